from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pytest

from expedition.records.fields import Pair, PersonFields
from expedition.records.report import Edition, Paper, ReportOptions, Section
from expedition.records.trip import PersonRecord, TripBook
from expedition.reports.building import build
from tests.expedition.reports import made_trips
from tests.expedition.reports.hostile import hostile_trip
from tests.expedition.reports.parts.themes.full import full_trip
from tests.expedition.reports.pdf_text import edges_of, pages_of, text_of

SPONSOR = ReportOptions(edition=Edition.SPONSOR)


def _text(book: TripBook, options: ReportOptions = SPONSOR) -> str:
    return text_of(build(book, options)).replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize(
    ("make", "paper"),
    [
        (made_trips.unknown_day, Paper.A4),
        (made_trips.kazakhstan, Paper.A4),
        (made_trips.kazakhstan, Paper.LETTER),
        (lambda: made_trips.long_trip(1), Paper.LETTER),
        (lambda: made_trips.long_trip(60), Paper.A4),
        (lambda: made_trips.long_trip(300, 20), Paper.A4),
        (lambda: made_trips.long_trip(1000, 5), Paper.LETTER),
        (full_trip, Paper.A4),
        (full_trip, Paper.LETTER),
    ],
)
def test_is_four_to_twelve_pages_of_any_trip(make: Callable[[], TripBook], paper: Paper) -> None:
    data = build(make(), replace(SPONSOR, paper=paper))
    assert 4 <= len(pypdfium2.PdfDocument(data)) <= 12


def test_a_trip_with_much_of_everything_keeps_to_its_pages_and_margins() -> None:
    book = full_trip(words=3_000, many=80)
    data = build(book, replace(SPONSOR, second_language="de"))
    assert 4 <= len(pypdfium2.PdfDocument(data)) <= 12
    assert all(bottom > 40 and left > 30 and right < 570 for left, bottom, right, _top in edges_of(data)[1:])


def test_says_what_it_is_on_its_cover() -> None:
    assert "Report to our supporters" in pages_of(build(made_trips.kazakhstan(), SPONSOR))[0]


def test_a_second_summary_faces_the_first() -> None:
    pages = pages_of(build(made_trips.kazakhstan(), replace(SPONSOR, second_language="de")))
    assert "Summary" in pages[1]
    book = made_trips.kazakhstan()
    said = replace(book.fields, extra=(Pair("Summary (de)", "Eine Ecke von Kasachstan."),))
    pages = pages_of(build(replace(book, fields=said), replace(SPONSOR, second_language="de")))
    assert "Eine Ecke von Kasachstan." in pages[2]


def test_days_name_why_they_were_chosen() -> None:
    text = _text(made_trips.kazakhstan())
    assert "The longest day" in text
    assert "The days told in full are" in text


def test_next_steps_are_printed_where_the_log_has_them() -> None:
    book = made_trips.kazakhstan()
    assert "What comes next" not in _text(book)
    said = replace(book.fields, extra=(Pair("Next steps", "A talk in the autumn."),))
    assert "A talk in the autumn." in _text(replace(book, fields=said))


def test_nothing_unknown_is_printed() -> None:
    text = _text(made_trips.unknown_day())
    for words in ("None", "nan", "Accounts", "How the kit did", "Thanks"):
        assert words not in text


def test_accounts_and_kit_can_be_left_out() -> None:
    book = full_trip()
    assert "Kit and accounts" in _text(book)
    omitted = frozenset({Section.MONEY, Section.KIT})
    text = _text(book, replace(SPONSOR, omitted=omitted))
    assert "Accounts" not in text
    assert "How the kit did" not in text


def test_many_people_do_not_lengthen_it() -> None:
    crowd = tuple(PersonRecord(n, PersonFields(name=f"Person {n}")) for n in range(200))
    data = build(replace(made_trips.kazakhstan(), people=crowd), SPONSOR)
    assert len(pypdfium2.PdfDocument(data)) <= 12


@pytest.mark.parametrize(
    "text", ["Aaa " * 3000, "x" * 5000, "ئۇيغۇر " * 200, "我们骑车" * 500, "\x00\n\n\t<b>&"]
)
def test_any_words_in_every_field_keep_it_short_and_inside_its_margins(text: str) -> None:
    data = build(hostile_trip(text), SPONSOR)
    assert 4 <= len(pypdfium2.PdfDocument(data)) <= 12
    assert all(left > 30 and right < 570 for left, _bottom, right, _top in edges_of(data)[1:])


@pytest.mark.parametrize("language", ["de", "ru", "zh"])
def test_speaks_other_languages(language: str) -> None:
    data = build(full_trip(), replace(SPONSOR, language=language))
    assert 4 <= len(pypdfium2.PdfDocument(data)) <= 12


def test_the_first_chart_stands_below_the_summary_where_it_finds_room() -> None:
    pages = pages_of(build(made_trips.long_trip(60), SPONSOR))
    assert "Figure 1." in next(page for page in pages if "Summary" in page)
    assert all("Figure 1." not in page for page in pages if "Figure 2." in page)
