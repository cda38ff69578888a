"""Figures under headings, in columns that stand below one another all down the page."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from expedition.record_classes import dataclass
from ui.theme import Theme
from ui.widgets.figure_tile import AIR, FigureTile, TileWords

_COLUMN, _EDGE, _TOP = 156, 28, 2
_HEADING, _BELOW, _BETWEEN, _ROW_GAP = 26, 4, 18, 8


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures that stand under one heading."""

    title: str
    figures: tuple[TileWords, ...]


class FigureSheet(QScrollArea):
    """All figures; one is chosen, the arrow keys walk through them.

    Signals:
        chosen: The key of the figure now chosen.
        entered: Enter on it: what lies behind it is wished.
        menu_wanted: Its menu is wished, at a place of the screen.
    """

    chosen = Signal(str)
    entered = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._inside = _Sheet(theme)
        self.value = ""
        self.setAccessibleName(name)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def tiles(self) -> Sequence[FigureTile]:
        """All figures, in reading order."""
        return self._inside.tiles

    def show_groups(self, groups: Sequence[FigureGroup]) -> None:
        """Show other figures; those that were there stay where they are, and the chosen one chosen."""
        made = self._inside.show_groups(groups)
        for tile in made:
            tile.clicked.connect(lambda _checked=False, tile=tile: self.choose(tile.words.key))
            tile.stepped.connect(lambda way, tile=tile: self._step(tile, way))
            tile.installEventFilter(self)
        keys = [tile.words.key for tile in self.tiles]
        if self.value not in keys:
            self.choose(keys[0] if keys else "")
        else:
            self._mark()

    def choose(self, key: str) -> None:
        """Choose a figure and tell."""
        is_other = key != self.value
        self.value = key
        self._mark()
        if is_other:
            self.chosen.emit(key)

    def take_focus(self) -> None:
        """Give the focus to the chosen figure."""
        tile = self._tile(self.value)
        if tile is not None:
            tile.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The menu of a figure, which is chosen first."""
        if isinstance(watched, FigureTile) and isinstance(event, QContextMenuEvent):
            self.choose(watched.words.key)
            self.menu_wanted.emit(event.globalPos())
            return True
        return False

    def _step(self, tile: FigureTile, way: str) -> None:
        if way == "behind":
            self.choose(tile.words.key)
            self.entered.emit()
            return
        to = self._inside.neighbour(tile, way)
        if to is not None:
            to.setFocus(Qt.FocusReason.TabFocusReason)
            self.choose(to.words.key)
            self.ensureWidgetVisible(to, 0, self._theme.px(40))

    def _mark(self) -> None:
        for tile in self.tiles:
            is_chosen = tile.words.key == self.value
            tile.setChecked(is_chosen)
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_chosen else Qt.FocusPolicy.ClickFocus)
            if is_chosen:
                self.setFocusProxy(tile)

    def _tile(self, key: str) -> FigureTile | None:
        return next((tile for tile in self.tiles if tile.words.key == key), None)


class _Sheet(QWidget):
    """The page inside: headings are painted, figures are widgets."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._groups: tuple[FigureGroup, ...] = ()
        self._by_key: dict[str, FigureTile] = {}
        self._tops: list[int] = []
        theme.changed.connect(self.update)

    @property
    def tiles(self) -> list[FigureTile]:
        return [
            tile
            for group in self._groups
            for is_quiet in (False, True)
            for tile in self._tiles_of(group, is_quiet=is_quiet)
        ]

    def show_groups(self, groups: Sequence[FigureGroup]) -> list[FigureTile]:
        """Take other figures; the tiles that are new."""
        self._groups = tuple(groups)
        wanted = {words.key: words for group in groups for words in group.figures}
        for key in self._by_key.keys() - wanted.keys():
            tile = self._by_key.pop(key)
            tile.hide()
            tile.deleteLater()
        made = []
        for key, words in wanted.items():
            if key in self._by_key:
                self._by_key[key].show_words(words)
            else:
                made.append(FigureTile(self._theme, words, self))
                self._by_key[key] = made[-1]
                made[-1].show()
        self._arrange()
        return made

    def neighbour(self, tile: FigureTile, way: str) -> FigureTile | None:
        tiles = self.tiles
        at = tiles.index(tile)
        if way in ("first", "last"):
            return tiles[0 if way == "first" else -1]
        if way in ("before", "after"):
            to = at + (1 if way == "after" else -1)
            return tiles[to] if 0 <= to < len(tiles) else None
        others = [one for one in tiles if (one.y() > tile.y() if way == "below" else one.y() < tile.y())]
        row = min((abs(one.y() - tile.y()) for one in others), default=None)
        near = [one for one in others if abs(one.y() - tile.y()) == row]
        return min(near, key=lambda one: abs(one.x() - tile.x()), default=None)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """The columns follow the width."""
        self._arrange()

    def sizeHint(self) -> QSize:
        """As high as all figures."""
        return QSize(self._theme.px(2 * _COLUMN), self.minimumHeight())

    def _arrange(self) -> None:
        """Columns of one width; what is quiet follows in lines, each word as wide as it is."""
        px = self._theme.px
        left = px(_EDGE - AIR)
        room = max(px(_COLUMN), self.width() - 2 * left)
        columns = max(1, room // px(_COLUMN))
        wide = room // columns
        top = px(_TOP)
        self._tops = []
        for group in self._groups:
            self._tops.append(top)
            top += px(_HEADING + _BELOW)
            for row in self._rows(group, columns, wide):
                high = max(tile.height_wished for tile, _column, _span in row)
                for tile, column, span in row:
                    tile.setGeometry(QRect(left + column * wide, top, span * wide - px(4), high))
                top += high + px(_ROW_GAP)
            top = self._arrange_quiet(group, left, top, room)
            top += px(_BETWEEN - _ROW_GAP)
        self.setMinimumHeight(top)
        self.update()

    def _rows(self, group: FigureGroup, columns: int, wide: int) -> list[list[tuple[FigureTile, int, int]]]:
        """The loud figures of a group in rows, each with its column and how many it takes.

        Name and value take as many as they need, the small line at most one more.
        """
        rows: list[list[tuple[FigureTile, int, int]]] = []
        column = columns
        for tile in self._tiles_of(group, is_quiet=False):
            span = -(-tile.wish // wide)
            span = min(columns, max(span, min(2, -(-tile.whole_wish // wide))))
            if column + span > columns:
                column = 0
                rows.append([])
            rows[-1].append((tile, column, span))
            column += span
        return rows

    def _arrange_quiet(self, group: FigureGroup, left: int, top: int, room: int) -> int:
        """Put the quiet figures of a group into lines; where the next thing begins."""
        at, high = left, 0
        for tile in self._tiles_of(group, is_quiet=True):
            if at > left and at + tile.wish > left + room:
                at, top = left, top + high
            high = tile.height_wished
            tile.setGeometry(at, top, min(tile.wish, room), high)
            at += tile.wish
        return top + high + (self._theme.px(_ROW_GAP) if high else 0)

    def _tiles_of(self, group: FigureGroup, *, is_quiet: bool) -> list[FigureTile]:
        return [self._by_key[words.key] for words in group.figures if words.is_quiet is is_quiet]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, and the headings with a hairline over all but the first."""
        painter, theme, px = QPainter(self), self._theme, self._theme.px
        painter.fillRect(self.rect(), theme.color("page"))
        painter.setFont(theme.strong())
        wide = self.width() - 2 * px(_EDGE)
        for number, (top, group) in enumerate(zip(self._tops, self._groups, strict=True)):
            if number:
                painter.fillRect(px(_EDGE), top, wide, 1, theme.color("line"))
            painter.setPen(theme.color("ink"))
            line = QRect(px(_EDGE), top + px(6), wide, px(_HEADING - 6))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, group.title)
