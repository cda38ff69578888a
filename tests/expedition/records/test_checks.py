"""What no record can hold is refused at the door, so that all a logbook holds can leave and come back."""

import dataclasses
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Any, get_args, get_origin

import pytest

from expedition.errors import UserError
from expedition.kinds import FigureName, LegMode, Precision
from expedition.logbook import Logbook
from expedition.operations import days, entries, legs, trips
from expedition.queries.entries import of_trip
from expedition.records.catalogue import ENTRY_KINDS, Owner
from expedition.records.checks import LONGEST, check
from expedition.records.fields import (
    DayFields,
    DocumentFields,
    ExpenseFields,
    FactFields,
    Fitting,
    GearFields,
    LegFields,
    Pair,
    PersonFields,
    PlaceFields,
    PricePart,
    RateFields,
    Said,
    StatedFields,
    StayFields,
    TripFields,
    WaypointFields,
)
from expedition.records.mapping import _types
from tests.blank import blank
from tests.expedition.made_up import ODD
from tests.expedition.test_exporting import there_and_back, told

TODAY = date(2024, 6, 22)
NOON = datetime(2024, 6, 22, 12, tzinfo=UTC)

REFUSED = [
    (StayFields(price=Decimal(-5)), "“price” cannot be “-5”; write a number from 0"),
    (StayFields(price=Decimal("NaN")), "write a number"),
    (StayFields(price=Decimal("sNaN")), "write a number"),
    (StayFields(price=Decimal("1E+1000000")), "nearer to 0"),
    (StayFields(currency="euros"), "“currency” cannot be “euros”"),
    (StayFields(quality=6), "from 1 to 5"),
    (StayFields(lat=91.0, lon=0.0), "from -90 to 90"),
    (StayFields(height_m=float("nan")), "write a number"),
    (StayFields(note="a\ud800"), "half a letter"),
    (StayFields(note="a" * (LONGEST + 1)), "at most"),
    (StayFields(extra=(Pair("a", "\udfff"),)), "half a letter"),
    (StayFields(said=(Said("price", Precision.ABOUT, "\ud800"),)), "half a letter"),
    (ExpenseFields(parts=(PricePart("a", Decimal(-1)),)), "“amount” cannot be “-1”"),
    (ExpenseFields(shared_by=0), "from 1"),
    (ExpenseFields(amount=Decimal("1E-30")), "at most 12 digits"),
    (RateFields(rate=Decimal("-0.1")), "from 0"),
    (FactFields(number=float("inf")), "write a number"),
    (FactFields(position=2**70), "nearer to 0"),
    (FactFields(position=10**5000), "nearer to 0"),
    (PlaceFields(country="Kz"), "“country” cannot be “Kz”"),
    (PlaceFields(country="SCHENGEN"), "“country” cannot be"),
    (DocumentFields(stay_days=10**9), "from 0 to 100000"),
    (DocumentFields(valid_from=TODAY, valid_until=date(2024, 6, 1)), "it lies before “valid_from”"),
    (PersonFields(name="A", joined_on=TODAY, left_on=date(2023, 1, 1)), "it lies before"),
    (GearFields(fitted=(Fitting("bike", on=TODAY, off=date(2023, 1, 1)),)), "it lies before"),
    (WaypointFields(time_utc=datetime(2024, 6, 22, 12)), "2024-06-25T13:07:03Z"),  # noqa: DTZ001 - what is tried
    (WaypointFields(time_utc=datetime.min.replace(tzinfo=UTC)), "2024-06-25T13:07:03Z"),
    (DayFields(date=TODAY, zone="../etc"), "write a time zone"),
    (DayFields(date=TODAY, country="\n---\n"), "“country” cannot be “---”"),
    (TripFields(title="A", planned_start=TODAY, planned_end=date(2023, 1, 1)), "it lies before"),
    (StatedFields(figure=FigureName.DISTANCE, value=-1.0), "“distance_m” cannot be"),
]

TAKEN = [
    DocumentFields(country="SCHENGEN", valid_from=TODAY, valid_until=TODAY),
    StatedFields(figure=FigureName.TEMPERATURE_MIN, value=-40.0),
    StatedFields(figure=FigureName.LOWEST, value=-28.0),
    StayFields(note="a" * 200_000, price=Decimal("0.00")),
    DocumentFields(
        valid_from=TODAY, valid_until=date(2024, 6, 1), said=(Said("valid_until", Precision.ABOUT, "June"),)
    ),
]


