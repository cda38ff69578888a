from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np

from expedition import intake
from expedition.itinerary import crossings
from expedition.kinds import DayKind, Precision
from expedition.logbook import Logbook
from expedition.operations import days, entries
from expedition.operations.crossings import add_planned
from expedition.queries.borders import held_borders, open_borders
from expedition.queries.days import day_pages
from expedition.records.day import DayPage
from expedition.records.fields import CrossingFields, DayFields, Said
from expedition.records.importing import ImportPlan

DAY = date(2025, 7, 18)
START = datetime(2025, 7, 18, 3, tzinfo=UTC)
KYRGYZ, KAZAKH, KEGEN = (42.797, 79.18), (42.83, 79.19), (43.0145, 79.2264)
CHUNDZHA = (43.5381, 79.4658)


def ride(folder: Path, name: str, *places: tuple[float, float], start: datetime = START) -> Path:
    """A file over these places, half an hour from one to the next."""
    rows: list[str] = []
    count = 180
    for at, (one, other) in enumerate(pairwise(places)):
        for share in np.linspace(0, 1, count, endpoint=at + 2 == len(places)):
            lat, lon = (a + (b - a) * share for a, b in zip(one, other, strict=True))
            moment = start + timedelta(seconds=10 * len(rows))
            rows.append(
                f'<trkpt lat="{lat:.6f}" lon="{lon:.6f}"><time>{moment:%Y-%m-%dT%H:%M:%SZ}</time></trkpt>'
            )
    path = folder / f"{name}.gpx"
    path.write_text(
        '<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="test">'
        f"<trk><trkseg>{''.join(rows)}</trkseg></trk></gpx>"
    )
    return path


def imported(logbook: Logbook, trip_id: int, *files: Path) -> tuple[ImportPlan, tuple[DayPage, ...]]:
    plan = intake.plan_files(logbook, trip_id, list(files))
    intake.accept(logbook, trip_id, plan)
    return plan, logbook.read(day_pages, trip_id)


def way(page: DayPage) -> tuple[str, str]:
    return page.fields.from_place, page.fields.to_place


def test_a_new_day_has_its_places_country_and_crossing(
    logbook: Logbook, trip_id: int, tmp_path: Path
) -> None:
    _plan, (page,) = imported(logbook, trip_id, ride(tmp_path, "a", KYRGYZ, KAZAKH, KEGEN))
    assert way(page) == ("24 km S of Kegen", "Kegen")
    assert (page.fields.country_from, page.fields.country) == ("KG", "KZ")
    (crossing,) = page.crossings
    fields = crossing.fields
    assert (fields.country_from, fields.country_to, fields.name) == ("KG", "KZ", "24 km S of Kegen")
    assert fields.lat is not None
    assert fields.distance_m == 500.0
    assert fields.time_text
    assert {said.precision for said in fields.said} == {Precision.ABOUT}


