"""A traveller brings maps: they come onto the map, and never into the import."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from tests.expedition.tilesets.making import layer, write_mbtiles
from ui.main_window import MainWindow
from ui.maps.maps import Maps
from ui.settings import Settings


def drop(window: MainWindow, *files: Path) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    none = Qt.KeyboardModifier.NoModifier
    at = QPointF(window.rect().center())
    window.dropEvent(QDropEvent(at, Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, none))


def hills(folder: Path) -> Path:
    lake = [(0, 0), (4096, 0), (4096, 4096), (0, 4096)]
    told = {"name": "Hills", "attribution": "© Hill people"}
    return write_mbtiles(folder / "hills.mbtiles", {(0, 0, 0): layer("water", [(3, [lake], {})])}, told)


def test_a_dropped_map_lies_on_the_atlas_and_stays_there(
    window: MainWindow, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    maps = window.findChild(Maps)
    assert isinstance(maps, Maps)
    with qtbot.waitSignal(maps.ground_changed), qtbot.waitSignal(window.views.done) as told:
        drop(window, hills(tmp_path))
    assert told.args == ["On the map now: Hills."]
    assert [source.credit for source in maps.ground()][1:] == ["© Hill people"]
    assert "hills.mbtiles" in settings.choice("own_maps")


def test_a_map_among_tracks_goes_its_own_way(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    broken = tmp_path / "broken.gpx"
    broken.write_text("<gpx>")
    read: list[list[Path]] = []
    window.imports.read = lambda paths: read.append(list(paths))  # type: ignore[method-assign]
    with qtbot.waitSignal(window.views.done):
        drop(window, broken, hills(tmp_path))
    assert read == [[broken]]


def test_a_file_that_only_calls_itself_a_map_is_said(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "a.pmtiles").write_bytes(b"nothing of the kind")
    with qtbot.waitSignal(window.views.failed) as told:
        drop(window, tmp_path / "a.pmtiles")
    assert told.args == ["a.pmtiles is no map that can be shown: choose an MBTiles or PMTiles file."]


def test_the_bar_over_the_map_offers_the_maps(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.views.done):
        drop(window, hills(tmp_path))
    window.actions_["view_map"].trigger()
    assert window.views.map is not None
    menu = window.views.map.bar.ground.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()][:2] == ["Hills", "Atlas"]
