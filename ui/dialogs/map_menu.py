"""The menu of own maps: which are shown, how strongly, and how more of them come in."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QWidget

from expedition.errors import UserError
from expedition.text import _
from ui.dialogs.online_map_dialog import OnlineMapDialog
from ui.file_kinds import map_filter
from ui.icons import Icons
from ui.maps.own_map import OwnMap
from ui.maps.own_maps import OwnMaps
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets.tips import plain
from ui.widgets.veil import veiled

_OPACITIES = (1.0, 0.75, 0.5, 0.25)


class MapMenu:
    """Fills menus with the maps of a window; `owner` is what its dialogs stand over."""

    def __init__(
        self, theme: Theme, icons: Icons, settings: Settings, own_maps: OwnMaps, owner: QWidget
    ) -> None:
        self._theme, self._icons, self._settings = theme, icons, settings
        self._maps, self._owner = own_maps, owner

    def fill(self, menu: QMenu) -> None:
        """All maps, the upper one first, then what brings in more."""
        menu.setToolTipsVisible(True)
        for own in reversed(self._maps.maps):
            self._add_map(menu, own)
        atlas = menu.addAction(_("Atlas"))
        atlas.setCheckable(True)
        atlas.setChecked(True)
        atlas.setEnabled(False)
        atlas.setToolTip(_("Lies under all other maps."))
        menu.addSeparator()
        menu.addAction(_("Add a map &file …")).triggered.connect(self.choose_files)
        menu.addAction(_("&Online map …")).triggered.connect(self.ask_online)
        if self._maps.maps:
            menu.addMenu(self._each(menu))

    def choose_files(self) -> None:
        """Ask for map files and show them."""
        folder = str(self._settings.last_folder)
        names, _kind = QFileDialog.getOpenFileNames(self._owner, _("Add map files"), folder, map_filter())
        if names:
            self._settings.last_folder = Path(names[0]).parent
            self.add_files([Path(name) for name in names])

    def add_files(self, paths: Sequence[Path]) -> list[str]:
        """Show these map files; the names of those that are shown, what cannot be shown is told."""
        added = []
        for path in paths:
            try:
                added.append(self._maps.add_file(path).name)
            except UserError as error:
                self._maps.told.emit(str(error))
        return added

    def ask_online(self) -> None:
        """Ask for an address and switch that map on."""
        window = self._owner.window()
        dialog = OnlineMapDialog(self._theme, self._icons, window)
        with veiled(self._theme, window):
            is_wanted = dialog.exec() == QDialog.DialogCode.Accepted
        if is_wanted:
            self._maps.add_online(dialog.address().pattern, dialog.name(), dialog.credit())
        dialog.deleteLater()

    def _add_map(self, menu: QMenu, own: OwnMap) -> None:
        action = menu.addAction(_plain(own.name))
        action.setCheckable(True)
        action.setChecked(own.is_shown)
        action.setToolTip(plain(self._maps.trouble(own) or own.place))
        action.toggled.connect(lambda is_on: self._maps.show(own, is_shown=is_on))

    def _each(self, menu: QMenu) -> QMenu:
        """A submenu for each map: how strongly, in which order, and away with it."""
        several = QMenu(_("&Arrange"), menu)
        for own in reversed(self._maps.maps):
            one = several.addMenu(_plain(own.name))
            group = QActionGroup(one)
            for opacity in _OPACITIES:
                action = QAction(_("{percent} %").format(percent=round(opacity * 100)), one)
                action.setCheckable(True)
                action.setChecked(abs(own.opacity - opacity) < 0.01)
                action.triggered.connect(partial(self._fade, own, opacity))
                group.addAction(action)
                one.addAction(action)
            one.addSeparator()
            one.addAction(_("To the &top")).triggered.connect(partial(self._lift, own))
            one.addAction(_("&Remove from the list")).triggered.connect(partial(self._remove, own))
        return several

    def _fade(self, own: OwnMap, opacity: float, _checked: bool = False) -> None:
        self._maps.fade(own, opacity)

    def _lift(self, own: OwnMap, _checked: bool = False) -> None:
        self._maps.lift(own)

    def _remove(self, own: OwnMap, _checked: bool = False) -> None:
        self._maps.remove(own)


def _plain(name: str) -> str:
    """A name in which menus find no key."""
    return name.replace("&", "&&")
