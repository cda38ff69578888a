"""The controls of the house: buttons, choosers and key hints with one look."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.tips import plain

_ICON_GAP = 4


def button(
    theme: Theme, icons: Icons, text: str, icon: str = "", look: str = "", *, tip: str = ""
) -> QPushButton:
    """A push button; `look` is "" (plain), "go" (the one main action) or "ghost" (no frame at rest)."""
    made = QPushButton(text)
    made.setProperty("look", look)
    made.setFont(theme.strong() if look == "go" else theme.medium())
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    # Enter is for the main action, whatever stands first in a dialog.
    made.setAutoDefault(look == "go")
    made.setAccessibleName(text or tip)
    made.setToolTip(plain(tip))
    if icon:
        made.setIconSize(QSize(theme.px(16) + theme.px(_ICON_GAP), theme.px(16)))

        def paint() -> None:
            made.setIcon(icons.icon(icon, 16, "on_here" if look == "go" else "ink2", _ICON_GAP))

        _paint_in_all_themes(theme, made, paint)
    return made


def tool(theme: Theme, icons: Icons, icon: str, name: str) -> QToolButton:
    """A square button with a sign only; its name is its tooltip and what a screen reader says."""
    made = QToolButton()
    made.setProperty("look", "ghost")
    made.setFixedSize(theme.px(28), theme.px(28))
    made.setIconSize(QSize(theme.px(16), theme.px(16)))
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAccessibleName(name)
    made.setToolTip(plain(name))

    def paint() -> None:
        made.setIcon(icons.icon(icon))

    _paint_in_all_themes(theme, made, paint)
    return made


def _paint_in_all_themes(theme: Theme, made: QWidget, paint: Callable[[], None]) -> None:
    """Paint now and in every other theme, until it is gone: the theme outlives every dialog."""
    paint()
    connection = theme.changed.connect(paint)
    made.destroyed.connect(lambda: QObject.disconnect(connection))


def key_hint(theme: Theme, keys: str) -> QLabel:
    """The key beside an action, in a thin frame."""
    made = QLabel(keys)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("look", "key")
    made.setFont(theme.tiny())
    made.setFixedHeight(theme.px(18))
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made


def label(theme: Theme, text: str = "", look: str = "", *, small: bool = False) -> QLabel:
    """Words; `look` is "" (ink), "quiet" or "hint"."""
    made = QLabel(text)
    made.setProperty("look", look)
    made.setFont(theme.small() if small else theme.body())
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


class Chooser(QComboBox):
    """A drop-down list that looks like a field, with the chevron of the house."""

    def __init__(self, theme: Theme, icons: Icons, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self.setAccessibleName(name)
        self.setFont(theme.body())
        self.setFixedHeight(theme.px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Field, words, chevron."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token, width = ("here", 2.0) if self.hasFocus() else ("line", 1.0)
        is_hot = bool(option.state & QStyle.StateFlag.State_MouseOver) and self.isEnabled()
        painter.setPen(QPen(self._theme.color(token), width))
        painter.setBrush(self._theme.color("hover" if is_hot else "field"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
        edge, sign = self._theme.px(10), self._theme.px(14)
        room = self.rect().adjusted(edge, 0, -edge - sign - self._theme.px(6), 0)
        painter.setPen(self._theme.color("ink" if self.isEnabled() else "edge"))
        words = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        chevron = self._icons.pixmap("chevron-down", 14, "ink3", self.devicePixelRatioF())
        painter.drawPixmap(self.width() - edge - sign, (self.height() - sign) // 2, chevron)
