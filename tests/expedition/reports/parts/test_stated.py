from dataclasses import replace

import pytest

from expedition.kinds import FigureName, Precision
from expedition.records.fields import StatedFields
from expedition.records.report import ReportOptions
from expedition.records.trip import TripBook
from expedition.reports.building import build
from expedition.reports.parts.stated import stated_distance, stated_km, sum_remark, told
from tests.expedition.reports.made_trips import kazakhstan
from tests.expedition.reports.pdf_text import pages_of


def _stating(*fields: StatedFields) -> TripBook:
    book = kazakhstan()
    value = next((one.value for one in fields if one.figure is FigureName.DISTANCE), None)
    return replace(book, stated=fields, totals=replace(book.totals, stated_distance_m=value))


def test_cover_and_first_figure_print_what_is_stated_and_the_imprint_says_so() -> None:
    book = _stating(StatedFields(figure=FigureName.DISTANCE, value=340_000.0))
    pages = [page.replace("\u202f", " ") for page in pages_of(build(book, ReportOptions()))]
    assert "340 km" in pages[0]
    assert "340 km is stated for the whole trip" in " ".join(pages[1].split())
    assert any("stated; 323.2 day by day" in page for page in pages[2:5])
    assert any("for the whole trip 340 km are stated" in " ".join(page.split()) for page in pages[2:7])


def test_about_and_halves_are_kept() -> None:
    about = StatedFields(figure=FigureName.DISTANCE, value=340_500.0, precision=Precision.ABOUT)
    assert stated_km(_stating(about)) == "≈340.5"


@pytest.mark.parametrize("value", [None, 323_200.0, 323_240.0])
def test_nothing_is_said_where_nothing_else_is_stated(value: float | None) -> None:
    book = _stating(*[StatedFields(figure=FigureName.DISTANCE, value=value)] if value else [])
    assert stated_distance(book) is None
    assert sum_remark(book) == told(book) == ""


def test_other_stated_figures_stand_in_the_colophon() -> None:
    book = _stating(
        StatedFields(figure=FigureName.CLIMB, value=1500.0, precision=Precision.ABOUT),
        StatedFields(figure=FigureName.MOVING, words="a week of riding"),
    )
    assert "climb ≈1\u202f500\u202fm; moving time a week of riding" in told(book)
