"""A few pages of a book, made at once: the cover, or those of a day."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from io import BytesIO

from expedition.records.day import DayPage
from expedition.records.printed import Printed
from expedition.records.report import Edition, ReportOptions, Section
from expedition.records.trip import TripBook
from expedition.reports.building import EDITIONS, Extract, Progress, no_progress, write
from expedition.reports.making import Making
from expedition.reports.pages.items import Heads, Item, Mark, PageBreak
from expedition.reports.parts import cover as family
from expedition.reports.parts import evidence_front, route_front
from expedition.reports.parts.day_runs import day_key

_COVERS: Mapping[Edition, Callable[[Making], Iterable[Item]]] = {
    Edition.FAMILY: family.cover,
    Edition.SPONSOR: family.cover,
    Edition.ROUTE_NOTES: route_front.cover,
    Edition.EVIDENCE: evidence_front.cover,
}
_SHOWN = frozenset({Section.DAYS, Section.DIVIDERS, Section.PHOTOS, Section.MAPS, Section.CHARTS})
_BEFORE, _AFTER, _PAGES = 1, 3, 4


def whole(book: TripBook, options: ReportOptions, progress: Progress = no_progress) -> Printed:
    """The finished book."""
    file = BytesIO()
    written = write(book, options, file, progress)
    return Printed(file.getvalue(), _days(book.pages, written.marks), missing=written.missing)


def cover(book: TripBook, options: ReportOptions) -> Printed | None:
    """The cover alone; None where the edition's comes only with the whole."""
    row = _COVERS.get(options.edition)
    if row is None:
        return None
    file = BytesIO()
    write(book, options, file, extract=Extract(lambda making: list(row(making)), 1, 1, 1))
    return Printed(file.getvalue(), {})


def day(book: TripBook, options: ReportOptions, day_id: int, first: int, total: int) -> Printed | None:
    """The pages from a day on, as they are numbered in a book of `total` pages; None where it has none."""
    at = next((index for index, page in enumerate(book.pages) if page.row.id == day_id), None)
    if at is None:
        return None
    pages = book.pages[max(0, at - _BEFORE) : at + _AFTER]
    ids = {page.row.id for page in pages}
    lines = tuple(line for line in book.lines if line.day_id in ids)
    near = replace(book, pages=pages, lines=lines)
    only = replace(options, omitted=options.omitted | (frozenset(Section) - _SHOWN))
    row = _from_day(EDITIONS[options.edition], book.pages[at])
    file = BytesIO()
    marks = write(near, only, file, extract=Extract(row, first, _PAGES, total)).marks
    return Printed(file.getvalue(), _days(pages, marks), first) if day_key(book.pages[at]) in marks else None


def _from_day(
    edition: Callable[[Making], Sequence[Item]], page: DayPage
) -> Callable[[Making], Sequence[Item]]:
    """The row of an edition from a day on."""

    def row(making: Making) -> Sequence[Item]:
        items = edition(making)
        mark = next((at for at, item in enumerate(items) if item == Mark(day_key(page))), len(items))
        heads = [item for item in items[:mark] if isinstance(item, Heads)]
        return [*heads[-1:], PageBreak(), *items[mark:]]

    return row


def _days(pages: Sequence[DayPage], marks: Mapping[str, int]) -> dict[int, int]:
    """The page of each day; of one told of together with others, that of the first of them."""
    found: dict[int, int] = {}
    last = 0
    for page in pages:
        last = marks.get(day_key(page), last)
        if last:
            found[page.row.id] = last
    return found
