from PySide6.QtCore import QByteArray, QRect
from PySide6.QtGui import QCloseEvent, QColor, QImage
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from ui.front import Front
from ui.last_page import LastPage

_SEEN, _LIVE = QColor("teal"), QColor("gold")


class _Main(QMainWindow):
    may_close = False

    def __init__(self) -> None:
        super().__init__()
        self.setStyleSheet(f"background: {_LIVE.name()}")

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's own name
        event.setAccepted(self.may_close)


def _front(qtbot: QtBot, width: int = 900, height: int = 600) -> Front:
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(_SEEN)
    page = LastPage(picture, "East", False, 1, "", QRect(), QRect())
    front = Front(QByteArray(), page, QColor("white"))
    qtbot.addWidget(front)
    front.resize(900, 600)
    with qtbot.waitSignal(front.stands):
        front.show()
    return front


def _color(front: Front, x: int) -> QColor:
    return front.grab().toImage().pixelColor(x, 300)


def test_the_page_seen_last_stands_until_it_is_uncovered(qtbot: QtBot) -> None:
    front = _front(qtbot)
    assert front.windowTitle() == "East"
    assert _color(front, 450) == _SEEN
    front.take(_Main())
    assert _color(front, 450) == _SEEN
    front.uncover(QRect(700, 0, 200, 600))
    assert (_color(front, 450), _color(front, 800)) == (_LIVE, _SEEN)
    front.uncover()
    assert _color(front, 800) == _LIVE
    assert not front.is_covered


def test_a_picture_of_another_size_is_not_shown(qtbot: QtBot) -> None:
    assert _color(_front(qtbot, width=1000), 450) == QColor("white")
    assert _color(_front(qtbot, width=898), 450) == _SEEN


def test_the_main_window_fills_it_names_it_and_says_whether_it_may_close(qtbot: QtBot) -> None:
    front, main = _front(qtbot), _Main()
    front.take(main)
    front.resize(1000, 700)
    main.setWindowTitle("West")
    assert main.size() == front.size()
    assert front.windowTitle() == "West"
    assert not front.close()
    main.may_close = True
    assert front.close()
