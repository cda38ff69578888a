"""Newcomers and tests both open the samples: they must be sound and say where they come from."""

import hashlib
import shutil
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import gpxpy
import pytest

import sample_trips
from expedition import checking
from expedition.cli import main
from expedition.exporters.trip_folder import pages
from expedition.importers import trip_folder
from expedition.kinds import Audience, DayKind, FigureName, KmScale, LegOrigin, Precision, PriceKind
from expedition.records.catalogue import ENTRY_KINDS
from expedition.records.fields import EntryFields
from expedition.records.folder import TripFolder

ROOT = Path(sample_trips.__file__).parent
NAMES = ("kazakhstan_crossing", "norway_motorbike", "qinghai_to_xinjiang", "steppe_to_beyneu")


def sample(name: str) -> TripFolder:
    return trip_folder.read(ROOT / name)


def entries(trip: TripFolder) -> list[EntryFields]:
    kinds = [kind.name for kind in ENTRY_KINDS]
    days = [entry for day in trip.days for kind in kinds for entry in day.of(kind)]
    return [*days, *(entry for kind in kinds for entry in trip.of(kind))]


def length_m(trip: TripFolder, day: int) -> float:
    total = 0.0
    for leg in trip.days[day].legs:
        assert leg.gpx
        total += gpxpy.parse((trip.root / leg.gpx).read_text(encoding="utf-8")).length_2d()
    return total


@pytest.mark.parametrize("name", NAMES)
def test_every_sample_reads_and_tells_its_source(name: str) -> None:
    trip = sample(name)
    readme = (ROOT / name / "README.md").read_text(encoding="utf-8")
    assert trip.days
    assert "MIT" in readme
    for day in trip.days:
        assert 60 <= len(day.fields.diary.split()) <= 180


def test_the_crossing_is_four_days_and_272_km_stated() -> None:
    trip = sample("kazakhstan_crossing")
    assert [day.fields.date for day in trip.days] == [date(2025, 7, day) for day in (18, 19, 20, 21)]
    assert [day.fields.kind for day in trip.days][-1] is DayKind.REST
    assert not trip.days[-1].legs
    assert [(said.figure, said.value) for said in trip.stated] == [(FigureName.DISTANCE, 272_000)]
    heat = trip.days[2].stated[0]
    assert (heat.figure, heat.value) == (FigureName.TEMPERATURE_MAX, 44)


def test_the_line_of_the_crossing_says_it_was_not_recorded() -> None:
    trip = sample("kazakhstan_crossing")
    assert "reconstructed, not recorded" in trip.fields.measured_how
    for leg in (leg for day in trip.days for leg in day.legs):
        assert leg.gpx
        assert leg.fields.origin is LegOrigin.RECONSTRUCTED
        text = (trip.root / leg.gpx).read_text(encoding="utf-8")
        assert "Reconstructed, not recorded" in text
        assert "<time>" not in text


def test_the_line_of_the_crossing_is_near_what_was_stated() -> None:
    trip = sample("kazakhstan_crossing")
    assert sum(length_m(trip, day) for day in range(4)) == pytest.approx(272_000, rel=0.05)


def test_together_the_samples_have_everything_at_least_twice() -> None:
    found: Counter[str] = Counter()
    for trip in map(sample, NAMES):
        for kind in ENTRY_KINDS:
            found[kind.name] += len(trip.of(kind.name)) + sum(len(day.of(kind.name)) for day in trip.days)
        found["leg"] += sum(len(day.legs) for day in trip.days)
        found["photo"] += sum(len(day.photos) for day in trip.days)
        found["caption"] += sum(bool(photo.fields.caption) for day in trip.days for photo in day.photos)
        found["stated"] += len(trip.stated) + sum(len(day.stated) for day in trip.days)
        found["words typed"] += sum(len(entry.said) for entry in entries(trip))
        found["free line"] += sum(len(entry.extra) for entry in entries(trip))
        found["audience"] += sum(entry.audience is Audience.ME for entry in entries(trip))
        found["route"] += len(trip.routes)
    assert {name for name, count in found.items() if count < 2} == set()


def test_the_samples_tell_a_gift_from_a_price_and_from_what_is_not_known() -> None:
    told = [
        entry.price_kind for trip in map(sample, NAMES) for day in trip.days for entry in day.of("expense")
    ]
    assert {PriceKind.GIFT, PriceKind.PAID, PriceKind.UNKNOWN} == set(told)


