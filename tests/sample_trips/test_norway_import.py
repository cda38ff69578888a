"""All files of the tour, the merged one among them, imported as a traveller would drop them."""

from pathlib import Path

import pytest

import sample_trips
from expedition.intake import accept, add_folder, plan_files
from expedition.logbook import Logbook
from expedition.queries.totals import trip_totals
from expedition.queries.trips import all_trips
from expedition.records.importing import FileState

NORWAY = Path(sample_trips.__file__).parent / "norway_motorbike"
PARTS = ("2024-06-25-1-sunndalsora.gpx", "2024-06-25-2-surnadal.gpx", "2024-06-25-3-surnadal.gpx")


def test_a_dropped_folder_counts_the_merged_file_once(logbook: Logbook, trip_id: int) -> None:
    proposed = plan_files(logbook, trip_id, [NORWAY / "tracks"])
    states = {file.read.path.name: file.state for file in proposed.files}
    doubled = {name for name, state in states.items() if state is not FileState.NEW}
    assert len(states) == 8
    assert doubled in ({"2024-06-25-merged.gpx"}, set(PARTS))
    accept(logbook, trip_id, proposed)
    totals = logbook.read(trip_totals, trip_id)
    assert totals.days == 5
    assert totals.distance_m == pytest.approx(1_248_000, rel=0.01)


def test_the_trip_folder_and_its_tracks_agree(logbook: Logbook, trip_id: int) -> None:
    accept(logbook, trip_id, plan_files(logbook, trip_id, [NORWAY / "tracks"]))
    dropped = logbook.read(trip_totals, trip_id).distance_m
    told = logbook.read(trip_totals, add_folder(logbook, NORWAY)).distance_m
    assert told == pytest.approx(dropped, rel=0.001)


def test_importing_the_tracks_again_adds_nothing(logbook: Logbook, trip_id: int) -> None:
    for _again in range(2):
        accept(logbook, trip_id, plan_files(logbook, trip_id, [NORWAY / "tracks"]))
    (trip,) = logbook.read(all_trips)
    assert trip.days == 5
    assert trip.distance_m == pytest.approx(1_248_000, rel=0.01)
