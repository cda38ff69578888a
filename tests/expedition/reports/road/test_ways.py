from dataclasses import replace
from datetime import date

from expedition.kinds import KmScale, StayKind, WaypointKind
from expedition.records.day import Entry
from expedition.records.fields import (
    DayFields,
    NoteFields,
    RoadFields,
    StayFields,
    TripFields,
    WaypointFields,
)
from expedition.records.report import Edition, ReportOptions
from expedition.records.trip import TripBook
from expedition.reports.building import build
from expedition.reports.making import Making
from expedition.reports.road.records import Event, Way
from expedition.reports.road.ways import ways
from expedition.reports.typesetting.style import SHEETS
from expedition.reports.typesetting.typecase import Typecase
from tests.expedition.reports import books
from tests.expedition.reports.pdf_text import bare, text_of

_ROAD = "the road to the lake"
NOTES = ReportOptions(edition=Edition.ROUTE_NOTES)


def _made(book: TripBook) -> tuple[list[Way], list[Event]]:
    return ways(Making(book, NOTES, SHEETS[NOTES.paper], Typecase()))


def _noted(*waypoints: WaypointFields, roads: tuple[RoadFields, ...] = ()) -> TripBook:
    """Two ridden days of 60 and 50 km; everything was noted on the second."""
    on = [date(2025, 7, 18), date(2025, 7, 19)]
    days = [
        books.day(
            number,
            day,
            DayFields(date=day, from_place=f"P{number}", to_place=f"P{number + 1}", country="KZ"),
            stay=StayFields(kind=StayKind.WILD_CAMP, place=f"P{number + 1}"),
            distance=length,
        )
        for number, day, length in ((1, on[0], 60_000.0), (2, on[1], 50_000.0))
    ]
    page = replace(
        days[1][0],
        waypoints=tuple(Entry(n, 2, fields) for n, fields in enumerate(waypoints)),
        roads=tuple(Entry(n, 2, fields) for n, fields in enumerate(roads)),
    )
    return books.book(TripFields(title="Two days"), [days[0], (page, None)])


def _place(scale: KmScale, km: float | None, name: str, road: str = "") -> WaypointFields:
    at = None if km is None else km * 1000
    return WaypointFields(kind=WaypointKind.SHOP, name=name, scale=scale, road=road, distance_m=at)


def test_a_slip_of_the_pen_makes_no_strip_and_loses_no_note() -> None:
    far = _place(KmScale.ROAD, 1e9, "the far shop", _ROAD)
    found, loose = _made(_noted(_place(KmScale.ROAD, 3.0, "the near shop", _ROAD), far))
    assert {way.scale for way in found} == {KmScale.TRIP}
    assert loose == []
    (trip,) = found
    assert len(trip.unplaced) == 2
    words = bare(text_of(build(_noted(_place(KmScale.ROAD, 3.0, "the near shop", _ROAD), far), NOTES)))
    assert bare("far shop") in words
    assert bare("near shop") in words


def test_road_trip_and_day_kilometres_never_stand_on_one_axis() -> None:
    found, loose = _made(
        _noted(
            _place(KmScale.ROAD, 1317, "stone", _ROAD),
            _place(KmScale.TRIP, 70, "of the trip"),
            _place(KmScale.DAY, 20, "of the day"),
        )
    )
    assert loose == []
    assert [(way.scale, way.name) for way in found] == [(KmScale.TRIP, "Two days")]
    trip = found[0]
    assert {
        event.name: event.at_m for event in trip.events if not event.name.startswith(("Day", "Wild"))
    } == {
        "Of the trip": 70_000,
        "Of the day": 80_000,
    }
    assert [event.name for event in trip.unplaced] == ["Stone"]


def test_each_road_has_a_strip_of_its_own() -> None:
    found, _loose = _made(
        _noted(
            _place(KmScale.ROAD, 1317, "first stone", _ROAD),
            _place(KmScale.ROAD, 1400, "second stone", _ROAD),
            _place(KmScale.ROAD, 5, "other", "A6"),
            _place(KmScale.ROAD, 9, "other again", "A6"),
        )
    )
    ends = {(way.scale, way.name): (way.from_m, way.to_m) for way in found}
    assert ends == {
        (KmScale.TRIP, "Two days"): (0, 110_000),
        (KmScale.ROAD, _ROAD): (1_317_000, 1_400_000),
        (KmScale.ROAD, "A6"): (5_000, 9_000),
    }


def test_a_day_without_distance_keeps_its_own_kilometres() -> None:
    on = date(2025, 7, 18)
    page, _track = books.day(1, on, DayFields(date=on, from_place="A", to_place="B"))
    marked = tuple(Entry(n, 1, _place(KmScale.DAY, km, f"at {km}")) for n, km in enumerate((3, 12)))
    book = books.book(TripFields(title="One day"), [(replace(page, waypoints=marked), None)])
    (way,), _loose = _made(book)
    assert (way.scale, way.from_m, way.to_m) == (KmScale.DAY, 0.0, 12_000)


def test_both_sides_of_a_contradiction_are_printed_and_marked() -> None:
    book = _noted(
        roads=(
            RoadFields(road=_ROAD, alias="H", from_m=1_300_000, to_m=1_353_000, state="finished", rating=5),
            RoadFields(road=_ROAD, alias="H", from_m=1_340_000, to_m=1_385_000, state="torn up", rating=1),
        )
    )
    text = bare(text_of(build(book, NOTES)))
    assert bare("Finished") in text
    assert bare("Torn up") in text
    assert text.count(bare("Another note says otherwise of the same kilometres.")) == 2


def test_long_notes_and_crowded_kilometres_lose_nothing() -> None:
    long = " ".join(f"word{n}" for n in range(900))
    crowd = [_place(KmScale.TRIP, 70, f"shop number {n}") for n in range(90)]
    book = _noted(replace(_place(KmScale.TRIP, 71, "the long one"), note=long), *crowd)
    text = bare(text_of(build(book, NOTES)))
    assert all(bare(f"Shop number {n}.") in text for n in range(90))
    assert all(f"word{n}" in text for n in range(1, 900))


def test_a_trip_without_any_note_still_tells_days_places_and_nights() -> None:
    text = text_of(build(_noted(), NOTES))
    assert "P1 → P3" in text
    assert "Day 2. P2 → P3" in text
    assert "Night after day 2" in text
    assert "lodging noted," not in text


def test_what_has_no_kilometre_is_listed_under_the_strip_of_its_day() -> None:
    book = _noted(_place(KmScale.DAY, None, "somewhere"))
    note = Entry(9, None, NoteFields(title="A loose hint", text="ask the driver"))
    text = text_of(build(replace(book, loose={"note": (note,)}), NOTES))
    assert text.index("Without a kilometre") < text.index("Somewhere.")
    assert text.index("Of no day") < text.index("A loose hint. Ask the driver")
