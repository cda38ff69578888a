"""Trips leave a logbook and come back: as a folder without loss, as other files as far as these can hold."""

import csv
import errno
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree

import gpxpy
import numpy as np
import pytest

import sample_trips
from expedition import intake, samples
from expedition.checking import check
from expedition.errors import Cancelled, UserError
from expedition.exporting import Format, export, pieces
from expedition.importers import trip_folder
from expedition.importers.read import read as read_file
from expedition.kinds import Audience, FigureName, LegMode, Precision
from expedition.logbook import Logbook
from expedition.operations import days, entries, shaping, trips
from expedition.points import join
from expedition.queries.book import trip_book
from expedition.queries.folders import leg_line, whole_trip
from expedition.queries.trips import all_trips
from expedition.records.catalogue import ENTRY_KINDS
from expedition.records.choosing import Choice
from expedition.records.fields import (
    ContactFields,
    DayFields,
    EncounterFields,
    LegFields,
    Pair,
    Said,
    StatedFields,
    TripFields,
)
from expedition.records.report import ReportOptions
from expedition.reports.building import build
from tests.blank import blank
from tests.expedition.made_up_logbook import FIRST, fill
from tests.expedition.reports.pdf_text import text_of

ALL = Choice()
SAMPLES = sorted(path.parent.name for path in Path(sample_trips.__file__).parent.glob("*/trip.md"))


def ids(logbook: Logbook) -> list[int]:
    return [trip.id for trip in logbook.read(all_trips)]


def told(logbook: Logbook) -> Any:
    """All that `export --format json` tells: what makes two logbooks equal."""
    texts, _written = pieces(logbook, ids(logbook), Format.JSON, ALL, intake.no_progress)
    return json.loads("".join(texts))


def there_and_back(logbook: Logbook, folder: Path) -> Any:
    export(logbook, ids(logbook), folder / "out", Format.FOLDER, ALL, intake.no_progress)
    with blank(folder / "back") as back:
        for one in trip_folder.folders_in(folder / "out"):
            intake.add_folder(back, one)
        return told(back)


@pytest.fixture(scope="module")
def logbook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Logbook]:
    with blank(tmp_path_factory.mktemp("made_up") / "log") as made:
        fill(made, Random(1))
        yield made


@pytest.mark.parametrize("seed", range(2))
def test_a_made_up_logbook_comes_back_from_its_folders_as_it_was(tmp_path: Path, seed: int) -> None:
    with blank(tmp_path / "log") as logbook:
        fill(logbook, Random(seed), count=2)
        assert there_and_back(logbook, tmp_path) == told(logbook)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_comes_back_from_its_folder_as_it_was(tmp_path: Path, name: str) -> None:
    with samples.create(name, tmp_path / "log") as logbook:
        assert there_and_back(logbook, tmp_path) == told(logbook)


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path, logbook: Logbook) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").touch()
    with pytest.raises(UserError, match="is there already"):
        export(logbook, ids(logbook), tmp_path / "out", Format.FOLDER, ALL, intake.no_progress)
    assert [path.name for path in tmp_path.rglob("*")] == ["out", "mine.txt"]


