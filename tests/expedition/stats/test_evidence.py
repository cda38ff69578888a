from dataclasses import replace
from datetime import date

from expedition.kinds import FigureName, LegMode, LegOrigin, LegPower
from expedition.records.day import DayPage, Figure, LegRecord
from expedition.records.fields import LegFields, LegFigures
from expedition.stats.evidence import fingerprint, gaps, is_placed, shares, statement, unbroken
from tests.expedition.reports import books

_FILES = ("b" * 64, "a" * 64)


def _leg(day: int, west: float, east: float, km: float, power: LegPower = LegPower.OWN_POWER) -> LegRecord:
    """A leg along the equator from one longitude to another."""
    figures = LegFigures(
        version=3,
        points=100,
        segments=1,
        dropped=2,
        distance_m=km * 1000,
        gap_m=0.0,
        start_lat=0.0,
        start_lon=west,
        end_lat=0.0,
        end_lon=east,
    )
    fields = LegFields(mode=LegMode.BICYCLE, power=power, origin=LegOrigin.RECORDED)
    return LegRecord(day, day, fields, figures, day, f"{day}.gpx", "a" * 64, "")


def _page(number: int, *legs: LegRecord, km: float = 10.0) -> DayPage:
    page, _track = books.day(number, date(2025, 7, 17 + number))
    distance = Figure(FigureName.DISTANCE, km * 1000, computed=km * 1000)
    return replace(page, legs=legs, figures=replace(page.figures, distance=distance))


def test_the_same_log_has_the_same_number_whatever_the_order_of_its_files() -> None:
    pages = (_page(1, _leg(1, 0.0, 0.1, 10)), _page(2, _leg(2, 0.1, 0.2, 10)))
    number = fingerprint(pages, _FILES)
    assert number == fingerprint(pages, reversed((*_FILES, *_FILES)))
    assert number == fingerprint(tuple(reversed(pages)), _FILES)
    assert len(number) == 64


def test_a_metre_more_or_another_file_gives_another_number() -> None:
    pages = (_page(1, _leg(1, 0.0, 0.1, 10)),)
    number = fingerprint(pages, _FILES)
    assert number != fingerprint((_page(1, _leg(1, 0.0, 0.1, 10), km=10.001),), _FILES)
    assert number != fingerprint(pages, _FILES[:1])
    typed = replace(pages[0].figures, distance=replace(pages[0].figures.distance, stated=9_000.0))
    assert number != fingerprint((replace(pages[0], figures=typed),), _FILES)


def test_the_statement_is_lines_anybody_can_write_again() -> None:
    pages = (_page(1, _leg(1, 0.0, 0.1, 10)),)
    assert statement(pages, _FILES).splitlines() == [
        "expedition evidence 1",
        f"file {'a' * 64}",
        f"file {'b' * 64}",
        "day 2025-07-18 10000 - - - - - - - 100 2 0",
    ]


def test_a_gap_is_told_between_lines_that_do_not_meet() -> None:
    first, second, third = _leg(1, 0.0, 0.1, 10), _leg(2, 0.12, 0.2, 10), _leg(3, 0.2, 0.3, 10)
    found = gaps((_page(1, first), _page(2, second), _page(3, third)))
    assert [(gap.after, gap.before, round(gap.length_m / 100)) for gap in found] == [(1, 2, 22)]
    assert not found[0].is_bridged


def test_a_leg_without_a_line_lies_in_the_gap_it_leaves() -> None:
    typed = replace(_leg(2, 0.1, 0.4, 30), figures=None, track_id=None)
    found = gaps((_page(1, _leg(1, 0.0, 0.1, 10)), _page(2, typed), _page(3, _leg(3, 0.4, 0.5, 10))))
    assert [(gap.after, gap.before, gap.is_bridged) for gap in found] == [(1, 3, True)]


def test_a_hole_in_a_recording_is_a_gap_of_its_day() -> None:
    leg = _leg(1, 0.0, 0.1, 10)
    assert leg.figures is not None
    holed = replace(leg, figures=replace(leg.figures, segments=2, gap_m=750.0))
    assert [(gap.length_m, gap.is_inside) for gap in gaps((_page(1, holed),))] == [(750.0, True)]


def test_being_carried_breaks_the_unbroken_way_and_is_counted_apart() -> None:
    lifted = _leg(3, 0.2, 0.3, 11, LegPower.INVOLUNTARY)
    pages = (
        _page(1, _leg(1, 0.0, 0.1, 10)),
        _page(2, _leg(2, 0.1, 0.2, 12)),
        _page(3, lifted),
        _page(4, _leg(4, 0.3, 0.4, 15)),
    )
    longest = unbroken(pages)
    assert longest is not None
    assert (longest.length_m, longest.first, longest.last) == (22_000, 1, 2)
    sums = shares(pages)
    assert (sums.own_m, sums.carried_m, sums.involuntary_m) == (37_000, 0, 11_000)
    assert sums.own_share == 37 / 48


def test_a_recording_with_holes_proves_no_unbroken_way() -> None:
    leg = _leg(2, 0.1, 0.2, 50)
    assert leg.figures is not None
    holed = replace(leg, figures=replace(leg.figures, segments=2, gap_m=750.0))
    longest = unbroken((_page(1, _leg(1, 0.0, 0.1, 10)), _page(2, holed), _page(3, _leg(3, 0.2, 0.3, 11))))
    assert longest is not None
    assert (longest.length_m, longest.first, longest.last) == (11_000, 3, 3)


def test_without_the_ends_of_lines_nothing_is_said_of_gaps() -> None:
    leg = _leg(1, 0.0, 0.1, 10)
    assert leg.figures is not None
    bared = replace(leg, figures=replace(leg.figures, start_lat=None, start_lon=None))
    assert is_placed((_page(1, leg),))
    assert not is_placed((_page(1, leg), _page(2, bared)))


def test_nothing_travelled_proves_nothing() -> None:
    assert unbroken((_page(1),)) is None
    assert gaps((_page(1),)) == []
    assert shares((_page(1),)).own_share is None