@pytest.mark.parametrize(("record", "why"), REFUSED, ids=lambda one: one[:30] if isinstance(one, str) else "")
def test_nonsense_is_refused_with_one_sentence(record: Any, why: str) -> None:
    with pytest.raises(UserError) as caught:
        check(record)
    assert why in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("record", TAKEN, ids=lambda one: type(one).__name__)
def test_what_is_only_odd_is_taken(record: Any) -> None:
    check(record)


@pytest.fixture
def logbook(tmp_path: Path) -> Any:
    with blank(tmp_path / "log") as made:
        yield made


def test_a_refused_change_leaves_the_record_as_it_was(logbook: Logbook) -> None:
    trip_id = logbook.do("Add", trips.add, TripFields(title="A")).result
    gear_id = logbook.do("Add", entries.add, "gear", trip_id, GearFields(name="Tyre")).result
    with pytest.raises(UserError):
        logbook.do("Change", entries.change, "gear", [gear_id], limit_m=-5.0, name="Chain")
    ((entry),) = logbook.read(of_trip, trip_id, "gear")
    assert entry.fields == GearFields(name="Tyre")


def test_an_old_value_that_is_refused_today_keeps_nobody_from_the_other_fields(logbook: Logbook) -> None:
    trip_id = logbook.do("Add", trips.add, TripFields(title="A")).result
    place_id = logbook.do("Add", entries.add, "place", trip_id, PlaceFields(name="Sary")).result

    def once(session: Any) -> None:
        session.connection().exec_driver_sql("UPDATE place SET country = 'kazakhstan'")

    logbook.do("Older", once)
    logbook.do("Change", entries.change, "place", [place_id], note="A spring.")
    (entry,) = logbook.read(of_trip, trip_id, "place")
    assert (entry.fields.note, entry.fields.country) == ("A spring.", "kazakhstan")


_HOSTILE: dict[type, tuple[Any, ...]] = {
    str: (
        *ODD,
        "\ud800",
        "x" * 20_000,
        "\n---\n",
        "*a",
        "!!python/name:os",
        "../../etc/passwd",
        "\uffff",
        "KZ",
    ),
    float: (float("nan"), float("-inf"), -1.0, 1e300, 1e18, 1e-320, -0.0, 91.0, 1e17),
    int: (-1, 0, 2**63, 2**70, 10**17, 10**5000, 45),
    Decimal: tuple(map(Decimal, ("NaN", "sNaN", "-1", "1E+5", "1E+30", "1E-30", "0.10", "-0", "1E-12"))),
    date: (date.min, date.max, date(1969, 12, 31)),
    datetime: (datetime.max.replace(tzinfo=UTC), NOON, NOON.replace(year=1600, microsecond=456_789)),
    bool: (True, False),
}


def _hostile(hint: Any, random: Random) -> Any:
    if get_origin(hint) is tuple:
        kind = get_args(hint)[0]
        if kind is Said:
            return (Said("lat", Precision.ABOUT, _hostile(str, random)),)
        types = _types(kind)
        needed = {one.name: "x" for one in dataclasses.fields(kind) if one.default is dataclasses.MISSING}
        name = random.choice(sorted(types))
        return (kind(**{**needed, name: _hostile(types[name], random)}),)
    return random.choice(list(hint) if issubclass(hint, StrEnum) else _HOSTILE[hint])


def test_what_is_taken_comes_back_and_all_else_is_refused(logbook: Logbook, tmp_path: Path) -> None:
    random, on = Random(4), TODAY
    trip_id = logbook.do("Add", trips.add, TripFields(title="A")).result
    day_id = logbook.do("Add", days.add, trip_id, DayFields(date=TODAY)).result
    taken, refused = 0, 0
    do: Any = logbook.do
    kinds: list[tuple[Any, Any, Any, dict[str, Any]]] = [
        (days.add, (trip_id,), DayFields, {}),
        (legs.add, (day_id,), LegFields, dataclasses.asdict(LegFields.of(LegMode.FOOT))),
    ]
    for kind in ENTRY_KINDS:
        owner = trip_id if kind.owner is Owner.TRIP else day_id
        needed = {"name": "A"} if kind.fields is PersonFields else {}
        kinds.append((entries.add, (kind.name, owner), kind.fields, needed))
    for operation, before, fields, needed in kinds:
        for name, hint in _types(fields).items():
            on += timedelta(days=1)
            own = {"date": on} if fields is DayFields else needed
            try:
                record = fields(**{**own, name: _hostile(hint, random)})
                do("Add", operation, *before, record)
                taken += 1
            except UserError:
                refused += 1
    assert min(taken, refused) > 50
    assert there_and_back(logbook, tmp_path) == told(logbook)
