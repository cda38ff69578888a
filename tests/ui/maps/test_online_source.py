from collections.abc import Iterator
from pathlib import Path

import pytest

from expedition.tilesets.address import checked
from expedition.tilesets.fetching import Fetcher
from expedition.tilesets.online import OnlineTiles
from expedition.tilesets.tile_store import TileStore
from tests.expedition.tilesets.serving import Asked, Reply, TileServer, serving
from tests.ui.maps.pictures import BLUE, GREEN, GREY, RED, colours_of, png
from ui.maps.online_source import OnlineSource, agent


@pytest.fixture
def server() -> Iterator[TileServer]:
    with serving() as made:
        made.reply = lambda _asked: Reply(body=png(RED))
        yield made


@pytest.fixture
def tools(tmp_path: Path) -> Iterator[tuple[TileStore, Fetcher]]:
    store, fetcher = TileStore(tmp_path / "tiles.sqlite"), Fetcher(agent(), wait_s=1.0)
    yield store, fetcher
    fetcher.close()
    store.close()


def _source(pattern: str, tools: tuple[TileStore, Fetcher]) -> OnlineSource:
    address = checked(pattern)
    return OnlineSource(address, OnlineTiles(address, *tools, lambda _sentence: None), "Mappers", 1.0, 0)


def test_a_tile_is_four_pictures_of_the_next_zoom(
    server: TileServer, tools: tuple[TileStore, Fetcher]
) -> None:
    colours = {"/4/6/8.png": RED, "/4/7/8.png": BLUE, "/4/6/9.png": GREEN, "/4/7/9.png": GREY}
    server.reply = lambda asked: Reply(body=png(colours[asked.path]))
    source = _source(server.pattern, tools)
    assert colours_of(source.tile(3, 3, 4, 1.0)) == [RED, BLUE, GREEN, GREY]
    assert sorted(asked.path for asked in server.asked) == sorted(colours)
    assert source.is_slow


def test_large_pictures_are_asked_for_one_by_one_as_soon_as_they_are_known(
    server: TileServer, tools: tuple[TileStore, Fetcher]
) -> None:
    server.reply = lambda _asked: Reply(body=png(RED, 512))
    source = _source(server.pattern, tools)
    source.tile(3, 3, 4, 1.0)
    server.asked.clear()
    assert colours_of(source.tile(3, 0, 0, 1.0)) == [RED] * 4
    assert [asked.path for asked in server.asked] == ["/3/0/0.png"]


def test_fine_screens_get_fine_pictures_where_there_are_any(
    server: TileServer, tools: tuple[TileStore, Fetcher]
) -> None:
    def reply(asked: Asked) -> Reply:
        return Reply(body=png(BLUE, 512) if "@2x" in asked.path else png(RED))

    server.reply = reply
    source = _source(server.url + "/{z}/{x}/{y}{r}.png", tools)
    assert colours_of(source.tile(3, 3, 4, 1.0)) == [RED] * 4
    assert colours_of(source.tile(3, 3, 4, 2.0)) == [BLUE] * 4


def test_nothing_is_asked_for_beyond_what_is_in_sight(
    server: TileServer, tools: tuple[TileStore, Fetcher]
) -> None:
    source = _source(server.pattern, tools)
    assert server.asked == []
    source.tile(3, 3, 4, 1.0)
    assert len(server.asked) == 4


def test_bytes_that_only_begin_like_a_picture_are_a_hole(
    server: TileServer, tools: tuple[TileStore, Fetcher]
) -> None:
    server.reply = lambda _asked: Reply(body=b"\x89PNG\r\n\x1a\n and no more")
    assert _source(server.pattern, tools).tile(3, 3, 4, 1.0) is None


def test_the_program_says_who_asks() -> None:
    assert agent().startswith("ExpeditionLogbook/")
