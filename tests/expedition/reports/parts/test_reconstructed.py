from datetime import date
from typing import Any

from expedition.kinds import LegOrigin
from expedition.records.day import DayPage
from expedition.records.fields import DayFields, TripFields
from expedition.records.report import ReportOptions
from expedition.reports.building import build
from expedition.reports.parts.reconstructed import climb_of, climb_sum, drawn_words
from tests.expedition.reports.books import book, day, line
from tests.expedition.reports.diaries import KEGEN_TEXT
from tests.expedition.reports.made_trips import KARKARA, KEGEN
from tests.expedition.reports.pdf_text import text_of

ON = date(2025, 7, 18)


def _page(origin: LegOrigin, climb: float | None) -> DayPage:
    known: dict[str, Any] = {} if climb is None else {"climb": climb}
    return day(1, ON, track=line([KARKARA, KEGEN]), origin=origin, distance=47300.0, **known)[0]


def test_climb_of_a_drawn_line_is_about_and_no_nought() -> None:
    drawn, flat = _page(LegOrigin.RECONSTRUCTED, 318.0), _page(LegOrigin.RECONSTRUCTED, 0.2)
    assert climb_of(drawn) == "≈318"
    assert climb_of(flat) == ""
    assert climb_of(_page(LegOrigin.RECORDED, 0.0)) == "0"
    assert climb_of(_page(LegOrigin.RECORDED, None)) == ""


def test_a_sum_with_a_drawn_part_is_about() -> None:
    pages = [_page(LegOrigin.RECORDED, 100.0), _page(LegOrigin.RECONSTRUCTED, 50.0)]
    assert climb_sum(pages, 150.0) == "≈150"
    assert climb_sum(pages[:1], 100.0) == "100"
    assert climb_sum([_page(LegOrigin.RECONSTRUCTED, 0.0)], 0.0) == ""


def test_a_drawn_line_says_so_where_it_is_shown() -> None:
    for diary in (KEGEN_TEXT, "A short day."):
        for origin, count in ((LegOrigin.RECONSTRUCTED, 1), (LegOrigin.RECORDED, 0)):
            fields = DayFields(date=ON, from_place="Karkara", to_place="Kegen", diary=diary)
            track = line([KARKARA, KEGEN])
            made = book(
                TripFields(title="East"), [day(1, ON, fields, track, origin=origin, distance=47300.0)]
            )
            assert text_of(build(made, ReportOptions())).count("Reconstructed, not recorded.") == count


def test_nothing_is_said_of_a_recorded_line() -> None:
    assert drawn_words(_page(LegOrigin.RECORDED, 10.0)) == ""
