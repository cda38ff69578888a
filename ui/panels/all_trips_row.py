"""The row over the trips that stands for all of them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from expedition import units
from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme

_ROW = 28


class AllTripsRow(QAbstractButton):
    """Looks like the row of a trip; checked while the overview is open."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._figure, self._beside = "", 0
        self.setText(_("All trips"))
        self.setCheckable(True)
        self.setFixedHeight(theme.px(_ROW))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    def show_sum(self, distance_m: float, trips: int) -> None:
        """Say how far all trips went; there is nothing to add up where there is only one."""
        self._figure = f"{units.km(distance_m, 0)} km"
        self.setAccessibleName(f"{self.text()}, {self._figure}")
        self.setVisible(trips > 1)
        self.update()

    def keep_free(self, pixels: int) -> None:
        """Leave room at the right, as wide as the scroll bar of the trips below."""
        self._beside = pixels
        self.update()

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(0, self._theme.px(_ROW))

    def nextCheckState(self) -> None:
        """Who opens the overview tells."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the overview, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of the side, sign, words, figure."""
        painter, theme, px = QPainter(self), self._theme, self._theme.px
        painter.fillRect(self.rect(), theme.color("side"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = self.rect().adjusted(px(8), 0, -px(8), 0)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("here_tint" if self.isChecked() else "hover"))
            painter.drawRoundedRect(QRectF(pill), 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("here"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(pill).adjusted(1, 1, -1, -1), 6, 6)
        room = pill.adjusted(px(8), 0, -px(8) - self._beside, 0)
        token = "ink" if self.isChecked() else "ink2"
        sign = self._icons.pixmap("layers", 14, token, self.devicePixelRatioF())
        painter.drawPixmap(room.left(), room.top() + (room.height() - px(14)) // 2, sign)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.small())
        painter.setPen(theme.color("ink3"))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, self._figure)
        painter.setFont(theme.strong() if self.isChecked() else theme.body())
        painter.setPen(theme.color(token))
        painter.drawText(room.adjusted(px(22), 0, 0, 0), Qt.AlignmentFlag.AlignLeft | middle, self.text())
