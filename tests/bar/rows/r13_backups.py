"""A traveller writes for more than a year: the right backups stay, all are sound, any of them restores."""

import os
import shutil
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from random import Random
from typing import TypeVar

from expedition.backing_up import Backup, Reason, back_up, listed, look, restore
from expedition.logbook import Logbook
from expedition.operations import days, trips
from expedition.records.fields import DayFields, TripFields
from expedition.store.copies import fault_of
from tests.bar.made import content
from tests.bar.outcome import Outcome
from tests.blank import blank

WHAT = "Backups thin out by the rule over simulated days; all kept are sound and restore 20 of 20"
SUITE, LARGE = 400, 4000
_START = datetime(2024, 3, 1, 19, tzinfo=UTC)
_DATE = date(2024, 3, 1)
_SESSIONS = (0, 0, 0, 0, 0, 0, 1, 1, 1, 3)
_LOOK_EVERY, _RESTORES = 100, 20
_REASONS = (Reason.SESSION, Reason.SESSION, Reason.SESSION, Reason.IMPORT, Reason.REMOVAL, Reason.ASKED)

T = TypeVar("T")


@dataclass(slots=True)
class _Year:
    """What was written and backed up so far: the words in each backup, by its file."""

    folder: Path
    random: Random
    told: dict[Path, int] = field(default_factory=dict)
    kept: set[datetime] = field(default_factory=set)
    seconds: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Lives through so many days with none to three sessions each, then restores twenty times."""
    year = _Year(folder / "log", Random(seed))
    with blank(year.folder) as logbook:
        trip_id = logbook.do("Add", trips.add, TripFields(title="")).result
        day_id = logbook.do("Add", days.add, trip_id, DayFields(date=_DATE)).result
        for number in range(count):
            _live(year, logbook, day_id, number)
            if number % _LOOK_EVERY == _LOOK_EVERY - 1 or number == count - 1:
                _look_over(year)
    _restore(year, folder)
    lasted = f"{statistics.median(year.seconds) * 1000:.0f} ms each"
    figures = {"backups": f"{len(year.seconds)}, {lasted}", "kept": str(len(listed(year.folder)))}
    return Outcome(count, tuple(year.failed), figures)


def _live(year: _Year, logbook: Logbook, day_id: int, number: int) -> None:
    """One day: every session with changes ends with a backup, and what stays is what the rule says."""
    now = _START + timedelta(days=number)
    for _session in range(year.random.choice(_SESSIONS)):
        now += timedelta(minutes=year.random.randrange(20, 80))
        words = len(year.told) + 1
        logbook.do("Write", days.update, day_id, DayFields(date=_DATE, diary="word " * words))
        start = time.process_time()
        made = back_up(year.folder, year.random.choice(_REASONS), now)
        year.seconds.append(time.process_time() - start)
        year.told[made.file] = words
        year.kept = rule({*year.kept, made.made_at}, now)
    if {one.made_at for one in listed(year.folder)} != year.kept:
        year.failed.append(f"day {number}: the backups that stay are others")


def rule(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """All of two days, then the newest of 12 days, of 10 weeks, of 9 months."""
    newest_first = sorted(made, reverse=True)
    young = [at for at in newest_first if now - at < timedelta(days=2)]
    dailies, older = _newest(newest_first[len(young) :], 12, lambda at: at.date())
    weeklies, older = _newest(older, 10, lambda at: at.isocalendar()[:2])
    monthlies, _gone = _newest(older, 9, lambda at: (at.year, at.month))
    return {*young, *dailies, *weeklies, *monthlies}


def _newest(
    made: Sequence[datetime], most: int, span: Callable[[datetime], T]
) -> tuple[list[datetime], list[datetime]]:
    """The newest of so many spans, and what is older than all of these."""
    spans = [list(group) for _key, group in groupby(made, key=span)]
    return [group[0] for group in spans[:most]], [at for group in spans[most:] for at in group]


def _look_over(year: _Year) -> None:
    """Every backup that is kept: pages, checksums, counts."""
    for one in listed(year.folder):
        glimpse = look(one.file)
        if fault_of(one.file) or (len(glimpse.days), glimpse.words) != (1, year.told[one.file]):
            year.failed.append(f"{one.file.name} is not what was backed up")


def _restore(year: _Year, folder: Path) -> None:
    """Restores backups over a logbook that is whole, cut, overwritten or gone, and compares every row."""
    kept = listed(year.folder)
    for number in range(_RESTORES):
        backup = kept[number % len(kept)]
        target = folder / f"restored {number}"
        target.mkdir()
        _spoil(year.folder / "logbook.db", target / "logbook.db", number)
        restore(backup.file, target, _START)
        if content(target) != _content_of(backup, folder / f"backup {number}"):
            year.failed.append(f"{backup.file.name} did not come back as it was")
        if bool(listed(target)) != (number % 4 != 3):
            year.failed.append(f"{backup.file.name}: what was there was not kept aside")


def _spoil(source: Path, file: Path, number: int) -> None:
    """The file that is to be replaced: sound, cut, begun with zeros, or gone."""
    if number % 4 == 3:
        return
    shutil.copyfile(source, file)
    if number % 4 == 1:
        os.truncate(file, file.stat().st_size // 3)
    elif number % 4 == 2:
        with file.open("r+b") as stream:
            stream.write(bytes(8192))


def _content_of(backup: Backup, scratch: Path) -> object:
    scratch.mkdir()
    shutil.copyfile(backup.file, scratch / "logbook.db")
    with closing(sqlite3.connect(scratch / "logbook.db")) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return content(scratch)
