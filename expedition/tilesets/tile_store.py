"""Tiles from the network, kept on disk: as many as fit, those not looked at longest go first."""

import sqlite3
from contextlib import suppress
from pathlib import Path
from threading import Lock

from expedition.record_classes import dataclass

LIMIT_BYTES = 200 << 20

_TABLE = """
CREATE TABLE IF NOT EXISTS tile (
  address TEXT PRIMARY KEY, data BLOB, tag TEXT NOT NULL, modified TEXT NOT NULL,
  fresh_until REAL NOT NULL, used REAL NOT NULL, size INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_use ON tile (used, size);
"""
_VERSION = 1
_ROW_BYTES = 300
"""What a row takes besides its picture."""
_LEFT = 0.9


@dataclass(frozen=True, slots=True)
class Kept:
    """A tile as it came.

    Attributes:
        data: The picture; None where the server said there is none.
        tag: The server's name for this state of it.
        modified: When the server changed it last, in its own words.
        fresh_until: Seconds since 1970 until which it need not be asked for again.
    """

    data: bytes | None
    tag: str
    modified: str
    fresh_until: float


class TileStore:
    """One file in the folder for things that may be thrown away; a broken one is begun anew."""

    def __init__(self, path: Path, limit_bytes: int = LIMIT_BYTES) -> None:
        self._path, self._limit, self._lock = path, limit_bytes, Lock()
        try:
            self._open()
        except sqlite3.Error:
            for ending in ("", "-wal", "-shm"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
            self._open()

    def get(self, address: str, now: float) -> Kept | None:
        """What is kept of an address, fresh or not."""
        with self._lock, suppress(sqlite3.Error):
            asked = "SELECT data, tag, modified, fresh_until FROM tile WHERE address = ?"
            row = self._database.execute(asked, (address,)).fetchone()
            if row is not None:
                self._database.execute("UPDATE tile SET used = ? WHERE address = ?", (now, address))
                return Kept(*row)
        return None

    def put(self, address: str, kept: Kept, now: float) -> None:
        """Keep a tile; a disk that is full or gone only means that nothing is kept."""
        size = len(kept.data or b"") + _ROW_BYTES
        with self._lock, suppress(sqlite3.Error):
            row = (address, kept.data, kept.tag, kept.modified, kept.fresh_until, now, size)
            asked = "SELECT size FROM tile WHERE address = ?"
            old = self._database.execute(asked, (address,)).fetchone()
            self._database.execute("REPLACE INTO tile VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            self._total += size - (old[0] if old else 0)
            if self._total > self._limit:
                self._shrink()

    @property
    def used_bytes(self) -> int:
        """What all kept tiles take."""
        with self._lock, suppress(sqlite3.Error):
            return self._counted()
        return 0

    def clear(self) -> None:
        """Throw everything away."""
        with self._lock, suppress(sqlite3.Error):
            self._database.execute("DELETE FROM tile")
            self._database.execute("VACUUM")
            self._total = 0

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._database.close()

    def _open(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(
            self._path, timeout=1.0, isolation_level=None, check_same_thread=False
        )
        try:
            self._database.execute("PRAGMA journal_mode = wal")
            # What a crash takes from here is fetched again.
            self._database.execute("PRAGMA synchronous = off")
            if self._database.execute("PRAGMA user_version").fetchone()[0] not in (0, _VERSION):
                raise sqlite3.DatabaseError("of another version")
            self._database.executescript(_TABLE)
            self._database.execute(f"PRAGMA user_version = {_VERSION}")
            self._total = self._counted()
        except sqlite3.Error:
            self._database.close()
            raise

    def _shrink(self) -> None:
        # Counted anew: another window may keep tiles in the same file.
        self._total = self._counted()
        rows = self._database.execute("SELECT address, size FROM tile ORDER BY used").fetchall()
        gone = []
        for address, size in rows:
            if self._total <= self._limit * _LEFT:
                break
            gone.append((address,))
            self._total -= size
        self._database.execute("BEGIN")
        self._database.executemany("DELETE FROM tile WHERE address = ?", gone)
        self._database.execute("COMMIT")

    def _counted(self) -> int:
        return int(self._database.execute("SELECT total(size) FROM tile").fetchone()[0])
