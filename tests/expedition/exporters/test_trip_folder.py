"""Whatever a log holds goes into the pages of a trip folder and comes back the same."""

import dataclasses
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from expedition.exporters.trip_folder import day_page, pages
from expedition.importers import trip_folder
from expedition.kinds import FigureName
from expedition.records.catalogue import EntryKind, Owner, kinds_of
from expedition.records.fields import (
    DayFields,
    LegFields,
    PhotoFields,
    StatedFields,
    StayFields,
    TripFields,
)
from expedition.records.folder import (
    FolderDay,
    FolderEntry,
    FolderLeg,
    FolderOriginal,
    FolderPhoto,
    FolderRoute,
    Picture,
    TripFolder,
)
from tests.expedition.made_up import instant, made_up, text

TRACK, PICTURE = Path("tracks/a b.gpx"), Path("photos/霍尔果斯.jpg")
ORIGINALS = (
    FolderOriginal(Path("originals/a.fit"), "zip/a.fit", "a" * 64, "fit", 12, "NO"),
    FolderOriginal(Path("originals/b.gpx"), "b.gpx", "b" * 64, "gpx", 7, is_missing=True),
)
UIDS = ("", "0123456789abcdef0123456789abcdef", "1" * 32)


def a_trip(random: Random) -> TripFolder:
    return TripFolder(
        Path(),
        made_up(TripFields, random),
        stated(random),
        (a_day(random, date(2024, 2, 28)), a_day(random, date(2024, 2, 29))),
        entries(random, kinds_of(Owner.EITHER, Owner.TRIP)),
        tuple(
            FolderRoute(text(random), text(random), TRACK, random.choice(("", kept(random))), uid(random))
            for _ in range(random.randrange(3))
        ),
        ORIGINALS,
        uid(random),
    )


def a_day(random: Random, on: date) -> FolderDay:
    return FolderDay(
        dataclasses.replace(made_up(DayFields, random), date=on),
        stated(random),
        tuple(a_leg(random) for _ in range(random.randrange(3))),
        entries(random, kinds_of(Owner.DAY, Owner.EITHER)),
        tuple(a_photo(random) for _ in range(random.randrange(3))),
        uid(random),
    )


def a_leg(random: Random) -> FolderLeg:
    start = instant(random)
    part = (start, start + timedelta(milliseconds=random.randrange(1, 10**9)))
    sources = random.choice((None, (), (kept(random),), tuple(file.sha256 for file in ORIGINALS)))
    file = random.choice((None, TRACK))
    return FolderLeg(made_up(LegFields, random), file, random.choice((None, part)), sources, uid(random))


def a_photo(random: Random) -> FolderPhoto:
    facts = random.choice((None, made_up(Picture, random)))
    file = random.choice((None, PICTURE))
    fields = made_up(PhotoFields, random)
    return FolderPhoto(fields, file, None if facts == Picture() else facts, random.randrange(3), uid(random))


def stated(random: Random) -> tuple[StatedFields, ...]:
    figures = random.sample(list(FigureName), random.randrange(3))
    return tuple(dataclasses.replace(made_up(StatedFields, random), figure=figure) for figure in figures)


def entries(random: Random, kinds: Sequence[EntryKind]) -> dict[str, tuple[FolderEntry, ...]]:
    found: dict[str, Any] = {}
    for kind in random.sample(kinds, 5):
        found[kind.name] = tuple(
            FolderEntry(
                made_up(kind.fields, random),
                uid(random),
                random.choice(("", kept(random))) if kind.name == "waypoint" else "",
            )
            for _ in range(random.randrange(1, 3))
        )
    return found


def uid(random: Random) -> str:
    return random.choice(UIDS)


def kept(random: Random) -> str:
    return random.choice(ORIGINALS).sha256


def write(trip: TripFolder) -> TripFolder:
    for file in (TRACK, PICTURE, ORIGINALS[0].path):
        (trip.root / file).parent.mkdir(exist_ok=True)
        (trip.root / file).touch()
    for old in trip.root.rglob("*.md"):
        old.unlink()
    for name, page in pages(trip):
        (trip.root / name).parent.mkdir(exist_ok=True)
        (trip.root / name).write_text(page, encoding="utf-8", newline="")
    return trip


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_what_is_written_reads_back_the_same(tmp_path: Path, seed: int) -> None:
    written = write(dataclasses.replace(a_trip(Random(seed)), root=tmp_path))
    assert trip_folder.read(tmp_path) == written


@pytest.mark.parametrize("country", ["NO", "KZ"])
def test_country_codes_survive_the_words_of_yaml(tmp_path: Path, country: str) -> None:
    day = FolderDay(DayFields(date=date(2024, 6, 22), country=country))
    trip = write(TripFolder(tmp_path, TripFields(title="on"), days=(day,)))
    assert trip_folder.read(tmp_path) == trip


def test_a_page_can_be_read_without_the_program() -> None:
    said = (StatedFields(figure=FigureName.DISTANCE, value=272000.0),)
    stay = StayFields(name="Гостиница Шонжы", price=Decimal("12000.00"), currency="KZT")
    day = FolderDay(
        DayFields(date=date(2025, 7, 19), diary="Hot."),
        said,
        entries={"stay": (FolderEntry(stay),)},
        open_fields=frozenset({"zone", "country"}),
    )
    assert day_page(day, {}) == (
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
