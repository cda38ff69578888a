"""The traveller's own maps: which there are, which are shown, and what draws them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from expedition.errors import UserError
from expedition.tilesets.base import unreadable
from expedition.tilesets.opening import open_map
from ui.maps.file_sources import open_source
from ui.maps.own_map import OwnMap, packed, unpacked
from ui.maps.sources import TileSource
from ui.settings import Settings
from ui.theme import Theme

if TYPE_CHECKING:
    from expedition.tilesets.fetching import Fetcher
    from expedition.tilesets.online import OnlineTiles
    from expedition.tilesets.tile_store import TileStore

_KEPT = "own_maps"
_MARGIN_MS = 200


class OwnMaps(QObject):
    """The list of own maps, the upper one last; files are read where they lie and never changed.

    Signals:
        changed: Other sources are shown.
        told: One sentence about a map that cannot be shown.
        note_changed: `note` is another one.
    """

    changed = Signal()
    told = Signal(str)
    note_changed = Signal()
    _heard = Signal(str, str)

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        cache_folder: Callable[[], Path],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._settings, self._cache_folder = theme, settings, cache_folder
        self._maps = unpacked(settings.choice(_KEPT))
        self._sources: dict[str, TileSource] = {}
        self._troubles: dict[str, str] = {}
        self._online: dict[str, OnlineTiles] = {}
        self._turns: dict[str, int] = {}
        self._network: tuple[TileStore, Fetcher] | None = None
        self._heard.connect(self._hear)
        theme.changed.connect(self._sources.clear)

    @property
    def maps(self) -> tuple[OwnMap, ...]:
        """All of them, the upper one last."""
        return self._maps

    @property
    def note(self) -> str:
        """What is unusual about an online map that is shown; empty at best."""
        online = [each for each in self._maps if each.is_shown and each.is_online]
        return next((sentence for each in online if (sentence := self.trouble(each))), "")

    def has_names_at(self, lat: float, lon: float) -> bool:
        """Whether what is shown there brings names with it, as pictures do where they can be had."""
        for own in self._maps:
            is_there = own.is_shown and not self.trouble(own)
            source = self._sources.get(own.place) if is_there else None
            box = getattr(source, "named_box", None)
            if box is not None:
                west, south, east, north = box
                if west <= lon <= east and south <= lat <= north:
                    return True
        return False

    def trouble(self, own: OwnMap) -> str:
        """Why a map is not shown, or not all of it; empty when all is well."""
        return self._troubles.get(own.place, "")

    def sources(self) -> list[TileSource]:
        """What draws the maps that are switched on; a file that cannot be read is told once and left out."""
        made = []
        for own in self._maps:
            if own.is_shown:
                source = self._sources.get(own.place) or self._made(own)
                if source is not None:
                    made.append(source)
        return made

    def add_file(self, path: Path) -> OwnMap:
        """Show a map file; a `UserError` says why it cannot be."""
        path = path.absolute()
        tiles = open_map(path)
        name = tiles.about.name
        tiles.close()
        return self._add(OwnMap(str(path), is_online=False, name=name))

    def add_online(self, address: str, name: str, credit: str) -> OwnMap:
        """Show an online map; an `AddressError` says what is wrong with its address."""
        own = OwnMap(address.strip(), is_online=True, name=name, credit=credit)
        return self._add(replace(own, name=name or own.address.host))

    def show(self, own: OwnMap, *, is_shown: bool) -> None:
        """Switch a map on or off; one that could not be read is tried again."""
        self._troubles.pop(own.place, None)
        self._put(own, replace(own, is_shown=is_shown))

    def fade(self, own: OwnMap, opacity: float) -> None:
        """See through a map, from 1 (not at all) downwards."""
        self._put(own, replace(own, opacity=opacity))

    def lift(self, own: OwnMap) -> None:
        """Put a map over all others."""
        self._keep((*(each for each in self._maps if each.place != own.place), own))

    def remove(self, own: OwnMap) -> None:
        """Take a map out of the list; its file stays where it is."""
        self._troubles.pop(own.place, None)
        self._online.pop(own.place, None)
        self._sources.pop(own.place, None)
        self._keep(tuple(each for each in self._maps if each.place != own.place))

    def stop(self) -> None:
        """Ask nobody any more; for leaving the program."""
        if self._network is not None:
            store, fetcher = self._network
            fetcher.close()
            store.close()

    def _add(self, own: OwnMap) -> OwnMap:
        self._troubles.pop(own.place, None)
        self._sources.pop(own.place, None)
        self._keep((*(each for each in self._maps if each.place != own.place), own))
        return own

    def _put(self, own: OwnMap, other: OwnMap) -> None:
        self._sources.pop(own.place, None)
        self._keep(tuple(other if each.place == own.place else each for each in self._maps))

    def _keep(self, maps: tuple[OwnMap, ...]) -> None:
        self._maps = maps
        self._settings.keep_choice(_KEPT, packed(maps))
        self.changed.emit()
        self.note_changed.emit()

    def _made(self, own: OwnMap) -> TileSource | None:
        if own.place in self._troubles and not own.is_online:
            return None
        try:
            source = self._online_source(own) if own.is_online else self._file_source(own)
        except (UserError, OSError) as error:
            sentence = str(unreadable(own.path, error) if isinstance(error, OSError) else error)
            self._hear(own.place, sentence)
            return None
        self._sources[own.place] = source
        return source

    def _file_source(self, own: OwnMap) -> TileSource:
        return open_source(
            own.path,
            self._theme.tokens,
            own.opacity,
            lambda sentence: self._heard.emit(own.place, sentence),
        )

    def _online_source(self, own: OwnMap) -> TileSource:
        # What speaks to servers is only there for who switched it on.
        from expedition.tilesets.fetching import Fetcher
        from expedition.tilesets.online import OnlineTiles
        from expedition.tilesets.tile_store import TileStore
        from ui.maps.online_source import OnlineSource, agent

        if self._network is None:
            self._network = TileStore(self._cache_folder() / "online-maps.sqlite"), Fetcher(agent())
        address = own.address
        if own.place not in self._online:
            self._online[own.place] = OnlineTiles(
                address, *self._network, lambda sentence: self._heard.emit(own.place, sentence)
            )
        turn = self._turns.get(own.place, 0)
        return OnlineSource(address, self._online[own.place], own.credit or own.name, own.opacity, turn)

    def _hear(self, place: str, sentence: str) -> None:
        own = next((each for each in self._maps if each.place == place), None)
        if own is None:
            return
        is_new = self._troubles.get(place, "") != sentence
        self._troubles[place] = sentence
        if own.is_online:
            online = self._online.get(place)
            if sentence and online is not None:
                pause_ms = int(online.pause_s * 1000) + _MARGIN_MS
                QTimer.singleShot(pause_ms, self, lambda: self._ask_again(place))
        elif sentence:
            self._sources.pop(place, None)
            self.told.emit(sentence)
            QTimer.singleShot(0, self, self.changed.emit)
        if is_new:
            self.note_changed.emit()

    def _ask_again(self, place: str) -> None:
        """Tiles that could not be had are wanted again: those on disk come from there."""
        if self._troubles.get(place) and any(each.place == place and each.is_shown for each in self._maps):
            self._turns[place] = self._turns.get(place, 0) + 1
            self._sources.pop(place, None)
            self.changed.emit()
