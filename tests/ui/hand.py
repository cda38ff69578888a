"""The traveller's hand: keys and the pointer."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

_NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def key(widget: QWidget, which: Qt.Key, modifier: Qt.KeyboardModifier = _NONE) -> None:
    """Press a key."""
    QTest.keyClick(widget, which, modifier)


def write(widget: QWidget, text: str) -> None:
    """Type letters."""
    QTest.keyClicks(widget, text)


def move(widget: QWidget, at: QPoint) -> None:
    """Move the pointer."""
    QTest.mouseMove(widget, at)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click with the left button, in the middle if nothing else is said."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, _NONE, widget.rect().center() if at is None else at)


def double_click(widget: QWidget, at: QPoint) -> None:
    """Click twice."""
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, _NONE, at)


def drag(widget: QWidget, start: QPoint, end: QPoint) -> None:
    """Press, move, let go."""
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, _NONE, start)
    QTest.mouseMove(widget, end)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, _NONE, end)
