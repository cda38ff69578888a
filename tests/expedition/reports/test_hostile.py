import random
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from expedition.records.fields import (
    CounterFields,
    CountFields,
    DayFields,
    EncounterFields,
    StayFields,
    TripFields,
)
from expedition.records.report import Edition, ReportOptions
from expedition.records.trip import TripBook
from expedition.reports.building import build
from expedition.reports.typesetting.setting import without_endless
from tests.expedition.reports.books import book, day, loose, noted
from tests.expedition.reports.every_field import full_trip
from tests.expedition.reports.hostile import STRINGS, hostile_trip
from tests.expedition.reports.layout import inked_margins, overhanging
from tests.expedition.reports.pdf_text import bare, text_of

MIXED_DIRECTIONS = "عربي ABC 123 (x) עברית 1,2.3%"
HUGE = (
    "x" * 200_000,
    "<b>" * 2000 + "t" + "</b>" * 2000,
    "> " * 2000 + "deep",
    "[" * 5000,
    "*a " * 3000,
    "字" * 20_000,
    "ئۇ" * 8000,
    "\n" * 5000 + "a",
    "- " * 2000 + "b",
)
_opened: list[str] | None = None


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _opened is not None and event in ("open", "socket.connect", "socket.getaddrinfo"):
        _opened.append(str(arguments[0]))


sys.addaudithook(_watch)


@pytest.mark.parametrize("text", STRINGS, ids=range(len(STRINGS)))
def test_any_string_in_every_field_reads_back(text: str) -> None:
    read = bare(text_of(build(hostile_trip(text), ReportOptions())))
    if text == MIXED_DIRECTIONS:
        assert not Counter(bare(text)) - Counter(read)
    else:
        assert read.count(bare(text)) > 20 or not bare(text)


@pytest.mark.parametrize("edition", Edition)
def test_nothing_is_placed_or_drawn_beyond_its_page(edition: Edition) -> None:
    options = ReportOptions(edition=edition)
    made = full_trip("W" * 160)
    assert overhanging(made, options) == []
    assert overhanging(full_trip("https://a.b/" + "c/" * 40), options) == []
    assert inked_margins(build(made, options), options) == []


def test_long_names_of_counters_and_charts_stay_inside_the_margin() -> None:
    on, word = date(2025, 7, 18), "W" * 500
    one = noted(day(1, on, DayFields(date=on), distance=9000.0), counts=[CountFields(name=word, value=3.0)])
    counter = loose(counter=[CounterFields(name=word, unit=word)])
    made = replace(book(TripFields(title="East"), [one]), loose=counter)
    options = ReportOptions()
    assert inked_margins(build(made, options), options) == []


def _told(text: str) -> TripBook:
    fields = DayFields(date=date(2025, 7, 18), diary=text, title=text[:9000])
    met = [EncounterFields(story=text[:9000], names=text[:9000])]
    stay = StayFields(note=text[:9000])
    return book(TripFields(title=text[:9000]), [day(1, date(2025, 7, 18), fields, stay=stay, met=met)])


@pytest.mark.parametrize("text", HUGE, ids=[text[:4].strip() or "lines" for text in HUGE])
def test_huge_text_is_printed_whole_and_soon(text: str) -> None:
    start = time.process_time()
    read = bare(text_of(build(_told(text), ReportOptions())))
    assert time.process_time() - start < 10
    assert len(read) >= len(bare(text))


def _endless(signs: str, count: int) -> str:
    """A word of so many letters that repeats nowhere within a line."""
    draw = random.Random(7)
    return "".join(draw.choice(signs) for _index in range(count))


@pytest.mark.parametrize(
    ("signs", "count"),
    [("x", 30_000), ("abcdefghijklmnopqrstuvwxyz", 5_000), ("عبتثجحخدذرزسشص", 2_500)],
    ids=["one letter", "Latin", "Arabic"],
)
def test_an_endless_word_in_every_field_costs_little_and_the_diary_keeps_it(signs: str, count: int) -> None:
    word = _endless(signs, count)
    start = time.process_time()
    made = build(hostile_trip(word), ReportOptions())
    assert time.process_time() - start < 6
    read = bare(text_of(made))
    assert sum(read.count(sign) for sign in set(signs)) >= 2 * len(word)


def test_an_endless_word_ends_in_an_ellipsis_beside_the_text() -> None:
    word = "y" * 5000
    met = [EncounterFields(names="A stranger", story=word)]
    made = book(
        TripFields(title="East"), [day(1, date(2025, 7, 18), DayFields(date=date(2025, 7, 18)), met=met)]
    )
    read = bare(text_of(build(made, ReportOptions())))
    assert "y" * 2000 + "…" in read
    assert "y" * 2001 not in read


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("字" * 2000, "字" * 2000),
        ("字" * 5000, "字" * 2000 + "…"),
        ("字字、" * 1000, "字字、" * 1000),
        ("字" * 1500 + "\n" + "字" * 1500, "字" * 1500 + "\n" + "字" * 1500),
    ],
    ids=["long", "endless", "with signs between", "two lines"],
)
def test_chinese_is_cut_only_where_no_sign_parts_it(text: str, kept: str) -> None:
    assert without_endless(text) == kept


@pytest.mark.parametrize("diary", ["y" * 5000, "| a |\n|---|\n| " + "y" * 5000 + " |", "    " + "y" * 5000])
def test_the_diary_keeps_every_letter(diary: str) -> None:
    fields = DayFields(date=date(2025, 7, 18), diary=diary)
    made = book(TripFields(title="East"), [day(1, date(2025, 7, 18), fields)])
    assert bare(text_of(build(made, ReportOptions()))).count("y") >= 5000


def test_text_opens_no_file_and_no_connection() -> None:
    global _opened
    tricks = "".join(text for text in STRINGS if "file:" in text or "http:" in text)
    build(hostile_trip("warm"), ReportOptions())
    _opened = []
    try:
        build(hostile_trip(tricks), ReportOptions())
        opened = _opened
    finally:
        _opened = None
    own = ("fonts", "flags", "pyphen", "fontlist", "tzdata", "zoneinfo")
    assert [path for path in opened if not any(folder in path for folder in own)] == []
