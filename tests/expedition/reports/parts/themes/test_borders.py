from dataclasses import replace
from datetime import date, timedelta

import pytest

from expedition.kinds import CrossingKind, DocumentKind
from expedition.records.fields import CrossingFields, DocumentFields
from expedition.records.papers import PaperStanding, PaperState, Visit
from expedition.records.report import ReportOptions, Section
from expedition.records.trip import TripBook
from expedition.reports.building import build
from expedition.reports.parts.themes.borders import standing
from tests.expedition.reports.parts.themes.spent import FIRST, trip
from tests.expedition.reports.pdf_text import text_of

KHORGOS = CrossingFields(
    name="Khorgos",
    name_beyond="霍尔果斯",
    country_from="KZ",
    country_to="CN",
    hours="8 to 18",
    time_lost_s=9600.0,
)
PASS = CrossingFields(kind=CrossingKind.PASS, name="Kaldama", height_m=3062.0, distance_m=12_000.0)


def _text(book: TripBook, *omitted: Section) -> str:
    left_out = frozenset({Section.DAYS, Section.COLOPHON, Section.IMPRINT, *omitted})
    return text_of(build(book, ReportOptions(omitted=left_out))).replace("\u202f", " ").replace("\xa0", " ")


def test_without_any_there_are_no_borders() -> None:
    assert "Borders" not in _text(trip([[], []]))


def test_a_crossing_has_both_names_and_what_it_took() -> None:
    text = _text(trip([[KHORGOS]]))
    assert "Khorgos · 霍尔果斯 Kazakhstan – China 8 to 18 2 h 40 min" in text


def test_unknown_hours_have_no_column() -> None:
    text = _text(trip([[replace(KHORGOS, hours="", time_lost_s=None)]]))
    assert "Khorgos" in text
    assert "Hours" not in text
    assert "Lost" not in text


def test_passes_alone_are_not_called_borders() -> None:
    text = _text(trip([[PASS]]))
    assert text.count("Passes") == 1
    assert "waters" not in text
    assert "Borders" not in text
    assert "Kaldama 3 062 m 12" in text


def test_left_out_they_are_not_there() -> None:
    assert "Kaldama" not in _text(trip([[PASS]]), Section.BORDERS)


def test_days_in_each_country_count_a_border_on_both_sides() -> None:
    book = replace(
        trip([[], []]),
        visits=(
            Visit("KG", date(2025, 7, 1), date(2025, 7, 18)),
            Visit("KZ", date(2025, 7, 18), date(2025, 7, 20)),
            Visit("KG", date(2025, 7, 20), date(2025, 7, 21)),
        ),
    )
    text = _text(book)
    assert "Kyrgyzstan 2 1 July 2025 21 July 2025 20" in text
    assert "Kazakhstan 18 July 2025 20 July 2025 3" in text


def test_papers_tell_days_used_and_left() -> None:
    visa = DocumentFields(
        kind=DocumentKind.VISA, name="China", country="CN", stay_days=30, valid_until=FIRST + timedelta(60)
    )
    book = replace(
        trip([[]], [visa]), papers={1: PaperState(PaperStanding.LAST_DAYS, days_used=26, days_left=4)}
    )
    text = _text(book)
    assert "16 September 2025 30 26 4 In its last days." in text


@pytest.mark.parametrize("state", [None, PaperState(PaperStanding.VALID)])
def test_a_paper_in_order_needs_no_words(state: PaperState | None) -> None:
    assert standing(state) == ""
