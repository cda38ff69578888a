import socket
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from threading import Thread

import pytest

from expedition.tilesets import fetching, online
from expedition.tilesets.address import checked
from expedition.tilesets.fetching import Fetcher
from expedition.tilesets.online import OnlineTiles
from expedition.tilesets.tile_store import TileStore
from tests.expedition.tilesets.making import PNG
from tests.expedition.tilesets.serving import Reply, TileServer, serving

_PLACE = (3, 4, 2)


class World:
    """A server, a disk, and what asks them; time passes when told."""

    def __init__(self, folder: Path, server: TileServer) -> None:
        self.server, self.now, self.said = server, 1_000_000.0, list[str]()
        self.store = TileStore(folder / "tiles.sqlite")
        self.fetcher = Fetcher("Logbook/1.0", wait_s=0.4, most_s=0.8)
        self.tiles = self.begin()

    def begin(self) -> OnlineTiles:
        """As after a new start of the program."""
        address = checked(self.server.pattern)
        return OnlineTiles(address, self.store, self.fetcher, self.said.append, lambda: self.now)

    def look(self, place: tuple[int, int, int] = _PLACE) -> bytes | None:
        return self.tiles.tiles([place], is_fine=False)[0]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with serving() as server:
        made = World(tmp_path, server)
        yield made
        made.fetcher.close()
        made.store.close()


def test_a_tile_is_asked_for_once_and_by_name(world: World) -> None:
    assert (world.look(), world.look()) == (PNG, PNG)
    assert [asked.path for asked in world.server.asked] == ["/3/4/2.png"]
    assert world.server.asked[0].headers["user-agent"] == "Logbook/1.0"
    assert world.said == []


def test_the_second_look_needs_no_server(tmp_path: Path) -> None:
    with serving() as server:
        world = World(tmp_path, server)
        world.look()
        world.fetcher.close()
    world.tiles = world.begin()
    assert world.look() == PNG
    assert world.look((3, 4, 3)) is None
    assert world.said == ["The online map cannot be reached: what was seen before is shown."]
    world.now += 1e9
    assert world.look() == PNG, "stale, but better than nothing"
    world.store.close()


@pytest.mark.parametrize(
    ("headers", "fresh_s"),
    [
        ({}, 7 * 86_400),
        ({"Cache-Control": "public, max-age=600"}, 600),
        ({"Cache-Control": "max-age=600", "Age": "200"}, 400),
        ({"Cache-Control": "no-cache"}, 0),
        ({"Cache-Control": "no-store"}, 0),
        ({"Expires": "Thu, 01 Jan 1970 00:00:00 GMT"}, 0),
        ({"Expires": "never"}, 0),
    ],
)
def test_servers_say_how_long_a_tile_is_good(world: World, headers: dict[str, str], fresh_s: float) -> None:
    world.server.reply = lambda _asked: Reply(headers=headers)
    world.look()
    world.now += max(fresh_s - 1, 0)
    world.look()
    assert len(world.server.asked) == (1 if fresh_s else 2)
    world.now += 2
    world.look()
    assert len(world.server.asked) == (2 if fresh_s else 3)


def test_an_old_tile_is_asked_for_with_its_state_and_stays_when_unchanged(world: World) -> None:
    state = {"ETag": '"one"', "Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT", "Cache-Control": "max-age=60"}
    world.server.reply = lambda _asked: Reply(headers=state)
    world.look()
    world.now += 61
    world.server.reply = lambda _asked: Reply(304, headers={"Cache-Control": "max-age=1000"})
    assert world.look() == PNG
    sent = world.server.asked[-1].headers
    assert (sent["if-none-match"], sent["if-modified-since"]) == ('"one"', "Mon, 01 Jan 2024 00:00:00 GMT")
    world.now += 999
    assert world.look() == PNG
    assert len(world.server.asked) == 2


