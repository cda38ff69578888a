"""One large picture, or the words that stand where there is none."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from expedition.text import _
from ui.theme import Theme

_RADIUS, _AIR = 8, 48


class PhotoSheet(QWidget):
    """The picture, fitted; never larger than twice its pixels."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image: QImage | None = None
        self._why_not = self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage | None, why_not: str, name: str) -> None:
        """The picture, or why there is none."""
        self._image, self._why_not, self._words = image, why_not, ""
        self.setAccessibleName(name)
        self.update()

    def show_words(self, words: str) -> None:
        """A caption that has no picture, in a quiet frame."""
        self._image, self._why_not, self._words = None, "", words
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture in the middle, or words."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform, on=True
        )
        if self._image is not None:
            width, height = self._image.width(), self._image.height()
            scale = min(self.width() / width, self.height() / height, 2.0)
            box = QRectF(0, 0, width * scale, height * scale)
            box.moveCenter(QRectF(self.rect()).center())
            painter.drawImage(box, self._image)
        elif self._words:
            self._draw_words(painter)
        else:
            painter.setFont(self._theme.body())
            painter.setPen(self._theme.color("ink3"))
            words = self._why_not or _("Reading the photo …")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
        painter.end()

    def _draw_words(self, painter: QPainter) -> None:
        px, theme = self._theme.px, self._theme
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.color("edge"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme.color("side"))
        painter.drawRoundedRect(frame, px(_RADIUS), px(_RADIUS))
        painter.setFont(theme.dialog_title())
        painter.setPen(theme.color("ink"))
        air = px(_AIR)
        words = frame.adjusted(air, air, -air, -air)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
