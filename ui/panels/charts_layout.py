"""How the Charts view is laid out: a bar, canvases at the left and below, figures at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from expedition.charts.stretch import Stretch
from expedition.text import _
from ui.icons import Icons
from ui.panels.charts_data import ChartsData
from ui.panels.charts_drawing import DAYS_LEAST, profile_height
from ui.panels.charts_side import ChartsSide
from ui.theme import Theme
from ui.widgets.chart_canvas import ChartCanvas
from ui.widgets.controls import Chooser, button, label
from ui.widgets.table_tabs import TableTabs

_BAR, _EDGE, _TOP = 44, 28, 14
_SIDE, _NARROW_SIDE, _GAP = 332, 272, 36
_NARROW, _CHEVRON = 1100, 48


class ChartsBar(QWidget):
    """The tools over the charts: the part of the trip at the left, saving at the right.

    Signals:
        chosen: Another part of the trip is to be shown.
    """

    chosen = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        pages: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """`pages` are (key, words of the tab)."""
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(theme.px(_BAR))
        self._words = label(theme, look="hint", small=True)
        self._words.setAccessibleName(_("What was saved"))
        self.save = button(
            theme,
            icons,
            _("Save charts"),
            "download",
            "ghost",
            tip=_("All charts as one PDF, SVG or picture."),
        )
        self.save.setEnabled(False)
        self._stretches: tuple[Stretch, ...] = ()
        self._chooser = Chooser(theme, icons, _("Part of the trip"))
        self._chooser.activated.connect(lambda _place: self.chosen.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(_EDGE), 0, theme.px(_EDGE - 6), 0)
        row.setSpacing(theme.px(12))
        self.tabs = TableTabs(
            theme, icons, _("Pages"), [(key, name, True) for key, name in pages], _("More pages")
        )
        self.tabs.setVisible(len(pages) > 1)
        row.addWidget(self.tabs, 2)
        row.addWidget(self._chooser)
        row.addWidget(self._words, 1)
        row.addWidget(self.save)
        self.offer(())

    @property
    def stretch(self) -> Stretch | None:
        """The part of the trip that is chosen."""
        place = self._chooser.currentIndex()
        return self._stretches[place] if 0 <= place < len(self._stretches) else None

    def offer(self, stretches: tuple[Stretch, ...]) -> None:
        """Offer parts to choose; the one in force stays if it is still there."""
        before = self.stretch.name if self.stretch else ""
        self._stretches = stretches
        self._chooser.clear()
        self._chooser.addItems([stretch.name for stretch in stretches])
        self._chooser.setCurrentIndex(max(0, self._chooser.findText(before)))
        words = self._chooser.fontMetrics()
        widest = max((words.horizontalAdvance(stretch.name) for stretch in stretches), default=0)
        self._chooser.setFixedWidth(widest + self._theme.px(_CHEVRON))
        self._chooser.setVisible(len(stretches) > 1)

    def choose(self, place: int) -> None:
        """Choose an offered part by its place."""
        self._chooser.setCurrentIndex(place)
        self.chosen.emit()

    @property
    def words(self) -> str:
        """What stands there."""
        return self._words.text()

    def tell(self, sentence: str, *, is_error: bool = False) -> None:
        """Say something."""
        self._words.setProperty("look", "error" if is_error else "hint")
        self._words.style().polish(self._words)
        self._words.setText(sentence)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page's ground, a hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("page"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line"))


class ChartsPage(QScrollArea):
    """The canvases and the column beside them; scrolls only where the window is very low."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._data: ChartsData | None = None
        self.days = ChartCanvas(theme, _("Charts over days"))
        self.profile = ChartCanvas(theme, _("Height of the whole road"))
        self.side = ChartsSide(theme, icons)
        self.days.setMinimumHeight(theme.px(DAYS_LEAST))
        self.profile.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._inside = _Page(theme)
        self._grid = QGridLayout(self._inside)
        self._grid.setHorizontalSpacing(theme.px(_GAP))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.addWidget(self.days, 0, 0)
        self._grid.addWidget(self.side, 0, 1, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self.profile, 1, 0, 1, 2)
        self._grid.setRowStretch(0, 1)
        self._grid.setColumnStretch(0, 1)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_data(self, data: ChartsData) -> None:
        """Fill the column and give each chart the room its values need."""
        self._data = data
        self.side.show_data(data)
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Margins, column and profile follow the window."""
        super().resizeEvent(event)
        self._share_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Share out anew: the window may have shrunk while another view stood before this one."""
        super().showEvent(event)
        self._share_out()
        self._grid.invalidate()
        self._grid.setGeometry(self._inside.rect())

    def _share_out(self) -> None:
        px = self._theme.px
        is_narrow = self.viewport().width() < px(_NARROW)
        edge = px(_EDGE)
        self._grid.setContentsMargins(edge, px(_TOP), edge, px(6))
        self.side.setFixedWidth(px(_NARROW_SIDE if is_narrow else _SIDE))
        if self._data is not None:
            self.profile.setFixedHeight(
                profile_height(self._data, self.viewport().height(), self._theme.scale)
            )


class _Page(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.color("page"))
