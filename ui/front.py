"""What stands on the screen at once: the page seen last, until the window itself has taken its place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QImage, QPainter, QPaintEvent, QPalette, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.last_page import LastPage, shown_size
from ui.theme_choice import font_scale

if TYPE_CHECKING:
    from ui.first_page import FirstPage
    from ui.first_words import FirstWords

_WIDTH, _HEIGHT, _LEAST_WIDTH, _LEAST_HEIGHT, _FRAME = 1280, 800, 860, 560, 40
_NEAR = 16


class Front(QWidget):
    """The window of the desktop: empty or with its last page at first, then with the main window in it.

    Signals:
        stands: It has been painted.
    """

    stands = Signal()

    def __init__(self, state: QByteArray, page: LastPage | None, ground: QColor) -> None:
        super().__init__()
        self._main: QWidget | None = None
        self._stands = False
        self.words: FirstWords | None = None
        self.first: FirstPage | None = None
        self.page = page
        self._picture = _Picture(page.picture, self) if page is not None else None
        colors = self.palette()
        colors.setColor(QPalette.ColorRole.Window, ground)
        self.setPalette(colors)
        self.setWindowTitle(page.title if page is not None else "Expedition Logbook")
        place(self, state)

    @property
    def is_covered(self) -> bool:
        """Whether a picture still stands before what is live."""
        return self._picture is not None and not self._picture.isHidden()

    def take(self, main: QWidget) -> None:
        """Put the main window in; the picture stands before it until `uncover`."""
        self._main = main
        main.setParent(self)
        main.setGeometry(self.rect())
        main.windowTitleChanged.connect(self.setWindowTitle)
        main.show()
        if self._picture is not None:
            self._picture.raise_()
        if self.words is not None:
            self.words.raise_()
        if self.first is not None:
            self.first.bed.raise_()

    def uncover(self, but: QRect | None = None) -> None:
        """Show what is live, all of it or all but a part."""
        if self._picture is None:
            return
        if but is None:
            self._picture.hide()
            # It takes as much memory as the window's own surface.
            self._picture.deleteLater()
            self._picture = self.page = None
        else:
            self._picture.setMask(QRegion(but))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first time."""
        super().paintEvent(event)
        if not self._stands:
            self._stands = True
            QTimer.singleShot(0, self.stands.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The main window fills it; a picture of another size would be none of it."""
        super().resizeEvent(event)
        if self._main is not None:
            self._main.resize(self.size())
        if self._picture is not None and self.page is not None:
            self._picture.resize(self.size())
            self._picture.setVisible(_are_near(shown_size(self.page), self.size()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """The main window says whether it may close; words it could not take yet keep it open."""
        waits = (self.words is not None and self.words.is_typed) or (
            self.first is not None and self.first.is_written_on
        )
        if waits:
            event.ignore()
        elif self._main is not None:
            QCoreApplication.sendEvent(self._main, event)


class _Picture(QWidget):
    """Takes no click, and says by its cursor that there is nothing to click on yet."""

    def __init__(self, picture: QImage, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = picture
        self.setCursor(Qt.CursorShape.BusyCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What was seen last."""
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        painter.drawImage(0, 0, self._picture)


def _are_near(one: QSize, other: QSize) -> bool:
    """Desktops take a few pixels off, or give some, from one time to the next."""
    return max(abs(one.width() - other.width()), abs(one.height() - other.height())) <= _NEAR


def place(window: QWidget, state: QByteArray) -> None:
    """Give a window the size and place it had, or those of the first time."""
    scale = font_scale()
    window.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
    # The desktop's own frame comes on top: the foot is to stay on a small screen.
    room = window.screen().availableGeometry().size() - QSize(0, _FRAME)
    window.resize(QSize(round(_WIDTH * scale), round(_HEIGHT * scale)).boundedTo(room))
    window.restoreGeometry(state)
