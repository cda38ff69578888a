"""The structure tree of whole files, read with a reader that knows nothing of us."""

import ctypes
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as raw

from expedition.records.report import Paper, ReportOptions
from expedition.reports.building import build
from expedition.reports.pages.blocks import Align, Drawn, Lines, Pile, Role, Setter, Told
from expedition.reports.pages.document import Document
from expedition.reports.pages.flow import Flow
from expedition.reports.pages.items import Item, Note, Text, Wide
from expedition.reports.pages.table import Cell, Column, Table
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import BODY, CELL, LINE, SHEETS, TEXT
from expedition.reports.typesetting.typecase import Typecase
from expedition.text import speaking
from tests.expedition.reports import made_trips

_SHEET = SHEETS[Paper.A4]


class Node(NamedTuple):
    """An element as a page tells it: its kind, its depth, the words for what is seen, its stretches."""

    kind: str
    depth: int
    words: str
    stretches: tuple[int, ...]


def _said(call: object, element: object) -> str:
    size = call(element, None, 0)  # type: ignore[operator]
    buffer = ctypes.create_string_buffer(size)
    call(element, buffer, size)  # type: ignore[operator]
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le")


def _walk(element: object, depth: int) -> Iterator[Node]:
    numbers = [
        raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, index)
        for index in range(max(0, raw.FPDF_StructElement_GetMarkedContentIdCount(element)))
    ]
    yield Node(
        _said(raw.FPDF_StructElement_GetType, element),
        depth,
        _said(raw.FPDF_StructElement_GetAltText, element),
        tuple(number for number in numbers if number >= 0),
    )
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _walk(child, depth + 1)


def tree(page: pypdfium2.PdfPage) -> list[Node]:
    """The elements of a page in the order in which they are read."""
    found = raw.FPDF_StructTree_GetForPage(page.raw)
    try:
        return [
            node
            for index in range(raw.FPDF_StructTree_CountChildren(found))
            for node in _walk(raw.FPDF_StructTree_GetChildAtIndex(found, index), 0)
        ]
    finally:
        raw.FPDF_StructTree_Close(found)


