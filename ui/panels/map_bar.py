"""The tools over the map: what is in sight, what is shown on it, in which language, on which ground."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup, QCursor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from expedition.cartography.name_choice import LANGUAGES, LOCAL, NameChoice
from expedition.text import _
from ui.dialogs.map_menu import MapMenu
from ui.maps.maps import Maps
from ui.maps.shown_choice import NAMES, ShownChoice
from ui.maps.symbol_signs import SHOWN_KINDS, group_name, sign_of
from ui.widgets.controls import button

_BAR, _EDGE = 44, 20
_OWN_NAMES = {
    "en": "English",
    "ru": "Русский",
    "zh": "中文",
    "ar": "العربية",
    "fa": "فارسی",
    "ug": "ئۇيغۇرچە",
}


class MapBar(QWidget):
    """One row of tools; further ones stand in `tools`.

    Signals:
        whole_wished: The whole trip is to be seen.
        day_wished: The chosen day is to be seen.
        profile_wished: Whether the profile shall stand under the map.
    """

    whole_wished = Signal()
    day_wished = Signal()
    profile_wished = Signal(bool)

    def __init__(self, maps: Maps, menu: MapMenu) -> None:
        super().__init__()
        theme, icons = maps.theme, maps.icons
        self._theme, self._icons, self._shown = theme, icons, maps.shown
        self.setFixedHeight(theme.px(_BAR))
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setFont(theme.dialog_title())
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.tools = QHBoxLayout()
        self.whole = button(theme, icons, _("Whole trip"), "route", "ghost", tip=_("The whole trip") + "  0")
        self.day = button(theme, icons, _("Day"), "notebook-pen", "ghost", tip=_("The chosen day") + "  0")
        self.whole.clicked.connect(lambda: self.whole_wished.emit())
        self.day.clicked.connect(lambda: self.day_wished.emit())
        self.signs = self._menu_button(_("Signs"), "map-pin", _("What stands on the map"), self._fill_signs)
        self.names = self._menu_button(_("Names"), "languages", _("In which language"), self._fill_names)
        self.ground = self._menu_button(_("Maps"), "layers", _("What lies under the lines"), menu.fill)
        self.profile = button(theme, icons, _("Profile"), "chart-line", "ghost", tip=_("Profile of the day"))
        self.profile.setCheckable(True)
        self.profile.toggled.connect(self.profile_wished)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(_EDGE), 0, theme.px(12), 0)
        row.setSpacing(theme.px(4))
        row.addWidget(self._title, 1)
        row.addLayout(self.tools)
        for each in (self.whole, self.day, self.signs, self.names, self.ground, self.profile):
            row.addWidget(each)

    @property
    def title(self) -> str:
        """What it says is in sight."""
        return self._title.text()

    def show_title(self, words: str) -> None:
        """Say what is in sight."""
        self._title.setText(words)

    def _menu_button(self, words: str, icon: str, tip: str, fill: Callable[[QMenu], None]) -> QPushButton:
        made = button(self._theme, self._icons, words, icon, "ghost", tip=tip)
        menu = QMenu(made)

        def refill() -> None:
            menu.clear()
            fill(menu)

        menu.aboutToShow.connect(refill)
        menu.aboutToHide.connect(lambda: _look_up(made))
        made.setMenu(menu)
        return made

    def _fill_signs(self, menu: QMenu) -> None:
        shown = self._shown
        for kind in SHOWN_KINDS:
            is_shown = kind in shown.kinds
            # A sign stands where the check mark would be: that goes to the other side.
            words = group_name(kind) + ("\t✓" if is_shown else "")
            action = menu.addAction(self._icons.icon(sign_of(kind)), words)
            action.setCheckable(True)
            action.setChecked(is_shown)
            action.toggled.connect(lambda is_on, kind=kind: shown.show(kind, is_shown=is_on))

    def _fill_names(self, menu: QMenu) -> None:
        shown = self._shown
        written = menu.addAction(_("Show names"))
        written.setCheckable(True)
        written.setChecked(shown.has_names)
        written.toggled.connect(lambda is_on: shown.show(NAMES, is_shown=is_on))
        menu.addSeparator()
        group = QActionGroup(menu)
        for language in LANGUAGES:
            action = menu.addAction(language_name(language))
            action.setCheckable(True)
            action.setChecked(language == shown.names.language)
            group.addAction(action)
            action.triggered.connect(lambda _on=False, language=language: _speak(shown, language))
        menu.addSeparator()
        local = menu.addAction(_("Local names under them"))
        local.setCheckable(True)
        local.setChecked(shown.names.with_local)
        local.setEnabled(shown.names.language != LOCAL)
        local.toggled.connect(
            lambda is_on: shown.choose_names(NameChoice(shown.names.language, with_local=is_on))
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page's ground, a hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("page"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line"))
        painter.end()


def language_name(language: str) -> str:
    """A language as those call it who speak it."""
    return _("As the people there write") if language == LOCAL else _OWN_NAMES[language]


def _look_up(hidden: QPushButton) -> None:
    """A button hears nothing of a pointer that left it while its menu was open."""
    is_under = hidden.rect().contains(hidden.mapFromGlobal(QCursor.pos()))
    hidden.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, is_under)
    hidden.update()


def _speak(shown: ShownChoice, language: str) -> None:
    shown.choose_names(NameChoice(language, with_local=shown.names.with_local))
