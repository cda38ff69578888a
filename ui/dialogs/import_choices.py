"""What becomes of a leg: on its day, on another, or left out."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from expedition.errors import UserError
from expedition.records.importing import PlannedLeg
from expedition.text import _
from ui.theme import Theme
from ui.widgets.choices import Radio
from ui.widgets.controls import label
from ui.widgets.date_field import DateField


class LegChoices(QWidget):
    """Three radio buttons and a date.

    Signals:
        taken: Whether the leg shall be taken.
        moved: The date it shall go to.
        typed: A date is being typed; `settle` takes it.
        refused: Why what was typed is no date.
        entered: Enter took the date.
    """

    taken = Signal(bool)
    moved = Signal(object)
    typed = Signal()
    refused = Signal(str)
    entered = Signal()

    def __init__(self, theme: Theme, leg: PlannedLeg, day_name: str, today: date) -> None:
        super().__init__()
        self._theme, self._leg = theme, leg
        self._is_typed = False
        self.here = Radio(theme, _("A leg of {day}").format(day=day_name or _("a day")))
        self.other = Radio(theme, _("On"))
        self.out = Radio(theme, _("Leave it out"))
        self.date = DateField(leg.date or today, None)
        self.date.setAccessibleName(_("Another day"))
        self.date.setPlaceholderText(_("another day …"))
        self.date.setProperty("look", "low")
        self.date.setFont(theme.small())
        group = QButtonGroup(self)
        for radio in (self.here, self.other, self.out):
            radio.setFont(theme.small())
            group.addButton(radio)
        self.here.setEnabled(leg.date is not None)
        is_on = leg.include and leg.date is not None
        (self.here if is_on else self.out).setChecked(True)
        self._connect()
        self._lay_out()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keys, in reading order."""
        return (self.here, self.other, self.date, self.out)

    def enter(self, *, at_date: bool) -> None:
        """Take the keys: at the date, or at the choice in force."""
        chosen = self.here if self.here.isChecked() else self.out
        (self.date if at_date else chosen).setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> bool:
        """Take the date that was typed; False where it cannot be read."""
        if not self._is_typed:
            return True
        try:
            wanted = self.date.value()
        except UserError as error:
            self.refused.emit(str(error))
            return False
        self._is_typed = False
        if wanted is not None and (wanted != self._leg.date or not self._leg.include):
            self.moved.emit(wanted)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the date, not the whole import."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if is_enter and self.date.hasFocus():
            if self.settle():
                self.entered.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the date takes it."""
        if event.type() == QEvent.Type.FocusOut:
            self.settle()
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self.here.clicked.connect(lambda: self._take(is_taken=True))
        self.out.clicked.connect(lambda: self._take(is_taken=False))
        self.other.clicked.connect(lambda: self.date.setFocus())
        self.date.textChanged.connect(lambda _text: self._type())
        self.date.installEventFilter(self)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        title = label(self._theme, _("What becomes of it"), small=True)
        title.setFont(self._theme.small_strong())
        across = QHBoxLayout()
        across.setSpacing(self._theme.px(6))
        across.addWidget(self.other)
        across.addWidget(self.date, 1)
        column.addWidget(title)
        column.addWidget(self.here)
        column.addLayout(across)
        column.addWidget(self.out)
        column.addStretch(1)

    def _type(self) -> None:
        self._is_typed = True
        self.other.setChecked(True)
        self.typed.emit()

    def _take(self, *, is_taken: bool) -> None:
        self._is_typed = False
        if is_taken != self._leg.include:
            self.taken.emit(is_taken)
