from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from expedition.tilesets import online
from expedition.tilesets.address import AddressError
from expedition.tilesets.base import MapFileError
from tests.expedition.tilesets.making import layer, write_mbtiles
from tests.expedition.tilesets.serving import Reply, TileServer, serving
from tests.ui.maps.pictures import RED, colours_of, png
from ui.maps.own_map import OwnMap, packed, unpacked
from ui.maps.own_maps import OwnMaps
from ui.settings import Settings
from ui.theme import Theme, ThemeChoice

Make = Callable[[], OwnMaps]


@pytest.fixture
def make(theme: Theme, tmp_path: Path) -> Iterator[Make]:
    made: list[OwnMaps] = []

    def begin() -> OwnMaps:
        """As after a new start of the program."""
        made.append(OwnMaps(theme, Settings(tmp_path / "settings.ini"), lambda: tmp_path / "cache"))
        return made[-1]

    yield begin
    for each in made:
        each.stop()


@pytest.fixture
def server() -> Iterator[TileServer]:
    with serving() as made:
        made.reply = lambda _asked: Reply(body=png(RED))
        yield made


def _raster(path: Path, name: str = "Hills") -> Path:
    told = {"name": name, "bounds": "60,40,80,50", "attribution": "© Hill people"}
    return write_mbtiles(path, {(4, 11, 5): png(RED, 512)}, told)


def test_a_file_that_was_added_is_shown_and_remembered(make: Make, tmp_path: Path) -> None:
    make().add_file(_raster(tmp_path / "a.mbtiles"))
    again = make()
    (source,) = again.sources()
    assert (again.maps[0].name, source.credit) == ("Hills", "© Hill people")
    assert colours_of(source.tile(4, 11, 5, 1.0)) == [RED] * 4


def test_nothing_is_shown_before_anything_is_added(make: Make, tmp_path: Path) -> None:
    own = make()
    assert (own.maps, own.sources(), own.note) == ((), [], "")
    assert not (tmp_path / "cache").exists()


def test_what_is_no_map_is_not_added(make: Make, tmp_path: Path) -> None:
    own = make()
    (tmp_path / "a.mbtiles").write_bytes(b"no map")
    with pytest.raises(MapFileError):
        own.add_file(tmp_path / "a.mbtiles")
    with pytest.raises(AddressError):
        own.add_online("https://example.org", "", "")
    assert own.maps == ()


def test_maps_are_switched_faded_ordered_and_removed(make: Make, tmp_path: Path, qtbot: QtBot) -> None:
    own = make()
    low = own.add_file(_raster(tmp_path / "low.mbtiles", "Low"))
    high = own.add_file(_raster(tmp_path / "high.mbtiles", "High"))
    keys = [source.key for source in own.sources()]
    assert [each.name for each in own.maps] == ["Low", "High"]
    with qtbot.waitSignal(own.changed):
        own.lift(low)
    assert [source.key for source in own.sources()] == keys[::-1]
    own.fade(low, 0.5)
    assert own.sources()[-1].key != keys[0]
    own.show(high, is_shown=False)
    assert len(own.sources()) == 1
    own.remove(low)
    assert [each.name for each in make().maps] == ["High"]
    assert (tmp_path / "low.mbtiles").exists()


def test_adding_a_file_again_lifts_it(make: Make, tmp_path: Path) -> None:
    own = make()
    a, b = _raster(tmp_path / "a.mbtiles", "a"), _raster(tmp_path / "b.mbtiles", "b")
    for path in (a, b, a):
        own.add_file(path)
    assert [each.name for each in own.maps] == ["b", "a"]