def test_what_is_not_there_is_not_asked_for_again_that_day(world: World) -> None:
    world.server.reply = lambda _asked: Reply(404, b"none")
    assert (world.look(), world.look()) == (None, None)
    assert (len(world.server.asked), world.said) == (1, [])
    world.now += 86_401
    world.look()
    assert len(world.server.asked) == 2


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(429), "asks for a rest"),
        (Reply(500, b"oops"), "is in trouble"),
        (Reply(503, headers={"Retry-After": "7"}), "is in trouble"),
        (Reply(403), "refuses its map"),
        (Reply(200, b"<html>log in</html>"), "sends no map pictures"),
        (Reply(0), "cannot be reached"),
        (Reply(wait_s=0.6), "cannot be reached"),
        (Reply(headers={"Content-Length": "9999999"}, wait_s=0), "cannot be reached"),
        (Reply(302, headers={"Location": "file:///etc/passwd"}), "cannot be reached"),
        (Reply(302, headers={"Location": "/3/4/2.png"}), "cannot be reached"),
        (Reply(body=b"\x89PNG\r\n" + bytes(9 << 20)), "cannot be reached"),
    ],
)
def test_a_server_in_trouble_is_left_alone(world: World, reply: Reply, words: str) -> None:
    assert world.look() == PNG
    world.now += 1e8
    world.server.reply = lambda _asked: reply
    assert world.look() == PNG, "the old one"
    asked = len(world.server.asked)
    assert world.look((3, 1, 1)) is None
    assert len(world.server.asked) == asked
    assert len(world.said) == 1
    assert words in world.said[0]
    assert world.tiles.pause_s > 1


def test_pauses_grow_and_end_with_the_trouble(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(online, "_FIRST_PAUSE_S", 0.02)
    world.server.reply = lambda _asked: Reply(500)
    pauses = []
    for _time in range(4):
        world.look()
        pauses.append(world.tiles.pause_s)
        time.sleep(world.tiles.pause_s)
    assert pauses[3] > 2 * pauses[1] > 0
    world.server.reply = lambda _asked: Reply()
    assert world.look() == PNG
    assert world.said[-1] == ""


def test_a_wish_to_be_left_alone_is_heard(world: World) -> None:
    world.server.reply = lambda _asked: Reply(429, headers={"Retry-After": "120"})
    world.look()
    assert world.tiles.pause_s == pytest.approx(120, abs=2)


def test_a_tile_that_moved_is_followed(world: World) -> None:
    def reply(asked: object) -> Reply:
        is_moved = str(asked).find("/new") >= 0
        return Reply() if is_moved else Reply(301, b"", {"Location": "/new.png"})

    world.server.reply = reply
    assert world.look() == PNG
    assert [asked.path for asked in world.server.asked] == ["/3/4/2.png", "/new.png"]


def test_two_connections_at_most_are_used_and_kept(world: World) -> None:
    world.server.reply = lambda _asked: Reply(wait_s=0.01)
    places = [(5, x, y) for x, y in product(range(4), range(4))]
    assert world.tiles.tiles(places, is_fine=False) == [PNG] * 16
    assert world.server.most_at_once == fetching.MOST_CONNECTIONS == world.server.connections


def test_the_program_need_not_wait_for_an_answer_when_it_ends(world: World) -> None:
    world.server.reply = lambda _asked: Reply(wait_s=0.35)
    asking = Thread(target=world.look)
    asking.start()
    while not world.server.asked:
        time.sleep(0.005)
    begin = time.monotonic()
    world.fetcher.close()
    asking.join()
    assert time.monotonic() - begin < 0.3
    world.tiles = world.begin()
    assert world.look() is None
    assert len(world.server.asked) == 1


def test_a_connection_the_server_closed_meanwhile_is_made_anew(world: World) -> None:
    world.look()
    for host in world.fetcher._hosts.values():
        host.idle[0].sock.shutdown(socket.SHUT_RDWR)
    assert world.look((3, 0, 0)) == PNG
    assert world.said == []
