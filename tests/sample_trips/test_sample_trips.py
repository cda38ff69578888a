"""Newcomers and tests both open the samples: they must be sound and say where they come from."""

import hashlib
from datetime import date
from pathlib import Path

import gpxpy
import pytest

import sample_trips
from expedition.importers import trip_folder
from expedition.kinds import Audience, DayKind, FigureName, LegOrigin
from expedition.records.folder import TripFolder

ROOT = Path(sample_trips.__file__).parent
NAMES = ("kazakhstan_crossing", "norway_motorbike")


def sample(name: str) -> TripFolder:
    return trip_folder.read(ROOT / name)


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
