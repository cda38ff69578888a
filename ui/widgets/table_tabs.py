"""Tabs over a table, each with its count; those without room wait under one button."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from expedition import units
from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme

_HEIGHT, _EDGE, _GAP, _BETWEEN, _SIGN = 28, 9, 6, 2, 14


class TableTabs(QWidget):
    """One row of tabs; Left and Right go to the next one.

    Signals:
        chosen: The name of the tab now in force.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        name: str,
        tabs: Sequence[tuple[str, str, bool]],
        more: str = "",
    ) -> None:
        """`tabs` are (name, title, whether it stands in the row at all); `more` names the others."""
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self._tabs = {key: _Tab(theme, title, self) for key, title, _is_main in tabs}
        self._main = [key for key, _title, is_main in tabs if is_main]
        self._more = _Tab(theme, _("More"), self, icons)
        self._more.setAccessibleName(more or _("More tables"))
        self._more.clicked.connect(self._open_more)
        self._more.stepped.connect(self._step)
        self._value = tabs[0][0]
        for key, tab in self._tabs.items():
            tab.clicked.connect(lambda _checked=False, key=key: self._press(key))
            tab.stepped.connect(self._step)
        self.setFixedHeight(theme.px(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._show_value()

    @property
    def value(self) -> str:
        """The name of the tab in force."""
        return self._value

    def choose(self, key: str) -> None:
        """Put a tab in force, without telling."""
        self._value = key
        self._show_value()
        self._lay_out()

    def go(self, step: int) -> None:
        """Put the next tab in force, those without room too; after the last comes the first."""
        keys = list(self._tabs)
        self._press(keys[(keys.index(self._value) + step) % len(keys)])

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Say how many lines each table has."""
        for key, tab in self._tabs.items():
            tab.show_count(counts.get(key, 0))
        self._lay_out()

    def menu(self) -> QMenu:
        """The tables that have no room."""
        menu = QMenu(self)
        for key, tab in self._tabs.items():
            if not tab.isVisibleTo(self):
                action = menu.addAction(tab.words.replace("&", "&&"))
                action.triggered.connect(lambda _checked=False, key=key: self._press(key))
        return menu

    def resizeEvent(self, _event: object) -> None:
        """Show as many as fit."""
        self._lay_out()

    def _lay_out(self) -> None:
        """The main ones that fit, the one in force always, then the button for the others."""
        between, more = self._theme.px(_BETWEEN), self._more.sizeHint().width()
        whole = sum(tab.sizeHint().width() + between for tab in self._tabs.values())
        room = self.width() if whole <= self.width() else self.width() - more - between
        order = [key for key in self._main if key != self._value]
        room -= self._tabs[self._value].sizeHint().width() + between
        fitting = {self._value}
        for key in order:
            room -= self._tabs[key].sizeHint().width() + between
            if room < 0:
                break
            fitting.add(key)
        left = 0
        for key, tab in self._tabs.items():
            tab.setVisible(key in fitting)
            if key in fitting:
                tab.setGeometry(left, 0, tab.sizeHint().width(), self.height())
                left += tab.width() + between
        self._more.setGeometry(left, 0, more, self.height())
        self._more.setVisible(len(fitting) < len(self._tabs))

    def _show_value(self) -> None:
        for key, tab in self._tabs.items():
            tab.setChecked(key == self._value)
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus if key == self._value else Qt.FocusPolicy.ClickFocus)

    def _press(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def _step(self, step: int) -> None:
        keys = [key for key, tab in self._tabs.items() if tab.isVisibleTo(self)]
        if self._more.hasFocus():
            place = len(keys) - 1 if step < 0 else len(keys)
        else:
            place = keys.index(self._value) + step
        if place >= len(keys):
            self._more.setFocus(Qt.FocusReason.TabFocusReason)
        elif place >= 0:
            self._press(keys[place])
            self._tabs[keys[place]].setFocus(Qt.FocusReason.TabFocusReason)

    def _open_more(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))


class _Tab(QAbstractButton):
    """A word and a count; bold and tinted in force."""

    stepped = Signal(int)

    def __init__(self, theme: Theme, title: str, parent: QWidget, icons: Icons | None = None) -> None:
        super().__init__(parent)
        self._theme, self._title, self._icons = theme, title, icons
        self._count = ""
        self.setCheckable(icons is None)
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setText(title)
        theme.changed.connect(self.update)

    @property
    def words(self) -> str:
        """Title and count."""
        return f"{self._title}  {self._count}" if self._count else self._title

    def show_count(self, count: int) -> None:
        self._count = units.number(count) if count else ""
        self.setText(self.words)
        self.setAccessibleName(self.words)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the bold title, so that nothing moves on a change."""
        px = self._theme.px
        width = QFontMetrics(self._theme.strong()).horizontalAdvance(self._title) + 2 * px(_EDGE)
        if self._count:
            width += px(_GAP) + QFontMetrics(self._theme.small()).horizontalAdvance(self._count)
        return QSize(width + (px(_SIGN + 2) if self._icons else 0), px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down) and self._icons:
            self.click()
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """Who puts a tab in force tells it."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px = self._theme, self._theme.px
        is_on = self.isChecked()
        if is_on or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("here_tint" if is_on else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("here"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.setFont(theme.strong() if is_on else theme.body())
        painter.setPen(theme.color("ink" if is_on else "ink2"))
        room = self.rect().adjusted(px(_EDGE), 0, -px(_EDGE), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, self._title)
        if self._icons is not None:
            sign = self._icons.pixmap("chevron-down", _SIGN, "ink3", self.devicePixelRatioF())
            painter.drawPixmap(room.right() - px(_SIGN) + 1, (self.height() - px(_SIGN)) // 2, sign)
        else:
            painter.setFont(theme.small())
            painter.setPen(theme.color("ink3"))
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self._count)
