"""A logbook of many days with many entries, made once and kept: what the benchmarks of the window open."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy.orm import Session

from expedition.entities import Day, Trip
from expedition.entities.fields import values
from expedition.entities.rows import entity_of, get
from expedition.kinds import (
    CrossingKind,
    DayKind,
    ErrandKind,
    ExpenseCategory,
    LegMode,
    NoteKind,
    PriceKind,
    StayKind,
    WaypointKind,
)
from expedition.logbook import Logbook
from expedition.operations import tracks, trips
from expedition.packing import pack_line
from expedition.points import TEMPERATURE, Points
from expedition.records import fields
from expedition.records.catalogue import Owner, entry_kind
from expedition.stats.leg import compute
from expedition.store.database import SCHEMA_VERSION

_FIRST = date(2019, 3, 4)
_AT_ONCE = 100
_POINTS = 400
_ZONE = "Asia/Almaty"
_COUNTRIES = ("KZ", "KG", "TJ", "UZ", "TM", "IR", "AZ", "GE", "TR")
_SYLLABLES = ("al", "ma", "kar", "ta", "kol", "say", "shu", "bay", "tur", "gan", "zhar", "ken", "kus", "ash")
_WORDS = (
    "wind",
    "road",
    "river",
    "camp",
    "tea",
    "bread",
    "horses",
    "pass",
    "dust",
    "rain",
    "salt",
    "puncture",
)


def logbook(folder: Path, days: int, records: int, points: int = _POINTS) -> Path:
    """The folder of a logbook of one trip with so many days and about so many entries on each of them.

    Every ride has so many points.
    """
    made = folder / f"long-{SCHEMA_VERSION}-{days}-{records}-{points}"
    if not (made / "finished").exists():
        with Logbook.create(made) as book:
            trip_fields = fields.TripFields(title="Round the inner seas", home_currency="EUR")
            trip_id = book.do("Add a trip", trips.add, trip_fields).result
            for first in range(0, days, _AT_ONCE):
                book.do("Write", _write, trip_id, range(first, min(first + _AT_ONCE, days)), records, points)
        (made / "finished").touch()
    return made


def _write(session: Session, trip_id: int, numbers: range, records: int, points: int) -> None:
    trip = get(session, Trip, trip_id)
    for number in numbers:
        chance = random.Random(number)
        day = Day(**values(_day(number)), trip_id=trip.id)
        written = _entries(number, chance)[: records - 1]
        if day.kind is DayKind.RIDE:
            _ride(day, number, points)
        for kind, said in written:
            links = {"trip_id": trip_id} if entry_kind(kind).owner is Owner.EITHER else {}
            entity: Any = entity_of(kind)
            getattr(day, entry_kind(kind).plural).append(entity(**values(said), **links))
        session.add(day)


def place(number: int) -> str:
    """The name of the place where a day ends."""
    chance = random.Random(-number - 1)
    return "".join(chance.choices(_SYLLABLES, k=3)).capitalize()


def _day(number: int) -> fields.DayFields:
    chance = random.Random(number * 7)
    kinds = {3: DayKind.REST, 6: DayKind.REST, 17: DayKind.WAITING, 22: DayKind.SICK, 27: DayKind.WORK}
    kind = kinds.get(number % 31, DayKind.RIDE)
    country = _COUNTRIES[number // 70 % len(_COUNTRIES)]
    before = _COUNTRIES[(number - 1) // 70 % len(_COUNTRIES)]
    return fields.DayFields(
        date=_FIRST + timedelta(days=number),
        zone=_ZONE,
        kind=kind,
        diary="\n\n".join(_sentence(chance) for _paragraph in range(4)),
        from_place=place(number - 1),
        to_place=place(number) if kind is DayKind.RIDE else place(number - 1),
        country=country,
        country_from=before if before != country and number else "",
        weather="sunny, later rain",
        road="gravel",
    )


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS, k=30)).capitalize() + "."


def _entries(number: int, chance: random.Random) -> list[tuple[str, Any]]:
    """A night, two expenses, and of the other kinds those whose turn it is."""
    said = _sentence(chance)
    always: list[tuple[str, Any]] = [
        (
            "stay",
            fields.StayFields(
                kind=list(StayKind)[number % len(StayKind)], place=place(number), note=said, currency="KZT"
            ),
        ),
        ("expense", _expense(number, "food")),
        ("expense", _expense(number + 1, "tea")),
    ]
    at_m = float(chance.randrange(1_000, 60_000))
    others: list[tuple[str, Any]] = [
        ("encounter", fields.EncounterFields(count=2, who="cyclists", origin=place(number + 3), story=said)),
        ("repair", fields.RepairFields(part="tyre", position="rear", problem="puncture", distance_m=at_m)),
        ("waypoint", fields.WaypointFields(kind=WaypointKind.WATER, name=place(number + 5), distance_m=at_m)),
        ("count", fields.CountFields(name="camels", value=float(number % 40))),
        ("note", fields.NoteFields(kind=NoteKind.WILDLIFE, title="Larks", text=said)),
        ("errand", fields.ErrandFields(kind=ErrandKind.SHOP, what="bread and oil", place=place(number))),
        ("road", fields.RoadFields(road="M32", state="rough", surface="gravel", to_m=at_m, note=said)),
        ("quote", fields.QuoteFields(speakers="a shepherd", text="Come back in spring.")),
        ("incident", fields.IncidentFields(what="a fall in sand", consequence="a bruise", distance_m=at_m)),
        ("crossing", fields.CrossingFields(kind=CrossingKind.PASS, name=place(number + 9), distance_m=at_m)),
    ]
    start = number * 7 % len(others)
    return always + others[start:] + others[:start]


def _expense(number: int, what: str) -> fields.ExpenseFields:
    return fields.ExpenseFields(
        what=what,
        category=list(ExpenseCategory)[number % len(ExpenseCategory)],
        price_kind=PriceKind.PAID,
        amount=Decimal(100 + number * 37 % 4_000),
        currency="KZT",
        place=place(number),
    )


def _ride(day: Day, number: int, count: int) -> None:
    points = _line(number, count)
    leg = replace(fields.LegFields.of(LegMode.BICYCLE), zone=_ZONE)
    tracks.attach(day, leg, compute(points, LegMode.BICYCLE), pack_line(points), None)


def _line(number: int, count: int) -> Points:
    """About 50 km of road in five hours."""
    chance = np.random.default_rng(number)
    start = datetime(2019, 3, 4, 3, tzinfo=UTC) + timedelta(days=number)
    step, bend = 0.4 / count, 0.01 / count**0.5
    lat = 42 + 6 * np.sin(number / 60) + np.cumsum(chance.normal(step, bend, count))
    lon = 45 + number * 0.02 + np.cumsum(chance.normal(0.8 * step, bend, count))
    ele_m = 900 + np.cumsum(chance.normal(0, 80 / count**0.5, count))
    time_ms = int(start.timestamp() * 1000) + np.arange(count, dtype=np.int64) * (18_000_000 // count)
    warmth = (18 + 9 * np.sin(np.linspace(0, 3, count))).astype(np.float32)
    return Points(lat, lon, ele_m, time_ms, np.zeros(1, dtype=np.int64), {TEMPERATURE: warmth})
