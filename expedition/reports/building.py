"""A book as a PDF, whichever edition it is."""

from collections.abc import Callable, Mapping, Sequence

from expedition.records.report import Edition, ReportOptions
from expedition.records.trip import TripBook
from expedition.reports.editions import family
from expedition.reports.making import Entry, Making
from expedition.reports.pages.document import Document
from expedition.reports.pages.flow import Flow, Page
from expedition.reports.pages.items import Item
from expedition.reports.typesetting.style import FOLIO, FOLIO_TOTAL, FULL, HEAD, MM, SHEETS, Sheet
from expedition.text import _

Progress = Callable[[int, int, str], None]
_STEPS = 100

EDITIONS: Mapping[Edition, Callable[[Making], Sequence[Item]]] = {Edition.FAMILY: family.row}
"""What each edition puts into the row that becomes pages."""


def build(
    book: TripBook, options: ReportOptions, progress: Progress = lambda _done, _of, _what: None
) -> bytes:
    """The finished PDF; `progress` may raise to stop it."""
    sheet = SHEETS[options.paper]
    document = Document(sheet, options.language)
    making = Making(book, options, sheet, document.case)
    progress(0, _STEPS, _("Setting the text"))
    pages = _pages(making, progress)
    marks = {name: page.number for page in pages for name, _y in page.marks}
    making.numbers.update(marks)
    _describe(document, book, options)
    for entry in making.entries:
        if entry.mark in marks:
            document.bookmark(joined_title(entry), entry.mark, min(entry.level, 1))
    for index, page in enumerate(pages):
        progress(_STEPS // 2 + index * _STEPS // (2 * len(pages)), _STEPS, _("Drawing the pages"))
        page.paint(document.pen)
        if not page.is_bare:
            _furnish(document, page, sheet, len(pages))
        document.end_page()
    document.stamp(book.made_at)
    result = document.to_bytes()
    progress(_STEPS, _STEPS, _("Finished"))
    return result


def _pages(making: Making, progress: Progress) -> list[Page]:
    """The laid-out pages."""
    row = EDITIONS[making.options.edition](making)
    flow = Flow(making.sheet)

    def step() -> None:
        progress(
            min(_STEPS // 2, len(flow.pages) * 50 // max(50, len(making.book.pages))),
            _STEPS,
            _("Setting the text"),
        )

    return flow.fill(row, step)


def joined_title(entry: Entry) -> str:
    """A bookmark's text: the number of the day before its title."""
    if entry.level == 0 or not entry.aside:
        return entry.title
    return f"{entry.aside}: {entry.title}"


def _describe(document: Document, book: TripBook, options: ReportOptions) -> None:
    names = ", ".join(person.fields.name for person in book.people)
    places = dict.fromkeys(
        place for page in book.pages for place in (page.row.from_place, page.row.to_place) if place
    )
    document.describe(
        book.fields.title, names, book.fields.subtitle or options.edition.value, ", ".join(list(places)[:30])
    )


def _furnish(document: Document, page: Page, sheet: Sheet, total: int) -> None:
    """Running head and page number at the outer edge."""
    pen, left = document.pen, sheet.full_x(page.number)
    text = page.verso_head if page.is_verso else page.recto_head
    shown = pen.fitted(text, HEAD, FULL * 0.8)
    pen.text(
        left if page.is_verso else left + FULL, 14.5 * MM, shown, HEAD, "left" if page.is_verso else "right"
    )
    number, of = str(page.number), _("of {total}").format(total=total)
    if page.is_verso:
        width = pen.text(left, sheet.folio, number, FOLIO)
        pen.text(left + width + 4, sheet.folio, of, FOLIO_TOTAL)
    else:
        width = pen.text(left + FULL, sheet.folio, of, FOLIO_TOTAL, "right")
        pen.text(left + FULL - width - 4, sheet.folio, number, FOLIO, "right")