def marked(page: pypdfium2.PdfPage) -> tuple[set[int], int]:
    """The numbers of the stretches a page draws, and how many of its texts belong to none."""
    numbers, loose = set[int](), 0
    for thing in page.get_objects(max_depth=1):
        names = []
        for index in range(raw.FPDFPageObj_CountMarks(thing.raw)):
            mark = raw.FPDFPageObj_GetMark(thing.raw, index)
            size = ctypes.c_ulong()
            raw.FPDFPageObjMark_GetName(mark, None, 0, ctypes.byref(size))
            buffer = (ctypes.c_ushort * (size.value // 2))()
            raw.FPDFPageObjMark_GetName(mark, buffer, size.value, ctypes.byref(size))
            names.append(bytes(buffer).decode("utf-16-le").rstrip("\0"))
            number = ctypes.c_int()
            if raw.FPDFPageObjMark_GetParamIntValue(mark, b"MCID", ctypes.byref(number)):
                numbers.add(number.value)
        loose += not names
    return numbers, loose


def made(*items: Item) -> pypdfium2.PdfDocument:
    """A file of some items."""
    file = BytesIO()
    document = Document(_SHEET, "en", file)
    for page in Flow(_SHEET).fill(items):
        page.paint(document.pen)
        document.end_page()
    document.finish()
    return pypdfium2.PdfDocument(file.getvalue())


def paragraph(words: str) -> Lines:
    return _setter().lines([Span(words, BODY)], TEXT, LINE, Align.JUSTIFY)


def _setter() -> Setter:
    return Setter(Document(_SHEET, "en", BytesIO()).case, "en")


def kinds(page: pypdfium2.PdfPage) -> list[str]:
    return [node.kind for node in tree(page)]


def test_everything_drawn_is_read_or_decoration() -> None:
    book = pypdfium2.PdfDocument(build(made_trips.kazakhstan(), ReportOptions()))
    for page in book:
        numbers, loose = marked(page)
        told = {number for node in tree(page) for number in node.stretches}
        assert loose == 0
        assert numbers == told


def test_a_book_has_one_title_and_no_level_is_left_out() -> None:
    book = pypdfium2.PdfDocument(build(made_trips.kazakhstan(), ReportOptions()))
    levels = [
        int(kind[1]) for page in book for kind in kinds(page) if kind[0] == "H" and kind[1:].isdecimal()
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert set(levels) >= {1, 2, 3}


def test_figures_say_what_they_show() -> None:
    book = pypdfium2.PdfDocument(build(made_trips.kazakhstan(), ReportOptions()))
    figures = [node for page in book for node in tree(page) if node.kind == "Figure"]
    assert len(figures) > 5
    assert all(node.words for node in figures)
    assert any("Karkara" in node.words and "Yining" in node.words for node in figures)


def test_notes_are_read_behind_the_text_they_stand_beside() -> None:
    note = Note(Told(Pile(((0.0, paragraph("aside")),)), Role.NOTE), lambda: paragraph("aside"))
    (page,) = made(note, Text(paragraph("first")), Text(paragraph("second")))
    assert kinds(page) == ["Document", "P", "P", "Note", "P"]


def test_a_paragraph_over_two_pages_is_one() -> None:
    book = made(Text(paragraph("Nothing but sand and wind. " * 400)), Text(paragraph("The end.")))
    assert len(book) > 1
    parts = [[node for node in tree(page) if node.kind == "P"] for page in book]
    assert [len(nodes) for nodes in parts] == [1] * (len(book) - 1) + [2]
    assert marked(book[0])[0] == {0}


def test_a_table_over_two_pages_is_one_with_one_head() -> None:
    columns = (Column(80), Column(80), Column(80))
    cells = [[Cell.of(f"{row}", CELL), Cell(()), Cell.of("b", CELL)] for row in range(90)]
    head = [[Cell.of(name, CELL) for name in ("No.", "Empty", "Last")]]
    book = made(Wide(Table.of(_setter(), columns, head, cells)), Text(paragraph("The end.")))
    assert len(book) > 1
    told = [kind for page in book for kind in kinds(page)]
    assert [kinds(page).count("Table") for page in book] == [1] * len(book)
    assert told.count("TH") == 3
    assert told.count("TR") == 91
    assert told.count("TD") == 2 * 90


def test_items_of_a_list_stand_in_one() -> None:
    items = [
        Text(_setter().lines([Span(words, BODY)], TEXT, LINE, left=16.0, bullet=Span("–", BODY)))
        for words in ("water", "bread")
    ]
    (page,) = made(*items, Text(paragraph("after")))
    assert kinds(page) == ["Document", "L", *["LI", "Lbl", "LBody"] * 2, "P"]


def test_links_are_told_with_their_words() -> None:
    spans = [Span("see ", BODY), Span("a b", BODY, "https://example.org"), Span(" there", BODY)]
    (page,) = made(Text(_setter().lines(spans, TEXT, LINE)))
    nodes = tree(page)
    assert [node.kind for node in nodes] == ["Document", "P", "Link"]
    assert len(nodes[2].stretches) == 1
    assert len(list(page.get_objects())) >= 1
    assert raw.FPDFPage_GetAnnotCount(page.raw) == 1


def test_ornaments_are_not_read() -> None:
    drawn = Drawn(20, lambda pen, x, y: pen.rule(x, y, 30, 1, "#000000"))
    words = paragraph("* * *")
    (page,) = made(Text(drawn), Text(Told(words, Role.ORNAMENT)), Text(paragraph("read")))
    assert kinds(page) == ["Document", "P"]


def test_a_book_without_a_title_starts_with_the_first_level() -> None:
    (page,) = made(Text(Told(paragraph("Day one"), Role.DAY)), Text(paragraph("text")))
    assert "H1" in kinds(page)


def test_a_text_in_another_language_than_the_report_says_so() -> None:
    with speaking("ru"):
        setter = Setter(Typecase(), "en-GB")
        told = setter.lines([Span("A day without wind.", BODY)], TEXT, LINE, is_whole=True)
        fixed = setter.lines([Span("Ночь 3", BODY)], TEXT, LINE)
        own = Setter(Typecase(), "ru").lines([Span("День", BODY)], TEXT, LINE, is_whole=True)
        odd = Setter(Typecase(), "en) /X (").lines([Span("A day", BODY)], TEXT, LINE, is_whole=True)
    assert [lines.language for lines in (told, fixed, own, odd)] == ["en-GB", "", "", ""]
    page = made(Text(told), Text(fixed))[0]
    found = raw.FPDF_StructTree_GetForPage(page.raw)
    whole = raw.FPDF_StructTree_GetChildAtIndex(found, 0)
    texts = [raw.FPDF_StructElement_GetChildAtIndex(whole, index) for index in range(2)]
    assert [_said(raw.FPDF_StructElement_GetLang, text) for text in texts] == ["en-GB", ""]
    raw.FPDF_StructTree_Close(found)
