"""Where the words of a line stand: place names are cut in their middle first, then the line wraps."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from expedition.record_classes import dataclass
from ui.theme import Theme

_ICON_ROOM = "\u2003\u2002"
_BLANK = "\u00a0"
_LEAST_CUT, _LEAST_SHARE = 96, 0.5
AIR = 4
"""Room at the left of the words, for the mark of the first one, in pixels of the design."""
_AIR_ABOVE = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of the line.

    Attributes:
        text: What stands there; with an icon, what stands behind it.
        font: A type style of the theme by its name.
        token: A colour by its name.
        key: Names the word when it can be edited, empty when it cannot.
        name: What the word is, for the tooltip and for those who listen.
        edit_text: What the editor begins with.
        choices: Value and words of a closed list; empty for free text.
        icon: Drawn before the text.
        tip: In the tooltip before the name.
        can_shrink: Whether it may be cut in the middle before the line wraps.
        is_missing: Whether the text only invites to write.
    """

    text: str
    font: str = "small"
    token: str = "ink3"  # noqa: S105 - a colour
    key: str = ""
    name: str = ""
    edit_text: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    icon: str = ""
    tip: str = ""
    can_shrink: bool = False
    is_missing: bool = False

    @property
    def piece(self) -> str:
        """The text with the room of its icon."""
        return (_ICON_ROOM if self.icon else "") + self.text


class WordsLayout:
    """Words in a width; the word at `gap` is left out for an editor `gap_width` pixels wide."""

    def __init__(
        self, theme: Theme, words: Sequence[Word], width: int, gap: int = -1, gap_width: int = 0
    ) -> None:
        self._theme = theme
        room = max(1, width - 2 * theme.px(AIR))
        fonts = [font_of(theme, word) for word in words]
        pieces = [word.piece for word in words]
        if 0 <= gap < len(pieces):
            blank = QFontMetricsF(fonts[gap]).horizontalAdvance(_BLANK)
            pieces[gap] = _BLANK * max(1, min(ceil(gap_width / blank), int(room / blank)))
        pieces = _shrunk(theme, words, fonts, pieces, room, gap)
        self.is_cut = [piece != word.piece for piece, word in zip(pieces, words, strict=True)]
        self._starts: list[int] = []
        self._layout = self._laid_out(words, fonts, pieces)
        self.height = _break_lines(self._layout, room) + 2 * theme.px(_AIR_ABOVE)

    def _laid_out(self, words: Sequence[Word], fonts: Sequence[QFont], pieces: Sequence[str]) -> QTextLayout:
        text = ""
        formats: list[QTextLayout.FormatRange] = []
        for word, font, piece in zip(words, fonts, pieces, strict=True):
            span = QTextLayout.FormatRange()
            span.start, span.length = _units(text), _units(piece)
            span.format = QTextCharFormat()
            span.format.setFont(font)
            span.format.setForeground(self._theme.color(word.token))
            formats.append(span)
            self._starts.append(_units(text))
            text += piece
        self._starts.append(_units(text))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(text)
        if fonts:
            layout.setFont(fonts[0])
        layout.setTextOption(option)
        layout.setFormats(formats)
        return layout

    @property
    def _origin(self) -> QPointF:
        return QPointF(self._theme.px(AIR), self._theme.px(_AIR_ABOVE))

    def word_rect(self, index: int) -> QRectF:
        """Where a word begins: the part of it on its first line."""
        start, end = self._starts[index], self._starts[index + 1]
        line = self._layout.lineForTextPosition(start)
        last = min(end, line.textStart() + line.textLength())
        left, right = _x(line, start), _x(line, last)
        return QRectF(left, line.y(), max(right - left, 8.0), line.height()).translated(self._origin)

    def word_rects(self, index: int) -> list[QRectF]:
        """All parts of a word, one for every line it stands on."""
        start, end = self._starts[index], self._starts[index + 1]
        rects = []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                left = _x(line, first)
                rect = QRectF(left, line.y(), _x(line, last) - left, line.height())
                rects.append(rect.translated(self._origin))
        return rects

    def draw(self, painter: QPainter) -> None:
        """Paint the words."""
        self._layout.draw(painter, self._origin)


def font_of(theme: Theme, word: Word) -> QFont:
    """The type style of a word."""
    font: QFont = getattr(theme, word.font)()
    return font


def _shrunk(
    theme: Theme, words: Sequence[Word], fonts: Sequence[QFont], pieces: list[str], room: int, gap: int
) -> list[str]:
    """The pieces with the longest names cut until all stand in one line; whole ones where that is no use."""
    widths = [QFontMetricsF(font).horizontalAdvance(piece) for font, piece in zip(fonts, pieces, strict=True)]
    excess = sum(widths) - room
    if excess <= 0:
        return pieces
    least = {
        index: max(theme.px(_LEAST_CUT), widths[index] * (0.0 if gap >= 0 else _LEAST_SHARE))
        for index, word in enumerate(words)
        if word.can_shrink and index != gap
    }
    wanted = list(widths)
    # A few pixels at a time from the longest: both names end equally long.
    while sum(wanted) > room:
        longest = max(
            (index for index in least if wanted[index] > least[index]),
            key=lambda index: wanted[index],
            default=None,
        )
        if longest is None:
            return pieces
        wanted[longest] = max(least[longest], wanted[longest] - 4)
    return [
        QFontMetricsF(fonts[index]).elidedText(piece, Qt.TextElideMode.ElideMiddle, wanted[index])
        if wanted[index] < widths[index]
        else piece
        for index, piece in enumerate(pieces)
    ]


def _units(text: str) -> int:
    """Qt counts UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _break_lines(layout: QTextLayout, width: int) -> int:
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return round(y)


def _x(line: QTextLine, position: int) -> float:
    """The pixel of a text position; PySide answers with the position beside it."""
    answer: tuple[float, int] = line.cursorToX(position)  # type: ignore[assignment]  # stubs say object
    return answer[0]
