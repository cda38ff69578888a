"""Whatever a log holds goes into the pages of a trip folder and comes back the same."""

import dataclasses
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from expedition.exporters.trip_folder import day_page, trip_page
from expedition.importers import trip_folder
from expedition.kinds import FigureName
from expedition.records.fields import (
    CrossingFields,
    DayFields,
    EncounterFields,
    LegFields,
    PersonFields,
    RepairFields,
    StatedFields,
    StayFields,
    TripFields,
)
from expedition.records.folder import FolderDay, FolderLeg, TripFolder

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=40)
NARROW: dict[str, st.SearchStrategy[Any]] = {
    "country": st.sampled_from(["", "NO", "KZ"]),
    "currency": st.sampled_from(["", "KZT"]),
    "zone": st.sampled_from(["", "Asia/Almaty"]),
    "mood": st.integers(1, 5),
    "lat": st.floats(-90, 90),
    "lon": st.floats(-180, 180),
}
NARROW |= {"country_from": NARROW["country"], "country_to": NARROW["country"], "rating": NARROW["mood"]}
NARROW |= {"home_currency": st.just("NOK"), "home_zone": NARROW["zone"], "quality": NARROW["mood"]}
ANY: dict[type, st.SearchStrategy[Any]] = {
    str: TEXT,
    bool: st.booleans(),
    int: st.integers(0, 10**6),
    float: st.floats(0, 1e9),
    Decimal: st.decimals(0, 10**6, places=2),
    date: st.dates(),
}


def anything(kind: type) -> st.SearchStrategy[Any]:
    chosen = {}
    for name, hint in get_type_hints(kind).items():
        if name in ("said", "extra"):
            continue
        base = get_args(hint)[0] if isinstance(hint, UnionType) else hint
        usual = st.sampled_from(base) if issubclass(base, StrEnum) else ANY[base]
        values = NARROW.get(name, usual)
        chosen[name] = st.none() | values if isinstance(hint, UnionType) else values
    return st.builds(kind, **chosen)


STATED = st.lists(anything(StatedFields), unique_by=lambda said: said.figure, max_size=3).map(tuple)
TIMES = st.integers(0, 4 * 10**15).map(lambda ms: datetime.fromtimestamp(ms / 10**6, UTC))
PARTS = st.builds(
    lambda start, more: (start, start + more), TIMES, st.timedeltas(timedelta(seconds=1), timedelta(9))
)
LEGS = st.builds(
    FolderLeg, anything(LegFields), st.sampled_from([None, Path("tracks/a b.gpx")]), st.none() | PARTS
)


def some(kind: type) -> st.SearchStrategy[Any]:
    return st.lists(anything(kind), max_size=2).map(tuple)


DAYS = st.builds(
    FolderDay,
    anything(DayFields),
    STATED,
    st.lists(LEGS, max_size=2).map(tuple),
    some(StayFields),
    some(EncounterFields),
    some(RepairFields),
    some(CrossingFields),
)
TRIPS = st.builds(
    TripFolder,
    st.just(Path()),
    anything(TripFields),
    some(PersonFields),
    STATED,
    DAYS.map(lambda day: (day,)),
)


@settings(
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(trip=TRIPS)
def test_what_is_written_reads_back_the_same(tmp_path: Path, trip: TripFolder) -> None:
    written = dataclasses.replace(trip, root=tmp_path)
    write(written)
    assert trip_folder.read(tmp_path) == written


def write(trip: TripFolder) -> None:
    (trip.root / "tracks").mkdir(exist_ok=True)
    (trip.root / "tracks" / "a b.gpx").touch()
    (trip.root / "days").mkdir(exist_ok=True)
    (trip.root / "trip.md").write_text(trip_page(trip), encoding="utf-8", newline="\n")
    for number, day in enumerate(trip.days):
        (trip.root / "days" / f"{number}.md").write_text(day_page(day), encoding="utf-8", newline="\n")


@pytest.mark.parametrize("country", ["NO", "KZ"])
def test_country_codes_survive_the_words_of_yaml(tmp_path: Path, country: str) -> None:
    day = FolderDay(DayFields(date=date(2024, 6, 22), country=country), (), (), (), (), (), ())
    trip = TripFolder(tmp_path, TripFields(title="on"), (), (), (day,))
    write(trip)
    assert trip_folder.read(tmp_path) == trip


def test_a_page_can_be_read_without_the_program() -> None:
    said = (StatedFields(figure=FigureName.DISTANCE, value=272000.0),)
    stay = StayFields(name="Гостиница Шонжы", price=Decimal("12000.00"), currency="KZT")
    day = FolderDay(DayFields(date=date(2025, 7, 19), diary="Hot."), said, (), (stay,), (), (), ())
    assert day_page(day) == (
        "---\n"
        "date: 2025-07-19\n"
        "stated:\n"
        "  distance_m: 272000.0\n"
        "stays:\n"
        "- name: Гостиница Шонжы\n"
        "  price: 12000.00\n"
        "  currency: KZT\n"
        "---\n\nHot.\n"
    )
