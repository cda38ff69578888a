"""What is saved while something goes wrong: days, legs with points and notes, each known by its number."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

from sqlalchemy.orm import Session

from expedition.logbook import Logbook
from expedition.operations import days, entries, trips
from expedition.packing import pack
from expedition.points import Points
from expedition.records.fields import DayFields, EncounterFields, TripFields
from expedition.store.copies import fault_of
from expedition.store.database import FILE_NAME
from tests.bar.made import copied
from tests.expedition.made_up_logbook import line
from tests.expedition.ridden import BICYCLE, add_track

_FIRST = date(2001, 1, 1)
_NOON_MS = 1_700_000_000_000
_POINTS = 150
_DAY, _LEG, _NOTE = range(3)
_TRIP_ID = 1
_SAVED = (
    "SELECT title, diary FROM day",
    """SELECT leg.title, data FROM leg JOIN track ON leg_id = leg.id
        JOIN track_line ON track_id = track.id AND level = 0""",
    "SELECT place, story FROM encounter",
)


def begun(folder: Path) -> Path:
    """A new folder with a closed logbook of one trip, into which nothing was saved yet."""
    return copied("begun", lambda logbook: logbook.do("Add trip", begin_trip), folder)


def begin_trip(session: Session) -> int:
    """The trip that all of it is saved to."""
    return trips.add(session, TripFields(title="East"))


def save(logbook: Logbook, number: int) -> None:
    """Saves what has this number; those before it are there."""
    round_, kind = divmod(number, 3)
    if kind == _DAY:
        fields = DayFields(date=_FIRST + timedelta(days=round_), title=str(number), diary=_words(number))
        logbook.do("Add day", days.add, _TRIP_ID, fields)
    elif kind == _LEG:
        add_track(logbook, round_ + 1, _points(number), replace(BICYCLE, title=str(number)))
    else:
        met = EncounterFields(place=str(number), story=_words(number))
        logbook.do("Add encounter", entries.add, "encounter", round_ + 1, met)


def fault(folder: Path, acknowledged: int) -> str:
    """What is wrong with a closed logbook to which so many saves were acknowledged and perhaps one more made.

    Empty where nothing is.
    """
    damage = fault_of(folder / FILE_NAME)
    if damage:
        return f"torn: {damage}"
    found = dict(_saved(folder))
    if sorted(found) != list(range(len(found))) or len(found) > acknowledged + 1:
        return f"{acknowledged} acknowledged, there are {sorted(found)}"
    if len(found) < acknowledged:
        return f"lost: {acknowledged} acknowledged, {len(found)} there"
    wrong = [number for number, content in found.items() if content != _content(number)]
    return f"not what was saved: {wrong}" if wrong else ""


def count(folder: Path) -> int:
    """How many are saved in a closed logbook."""
    return len(list(_saved(folder)))


def _saved(folder: Path) -> Iterator[tuple[int, str | bytes]]:
    place = f"{(folder / FILE_NAME).resolve().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(place, uri=True)) as opened:
        for query in _SAVED:
            for number, content in opened.execute(query):
                if number.isdigit():  # whatever else is there was imported
                    yield int(number), content


@cache
def _content(number: int) -> str | bytes:
    return pack(_points(number)) if number % 3 == _LEG else _words(number)


def _words(number: int) -> str:
    random = Random(number)
    return " ".join(f"{random.randrange(10**6):x}" for _word in range(random.randrange(1, 300)))


@cache
def _points(number: int) -> Points:
    return line(Random(number), _NOON_MS, _POINTS)