def test_what_a_sample_says_it_paid_is_said_once() -> None:
    days = sample("qinghai_to_xinjiang").days
    errands = [entry for day in days for entry in day.of("errand") if entry.cost]
    assert [(entry.what, entry.cost) for entry in errands] == [("a test for the virus", 30)]
    assert not [entry for day in days for entry in day.of("expense") if entry.amount == 30]


@pytest.mark.parametrize("name", NAMES)
def test_every_sample_is_written_and_read_back_without_loss(name: str, tmp_path: Path) -> None:
    trip = sample(name)
    again = tmp_path / name
    shutil.copytree(trip.root, again, ignore=shutil.ignore_patterns("*.md"))
    for page, text in pages(trip):
        (again / page).parent.mkdir(parents=True, exist_ok=True)
        (again / page).write_text(text, encoding="utf-8")
    assert replace(trip_folder.read(again), root=trip.root) == trip


@pytest.mark.parametrize("name", [name for name in NAMES if name != "norway_motorbike"])
def test_a_told_sample_opens_sound_and_becomes_a_book(name: str, tmp_path: Path) -> None:
    assert main(["sample", name, str(tmp_path / "log")]) == 0
    assert checking.check(tmp_path / "log").ok
    assert main(["report", str(tmp_path / "log"), "-o", str(tmp_path / "book.pdf")]) == 0
    assert (tmp_path / "book.pdf").read_bytes().startswith(b"%PDF")


def test_the_sheet_of_khorgos_keeps_its_order_its_flags_and_its_contradiction() -> None:
    facts = [fact for fact in sample("kazakhstan_crossing").of("fact") if fact.sheet]
    assert [fact.position for fact in facts] == list(range(1, 17))
    assert facts[14].value == "🇰🇿 101, 🇨🇳 110"
    assert {fact.subject for fact in facts} == {"Khorgos", "Maikapchagai – Jeminay"}


def test_the_steppe_says_that_no_date_is_known_and_whose_tyres_were_flat() -> None:
    trip = sample("steppe_to_beyneu")
    assert {day.fields.date_precision for day in trip.days} == {Precision.UNKNOWN}
    repairs = [repair for day in trip.days for repair in day.of("repair")]
    assert [(repair.who, repair.count) for repair in repairs] == [("Diego", 1), ("Diego", 1)]
    captions = [photo for day in trip.days for photo in day.photos]
    assert len(captions) > 10
    assert not any(photo.file for photo in captions)
    assert sum(photo.fields.continues for photo in captions) == 4


def test_the_road_to_charklik_is_told_by_its_stones() -> None:
    trip = sample("qinghai_to_xinjiang")
    marks = [mark for day in trip.days for mark in day.of("waypoint") if mark.scale is KmScale.ROAD]
    assert [round((mark.distance_m or 0) / 1000) for mark in marks] == [
        *(1317, 1339, 1353, 1353, 1353, 1380, 1383, 1385, 1386, 1423, 1452, 1459, 1506)
    ]
    assert [mark.length_m for mark in marks if mark.length_m] == [9_000, 19_000, 34_000]
    assert [one.raw for one in trip.of("transport") if one.arrives == "16:"] == [
        "11:31 / 16: / 62.5",
        "9:00 / 16:",
    ]


def test_people_met_on_the_crossing() -> None:
    met = [entry for day in sample("kazakhstan_crossing").days for entry in day.of("encounter")]
    assert sum(entry.count or 0 for entry in met) == 7
    assert [entry.who for entry in met if entry.audience is Audience.ME] == [
        "Uyghurs who have left their country"
    ]


def test_norway_is_five_recorded_days_of_1248_km() -> None:
    trip = sample("norway_motorbike")
    assert [day.fields.date.day for day in trip.days] == [22, 23, 24, 25, 26]
    assert sum(length_m(trip, day) for day in range(5)) == pytest.approx(1_248_000, rel=0.005)
    assert length_m(trip, 3) == pytest.approx(334_213, rel=0.005)


def test_the_merged_file_of_norway_lies_unused_beside_its_parts() -> None:
    trip = sample("norway_motorbike")
    used = {leg.gpx for day in trip.days for leg in day.legs}
    lying = {path.relative_to(trip.root) for path in (trip.root / "tracks").glob("*.gpx")}
    assert lying - used == {Path("tracks/2024-06-25-merged.gpx")}


def test_the_tracks_of_norway_are_as_they_were_published() -> None:
    digest = hashlib.sha256()
    for path in sorted((ROOT / "norway_motorbike" / "tracks").glob("*.gpx")):
        digest.update(path.read_bytes())
    assert digest.hexdigest() == "58b3b420cdca3e31660ca302318d3d32c1bdc3782bfa3d8f6de102d61145ca8f"
