from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.expedition.tilesets.making import layer, write_mbtiles
from ui.dialogs.map_menu import MapMenu
from ui.dialogs.online_map_dialog import OnlineMapDialog
from ui.icons import Icons
from ui.maps.own_maps import OwnMaps
from ui.settings import Settings
from ui.theme import Theme


@pytest.fixture
def own(theme: Theme, tmp_path: Path) -> Iterator[OwnMaps]:
    made = OwnMaps(theme, Settings(tmp_path / "settings.ini"), lambda: tmp_path / "cache")
    yield made
    made.stop()


@pytest.fixture
def maps(theme: Theme, icons: Icons, own: OwnMaps, tmp_path: Path, qtbot: QtBot) -> MapMenu:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    return MapMenu(theme, icons, Settings(tmp_path / "settings.ini"), own, owner)


def _map(tmp_path: Path, name: str) -> Path:
    return write_mbtiles(tmp_path / f"{name}.mbtiles", {(0, 0, 0): layer("water", [])}, {"name": name})


def _filled(maps: MapMenu) -> QMenu:
    menu = QMenu(maps._owner)
    maps.fill(menu)
    return menu


def _press(menu: QMenu, *names: str) -> None:
    for name in names[:-1]:
        inner = next(action.menu() for action in menu.actions() if action.text() == name)
        assert isinstance(inner, QMenu)
        menu = inner
    next(action for action in menu.actions() if action.text() == names[-1]).trigger()


def test_at_first_there_is_the_atlas_and_two_ways_to_more(maps: MapMenu) -> None:
    words = [action.text() for action in _filled(maps).actions() if not action.isSeparator()]
    assert words == ["Atlas", "Add a map &file …", "&Online map …"]


def test_chosen_files_are_shown_and_what_is_no_map_is_told(
    maps: MapMenu, own: OwnMaps, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    own.told.connect(told.append)
    (tmp_path / "broken.pmtiles").write_bytes(b"")
    names = [str(_map(tmp_path, "Hills & lakes")), str(tmp_path / "broken.pmtiles")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_all: (names, ""))
    _press(_filled(maps), "Add a map &file …")
    assert [each.name for each in own.maps] == ["Hills & lakes"]
    assert told == ["broken.pmtiles is empty: bring a fresh copy of it."]
    assert _filled(maps).actions()[0].text() == "Hills && lakes"


def test_maps_are_switched_arranged_and_removed_from_the_menu(
    maps: MapMenu, own: OwnMaps, tmp_path: Path
) -> None:
    for name in ("Low", "High"):
        own.add_file(_map(tmp_path, name))
    assert [action.text() for action in _filled(maps).actions()[:3]] == ["High", "Low", "Atlas"]
    _press(_filled(maps), "High")
    assert [each.is_shown for each in own.maps] == [True, False]
    _press(_filled(maps), "&Arrange", "Low", "50 %")
    assert own.maps[0].opacity == 0.5
    _press(_filled(maps), "&Arrange", "Low", "To the &top")
    assert [each.name for each in own.maps] == ["High", "Low"]
    _press(_filled(maps), "&Arrange", "Low", "&Remove from the list")
    assert [each.name for each in own.maps] == ["High"]


def _fill_in(dialog: QDialog, *words: str) -> None:
    for field, text in zip(dialog.findChildren(QLineEdit), words, strict=True):
        field.setText(text)


def test_an_online_map_is_switched_on_in_its_dialog(maps: MapMenu, own: OwnMaps) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, OnlineMapDialog)
        _fill_in(dialog, "https://example.org/{z}/{x}/{y}.png", "", "© Mappers")
        dialog.accept()

    QTimer.singleShot(0, answer)
    _press(_filled(maps), "&Online map …")
    assert [(each.name, each.credit, each.is_shown) for each in own.maps] == [
        ("example.org", "© Mappers", True)
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("example.org", "", "©"), "must begin with https"),
        (("https://example.org/{z}/{x}/{y}", "", " "), "whom the map is owed to"),
    ],
)
def test_the_dialog_says_what_is_missing(
    theme: Theme, icons: Icons, qtbot: QtBot, words: tuple[str, str, str], sentence: str
) -> None:
    dialog = OnlineMapDialog(theme, icons)
    qtbot.addWidget(dialog)
    _fill_in(dialog, *words)
    assert sentence in dialog.check()
