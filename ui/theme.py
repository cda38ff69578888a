"""The look of the window: which tokens hold, the palette and style sheet made of them, the faces."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from ui import fonts
from ui.palettes import palette
from ui.style_sheet import style_sheet
from ui.theme_choice import ThemeChoice, font_scale, is_dark
from ui.tokens import DARK, LIGHT, Tokens

__all__ = ["Theme", "ThemeChoice"]

_MEDIUM, _SEMIBOLD = QFont.Weight.Medium, QFont.Weight.DemiBold


class Theme(QObject):
    """The tokens in force, passed to everything that paints; `changed` asks to paint again."""

    changed = Signal()

    def __init__(
        self, app: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._choice = choice
        self._faces: dict[tuple[tuple[str, ...], int, QFont.Weight], QFont] = {}
        self.scale = font_scale()
        self.finest = max((screen.devicePixelRatio() for screen in app.screens()), default=1.0)
        self.tokens = self._wanted()
        fonts.add_first_faces()
        app.setStyle("Fusion")
        app.setPalette(palette(self.tokens))
        app.setFont(self.body())
        app.setStyleSheet(style_sheet(self.px))
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def choice(self) -> ThemeChoice:
        """What the traveller chose."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Follow the desktop or stay light or dark, from now on."""
        self._choice = choice
        self._follow()

    def color(self, token: str) -> QColor:
        """A token as a colour, by its field name."""
        return QColor(str(getattr(self.tokens, token)))

    def px(self, pixels: float) -> int:
        """A length of the design at the desktop's font scale."""
        return round(pixels * self.scale)

    def page_title(self) -> QFont:
        """The words of the header band."""
        return self._face(fonts.DISPLAY, 21, _SEMIBOLD)

    def page_title_light(self) -> QFont:
        """The quieter words beside a page title; the display face is shipped in one weight only."""
        return self._face(fonts.SANS, 21)

    def welcome_title(self) -> QFont:
        """The name of the program on the welcome page."""
        return self._face(fonts.DISPLAY, 30, _SEMIBOLD)

    def figure(self) -> QFont:
        """A value in the figures strip."""
        return self._face(fonts.DISPLAY, 20, _SEMIBOLD)

    def figure_unit(self) -> QFont:
        """The unit behind a figure."""
        return self._face(fonts.SANS, 12, _MEDIUM)

    def dialog_title(self) -> QFont:
        """The first line of a dialog."""
        return self._face(fonts.DISPLAY, 18, _SEMIBOLD)

    def lead(self) -> QFont:
        """One serif sentence under a title."""
        return self._face(fonts.SERIF, 16)

    def diary(self, pixels: int = 15) -> QFont:
        """The traveller's own text."""
        return self._face(fonts.SERIF, pixels)

    def body(self) -> QFont:
        """Everything that has no style of its own."""
        return self._face(fonts.SANS, 13)

    def medium(self) -> QFont:
        """Names."""
        return self._face(fonts.SANS, 13, _MEDIUM)

    def strong(self) -> QFont:
        """Totals and headings."""
        return self._face(fonts.SANS, 13, _SEMIBOLD)

    def small(self) -> QFont:
        """Dates, labels, details."""
        return self._face(fonts.SANS, 12)

    def small_medium(self) -> QFont:
        """Labels that are names."""
        return self._face(fonts.SANS, 12, _MEDIUM)

    def small_strong(self) -> QFont:
        """Headings of lists."""
        return self._face(fonts.SANS, 12, _SEMIBOLD)

    def tiny(self) -> QFont:
        """Axes, and where a figure comes from; nothing is smaller."""
        return self._face(fonts.SANS, 11)

    def _face(
        self, families: tuple[str, ...], pixels: int, weight: QFont.Weight = QFont.Weight.Normal
    ) -> QFont:
        key = families, self.px(pixels), weight
        if key not in self._faces:
            self._faces[key] = fonts.face(*key)
        # Whoever gets it may change it.
        return QFont(self._faces[key])

    def _wanted(self) -> Tokens:
        return DARK if is_dark(self._choice) else LIGHT

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted is not self.tokens:
            self.tokens = wanted
            self._app.setPalette(palette(wanted))
            # Controls keep the colours of the sheet until told; whoever dresses itself does so after them.
            for widget in self._app.allWidgets():
                self._app.style().polish(widget)
            self.changed.emit()
