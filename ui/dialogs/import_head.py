"""The head of the import dialog: the outcome, the trip it goes into, which lines are shown."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from expedition import naming
from expedition.kinds import USUAL_MODES, LegMode
from expedition.records.importing import ImportPlan
from expedition.text import _
from ui.icons import Icons
from ui.models import plan_words
from ui.models.plan_lines import Shown
from ui.theme import Theme
from ui.widgets.chips import Chips
from ui.widgets.controls import Chooser, label

_NEW = 0


class ImportHead(QWidget):
    """Title and summary at the left, the trip at the right, chips under them.

    Signals:
        trip_chosen: The trip to import into, None for a new one.
        mode_chosen: How a new trip is travelled.
        shown: Which lines to show.
    """

    trip_chosen = Signal(object)
    mode_chosen = Signal(object)
    shown = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        trips: Sequence[tuple[int, str]],
        chosen: int | None,
        *,
        can_begin: bool = True,
    ) -> None:
        super().__init__()
        self._title = label(theme)
        self._title.setFont(theme.dialog_title())
        self._summary = label(theme, look="quiet")
        self._summary.setWordWrap(True)
        self.trip = Chooser(theme, icons, _("Trip to import into"))
        self.trip.setFont(theme.medium())
        self.trip.setMinimumWidth(theme.px(160))
        self.trip.setMaximumWidth(theme.px(320))
        for trip_id, title in trips:
            self.trip.addItem(title, trip_id)
        if can_begin:
            self.trip.addItem(_("A new trip"), _NEW)
        self.trip.activated.connect(lambda _place: self._choose())
        if not trips:
            self.trip.hide()
        self.new_title = QLineEdit(_("My first trip") if not trips else "")
        self.new_title.setPlaceholderText(_("Title of the new trip"))
        self.new_title.setAccessibleName(_("Title of the new trip"))
        self.new_title.setFont(theme.medium())
        self.new_title.setFixedWidth(theme.px(190))
        self.mode = Chooser(theme, icons, _("How the new trip is travelled"))
        self.mode.setFont(theme.medium())
        self.mode.setMinimumWidth(theme.px(128))
        for mode in USUAL_MODES:
            self.mode.addItem(naming.title(mode), mode.value)
        self.mode.setToolTip(
            _("As the files look. What you choose holds for every line not set by hand, and for the trip.")
        )
        self.mode.activated.connect(lambda _place: self._choose_mode())
        self._is_guess = True
        self.show_trip(chosen)
        self.chips = Chips(
            theme,
            _("Which lines to show"),
            (
                (Shown.ALL, _("All"), "ink3"),
                (Shown.TAKEN, _("Taken"), "good"),
                (Shown.LEFT, _("Left out"), "ink3"),
                (Shown.WAITING, _("Needs you"), "warn"),
            ),
        )
        self.chips.chosen.connect(self.shown)
        self._lay_out(theme)

    @property
    def title(self) -> str:
        """The outcome in one line."""
        return self._title.text()

    @property
    def summary(self) -> str:
        """What the files are, and how a new trip looks travelled."""
        return self._summary.text()

    def show_plan(self, plan: ImportPlan, counts: Mapping[Shown, int]) -> None:
        """Say what the plan comes to."""
        self._title.setText(plan_words.title(plan))
        guess = plan_words.guess(plan) if self._is_guess and not self.mode.isHidden() else ""
        self._summary.setText(" ".join(filter(None, (plan_words.summary(plan), guess))))
        self.mode.setCurrentIndex(self.mode.findData(plan.mode.value))
        self.chips.show_counts(counts)

    def show_trip(self, trip_id: int | None) -> None:
        """Show the trip imported into, None for a new one."""
        self.trip.setCurrentIndex(self.trip.findData(trip_id if trip_id is not None else _NEW))
        for widget in self._of_a_new_trip:
            widget.setVisible(trip_id is None)

    @property
    def _of_a_new_trip(self) -> tuple[QWidget, ...]:
        return (self.new_title, self.mode)

    def _choose_mode(self) -> None:
        self._is_guess = False
        self.mode_chosen.emit(LegMode(self.mode.currentData()))

    def _choose(self) -> None:
        trip_id = self.trip.currentData() or None
        self.show_trip(trip_id)
        self.trip_chosen.emit(trip_id)
        if trip_id is None:
            self.new_title.setFocus()

    def _lay_out(self, theme: Theme) -> None:
        px = theme.px
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(px(8))
        first.addWidget(self._title, 1)
        for widget in (label(theme, _("into"), "quiet"), self.trip, *self._of_a_new_trip):
            first.addWidget(widget)
        second.setSpacing(px(16))
        second.addWidget(self._summary, 1)
        second.addWidget(self.chips)
        head = QVBoxLayout(self)
        head.setContentsMargins(px(28), px(16), px(28), px(10))
        head.setSpacing(px(4))
        head.addLayout(first)
        head.addLayout(second)
