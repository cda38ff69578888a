"""A photo as large as the window: the next and the one before, words under it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from expedition.importers.thumbnails import PAGE, STRIP
from expedition.text import _
from ui.icons import Icons
from ui.pictures import Pictures
from ui.theme import Theme
from ui.widgets.controls import label, tool

_MARGIN, _GAP = 16, 8
_SHARE = 0.94


class PhotoViewer(QDialog):
    """Shows one photo of several.

    Signals:
        written: The id of a photo and its new words.
        removed: The id of a photo that is to go; whoever listens takes it away.
    """

    written = Signal(int, str)
    removed = Signal(int)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        pictures: Pictures,
        files: Sequence[tuple[str, Path]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._theme, self._pictures = theme, pictures
        self._files = list(files)
        self._photos: list[tuple[int, str, str]] = []
        self.place = 0
        self.setWindowTitle(_("Photo"))
        self.sheet = _Sheet(theme)
        self.caption = QLineEdit()
        self.caption.setPlaceholderText(_("Words under the picture"))
        self.caption.setAccessibleName(_("Caption"))
        self.caption.setFont(theme.body())
        self.caption.editingFinished.connect(self._keep)
        self.said = label(theme, "", "hint")
        self.before = tool(theme, icons, "chevron-left", _("Photo before"))
        self.after = tool(theme, icons, "chevron-right", _("Next photo"))
        self.bin = tool(theme, icons, "trash-2", _("Remove the photo from the day"))
        self.close_ = tool(theme, icons, "x", _("Close"))
        self.before.clicked.connect(lambda: self.go(-1))
        self.after.clicked.connect(lambda: self.go(1))
        self.bin.clicked.connect(self._remove)
        self.close_.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(_GAP))
        foot.addWidget(self.before)
        foot.addWidget(self.after)
        foot.addWidget(self.caption, 1)
        for widget in (self.said, self.bin, self.close_):
            foot.addWidget(widget)
        column = QVBoxLayout(self)
        margin = theme.px(_MARGIN)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px(_GAP))
        column.addWidget(self.sheet, 1)
        column.addLayout(foot)
        pictures.arrived.connect(self._on_arrived)
        # Left to itself, a dialog takes two thirds of the screen at most.
        self.resize(self.sizeHint())
        self.sheet.setFocus()

    def sizeHint(self) -> QSize:
        """Nearly all of the window it lies over."""
        owner = self.parentWidget()
        size = owner.size() if owner is not None else QSize(900, 600)
        return size * _SHARE

    def show_photos(self, photos: Sequence[tuple[int, str, str]], place: int) -> None:
        """Photos as id, words and what is known of them, and which of them to begin with."""
        self._photos, self.place = list(photos), place
        self._show()

    def go(self, step: int) -> None:
        """Show another one; at the ends nothing happens."""
        self._keep()
        if 0 <= self.place + step < len(self._photos):
            self.place += step
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and page keys go on, Delete removes; Enter keeps the words and never closes."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -1,
            Qt.Key.Key_PageDown: 1,
            Qt.Key.Key_Home: -self.place,
            Qt.Key.Key_End: len(self._photos) - 1 - self.place,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.go(steps[key])
        elif key == Qt.Key.Key_Delete:
            self._remove()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.sheet if self.caption.hasFocus() else self.caption).setFocus()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Keep what was typed."""
        self._keep()
        super().done(result)

    def _keep(self) -> None:
        photo_id, words, said = self._photos[self.place]
        typed = self.caption.text().strip()
        if typed != words:
            self._photos[self.place] = (photo_id, typed, said)
            self.written.emit(photo_id, typed)

    def _remove(self) -> None:
        photo_id = self._photos[self.place][0]
        self._keep()
        self.removed.emit(photo_id)
        if len(self._photos) == 1:
            super().done(QDialog.DialogCode.Rejected)
            return
        del self._photos[self.place], self._files[self.place]
        self.place = min(self.place, len(self._photos) - 1)
        self._show()

    def _show(self) -> None:
        _id, words, said = self._photos[self.place]
        of = _("{n} of {count}").format(n=self.place + 1, count=len(self._photos))
        self.caption.setText(words)
        self.said.setText(f"{said} · {of}")
        self.before.setEnabled(self.place > 0)
        self.after.setEnabled(self.place + 1 < len(self._photos))
        beside = self._files[self.place : self.place + 2] + self._files[max(self.place - 1, 0) : self.place]
        self._pictures.want(beside, PAGE)
        self._show_image()

    def _show_image(self) -> None:
        sha256 = self._files[self.place][0]
        image = self._pictures.picture(sha256, PAGE) or self._pictures.picture(sha256, STRIP)
        words = self._photos[self.place][1] or self._photos[self.place][2]
        self.sheet.show_image(image, self._pictures.why_not(sha256), words)

    def _on_arrived(self, sha256: str, longest: int) -> None:
        if longest == PAGE and sha256 == self._files[self.place][0]:
            self._show_image()


class _Sheet(QWidget):
    """The picture, fitted; never larger than twice its pixels."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image: QImage | None = None
        self._why_not = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage | None, why_not: str, name: str) -> None:
        """The picture, or why there is none."""
        self._image, self._why_not = image, why_not
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture in the middle, or a sentence."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._image is not None:
            width, height = self._image.width(), self._image.height()
            scale = min(self.width() / width, self.height() / height, 2.0)
            box = QRectF(0, 0, width * scale, height * scale)
            box.moveCenter(QRectF(self.rect()).center())
            painter.drawImage(box, self._image)
        else:
            painter.setFont(self._theme.body())
            painter.setPen(self._theme.color("ink3"))
            words = self._why_not or _("Reading the photo …")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
        painter.end()