def test_a_file_that_is_gone_is_told_once_and_comes_back(make: Make, tmp_path: Path, qtbot: QtBot) -> None:
    make().add_file(_raster(tmp_path / "a.mbtiles"))
    (tmp_path / "a.mbtiles").rename(tmp_path / "elsewhere")
    own, told = make(), list[str]()
    own.told.connect(told.append)
    with qtbot.waitSignal(own.changed):
        assert own.sources() == []
    assert own.sources() == []
    assert len(told) == 1
    assert "a.mbtiles is not in" in told[0]
    assert own.trouble(own.maps[0]) == told[0]
    (tmp_path / "elsewhere").rename(tmp_path / "a.mbtiles")
    own.show(own.maps[0], is_shown=True)
    assert len(own.sources()) == 1


def test_shapes_change_with_the_theme(make: Make, tmp_path: Path, theme: Theme) -> None:
    own = make()
    own.add_file(write_mbtiles(tmp_path / "a.mbtiles", {(0, 0, 0): layer("water", [])}))
    light = own.sources()[0].key
    theme.choose(ThemeChoice.DARK)
    assert own.sources()[0].key != light


def test_pictures_bring_names_where_they_are_and_shapes_do_not(make: Make, tmp_path: Path) -> None:
    own = make()
    own.add_file(write_mbtiles(tmp_path / "shapes.mbtiles", {(0, 0, 0): layer("water", [])}))
    own.sources()
    assert not own.has_names_at(45.0, 70.0)
    hills = own.add_file(_raster(tmp_path / "a.mbtiles"))
    own.sources()
    assert own.has_names_at(45.0, 70.0)
    assert not own.has_names_at(45.0, 90.0)
    own.show(hills, is_shown=False)
    assert not own.has_names_at(45.0, 70.0)


def test_an_online_map_asks_only_while_it_is_switched_on(make: Make, server: TileServer) -> None:
    own = make()
    added = own.add_online(server.pattern, "", "© Mappers")
    assert added.name == "127.0.0.1"
    (source,) = own.sources()
    assert server.asked == []
    source.tile(3, 3, 4, 1.0)
    assert len(server.asked) == 4
    own.show(added, is_shown=False)
    assert make().sources() == own.sources() == []
    assert len(server.asked) == 4


def test_the_second_evening_needs_no_server(make: Make, tmp_path: Path) -> None:
    with serving() as server:
        server.reply = lambda _asked: Reply(body=png(RED))
        own = make()
        own.add_online(server.pattern, "Online", "© Mappers")
        own.sources()[0].tile(3, 3, 4, 1.0)
        own.stop()
    assert colours_of(make().sources()[0].tile(3, 3, 4, 1.0)) == [RED] * 4


def test_trouble_is_noted_and_asked_about_again(
    make: Make, server: TileServer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(online, "_FIRST_PAUSE_S", 0.01)
    own = make()
    own.add_online(server.pattern, "Online", "© Mappers")
    (source,) = own.sources()
    server.reply = lambda _asked: Reply(500)
    with qtbot.waitSignals([own.note_changed, own.changed]):
        source.tile(3, 3, 4, 1.0)
    assert "is in trouble" in own.note
    assert not own.has_names_at(45.0, 70.0)
    (other,) = own.sources()
    assert other.key != source.key
    server.reply = lambda _asked: Reply(body=png(RED))
    with qtbot.waitSignal(own.note_changed):
        assert colours_of(other.tile(3, 3, 4, 1.0)) == [RED] * 4
    assert own.note == ""
    own.sources()
    assert own.has_names_at(45.0, 70.0)


@pytest.mark.parametrize(
    "text",
    ["", "{", "7", "[7]", '[{"place": "a"}]', packed([OwnMap("ftp://x/{z}", is_online=True, name="x")])],
)
def test_broken_settings_are_no_maps(text: str) -> None:
    assert unpacked(text) == ()


def test_settings_come_back_as_kept() -> None:
    maps = (
        OwnMap("/maps/a.mbtiles", is_online=False, name="A", opacity=0.5),
        OwnMap("https://example.org/{z}/{x}/{y}", is_online=True, name="B", credit="©", is_shown=False),
    )
    assert unpacked(packed(maps)) == maps
