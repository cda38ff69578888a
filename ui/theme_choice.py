"""What is known of the look before anything of it is loaded: light or dark, and how large."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

_USUAL_DPI = 96.0


class ThemeChoice(StrEnum):
    """What the traveller wants: as the desktop has it, or always one of the two."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def is_dark(choice: ThemeChoice) -> bool:
    """Whether the window is dark now."""
    if choice is ThemeChoice.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return choice is ThemeChoice.DARK


def font_scale() -> float:
    """How many pixels one of the design has: the desktop's font scale."""
    screens = QGuiApplication.screens()
    return max(1.0, screens[0].logicalDotsPerInch() / _USUAL_DPI) if screens else 1.0
