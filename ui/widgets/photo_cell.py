"""One picture in a row: cropped to its middle, its caption under it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy

from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme

HEIGHT, CAPTION = 82, 20
_RADIUS, _SIGN = 4, 16


class PhotoCell(QAbstractButton):
    """Pressed, it opens the picture.

    Signals:
        removed: The photo is to go from its day.
        add_wanted: More photos are wanted.
        stepped: How many cells to go on; the focus is wanted there.
    """

    removed = Signal()
    add_wanted = Signal()
    stepped = Signal(int)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme, self._icons = theme, icons
        self._image: QImage | None = None
        self._is_lost = False
        self._caption = self._more = ""
        self._has_captions = False
        self._is_hot = False
        self.setAccessibleName(_("Photo"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_words(self, name: str, caption: str, *, more: int, has_captions: bool) -> None:
        """Its name and caption, how many more there are behind it, and whether its row has captions."""
        self._caption, self._more = caption, f"+{more}" if more else ""
        self._has_captions = has_captions
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def show_image(self, image: QImage | None, why_not: str) -> None:
        """The picture, None while it is read; `why_not` says that there will be none."""
        self._image, self._is_lost = image, bool(why_not)
        self.setToolTip(why_not or self._caption)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the row gives it."""
        height = HEIGHT + (CAPTION if self._has_captions else 0)
        return QSize(self._theme.px(90), self._theme.px(height))

    def minimumSizeHint(self) -> QSize:
        """A row of four never widens the page."""
        return QSize(0, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete removes, Insert adds, the arrows go on."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open, add, remove."""
        menu = QMenu(self)
        menu.addAction(_("Open"), self.click)
        menu.addAction(_("Add photos …"), self.add_wanted.emit)
        menu.addAction(_("Remove"), self.removed.emit)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self._is_hot = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Show it no longer."""
        self._is_hot = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The middle of the picture, or a quiet box while there is none."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform, on=True
        )
        px, theme = self._theme.px, self._theme
        box = QRectF(0, 0, self.width(), px(HEIGHT))
        shape = QPainterPath()
        shape.addRoundedRect(box, px(_RADIUS), px(_RADIUS))
        painter.fillPath(shape, theme.color("hover" if self._is_hot else "side"))
        painter.save()
        painter.setClipPath(shape)
        if self._image is not None:
            painter.drawImage(box, self._image, _middle(self._image, box))
        else:
            self._draw_sign(painter, box)
        if self._more:
            painter.fillRect(box, theme.color("shade"))
            painter.setFont(theme.page_title())
            painter.setPen(Qt.GlobalColor.white)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._more)
        painter.restore()
        if self._caption and self._has_captions:
            painter.setFont(theme.small())
            painter.setPen(theme.color("ink2"))
            words = QFontMetrics(theme.small()).elidedText(
                self._caption, Qt.TextElideMode.ElideRight, self.width()
            )
            line = QRectF(0, box.bottom(), self.width(), px(CAPTION))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("here"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(_RADIUS), px(_RADIUS))
        painter.end()

    def _draw_sign(self, painter: QPainter, box: QRectF) -> None:
        size = self._theme.px(_SIGN)
        name = "triangle-alert" if self._is_lost else "image"
        sign = self._icons.pixmap(name, _SIGN, "ink3", self.devicePixelRatioF())
        painter.drawPixmap(round(box.center().x() - size / 2), round(box.center().y() - size / 2), sign)


def _middle(image: QImage, box: QRectF) -> QRectF:
    """The part of an image that fills a box of another shape."""
    scale = max(box.width() / image.width(), box.height() / image.height())
    width, height = box.width() / scale, box.height() / scale
    return QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)
