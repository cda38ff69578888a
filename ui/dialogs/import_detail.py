"""The open line of an import plan: what was read, what was cleaned, what becomes of it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from expedition import naming
from expedition.errors import UserError
from expedition.kinds import LegMode
from expedition.records.importing import PlannedFile, PlannedLeg
from expedition.text import _
from ui.icons import Icons
from ui.models.plan_facts import heights, was_cleaned, was_read
from ui.theme import Theme
from ui.widgets.choices import Radio
from ui.widgets.controls import Chooser, label
from ui.widgets.date_field import DateField
from ui.widgets.small_profile import SmallProfile

_MOST_LINES = 6


class ImportDetail(QWidget):
    """One leg, to be corrected.

    Signals:
        taken: Whether it shall be taken.
        moved: The date it shall go to.
        mode_chosen: How it was travelled.
        typed: A date is being typed; `settle` takes it.
        refused: Why what was typed is no date.
        left: The keys go back to the list.
    """

    taken = Signal(bool)
    moved = Signal(object)
    mode_chosen = Signal(object)
    typed = Signal()
    refused = Signal(str)
    left = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, file: PlannedFile, leg: PlannedLeg, day_name: str, today: date
    ) -> None:
        super().__init__()
        self._theme, self._leg = theme, leg
        self._is_typed = False
        self.setAccessibleName(_("Details of {name}").format(name=file.read.name))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(82), theme.px(8), theme.px(28), theme.px(10))
        row.setSpacing(theme.px(20))
        row.addLayout(self._facts(_("What was read"), was_read(file, leg)), 5)
        row.addLayout(self._facts(_("What was cleaned"), was_cleaned(file, leg)), 5)
        row.addLayout(self._choices(day_name, today), 5)
        row.addLayout(self._figure(icons), 4)

    @property
    def needs_date(self) -> bool:
        """Whether it cannot be taken before its day is chosen."""
        return self._leg.date is None

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keys, in reading order."""
        return (self._here, self._other, self._date, self._out, self._mode)

    def enter(self) -> None:
        """Take the keys: at the date where it is missing, else at the choice in force."""
        chosen = self._here if self._here.isChecked() else self._out
        (self._date if self.needs_date else chosen).setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> bool:
        """Take the date that was typed; False where it cannot be read."""
        if not self._is_typed:
            return True
        try:
            wanted = self._date.value()
        except UserError as error:
            self.refused.emit(str(error))
            return False
        self._is_typed = False
        if wanted is not None and (wanted != self._leg.date or not self._leg.include):
            self.moved.emit(wanted)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the date, not the whole import; Esc goes back to the list."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif is_enter and self._date.hasFocus():
            if self.settle():
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the date takes it."""
        if event.type() == QEvent.Type.FocusOut:
            self.settle()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of the page."""
        QPainter(self).fillRect(self.rect(), self._theme.color("page"))

    def _facts(self, title: str, lines: Sequence[str]) -> QVBoxLayout:
        column = _column()
        column.addWidget(self._title(title))
        for words in lines[:_MOST_LINES]:
            line = label(self._theme, words, "quiet", small=True)
            line.setWordWrap(True)
            line.setMinimumWidth(self._theme.px(80))
            column.addWidget(line)
        column.addStretch(1)
        return column

    def _choices(self, day_name: str, today: date) -> QVBoxLayout:
        column = _column()
        column.addWidget(self._title(_("What becomes of it")))
        self._here = Radio(self._theme, _("A leg of {day}").format(day=day_name or _("a day")))
        self._other = Radio(self._theme, _("On"))
        self._out = Radio(self._theme, _("Leave it out"))
        self._date = DateField(self._leg.date or today, None)
        self._date.setAccessibleName(_("Another day"))
        self._date.setPlaceholderText(_("another day …"))
        self._date.setFixedHeight(self._theme.px(24))
        self._date.setProperty("look", "low")
        self._date.setFont(self._theme.small())
        group = QButtonGroup(self)
        for radio in (self._here, self._other, self._out):
            radio.setFont(self._theme.small())
            group.addButton(radio)
        self._here.setEnabled(self._leg.date is not None)
        is_on = self._leg.include and self._leg.date is not None
        (self._here if is_on else self._out).setChecked(True)
        self._here.clicked.connect(lambda: self._take(is_taken=True))
        self._out.clicked.connect(lambda: self._take(is_taken=False))
        self._other.clicked.connect(lambda: self._date.setFocus())
        self._date.textChanged.connect(lambda _text: self._type())
        self._date.installEventFilter(self)
        across = QHBoxLayout()
        across.setSpacing(self._theme.px(6))
        across.addWidget(self._other)
        across.addWidget(self._date, 1)
        column.addWidget(self._here)
        column.addLayout(across)
        column.addWidget(self._out)
        column.addStretch(1)
        return column

    def _figure(self, icons: Icons) -> QVBoxLayout:
        column = _column()
        column.addWidget(SmallProfile(self._theme, heights(self._leg), _("Heights")), 1)
        self._mode = Chooser(self._theme, icons, _("Travelled by"))
        for mode in LegMode:
            self._mode.addItem(naming.title(mode), mode.value)
        self._mode.setCurrentIndex(self._mode.findData(self._leg.mode.value))
        self._mode.activated.connect(lambda _place: self.mode_chosen.emit(LegMode(self._mode.currentData())))
        column.addSpacing(self._theme.px(6))
        column.addWidget(self._mode)
        return column

    def _title(self, words: str) -> QWidget:
        made = label(self._theme, words, small=True)
        made.setFont(self._theme.small_strong())
        return made

    def _type(self) -> None:
        self._is_typed = True
        self._other.setChecked(True)
        self.typed.emit()

    def _take(self, *, is_taken: bool) -> None:
        self._is_typed = False
        if is_taken != self._leg.include:
            self.taken.emit(is_taken)


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(3)
    column.setAlignment(Qt.AlignmentFlag.AlignTop)
    return column
