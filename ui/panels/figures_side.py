"""What lies behind a figure: how it was made, and its days."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from expedition.records.day import DayRow
from expedition.text import _, plural
from ui.icons import Icons
from ui.panels.day_list import DayList
from ui.theme import Theme
from ui.widgets.controls import label
from ui.widgets.figure_tile import TileWords

_EDGE, _TOP = 16, 14
_WIDE, _HIGH, _LIST, _SHARE = 300, 232, 480, 0.42


class FiguresSide(QWidget):
    """One figure in full.

    Signals:
        day_activated: The id of a day to be opened.
        left: Escape was pressed: back to the figures.
    """

    day_activated = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key = ""
        self._name = _words(theme, "quiet")
        self._value = _words(theme)
        self._value.setFont(theme.page_title())
        self._detail = _words(theme, "quiet")
        self._how = _words(theme)
        self._count = _words(theme, "hint", small=True)
        self.days = DayList(theme, icons)
        self.days.setAccessibleName(_("The days behind the figure"))
        self.days.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.days.clicked.connect(lambda _index: self._open())
        self.days.installEventFilter(self)
        px = theme.px
        self._words = QWidget()
        column = QVBoxLayout(self._words)
        column.setContentsMargins(0, px(_TOP), 0, px(4))
        column.setSpacing(0)
        for words, above in (
            (self._name, 0),
            (self._value, 2),
            (self._detail, 2),
            (self._how, 10),
            (self._count, 6),
        ):
            words.setContentsMargins(px(_EDGE), px(above), px(_EDGE), 0)
            column.addWidget(words)
        column.addStretch(1)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._parts.setSpacing(0)
        self._parts.addWidget(self._words)
        self._parts.addWidget(self.days, 1)
        self._parts.addStretch(0)
        self.lie(is_below=False)
        self.setAccessibleName(_("How a figure was made"))

    @property
    def how(self) -> str:
        """How the figure was made, as it is said."""
        return self._how.text()

    @property
    def day_ids(self) -> list[int]:
        """The days listed."""
        return [day_id for line in self.days.lines.lines if (day_id := getattr(line, "id", None)) is not None]

    def show_figure(self, words: TileWords | None, rows: Sequence[DayRow]) -> None:
        """Show a figure with its days, or nothing."""
        _say(self._name, words.name if words else "")
        _say(self._value, f"{words.value} {words.unit}".rstrip() if words else "")
        _say(self._detail, words.detail if words else "")
        _say(self._how, words.how if words else "")
        self._detail.setVisible(bool(words and words.detail))
        _say(self._count, plural("{n} day behind it", "{n} days behind it", len(rows)) if rows else "")
        self._count.setVisible(bool(rows))
        self.days.setVisible(bool(rows))
        self._list(tuple(rows), is_other=words is None or words.key != self._key)
        self._key = words.key if words else ""

    def _list(self, rows: tuple[DayRow, ...], *, is_other: bool) -> None:
        """List the days of another figure from the top; after an edit the traveller stays where they are."""
        position, chosen = self.days.verticalScrollBar().value(), self.days.lines.chosen
        self.days.lines.show_rows(rows, is_other_trip=is_other)
        is_there = not is_other and any(row.id == chosen for row in rows)
        self.days.choose(chosen if is_there else None)
        self.days.verticalScrollBar().setValue(0 if is_other else position)

    def lie(self, *, is_below: bool, room: int = 0) -> None:
        """Stand beside the figures, or lie below them, in a part of the room, the days beside the words."""
        px, ways, most = self._theme.px, QBoxLayout.Direction, 16_777_215
        self._is_below = is_below
        # A pixel stays free for the hairline.
        self._parts.setContentsMargins(0 if is_below else 1, 1 if is_below else 0, 0, 0)
        self._parts.setDirection(ways.LeftToRight if is_below else ways.TopToBottom)
        self._words.setMinimumWidth(px(_WIDE) if is_below else 0)
        self._words.setMaximumWidth(px(_WIDE) if is_below else most)
        upright = QSizePolicy.Policy.Expanding if is_below else QSizePolicy.Policy.Maximum
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, upright)
        self.days.setMaximumWidth(px(_LIST) if is_below else most)
        self.setMinimumWidth(0 if is_below else px(_WIDE))
        self.setMaximumWidth(most if is_below else px(_WIDE))
        high = min(px(_HIGH), round(room * _SHARE))
        self.setMinimumHeight(high if is_below else 0)
        self.setMaximumHeight(high if is_below else most)
        self.update()

    def take_focus(self) -> bool:
        """Give the focus to the days; whether there are any."""
        if not self.days.lines.lines:
            return False
        self.days.setFocus(Qt.FocusReason.TabFocusReason)
        self.days.choose_first()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens the day, Escape goes back."""
        if watched is self.days and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return False

    def _open(self) -> None:
        chosen = self.days.lines.chosen
        if chosen is not None:
            self.day_activated.emit(chosen)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of a side, a hairline where it meets the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("side"))
        wide, high = (self.width(), 1) if self._is_below else (1, self.height())
        painter.fillRect(0, 0, wide, high, self._theme.color("line"))


def _words(theme: Theme, look: str = "", *, small: bool = False) -> QLabel:
    made = label(theme, look=look, small=small)
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made


def _say(words: QLabel, said: str) -> None:
    """Words to be copied; a label that says nothing takes no focus."""
    flags = Qt.TextInteractionFlag
    words.setText(said)
    words.setTextInteractionFlags(flags.TextSelectableByMouse if said else flags.NoTextInteraction)
