"""What a file leaves open, asked where its line is open."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from expedition.atlas import zones
from expedition.itinerary.questions import NO, YES
from expedition.records.importing import PlannedFile, Question
from expedition.text import _, plural
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.choices import Check
from ui.widgets.completions import completer
from ui.widgets.controls import button, label


class QuestionStrip(QWidget):
    """The question in one sentence, the answer likely beside it.

    Signals:
        answered: The answer, and whether it holds for all files that ask the same.
    """

    answered = Signal(str, bool)

    def __init__(self, theme: Theme, icons: Icons, file: PlannedFile, alike: int) -> None:
        super().__init__()
        self._theme, self._icons, self._file = theme, icons, file
        self._zone: QLineEdit | None = None
        words = plural("for all {n} such files", "for all {n} such files", alike)
        self._all = Check(theme, words)
        self._all.setFont(theme.small())
        self._all.setAccessibleName(words)
        if alike < 2:
            self._all.hide()
        sign = QLabel()
        sign.setPixmap(icons.pixmap("triangle-alert", 14, "warn", self.devicePixelRatioF()))
        asked = label(theme, _question(file), small=True)
        asked.setWordWrap(True)
        asked.setFont(theme.small_strong())
        first = QHBoxLayout()
        first.setSpacing(theme.px(7))
        first.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(asked, 1)
        self._answers = QHBoxLayout()
        self._answers.setContentsMargins(theme.px(21), 0, 0, 0)
        self._answers.setSpacing(theme.px(8))
        self._buttons: list[QWidget] = []
        if file.question is Question.ZONE:
            self._ask_zone()
        else:
            self._add_button(_("Move them to {date}").format(date=file.proposal), YES)
            self._add_button(_("Leave them as they are"), NO)
        self._answers.addWidget(self._all)
        self._answers.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(6))
        column.setSpacing(theme.px(6))
        column.addLayout(first)
        column.addLayout(self._answers)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keys, in reading order."""
        field = (self._zone,) if self._zone is not None else ()
        return (*field, *self._buttons, self._all)

    def enter(self) -> None:
        """Take the keys."""
        self.stops[0].setFocus(Qt.FocusReason.OtherFocusReason)
        if self._zone is not None:
            self._zone.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter answers with the zone that stands there."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if is_enter and self._zone is not None and self._zone.hasFocus():
            self._answer(self._typed())
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The zones are read when the field is entered: nobody else needs four hundred names."""
        field = self._zone
        is_entered = field is not None and watched is field and event.type() == QEvent.Type.FocusIn
        if is_entered and field is not None and field.completer() is None:
            field.setCompleter(completer(self._theme, zones.names(), field))
        return super().eventFilter(watched, event)

    def _ask_zone(self) -> None:
        field = self._zone = QLineEdit(self._file.proposal)
        field.setPlaceholderText(_("a time zone, Asia/Almaty"))
        field.setAccessibleName(_("Time zone"))
        field.setFont(self._theme.small())
        field.setFixedWidth(self._theme.px(220))
        field.setProperty("look", "low")
        field.installEventFilter(self)
        self._answers.addWidget(field)
        go = self._add_button(_("Use this zone"), "")
        field.textChanged.connect(lambda text: go.setEnabled(bool(text.strip())))

    def _add_button(self, words: str, answer: str) -> QWidget:
        made = button(self._theme, self._icons, words)
        made.setFont(self._theme.small_medium())
        made.setAutoDefault(True)
        made.clicked.connect(lambda: self._answer(answer or self._typed()))
        self._answers.addWidget(made)
        self._buttons.append(made)
        return made

    def _typed(self) -> str:
        return self._zone.text().strip() if self._zone is not None else ""

    def _answer(self, text: str) -> None:
        if text:
            self.answered.emit(text, self._all.isVisibleTo(self) and self._all.isChecked())


def _question(file: PlannedFile) -> str:
    if file.question is Question.ZONE:
        return _("Its times name no time zone, and the day depends on it. What did the clock show?")
    return _("Its dates look 1,024 weeks early, as after a week rollover of GPS. Which are right?")
