"""MBTiles: a SQLite database with a table, or a view, of tiles."""

import sqlite3
from contextlib import suppress
from pathlib import Path
from threading import Lock
from time import monotonic, thread_time
from weakref import finalize

from expedition.text import _
from expedition.tilesets import metadata
from expedition.tilesets.base import (
    MOST_TILE_BYTES,
    MOST_ZOOM,
    WORLD,
    About,
    MapFileError,
    TileFormat,
    damaged,
    missing,
    unknown_kind,
    without_tiles,
)
from expedition.tilesets.unpacking import format_of, unpacked

MAGIC = b"SQLite format 3\0"

_TILE = "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"
_WITHOUT_INDEX = 50_000
"""A table of more tiles than this is of no use without an index."""
_LONGEST_S, _MOST_WORK_S = 10.0, 1.0
"""A view may be anything; what waits for the disk or works longer than this is given up."""


_DAMAGE = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises of a damaged file; its sentence may name what is no text."""


class _Patience:
    """How long a question may still take; knows nothing of the file, which can thus be let go of."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        self._until, self._work_until = monotonic() + _LONGEST_S, thread_time() + _MOST_WORK_S

    def is_over(self) -> bool:
        return thread_time() > self._work_until or monotonic() > self._until


class MBTiles:
    """The tiles of one file; a damaged tile is none, a damaged file raises a `MapFileError`."""

    def __init__(self, path: Path) -> None:
        self._path, self._lock = path, Lock()
        self._patience = _Patience()
        self._sample: bytes | None = None
        self._database = _connected(path)
        # What is no text in a damaged file must not keep its tiles from being shown.
        self._database.text_factory = lambda text: text.decode("utf-8", "replace")
        self._database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_TILE_BYTES)
        self._database.set_progress_handler(self._patience.is_over, 100_000)
        self._closing = finalize(self, self._database.close)
        try:
            self._check()
            told = self._told()
            self._is_north_up = told.get("scheme", "").strip().lower() == "xyz"
            self.about = self._about(told)
        except _DAMAGE as error:
            self.close()
            raise damaged(path) from error
        except MapFileError:
            self.close()
            raise

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """The unpacked tile, None where there is none."""
        if not 0 <= zoom <= MOST_ZOOM:
            return None
        stored_row = row if self._is_north_up else (1 << zoom) - 1 - row
        try:
            with self._lock:
                self._patience.begin()
                found = self._database.execute(_TILE, (zoom, column, stored_row)).fetchone()
        except sqlite3.DataError:
            return None
        except _DAMAGE as error:
            raise (damaged if self._path.exists() else missing)(self._path) from error
        if found is None or not isinstance(found[0], bytes) or not found[0]:
            return None
        try:
            return unpacked(found[0])
        except ValueError:
            return None

    def sample(self) -> bytes | None:
        """Some tile of the set."""
        return self._sample

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._closing()

    def _check(self) -> None:
        columns = {str(row[1]).lower() for row in self._database.execute("PRAGMA table_info(tiles)")}
        if not {"zoom_level", "tile_column", "tile_row", "tile_data"} <= columns:
            raise MapFileError(
                _("{name} is a database, but holds no map tiles: choose an MBTiles or PMTiles file.").format(
                    name=self._path.name
                )
            )
        plan = self._database.execute(f"EXPLAIN QUERY PLAN {_TILE}", (0, 0, 0)).fetchall()
        if any(str(step[3]).startswith("SCAN") for step in plan):
            many = self._database.execute(f"SELECT 1 FROM tiles LIMIT 1 OFFSET {_WITHOUT_INDEX}")  # noqa: S608
            if many.fetchone() is not None:
                raise MapFileError(
                    _(
                        "{name} has no index of its tiles and would take minutes for each: make it anew."
                    ).format(name=self._path.name)
                )

    def _told(self) -> dict[str, str]:
        # The table is the part of a file that most writers leave out or spell in their own way.
        with suppress(sqlite3.OperationalError):
            return metadata.texts(dict(self._database.execute("SELECT name, value FROM metadata")))
        return {}

    def _about(self, told: dict[str, str]) -> About:
        zooms = self._zooms(told)
        first = self._database.execute("SELECT tile_data FROM tiles LIMIT 1").fetchone()
        self._sample = first[0] if first is not None and isinstance(first[0], bytes) else None
        if first is None or zooms is None:
            raise without_tiles(self._path)
        named = metadata.format_named(told.get("format", ""))
        format_ = (format_of(self._sample) if self._sample else None) or named
        if format_ is None:
            raise unknown_kind(self._path)
        return About(
            name=metadata.plain_text(told.get("name", "")) or self._path.stem,
            credit=metadata.plain_text(told.get("attribution", "")),
            format=TileFormat(format_),
            least_zoom=zooms[0],
            most_zoom=zooms[1],
            box=metadata.box_of(told.get("bounds", "")) or WORLD,
        )

    def _zooms(self, told: dict[str, str]) -> tuple[int, int] | None:
        """What the table itself says; writers forget to correct their metadata."""
        ends = []
        for order, name in (("ASC", "minzoom"), ("DESC", "maxzoom")):
            asked = f"SELECT zoom_level FROM tiles ORDER BY zoom_level {order} LIMIT 1"  # noqa: S608
            plan = self._database.execute(f"EXPLAIN QUERY PLAN {asked}").fetchall()
            is_quick = not any("TEMP B-TREE" in str(step[3]) for step in plan)
            said = metadata.zoom_of(told.get(name))
            if is_quick or said is None:
                row = self._database.execute(asked).fetchone()
                said = metadata.zoom_of(row[0]) if row else None
            ends.append(said)
        least, most = ends
        return (least, most) if least is not None and most is not None and least <= most else None


def _connected(path: Path) -> sqlite3.Connection:
    """A connection that writes nothing, not even beside the file."""
    if not path.is_file():
        raise missing(path)
    # Plain reading leaves files beside a map in another mode; it is needed while a writer is at work.
    is_written = path.with_name(f"{path.name}-wal").exists()
    address = f"{path.absolute().as_uri()}?mode=ro{'' if is_written else '&immutable=1'}"
    try:
        return sqlite3.connect(address, uri=True, check_same_thread=False)
    except _DAMAGE as error:
        raise damaged(path) from error
