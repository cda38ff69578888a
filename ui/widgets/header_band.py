"""The band over a page: flag, title words, the words under them, and the arrows to the neighbours."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import tool
from ui.widgets.error_line import ErrorLine
from ui.widgets.words_layout import AIR, Word
from ui.widgets.words_line import WordsLine

_FLAG_WIDTH = 22


class HeaderBand(QWidget):
    """Two lines of words that are edited in place.

    Signals:
        edited: Key and new text of a word.
        previous, next: The arrows.
        more: All fields are wanted.
        ground_wanted: The map is wanted where there is no room for it beside the page.
    """

    edited = Signal(str, str)
    previous = Signal()
    next = Signal()
    more = Signal()
    ground_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._country = ""
        self.title, self.details = WordsLine(theme, icons), WordsLine(theme, icons)
        self._flag = QLabel()
        self._flag.setTextFormat(Qt.TextFormat.PlainText)
        self._flag.setFixedHeight(theme.px(28))
        self.arrows = self._arrows()
        self._error = ErrorLine(theme, icons)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.px(3))
        self._top = top = QHBoxLayout()
        top.addWidget(self._flag, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.title, 1)
        for arrow in self.arrows:
            top.addWidget(arrow, 0, Qt.AlignmentFlag.AlignTop)
        top.setSpacing(theme.px(4))
        rows.addLayout(top)
        rows.addWidget(self.details)
        rows.addWidget(self._error)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        for line in (self.title, self.details):
            line.edited.connect(self.edited)
        self.title.left.connect(lambda is_forward: self._leave(self.title, is_forward=is_forward))
        self.details.left.connect(lambda is_forward: self._leave(self.details, is_forward=is_forward))
        theme.changed.connect(self._show_flag)

    def _leave(self, line: WordsLine, *, is_forward: bool) -> None:
        """Tab in an editor goes through the words of both lines as they are read, and then beyond them."""
        other = self.details if line is self.title else self.title
        goes_beyond = is_forward is (line is self.details)
        if goes_beyond or not other.edit_end(is_first=is_forward):
            line.setFocus()
            line.focusNextPrevChild(is_forward)

    def _arrows(self) -> tuple[QToolButton, ...]:
        more = tool(self._theme, self._icons, "sliders-horizontal", _("All fields of this day"))
        before = tool(self._theme, self._icons, "chevron-left", _("Day before"))
        after = tool(self._theme, self._icons, "chevron-right", _("Day after"))
        before.setToolTip(_("Day before") + "  Alt+↑")
        after.setToolTip(_("Day after") + "  Alt+↓")
        self.map = tool(self._theme, self._icons, "map", _("Map and profile"))
        self.map.setToolTip(_("Map and profile") + "  F8")
        self.map.clicked.connect(lambda: self.ground_wanted.emit())
        self.map.hide()
        more.clicked.connect(lambda: self.more.emit())
        before.clicked.connect(lambda: self.previous.emit())
        after.clicked.connect(lambda: self.next.emit())
        for button in (self.map, more, before, after):
            button.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
        return self.map, more, before, after

    def suggest_from(self, words: Callable[[str], Sequence[str]]) -> None:
        """Ask here for completions of a word, by its key."""
        self.title.suggest = self.details.suggest = words

    def show_band(
        self,
        country: str,
        title: Sequence[Word],
        details: Sequence[Word],
        *,
        has_previous: bool,
        has_next: bool,
    ) -> None:
        """Show another day's words; `country` is its flag's code or empty."""
        self._country = country
        self._show_flag()
        self.title.show_words(title)
        self.details.show_words(details)
        if self.title.editor is None and self.details.editor is None:
            self._error.say("")
        self.arrows[2].setEnabled(has_previous)
        self.arrows[3].setEnabled(has_next)

    def refuse(self, key: str, text: str, why: str) -> None:
        """Keep what could not be read where it was typed, and say why."""
        self.title.refuse(key, text)
        self.details.refuse(key, text)
        self._error.say(why)

    def finish(self) -> str:
        """Hand on what stands in an editor; why it cannot be read, or empty."""
        for line in (self.title, self.details):
            line.finish()
        return self._error.text

    def unread_date(self) -> str:
        """The words of a date that could not be kept, or empty."""
        editor = self.title.editor
        is_date = self._error.text and editor is not None and self.title.edited_key == "date"
        return editor.text().strip() if is_date and editor is not None else ""

    def forget_edit(self) -> None:
        """Another day is shown."""
        self._error.say("")
        for line in (self.title, self.details):
            line.forget_edit()

    @property
    def error_text(self) -> str:
        """What is said to be wrong."""
        return self._error.text

    def _show_flag(self) -> None:
        flag = (
            self._icons.flag(self._country, self.devicePixelRatioF(), _FLAG_WIDTH) if self._country else None
        )
        self._flag.setVisible(flag is not None)
        self._top.setContentsMargins(self._theme.px(AIR) if flag is not None else 0, 0, 0, 0)
        if flag is not None:
            self._flag.setPixmap(flag)
            self._flag.setAccessibleName(self._country)
            self._flag.setToolTip(self._country)
