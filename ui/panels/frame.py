"""The frame of the window: menu and list at the left, views over the work at the right."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from expedition.text import _
from ui.actions import Actions
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import button
from ui.widgets.view_tabs import ViewTabs

_TOP = 40
_SIDE, _NARROW_SIDE, _WIDE = 280, 256, 1360


class Ground(QWidget):
    """A plain surface of one token, with a hairline below or at the right if wished."""

    def __init__(self, theme: Theme, token: str, edge: Qt.Edge | None = None) -> None:
        super().__init__()
        self._theme, self._token, self._edge = theme, token, edge

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground and its line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color(self._token))
        line = self._theme.color("line")
        if self._edge is Qt.Edge.BottomEdge:
            painter.fillRect(0, self.height() - 1, self.width(), 1, line)


class Frame(QSplitter):
    """Two columns with a movable line between; the left one can be hidden."""

    def __init__(self, theme: Theme, icons: Icons, actions: Actions, menu: QMenuBar) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._menu = menu
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.left = QStackedWidget()
        self.left.setAccessibleName(_("Side"))
        self.views = QStackedWidget()
        self.tabs = ViewTabs(theme, icons, _("Views"))
        self._menu_row = Ground(theme, "side")
        self._menu_room = QHBoxLayout(self._menu_row)
        self._menu_room.setContentsMargins(theme.px(10), 0, 0, 0)
        self._menu_row.setFixedHeight(theme.px(_TOP))
        self._top = Ground(theme, "window", Qt.Edge.BottomEdge)
        self._top.setFixedHeight(theme.px(_TOP))
        self._top_room = QHBoxLayout(self._top)
        self._top_room.setContentsMargins(theme.px(16), 0, theme.px(12), 0)
        self._top_room.addWidget(self.tabs)
        self._top_room.addStretch(1)
        self.find_button = button(theme, icons, _("Find"), "search", look="ghost")
        self.find_button.setToolTip(actions["find"].toolTip())
        self.find_button.clicked.connect(actions["find"].trigger)
        self._top_room.addWidget(self.find_button)
        self._top_room.addSpacing(theme.px(8))
        self.import_button = button(theme, icons, _("Import"), "import")
        importing = actions["import_files"]
        self.import_button.clicked.connect(importing.trigger)
        self._show_possible(importing)
        importing.changed.connect(lambda: self._show_possible(importing))
        self._top_room.addWidget(self.import_button)
        self._side = _column(self._menu_row, self.left)
        self._side.setMinimumWidth(theme.px(220))
        self._side.setMaximumWidth(theme.px(400))
        self.addWidget(self._side)
        self.addWidget(_column(self._top, self.views))
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.was_moved = False
        self.splitterMoved.connect(self._keep_width)
        self._place_menu()

    def restore(self, state: QByteArray) -> None:
        """Take the widths of the last time, if there was one."""
        self.was_moved = self.restoreState(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list has its usual width until the traveller moves the line."""
        super().resizeEvent(event)
        if not self.was_moved:
            self._use_usual_width()

    def show_side(self, *, is_shown: bool) -> None:
        """Show or hide the list; the menu bar moves over the work meanwhile."""
        self._side.setVisible(is_shown)
        self._place_menu()

    def _use_usual_width(self) -> None:
        width = self.width()
        side = self._theme.px(_SIDE if width >= self._theme.px(_WIDE) else _NARROW_SIDE)
        # Everything is laid out again by this, even where nothing moves.
        if self.sizes()[0] != side:
            self.setSizes([side, max(1, width - side)])

    def _show_possible(self, importing: QAction) -> None:
        self.import_button.setEnabled(importing.isEnabled())
        self.import_button.setToolTip(importing.toolTip())

    def _keep_width(self) -> None:
        self.was_moved = True

    def _place_menu(self) -> None:
        if self._side.isVisibleTo(self):
            self._menu_room.insertWidget(0, self._menu, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._top_room.insertWidget(0, self._menu, 0, Qt.AlignmentFlag.AlignVCenter)
        # A widget that moves to another parent is hidden by the move.
        self._menu.show()


def _column(top: QWidget, below: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(top)
    column.addWidget(below, 1)
    return made
