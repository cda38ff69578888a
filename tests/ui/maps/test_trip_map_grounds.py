"""What a map of one's own changes on the map of a trip."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from expedition.cartography.mercator import View
from tests.expedition.tilesets.making import write_mbtiles
from tests.ui.maps.pictures import RED, png
from ui.maps.maps import Maps
from ui.maps.own_maps import OwnMaps
from ui.maps.trip_map import TripMap


@pytest.fixture
def trip_map(maps: Maps, tmp_path: Path, qtbot: QtBot) -> Iterator[TripMap]:
    told = {"bounds": "0,0,90,66", "attribution": "© Hill people"}
    maps.own.add_file(write_mbtiles(tmp_path / "a.mbtiles", {(2, 2, 1): png(RED, 512)}, told))
    owner = QWidget()
    qtbot.addWidget(owner)
    made = TripMap(maps, lambda _day_id: None, owner)
    made.map.resize(400, 300)
    owner.resize(400, 300)
    with qtbot.waitExposed(owner):
        owner.show()
    yield made
    owner.close()


def _look(trip_map: TripMap, x: float, qtbot: QtBot) -> None:
    with qtbot.waitSignal(trip_map.map.settled):
        trip_map.map.set_view(View(x, 0.4, 4096.0, 400, 300))


def test_our_names_give_way_where_pictures_bring_their_own(trip_map: TripMap, qtbot: QtBot) -> None:
    _look(trip_map, 0.6, qtbot)
    assert trip_map.names not in trip_map.map._layers
    _look(trip_map, 0.9, qtbot)
    assert trip_map.names in trip_map.map._layers


def test_its_makers_are_named_on_the_map(trip_map: TripMap) -> None:
    assert "© Hill people" in trip_map.map.credits


def test_trouble_with_an_online_map_is_noted_on_the_map(
    trip_map: TripMap, maps: Maps, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(OwnMaps, "note", "The online map cannot be reached.")
    with qtbot.waitSignal(trip_map.note.changed):
        maps.own.note_changed.emit()
