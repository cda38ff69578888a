"""Tiles of an online map: from the disk while they are fresh, from the server when it may be asked."""

from collections.abc import Callable, Sequence
from email.utils import parsedate_to_datetime
from threading import Lock, Thread
from time import monotonic, time

from expedition.text import _
from expedition.tilesets.address import TileAddress
from expedition.tilesets.fetching import MOST_CONNECTIONS, Answer, Fetcher, FetchError
from expedition.tilesets.tile_store import Kept, TileStore
from expedition.tilesets.unpacking import format_of

_DAY_S = 86_400.0
_UNTOLD_S = 7 * _DAY_S
"""A tile of which the server does not say how long it holds is good for so long."""
_NONE_S = _DAY_S
_LONGEST_S = 365 * _DAY_S
_FIRST_PAUSE_S, _LONGEST_PAUSE_S, _REFUSED_PAUSE_S = 2.0, 300.0, 600.0
_LONGEST_ASKED_S = 3600.0

Place = tuple[int, int, int]
"""Zoom, column and row."""


class OnlineTiles:
    """Asks only for what is wanted now; a server in trouble is left alone, longer each time.

    Args:
        address: Where the tiles are.
        store: Where they are kept.
        fetcher: What asks for them.
        told: Hears, in any thread, a sentence whenever a pause begins, and "" when the trouble is over.
        clock: Seconds since 1970.
    """

    def __init__(
        self,
        address: TileAddress,
        store: TileStore,
        fetcher: Fetcher,
        told: Callable[[str], None],
        clock: Callable[[], float] = time,
    ) -> None:
        self._address, self._store, self._fetcher = address, store, fetcher
        self._told, self._clock = told, clock
        self._lock = Lock()
        self._failures, self._quiet_until, self._trouble = 0, 0.0, ""

    @property
    def pause_s(self) -> float:
        """How long the server is still left alone."""
        return max(0.0, self._quiet_until - monotonic())

    def tiles(self, places: Sequence[Place], *, is_fine: bool) -> list[bytes | None]:
        """The tiles of some places, two asked for at a time; None where there is none now."""
        found: list[bytes | None] = [None] * len(places)
        waiting = list(enumerate(places))
        turn = Lock()

        def work() -> None:
            while True:
                with turn:
                    if not waiting:
                        return
                    at, place = waiting.pop(0)
                found[at] = self._tile(self._address.of(*place, is_fine=is_fine))

        others = [
            Thread(target=work, daemon=True, name="online tile")
            for _other in range(min(MOST_CONNECTIONS, len(places)) - 1)
        ]
        for other in others:
            other.start()
        work()
        for other in others:
            other.join()
        return found

    def _tile(self, url: str) -> bytes | None:
        now = self._clock()
        kept = self._store.get(url, now)
        if kept is not None and now < kept.fresh_until:
            return kept.data
        stale = None if kept is None else kept.data
        if self.pause_s > 0:
            return stale
        try:
            answer = self._fetcher.get(url, _conditions(kept))
        except FetchError:
            self._fail(_("The online map cannot be reached: what was seen before is shown."))
            return stale
        return self._taken(url, answer, kept, now)

    def _taken(self, url: str, answer: Answer, kept: Kept | None, now: float) -> bytes | None:
        stale = None if kept is None else kept.data
        if answer.status == 304 and kept is not None:
            self._succeed()
            tag, modified = answer.headers.get("etag", kept.tag), kept.modified
            self._store.put(url, Kept(stale, tag, modified, now + _fresh_s(answer, _UNTOLD_S)), now)
            return stale
        if answer.status == 200 and format_of(answer.body) not in (None, "pbf"):
            self._succeed()
            made = _kept(answer, answer.body, now, _UNTOLD_S)
            if not _is_private(answer):
                self._store.put(url, made, now)
            return answer.body
        if answer.status in (204, 404, 410):
            self._succeed()
            self._store.put(url, _kept(answer, None, now, _NONE_S), now)
            return None
        self._refused(answer)
        return stale

    def _refused(self, answer: Answer) -> None:
        host = self._address.host
        if answer.status in (401, 403):
            sentence = _("{host} refuses its map: check the address and the key in it.")
            self._fail(sentence.format(host=host), _REFUSED_PAUSE_S)
        elif answer.status == 429:
            sentence = _("{host} asks for a rest: what was seen before is shown.")
            self._fail(sentence.format(host=host), _asked_pause_s(answer))
        elif answer.status >= 500:
            sentence = _("{host} is in trouble: what was seen before is shown.")
            self._fail(sentence.format(host=host), _asked_pause_s(answer))
        else:
            self._fail(_("{host} sends no map pictures: check the address.").format(host=host))

    def _fail(self, sentence: str, pause_s: float = 0.0) -> None:
        with self._lock:
            # Both connections may hear of the same trouble.
            is_new = self.pause_s <= 0
            self._failures += is_new
            pause_s = max(pause_s, min(_FIRST_PAUSE_S * 2 ** (self._failures - 1), _LONGEST_PAUSE_S))
            self._quiet_until = max(self._quiet_until, monotonic() + pause_s)
            is_new, self._trouble = is_new or sentence != self._trouble, sentence
        if is_new:
            self._told(sentence)

    def _succeed(self) -> None:
        with self._lock:
            self._failures = 0
            was_in_trouble, self._trouble = bool(self._trouble), ""
        if was_in_trouble:
            self._told("")


def _conditions(kept: Kept | None) -> dict[str, str]:
    if kept is None:
        return {}
    said = {"If-None-Match": kept.tag, "If-Modified-Since": kept.modified}
    return {name: value for name, value in said.items() if value}


def _kept(answer: Answer, data: bytes | None, now: float, otherwise_s: float) -> Kept:
    fresh_until = now + _fresh_s(answer, otherwise_s)
    return Kept(data, answer.headers.get("etag", ""), answer.headers.get("last-modified", ""), fresh_until)


def _orders(answer: Answer) -> dict[str, str]:
    """The parts of Cache-Control."""
    parts = (part.strip().partition("=") for part in answer.headers.get("cache-control", "").split(","))
    return {name.strip().lower(): value.strip('" ') for name, _is, value in parts if name}


def _is_private(answer: Answer) -> bool:
    return "no-store" in _orders(answer)


def _fresh_s(answer: Answer, otherwise_s: float) -> float:
    """How long the server lets its answer be used without asking again."""
    orders = _orders(answer)
    if "no-cache" in orders or "no-store" in orders:
        return 0.0
    age = answer.headers.get("age", "")
    if orders.get("max-age", "").isdigit():
        lasts = float(orders["max-age"][:12]) - (float(age[:12]) if age.isdigit() else 0.0)
        return min(max(lasts, 0.0), _LONGEST_S)
    if "expires" in answer.headers:
        try:
            ends = parsedate_to_datetime(answer.headers["expires"])
            begins = parsedate_to_datetime(answer.headers["date"])
            return min(max((ends - begins).total_seconds(), 0.0), _LONGEST_S)
        except (KeyError, TypeError, ValueError):
            return 0.0
    return otherwise_s


def _asked_pause_s(answer: Answer) -> float:
    asked = answer.headers.get("retry-after", "").strip()
    return min(float(asked[:9]), _LONGEST_ASKED_S) if asked.isdigit() else 0.0
