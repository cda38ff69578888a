from dataclasses import replace
from datetime import date, timedelta

import pypdfium2

from expedition.records.day import Entry
from expedition.records.fields import DayFields, SpanFields, TripFields
from expedition.records.report import ReportOptions
from expedition.records.trip import TripBook
from expedition.reports.building import build
from expedition.reports.pages.blocks import Told
from expedition.reports.pages.items import Wide
from expedition.reports.parts.spans import span_text
from tests.expedition.reports.books import book, day, line
from tests.expedition.reports.made_trips import KARKARA, KEGEN
from tests.expedition.reports.makings import making, words
from tests.expedition.reports.pdf_text import text_of

FIRST = date(2025, 7, 18)


def _book(fields: SpanFields) -> TripBook:
    days = []
    for n in range(1, 5):
        on = FIRST + timedelta(n - 1)
        told = DayFields(date=on, diary="Wind. " * 40, from_place="Karkara", to_place="Kegen")
        days.append(day(n, on, told, line([KARKARA, KEGEN]), distance=40_000.0))
    made = book(TripFields(title="East"), days)
    span = (Entry(7, None, fields),)
    pages = tuple(replace(page, spans=span if page.row.number in (2, 3) else ()) for page in made.pages)
    return replace(made, pages=pages)


SPAN = SpanFields(
    title="Wind for two days",
    text="We slept in a ditch.",
    first=FIRST + timedelta(1),
    last=FIRST + timedelta(2),
    date_text="19 to 20 July",
)


def test_a_text_over_several_days_stands_once_before_the_first_of_them() -> None:
    made = build(_book(SPAN), ReportOptions())
    text = text_of(made).replace("\u00a0", " ")
    assert text.count("We slept in a ditch.") == 1
    assert text.index("Day 1 ") < text.index("We slept in a ditch.") < text.index("Day 2 ")
    titles = [item.get_title().replace("\u00a0", " ") for item in pypdfium2.PdfDocument(made).get_toc()]
    assert "days 2–3: Wind for two days" in titles


def test_its_own_words_for_the_dates_are_kept() -> None:
    at_work = making(_book(SPAN))
    items = span_text(at_work, at_work.book.pages[1].spans[0])
    (head,) = [item.block for item in items if isinstance(item, Wide)]
    assert isinstance(head, Told)
    assert head.over.replace("\u00a0", " ") == "Days 2–3 · 19 to 20 July"


def test_a_text_without_title_is_named_by_its_way() -> None:
    fields = replace(SPAN, title="", from_place="Karkara", to_place="Kegen")
    at_work = making(_book(fields))
    assert "Karkara → Kegen" in words(span_text(at_work, at_work.book.pages[1].spans[0]))
    assert [entry.title for entry in at_work.entries] == ["Karkara → Kegen"]


def test_texts_without_a_date_stand_with_their_country_or_behind_the_days() -> None:
    made = _book(SPAN)
    undated = (
        Entry(8, None, SpanFields(title="Tenge", text="What is bought is paid in tenge.", country="KZ")),
        Entry(9, None, SpanFields(title="Sleep", text="We never slept enough.")),
    )
    days = tuple(
        replace(page, row=replace(page.row, country="KZ"), fields=replace(page.fields, country="KZ"))
        for page in made.pages
    )
    text = text_of(build(replace(made, pages=days, loose={"span": undated}), ReportOptions()))
    assert text.count("paid in tenge.") == text.count("never slept enough") == 1
    assert text.index("paid in tenge.") < text.index("never slept enough")
