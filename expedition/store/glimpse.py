"""A glance into a logbook's file of any schema, without opening it as one and without changing it."""

import sqlite3
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import field
from datetime import date
from pathlib import Path
from shutil import copyfile

from expedition.errors import DamagedError
from expedition.record_classes import dataclass
from expedition.records.glimpse import DayGlimpse, Glimpse, TripGlimpse
from expedition.text import _

_TOLD = frozenset(
    (
        *("body", "caption", "cause", "consequence", "diary", "documents", "fix", "gift", "note", "original"),
        *("problem", "proof", "queue", "quote", "remarks", "result", "story", "summary", "text", "title"),
    )
)
"""Columns that hold what somebody wrote in sentences, in every schema there was."""
_NO_ENTRIES = frozenset({"day", "leg", "photo", "stated"})
_BEGINNING = 400
_DISTANCES = """
    SELECT day.id, coalesce(
        (SELECT value FROM stated WHERE stated.day_id = day.id AND figure = 'distance_m' AND abs(value) < 1e9
            ORDER BY stated.id DESC LIMIT 1),
        (SELECT sum(coalesce(leg.stated_distance_m, figures.distance_m)) FROM leg
            LEFT JOIN figures ON figures.leg_id = leg.id
            WHERE leg.day_id = day.id AND leg.power = 'own_power'), 0.0)
    FROM day"""


@dataclass(slots=True)
class _Told:
    """What was written on a day so far."""

    words: int = 0
    checksum: int = 0

    def add(self, text: str) -> None:
        self.words += len(text.split())
        self.checksum = zlib.crc32(text.encode("utf-8", "surrogatepass"), self.checksum)


@dataclass(slots=True)
class _Texts:
    """Everything written, by the id of its day, and on no day; how many entries there are."""

    of_days: dict[int, _Told] = field(default_factory=lambda: defaultdict(_Told))
    others: _Told = field(default_factory=_Told)
    entries: int = 0


def glimpse(file: Path, *, is_open: bool = False) -> Glimpse:
    """What a file holds; `is_open` where this program has it open, whose journal then is read along.

    Raises:
        DamagedError: It cannot be read.
    """
    try:
        with _reading(file, is_open=is_open) as opened:
            return _read(opened, file.stat().st_size)
    except (sqlite3.Error, OSError, ValueError) as error:
        raise DamagedError(_("{file} cannot be looked into: {why}.").format(file=file, why=error)) from error


def kept_digests(file: Path) -> frozenset[str]:
    """The SHA-256 of all originals and photos that a backup refers to; none of one that cannot be read."""
    found: set[str] = set()
    with suppress(sqlite3.Error, OSError, ValueError), _reading(file, is_open=False) as opened:
        for table in {"source", "photo"} & set(_tables(opened)):
            found |= {row[0] for row in opened.execute(f'SELECT sha256 FROM "{table}"') if row[0]}  # noqa: S608
    return frozenset(found)


@contextmanager
def _reading(file: Path, *, is_open: bool) -> Iterator[sqlite3.Connection]:
    waiting = file.with_name(f"{file.name}-wal")
    if is_open or not waiting.is_file() or not waiting.stat().st_size:
        mode = "mode=ro" if is_open else "mode=ro&immutable=1"
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?{mode}", uri=True)) as opened:
            yield opened
        return
    # What a crashed program left in its journal is part of the logbook, but to read it is to change it.
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / file.name
        copyfile(file, copy)
        copyfile(waiting, copy.with_name(waiting.name))
        with closing(sqlite3.connect(copy)) as opened:
            yield opened


def _read(opened: sqlite3.Connection, size: int) -> Glimpse:
    tables = _tables(opened)
    texts = _texts(opened, tables)
    days = opened.execute("SELECT id, uid, date, trip_id FROM day ORDER BY date, id").fetchall()
    found = tuple(
        DayGlimpse(uid, date.fromisoformat(on), texts.of_days[key].words, texts.of_days[key].checksum)
        for key, uid, on, _trip in days
    )
    last_on, last_title, last_words = _last(opened)
    return Glimpse(
        trips=_trips(opened, {key: trip for key, _uid, _on, trip in days}),
        days=found,
        words=texts.others.words + sum(told.words for told in texts.of_days.values()),
        entries=texts.entries,
        photos=opened.execute("SELECT count(*) FROM photo").fetchone()[0] if "photo" in tables else 0,
        size=size,
        last_on=last_on,
        last_title=last_title,
        last_words=last_words,
    )


def _tables(opened: sqlite3.Connection) -> Mapping[str, tuple[str, ...]]:
    """The columns of every table whose rows travel: those have an uid."""
    names = [row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    columns = {
        name: tuple(row[1] for row in opened.execute(f'PRAGMA table_info("{name}")'))
        for name in sorted(names)
    }
    return {name: found for name, found in columns.items() if "uid" in found}


def _texts(opened: sqlite3.Connection, tables: Mapping[str, tuple[str, ...]]) -> _Texts:
    texts = _Texts()
    for table, columns in tables.items():
        told = [name for name in columns if name in _TOLD]
        day = "id" if table == "day" else "day_id" if "day_id" in columns else "NULL"
        if not told and day == "NULL":
            continue
        names = "".join(f', "{name}"' for name in told)
        for day_id, *words in opened.execute(f'SELECT {day}{names} FROM "{table}" ORDER BY id'):  # noqa: S608
            kept = texts.others if day_id is None else texts.of_days[day_id]
            for text in words:
                if isinstance(text, str) and text:
                    kept.add(text)
            texts.entries += day != "NULL" and table not in _NO_ENTRIES
    return texts


def _trips(opened: sqlite3.Connection, trip_of: Mapping[int, int]) -> tuple[TripGlimpse, ...]:
    distance_m: dict[int, float] = defaultdict(float)
    for day_id, metres in opened.execute(_DISTANCES):
        distance_m[trip_of[day_id]] += metres
    count = dict(opened.execute("SELECT trip_id, count(*) FROM day GROUP BY trip_id"))
    oldest = "(SELECT min(date) FROM day WHERE day.trip_id = trip.id)"
    rows = opened.execute(f"SELECT id, uid, title FROM trip ORDER BY {oldest} IS NULL, {oldest}, id")  # noqa: S608
    return tuple(TripGlimpse(uid, title, count.get(key, 0), distance_m[key]) for key, uid, title in rows)


def _last(opened: sqlite3.Connection) -> tuple[date | None, str, str]:
    """Date, title and first words of the newest day somebody wrote on."""
    row = opened.execute(
        "SELECT date, title, substr(diary, 1, ?) FROM day ORDER BY diary = '', date DESC, id DESC LIMIT 1",
        (_BEGINNING,),
    ).fetchone()
    return (date.fromisoformat(row[0]), row[1], row[2]) if row else (None, "", "")
