from pathlib import Path

from expedition.kinds import LegMode
from expedition.logbook import Logbook
from expedition.operations import trips
from expedition.records.fields import TripFields
from expedition.store.glance import only_mode


def test_the_mode_of_all_trips_is_seen_without_opening(tmp_path: Path) -> None:
    with Logbook.create(tmp_path / "log") as logbook:
        logbook.do("Add trip", trips.add, TripFields(title="East", mode=LegMode.MOTORBIKE))
    before = sorted(tmp_path.rglob("*"))
    assert only_mode(tmp_path / "log") is LegMode.MOTORBIKE
    assert sorted(tmp_path.rglob("*")) == before


def test_where_trips_differ_nothing_is_guessed(tmp_path: Path) -> None:
    with Logbook.create(tmp_path / "log") as logbook:
        for mode in (LegMode.MOTORBIKE, LegMode.FOOT):
            logbook.do("Add trip", trips.add, TripFields(title="East", mode=mode))
    assert only_mode(tmp_path / "log") is None


def test_what_is_no_logbook_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "logbook.db").write_bytes(b"no database at all")
    assert only_mode(tmp_path) is None
    assert only_mode(tmp_path / "nowhere") is None
