"""What can be done to the line of a leg: joined, split at a stop, travelled otherwise, in another trip."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from expedition import naming
from expedition.errors import UserError
from expedition.kinds import LegMode, LegPower
from expedition.records.importing import PlannedLeg, Stop
from expedition.text import _
from ui.icons import Icons
from ui.models.plan_facts import point_at, stop_words
from ui.theme import Theme
from ui.widgets.controls import Chooser, button, label

TripNames = Sequence[tuple[int | None, str]]


class LegTools(QWidget):
    """Two buttons, three choosers, and under them the place of the cut once it is asked for.

    Signals:
        mode_chosen: How it was travelled.
        power_chosen: By whose effort.
        joined: The leg shall go on as the next one.
        cut: The point before which it shall be cut.
        trip_chosen: The trip it shall go to, None for that of the whole import.
        refused: Why it cannot be cut there.
        rearranged: The place of the cut is asked for.
    """

    mode_chosen = Signal(object)
    power_chosen = Signal(object)
    joined = Signal()
    cut = Signal(int)
    trip_chosen = Signal(object)
    refused = Signal(str)
    rearranged = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        leg: PlannedLeg,
        stops_of: Callable[[], Sequence[Stop]],
        trips: TripNames,
    ) -> None:
        super().__init__()
        self._theme, self._leg, self._stops_of = theme, leg, stops_of
        self._join = _small(theme, button(theme, icons, _("Join with the next leg")))
        self._split = _small(theme, button(theme, icons, _("Split …")))
        for made in (self._join, self._split):
            made.setAutoDefault(True)
        self._join.clicked.connect(self.joined)
        self._split.clicked.connect(self.ask)
        modes = [(mode.value, naming.title(mode)) for mode in LegMode]
        powers = [(power.value, naming.title(power)) for power in LegPower]
        self._mode = _chooser(theme, icons, _("Travelled by"), modes, leg.mode.value)
        self._power = _chooser(theme, icons, _("By whose effort"), powers, leg.power.value)
        self._mode.activated.connect(lambda _place: self.mode_chosen.emit(LegMode(self._mode.currentData())))
        self._power.activated.connect(
            lambda _place: self.power_chosen.emit(LegPower(self._power.currentData()))
        )
        self._trip = _chooser(theme, icons, _("Trip of this leg"), trips, leg.trip_id)
        self._trip.setMinimumWidth(theme.px(170))
        self._trip.activated.connect(lambda _place: self.trip_chosen.emit(self._trip.currentData()))
        if len(trips) < 2:
            self._trip.hide()
        self._cut_row = self._row_of_cut(theme, icons)
        self._cut_row.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        for widget in (self._join, self._split):
            row.addWidget(widget)
        row.addStretch(1)
        for chooser in (self._mode, self._power, self._trip):
            row.addWidget(chooser)
        column.addLayout(row)
        column.addWidget(self._cut_row)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keys, in reading order."""
        choosers = (self._mode, self._power, self._trip)
        return (self._join, self._split, *choosers, self._places, self._clock, self._go)

    def ask(self) -> None:
        """Ask where the leg shall be cut: at one of its stops, or at a time."""
        if self._cut_row.isHidden():
            self._places.clear()
            for stop in self._stops_of():
                self._places.addItem(stop_words(stop, self._leg.zone), stop.point)
            self._places.setVisible(self._places.count() > 0)
            self._cut_row.show()
            self.rearranged.emit()
        (self._places if self._places.count() else self._clock).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter cuts where the place is chosen or typed."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if is_enter and (self._clock.hasFocus() or self._places.hasFocus()):
            self._cut()
        else:
            super().keyPressEvent(event)

    def _row_of_cut(self, theme: Theme, icons: Icons) -> QWidget:
        made = QWidget()
        self._places = Chooser(theme, icons, _("Stops"))
        self._places.setFont(theme.small())
        self._places.setFixedHeight(theme.px(26))
        self._clock = QLineEdit()
        self._clock.setFont(theme.small())
        self._clock.setPlaceholderText(_("or a time, 14:30"))
        self._clock.setAccessibleName(_("Split at this time"))
        self._clock.setFixedWidth(theme.px(130))
        self._clock.setProperty("look", "low")
        self._go = _small(theme, button(theme, icons, _("Split here")))
        self._go.setAutoDefault(True)
        self._go.clicked.connect(self._cut)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(label(theme, _("Split at"), "quiet", small=True))
        row.addWidget(self._places, 1)
        row.addWidget(self._clock)
        row.addWidget(self._go)
        row.addStretch(1)
        return made

    def _cut(self) -> None:
        text = self._clock.text().strip()
        try:
            point = point_at(self._leg, text) if text else self._places.currentData()
        except UserError as error:
            self.refused.emit(str(error))
            self._clock.setFocus()
            return
        if point is None:
            self.refused.emit(_("It stops nowhere for long: type the time at which it shall be cut."))
            self._clock.setFocus()
        else:
            self.cut.emit(point)


def _chooser(
    theme: Theme, icons: Icons, name: str, choices: Sequence[tuple[object, str]], now: object
) -> Chooser:
    made = Chooser(theme, icons, name)
    made.setFont(theme.small())
    made.setFixedHeight(theme.px(26))
    made.setMinimumWidth(theme.px(112))
    for value, words in choices:
        made.addItem(words, value)
    made.setCurrentIndex(max(0, made.findData(now)))
    return made


def _small(theme: Theme, made: QPushButton) -> QPushButton:
    made.setFont(theme.small_medium())
    return made