def test_one_step_takes_back_the_day_and_its_crossing(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    imported(logbook, trip_id, ride(tmp_path, "a", KYRGYZ, KAZAKH, KEGEN))
    logbook.undo()
    assert logbook.read(day_pages, trip_id) == ()
    logbook.redo()
    (page,) = logbook.read(day_pages, trip_id)
    assert len(page.crossings) == 1


def test_what_was_typed_stays(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    fields = DayFields(date=DAY, from_place="The bridge", to_place="Кеген", country="KZ")
    logbook.do("Add day", days.add, trip_id, fields)
    _plan, (page,) = imported(logbook, trip_id, ride(tmp_path, "a", KAZAKH, KEGEN))
    assert way(page) == ("The bridge", "Кеген")
    assert page.fields.said == ()


def test_a_found_place_follows_a_line_that_goes_on(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    imported(logbook, trip_id, ride(tmp_path, "a", KAZAKH, KEGEN))
    later = ride(tmp_path, "b", KEGEN, CHUNDZHA, start=START + timedelta(hours=3))
    _plan, (page,) = imported(logbook, trip_id, later)
    assert page.fields.to_place == "Chundzha"


def test_a_place_typed_over_a_found_one_stays(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    _plan, (page,) = imported(logbook, trip_id, ride(tmp_path, "a", KAZAKH, KEGEN))
    assert Said("to_place", Precision.ABOUT) in page.fields.said
    change = partial(days.change, to_place="Yurt of Aigul")
    logbook.do("Write", change, page.row.id)
    later = ride(tmp_path, "b", KEGEN, CHUNDZHA, start=START + timedelta(hours=3))
    _plan, (page,) = imported(logbook, trip_id, later)
    assert page.fields.to_place == "Yurt of Aigul"
    assert [said.field for said in page.fields.said] == ["from_place"]


def test_a_day_begins_where_the_one_before_is_said_to_end(
    logbook: Logbook, trip_id: int, tmp_path: Path
) -> None:
    _plan, (page,) = imported(logbook, trip_id, ride(tmp_path, "a", KAZAKH, KEGEN))
    change = partial(days.change, to_place="Yurt of Aigul")
    logbook.do("Write", change, page.row.id)
    rest = DayFields(date=DAY + timedelta(days=1), kind=DayKind.REST)
    logbook.do("Add day", days.add, trip_id, rest)
    files = ride(tmp_path, "b", KEGEN, CHUNDZHA, start=START + timedelta(days=2))
    _plan, pages = imported(logbook, trip_id, files)
    assert [way(page) for page in pages] == [
        ("21 km S of Kegen", "Yurt of Aigul"),
        ("", ""),
        ("Yurt of Aigul", "Chundzha"),
    ]


def test_places_are_spelled_as_the_trip_spells_them(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    typed = DayFields(date=DAY + timedelta(days=1), from_place="Shonzhy")
    logbook.do("Add day", days.add, trip_id, typed)
    _plan, pages = imported(logbook, trip_id, ride(tmp_path, "a", KEGEN, CHUNDZHA))
    assert way(pages[0]) == ("Kegen", "Shonzhy")


def test_a_crossing_that_is_left_out_is_not_noted(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    plan = intake.plan_files(logbook, trip_id, [ride(tmp_path, "a", KYRGYZ, KAZAKH, KEGEN)])
    intake.accept(logbook, trip_id, crossings.set_crossings(plan, [0], include=False))
    (page,) = logbook.read(day_pages, trip_id)
    assert page.crossings == ()
    assert (page.fields.country_from, page.fields.country) == ("KG", "KZ")


def test_a_crossing_typed_before_is_the_only_one(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    day_id = int(logbook.do("Add day", days.add, trip_id, DayFields(date=DAY)).result)
    typed = CrossingFields(name="Karkara", country_from="KG", country_to="KZ")
    logbook.do("Add crossing", entries.add, "crossing", day_id, typed)
    plan, (page,) = imported(logbook, trip_id, ride(tmp_path, "a", KYRGYZ, KAZAKH, KEGEN))
    assert plan.crossings == ()
    assert [one.fields for one in page.crossings] == [typed]


def test_reading_again_notes_nothing_twice(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    plan, _pages = imported(logbook, trip_id, ride(tmp_path, "a", KYRGYZ, KAZAKH, KEGEN))
    again = intake.plan_again(logbook, trip_id, [plan.files[0].read.sha256])
    intake.accept(logbook, trip_id, again)
    (page,) = logbook.read(day_pages, trip_id)
    assert len(page.crossings) == 1
    assert way(page) == ("24 km S of Kegen", "Kegen")


def test_a_day_begun_in_one_country_ends_in_the_other(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    logbook.do("Add day", days.add, trip_id, DayFields(date=DAY, country="KG"))
    _plan, (page,) = imported(logbook, trip_id, ride(tmp_path, "a", KYRGYZ, KAZAKH, KEGEN))
    assert (page.fields.country_from, page.fields.country) == ("KG", "KZ")


def test_the_trip_tells_its_borders(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    imported(logbook, trip_id, ride(tmp_path, "a", KYRGYZ, KAZAKH, KEGEN))
    held = logbook.read(held_borders, trip_id)
    (leg,) = held.legs
    assert (leg.date, leg.start_utc) == (DAY, START)
    assert np.allclose(leg.start + leg.end, KYRGYZ + KEGEN, atol=1e-6)
    assert [(one.country_from, one.country_to) for one in held.crossings] == [("KG", "KZ")]


def test_a_day_without_its_crossing_can_be_given_it(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    plan = intake.plan_files(logbook, trip_id, [ride(tmp_path, "a", KYRGYZ, KAZAKH, KEGEN)])
    intake.accept(logbook, trip_id, crossings.set_crossings(plan, [0], include=False))
    (page,) = logbook.read(day_pages, trip_id)
    (found,) = logbook.read(open_borders, page.row.id)
    assert (found.country_from, found.country_to, found.date) == ("KG", "KZ", DAY)
    logbook.do("Note", add_planned, trip_id, [found])
    (page,) = logbook.read(day_pages, trip_id)
    assert [one.fields.country_to for one in page.crossings] == ["KZ"]
    assert logbook.read(open_borders, page.row.id) == ()


def test_one_recording_of_two_new_days_fills_both(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    whole = ride(tmp_path, "a", CHUNDZHA, KEGEN)
    later = ride(tmp_path, "b", KEGEN, KAZAKH, start=START + timedelta(days=1))
    text, other = whole.read_text(), later.read_text()
    inner = other[other.index("<trkseg>") : other.index("</trk></gpx>")]
    whole.write_text(text.replace("</trk></gpx>", f"{inner}</trk></gpx>"))
    plan = intake.plan_files(logbook, trip_id, [whole])
    intake.accept(logbook, trip_id, plan)
    assert [page.fields.from_place != "" for page in logbook.read(day_pages, trip_id)] == [True, True]