@pytest.mark.parametrize("kind", [Format.FOLDER, Format.GPX, Format.KML, Format.GEOJSON])
def test_an_export_that_is_stopped_leaves_nothing(tmp_path: Path, logbook: Logbook, kind: Format) -> None:
    def stop(_done: int, _of: int, _what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        export(logbook, ids(logbook), tmp_path / "out", kind, ALL, stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", Format)
def test_a_full_disk_leaves_nothing(
    tmp_path: Path, logbook: Logbook, kind: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UserError, match="the disk is full, make room"):
        export(logbook, ids(logbook), tmp_path / "out", kind, ALL, intake.no_progress)
    assert list(tmp_path.iterdir()) == []


def test_the_same_trip_is_not_taken_twice(tmp_path: Path, logbook: Logbook) -> None:
    export(logbook, ids(logbook), tmp_path / "out", Format.FOLDER, ALL, intake.no_progress)
    before = sorted(path.name for path in logbook.folder.rglob("*"))
    with pytest.raises(UserError, match="in this logbook already"):
        intake.add_folder(logbook, tmp_path / "out")
    assert sorted(path.name for path in logbook.folder.rglob("*")) == before


def test_an_original_that_was_changed_is_refused(tmp_path: Path, logbook: Logbook) -> None:
    export(logbook, ids(logbook), tmp_path / "out", Format.FOLDER, ALL, intake.no_progress)
    (tmp_path / "out" / "originals" / "ride.gpx").write_bytes(b"<gpx/>")
    with blank(tmp_path / "back") as back, pytest.raises(UserError, match="SHA-256"):
        intake.add_folder(back, tmp_path / "out")


def test_a_file_that_the_logbook_has_lost_is_told_and_the_rest_is_written(tmp_path: Path) -> None:
    with blank(tmp_path / "log") as logbook:
        fill(logbook, Random(5))
        next((logbook.folder / "photos").glob("*.jpg")).unlink()
        written = export(logbook, ids(logbook), tmp_path / "out", Format.FOLDER, ALL, intake.no_progress)
        assert written.missing == ["view.jpg"]
        assert "view.jpg" in written.sentence("out")
        with blank(tmp_path / "back") as back:
            intake.add_folder(back, tmp_path / "out")
            assert told(back) == told(logbook)


def test_what_came_back_is_sound(tmp_path: Path, logbook: Logbook) -> None:
    export(logbook, ids(logbook), tmp_path / "out", Format.FOLDER, ALL, intake.no_progress)
    with blank(tmp_path / "back") as back:
        intake.add_folder(back, tmp_path / "out")
    assert check(tmp_path / "back").problems == ()


def test_names_of_files_suit_every_disk(tmp_path: Path, logbook: Logbook) -> None:
    export(logbook, ids(logbook), tmp_path / "out", Format.FOLDER, ALL, intake.no_progress)
    names = [path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*")]
    assert len({name.casefold() for name in names}) == len(names)
    assert not [name for name in names if re.search(r'[<>:"\\|?*\x00-\x1f]|[ .](/|$)', name)]


def marked(logbook: Logbook, audience: Audience) -> tuple[int, int]:
    """A trip for the family with two people met on one day, one of them for this audience only."""
    trip = logbook.do("Add", trips.add, TripFields(title="North")).result
    day = logbook.do("Add", days.add, trip, DayFields(date=date(2024, 6, 22))).result
    for who, own in (("all may know", None), ("SECRET", audience)):
        logbook.do("Met", entries.add, "encounter", day, EncounterFields(who=who, audience=own))
    logbook.do("Call", entries.add, "contact", trip, ContactFields(name="SECRET too"))
    return trip, day


@pytest.mark.parametrize("kind", Format)
def test_an_audience_is_shown_only_what_it_may_read(tmp_path: Path, kind: Format) -> None:
    with blank(tmp_path / "log") as logbook:
        marked(logbook, Audience.ME)
        choice = Choice(audience=Audience.FAMILY)
        written = export(logbook, ids(logbook), tmp_path / "out", kind, choice, intake.no_progress)
    out = tmp_path / "out"
    files = [out] if out.is_file() else [path for path in out.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if "SECRET" in path.read_text(encoding="utf-8")]
    assert written.left.counts == {"encounter": 1, "contact": 1}


@pytest.mark.parametrize("kind", Format)
def test_no_word_of_a_trip_for_the_family_is_told_to_all(tmp_path: Path, kind: Format) -> None:
    secret: Any = {"said": (Said("distance_m", Precision.ABOUT, "SECRET"),), "extra": (Pair("SECRET"),)}
    prose = ("diary", "title", "purpose", "span_text", "date_text", "weather", "wind", "forecast", "road")
    figure = StatedFields(figure=FigureName.DISTANCE, value=5.0, words="SECRET")
    with blank(tmp_path / "log") as logbook:
        fields = TripFields(title="North", summary="SECRET", measured_how="SECRET", **secret)
        trip = logbook.do("Add", trips.add, fields).result
        words: Any = dict.fromkeys(prose, "SECRET")
        day = DayFields(date=date(2024, 6, 22), **words, **secret)
        day_id = logbook.do("Add", days.add, trip, day).result
        logbook.do("State", days.state, day_id, figure)
        export(logbook, [trip], tmp_path / "out", kind, Choice(audience=Audience.PUBLIC), intake.no_progress)
    out = tmp_path / "out"
    files = [out] if out.is_file() else [path for path in out.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if "SECRET" in path.read_text(encoding="utf-8")]


def test_only_some_days_leave(tmp_path: Path, logbook: Logbook) -> None:
    first = FIRST + timedelta(days=1)
    texts, written = pieces(logbook, ids(logbook), Format.JSON, Choice(first, first), intake.no_progress)
    (trip,) = json.loads("".join(texts))["trips"]
    assert [day["date"] for day in trip["days"]] == [first.isoformat()]
    assert written.days == 1


@pytest.mark.parametrize("kind", [Format.GPX, Format.KML, Format.GEOJSON])
def test_the_lines_come_back_from_files_for_others(tmp_path: Path, logbook: Logbook, kind: Format) -> None:
    file = tmp_path / f"out.{kind}"
    export(logbook, ids(logbook), file, kind, ALL, intake.no_progress)
    read = read_file(file)
    assert read.is_readable, read.reason
    (trip,) = [logbook.read(whole_trip, number) for number in ids(logbook)]
    lines = [
        logbook.read(leg_line, leg.track_id)
        for day in trip.days
        for leg in day.legs
        if leg.track_id is not None
    ]
    assert len(lines) == 2
    back, line = join([track.points for track in read.tracks]), join(lines)
    np.testing.assert_array_equal(back.lat, line.lat)
    np.testing.assert_array_equal(back.lon, line.lon)
    np.testing.assert_array_equal(back.ele_m, line.ele_m)
    np.testing.assert_array_equal(back.time_ms, line.time_ms)


def test_gpx_holds_waypoints_and_routes_too(tmp_path: Path, logbook: Logbook) -> None:
    file = tmp_path / "out.gpx"
    export(logbook, ids(logbook), file, Format.GPX, ALL, intake.no_progress)
    parsed = gpxpy.parse(file.read_text(encoding="utf-8"))
    tree = told(logbook)["trips"][0]
    places = [one for held in (tree, *tree["days"]) for one in held["waypoints"] if one["lat"] is not None]
    assert len(parsed.waypoints) == len(places)
    assert [len(route.points) for route in parsed.routes] == [120]
    assert len(parsed.tracks) == 2


def test_a_drawn_line_stays_one_wherever_it_goes(tmp_path: Path) -> None:
    places = [(43.5, 80.0), (43.6, 80.1), (43.6, 80.3)]
    with blank(tmp_path / "log") as made:
        trip = made.do("Add", trips.add, TripFields(title="East")).result
        day = made.do("Add", days.add, trip, DayFields(date=FIRST)).result
        bus = replace(LegFields.of(LegMode.BUS), note="From memory")
        made.do("Draw", shaping.draw, day, places, bus)
        assert there_and_back(made, tmp_path) == told(made)
        assert told(made)["trips"][0]["days"][0]["legs"][0]["origin"] == "reconstructed"
        export(made, [trip], tmp_path / "out.gpx", Format.GPX, ALL, intake.no_progress)
        paper = text_of(build(made.read(trip_book, trip, ReportOptions()), ReportOptions()))
    (track,) = gpxpy.parse((tmp_path / "out.gpx").read_text(encoding="utf-8")).tracks
    assert track.description == "Reconstructed, not recorded.\n\nFrom memory"
    assert [(point.latitude, point.longitude) for point in track.segments[0].points] == places
    assert "Reconstructed, not recorded." in paper


def test_kml_has_a_folder_for_each_day(tmp_path: Path, logbook: Logbook) -> None:
    export(logbook, ids(logbook), tmp_path / "out.kml", Format.KML, ALL, intake.no_progress)
    tree = ElementTree.parse(tmp_path / "out.kml")
    space = {"k": "http://www.opengis.net/kml/2.2"}
    assert len(tree.findall("k:Document/k:Folder/k:Folder", space)) == 4


def test_geojson_names_the_record_of_every_feature(tmp_path: Path, logbook: Logbook) -> None:
    export(logbook, ids(logbook), tmp_path / "out.geojson", Format.GEOJSON, ALL, intake.no_progress)
    found = json.loads((tmp_path / "out.geojson").read_text(encoding="utf-8"))
    assert found["type"] == "FeatureCollection"
    kinds = {feature["properties"]["record"] for feature in found["features"]}
    assert {"leg", "waypoint"} <= kinds
    for feature in found["features"]:
        assert feature["geometry"]["type"] in ("Point", "LineString", "MultiLineString")


def test_tables_have_a_row_for_every_record_and_run_no_formula(tmp_path: Path, logbook: Logbook) -> None:
    export(logbook, ids(logbook), tmp_path / "out.zip", Format.CSV, ALL, intake.no_progress)
    tree = told(logbook)["trips"][0]
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        for kind in ENTRY_KINDS:
            raw = archive.read(f"{kind.plural}.csv").decode("utf-8-sig")
            rows = list(csv.DictReader(io.StringIO(raw, newline="")))
            held = [one for owner in (tree, *tree["days"]) for one in owner.get(kind.plural, [])]
            assert len(rows) == len(held)
            assert not [cell for row in rows for cell in row.values() if re.match(r"[=+@\t\r]|-(?!\d)", cell)]
        assert len(archive.read("days.csv").decode("utf-8-sig").split("\r\n")) >= 5
        assert archive.read("days.csv").startswith(b"\xef\xbb\xbf")
