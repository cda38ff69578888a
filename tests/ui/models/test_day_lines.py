from dataclasses import replace
from datetime import date, timedelta

from expedition.kinds import DayKind, StayKind
from expedition.records.day import DayRow, Mark
from ui.models.day_lines import lines_of
from ui.models.lines import DayLine, Heading

FIRST = DayRow(
    id=1,
    trip_id=1,
    number=1,
    date=date(2025, 7, 18),
    kind=DayKind.RIDE,
    title="",
    purpose="",
    from_place="Karkara",
    to_place="Kegen",
    country="KZ",
    country_from="",
    distance_m=34_800.0,
    carried_m=None,
    total_m=34_800.0,
    marks=frozenset({Mark.STAY, Mark.CROSSING}),
    stay_kind=StayKind.WILD_CAMP,
    place="Kegen",
)


def day(number: int, **changes: object) -> DayRow:
    moved = FIRST.date + timedelta(days=number - 1)
    return replace(FIRST, **{"id": number, "number": number, "date": moved, **changes})  # type: ignore[arg-type]


def test_a_country_is_a_heading_each_time_it_is_entered() -> None:
    rows = [day(1), day(2, country="CN"), day(3, country=""), day(4)]
    headings = [line for line in lines_of(rows) if isinstance(line, Heading)]
    assert [(h.name, h.figures) for h in headings] == [
        ("Kazakhstan", "1 day · 34.8 km"),
        ("China", "2 days · 69.6 km"),
        ("Kazakhstan", "1 day · 34.8 km"),
    ]


def test_a_ride_has_two_ends_and_its_marks_in_their_order() -> None:
    _heading, line = lines_of([day(1)])
    assert isinstance(line, DayLine)
    assert (line.from_words, line.to_words, line.distance, line.date) == (
        "Karkara",
        "Kegen",
        "34.8",
        "Fri 18 July 2025",
    )
    assert line.signs == ("stamp", "tent")
    assert not line.is_thin
    assert "Karkara → Kegen" in line.said
    assert "34.8 km" in line.said


def test_the_year_is_said_where_it_changes() -> None:
    rows = [day(1), day(2), day(3, date=date(2026, 1, 2)), day(4, date=date(2026, 1, 3))]
    dates = [line.date for line in lines_of(rows) if isinstance(line, DayLine)]
    assert dates == ["Fri 18 July 2025", "Sat 19 July", "Fri 2 January 2026", "Sat 3 January"]


def test_a_day_of_rest_is_thin_and_says_where() -> None:
    rest = day(2, kind=DayKind.REST, from_place="Kegen", to_place="Kegen", distance_m=None)
    line = lines_of([rest])[1]
    assert isinstance(line, DayLine)
    assert line.is_thin
    assert (line.from_words, line.to_words, line.distance) == ("Rest", "Kegen", "")


def test_an_unknown_way_is_not_nought_kilometres() -> None:
    line = lines_of([day(1, distance_m=None)])[1]
    assert isinstance(line, DayLine)
    assert line.distance == ""


def test_the_filter_shows_what_was_found_and_opens_shut_countries() -> None:
    rows = [day(1), day(2), day(3, country="CN")]
    found = lines_of(rows, closed=frozenset({0, 1}), found=frozenset({2}))
    assert [line.id for line in found if isinstance(line, DayLine)] == [2]
    assert lines_of(rows, found=frozenset()) == ()


def test_a_shut_country_keeps_its_heading() -> None:
    lines = lines_of([day(1), day(2)], closed=frozenset({0}))
    assert len(lines) == 1
    assert isinstance(lines[0], Heading)
    assert not lines[0].is_open
