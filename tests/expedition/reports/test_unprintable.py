from io import BytesIO

import pytest

from expedition.records.fields import DayFields, TripFields
from expedition.records.report import Edition, ReportOptions, Section
from expedition.reports.building import build, write
from expedition.reports.parts.unprintable import codes
from tests.expedition.reports.books import MADE_AT, book, day
from tests.expedition.reports.pdf_text import text_of

ON = MADE_AT.date()


@pytest.mark.parametrize("edition", Edition)
def test_signs_that_no_font_has_are_listed_in_every_edition(edition: Edition) -> None:
    made = book(TripFields(title="East \U00013000"), [day(1, ON, DayFields(date=ON, to_place="\U00013001"))])
    options = ReportOptions(edition=edition)
    file = BytesIO()
    assert "\U00013000" in write(made, options, file).missing
    assert "Not printable: no font of this book has U+13000, U+13001;" in text_of(file.getvalue())


def test_a_book_that_leaves_out_its_colophon_still_says_what_is_missing() -> None:
    made = book(TripFields(title="East \U00013000"), [])
    options = ReportOptions(omitted=frozenset({Section.COLOPHON, Section.IMPRINT}))
    assert write(made, options, BytesIO()).missing == ("\U00013000",)


def test_a_book_of_known_signs_misses_none() -> None:
    made = book(TripFields(title="East · Қарқара · 霍尔果斯"), [])
    assert write(made, ReportOptions(), BytesIO()).missing == ()
    assert "Not printable" not in text_of(build(made, ReportOptions()))


def test_very_many_signs_are_cut() -> None:
    assert codes("ab") == "U+0061, U+0062"
    assert codes(map(chr, range(100))).endswith("U+0027 …")
