"""A book as a PDF, whichever edition it is."""

import gc
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import BinaryIO

from expedition.errors import UserError
from expedition.record_classes import dataclass
from expedition.records.report import Edition, ReportOptions
from expedition.records.trip import TripBook
from expedition.reports.ahead import Work
from expedition.reports.drawing import draw
from expedition.reports.editions import evidence, family, route_notes, sponsor
from expedition.reports.making import Entry, Making
from expedition.reports.pages.document import Document
from expedition.reports.pages.flow import Flow, Page
from expedition.reports.pages.items import Item
from expedition.reports.pages.metadata import Description
from expedition.reports.typesetting.style import (
    ACCENT,
    FOLIO,
    FOLIO_TOTAL,
    FULL,
    HEAD,
    INK,
    MM,
    SHEETS,
    Inks,
    Sheet,
    contrast_on_white,
)
from expedition.reports.typesetting.wording import labelled
from expedition.text import SOURCE, _, speaking

Progress = Callable[[int, int, str], None]
_STEPS = 100
_SET, _DRAWN = 50, 80
"""Steps after which the text is set, and after which the photos of a book are ready to be drawn."""
_ABOVE = 12.0
"""Points above a destination that are shown with it."""
_COLOUR = re.compile("#[0-9a-f]{6}")
_LEAST_CONTRAST = 3.0


def no_progress(_done: int, _of: int, _what: str) -> None:
    """Tells nobody."""


EDITIONS: Mapping[Edition, Callable[[Making], Sequence[Item]]] = {
    Edition.FAMILY: family.row,
    Edition.SPONSOR: sponsor.row,
    Edition.ROUTE_NOTES: route_notes.row,
    Edition.EVIDENCE: evidence.row,
}
"""What each edition puts into the row that becomes pages."""

_OWN_INK: Mapping[Edition, str] = {Edition.EVIDENCE: INK}
"""Editions that are printed without an accent."""


def build(book: TripBook, options: ReportOptions, progress: Progress = no_progress) -> bytes:
    """The finished PDF; `progress` may raise to stop it."""
    file = BytesIO()
    write(book, options, file, progress)
    return file.getvalue()


@dataclass(frozen=True, slots=True)
class Written:
    """What is known of a written PDF.

    Attributes:
        marks: The number of the page on which each of its marks stands.
        missing: The signs that no font has, another in their place.
    """

    marks: Mapping[str, int]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extract:
    """Some pages of a book: what is in them, the number of the first, how many, and of how many in all."""

    row: Callable[[Making], Sequence[Item]]
    first: int
    pages: int
    total: int


def write(
    book: TripBook,
    options: ReportOptions,
    file: BinaryIO,
    progress: Progress = no_progress,
    extract: Extract | None = None,
) -> Written:
    """Writes the PDF page by page; `progress` may raise to stop it and leave the file unfinished."""
    steps = _Steps(progress)
    with speaking(options.language), _uncollected():
        return _write(book, options, file, steps, extract)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles: a book makes many objects and hardly any that hold each other."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Steps:
    """Tells how far a build has come, in the words of whoever waits for it."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._has_photos = False
        self._most = 0
        self._setting, self._reducing, self._drawing, self._finished = (
            _("Setting the text"),
            _("Making photos ready"),
            _("Drawing the pages"),
            _("Finished"),
        )

    def setting(self, done: int) -> None:
        """So many steps are done, all of them text; a page set once more takes nothing back."""
        self._most = max(self._most, done)
        self._progress(self._most, _STEPS, self._setting)

    def reducing(self, done: int, photos: int) -> None:
        """So many photos are ready for the page."""
        self._has_photos = True
        share = done * (_DRAWN - _SET) // max(1, photos)
        self._progress(_SET + share, _STEPS, self._reducing)

    def drawing(self, page: int, pages: int) -> None:
        """So many pages are drawn."""
        start = _DRAWN if self._has_photos else _SET
        self._progress(start + page * (_STEPS - start) // pages, _STEPS, self._drawing)

    def finished(self) -> None:
        """All is done."""
        self._progress(_STEPS, _STEPS, self._finished)


def _write(
    book: TripBook, options: ReportOptions, file: BinaryIO, steps: _Steps, extract: Extract | None
) -> Written:
    sheet, inks = _sheet(options), inks_of(options)
    document = Document(sheet, options.language, file, inks)
    making = Making(book, options, sheet, document.case)
    steps.setting(0)
    if not extract:
        making.ahead = _work(making).begun(making.setter)
    try:
        pages = _pages(making, steps, extract)
        making.album.make_ready(len(pages), steps.reducing)
    finally:
        making.ahead.end()
    total = extract.total if extract else len(pages)
    marks = {name: page.number for page in pages for name, _y in page.marks}
    making.numbers.update(marks)
    for index, page in enumerate(pages):
        for name, y in page.marks:
            document.lead_to(name, index, max(0.0, y - _ABOVE))
    document.describe(_description(book, options))
    document.lay_out(_("Cover"), is_single_sided=options.is_single_sided)
    for entry in () if extract else making.entries:
        if entry.mark in marks:
            document.bookmark(joined_title(entry), entry.mark, min(entry.level, 1))

    def paint(page: Page) -> None:
        page.paint(document.pen)
        if not page.is_bare:
            with document.pen.reading.decoration():
                _furnish(document, page, sheet, total)

    def again() -> list[Page]:
        fresh = Making(book, options, sheet, document.case)
        fresh.album, fresh.numbers = making.album, making.numbers
        return _pages(fresh, _Steps(no_progress), None)

    draw(document, pages, paint, lambda done: steps.drawing(done, len(pages)), again)
    document.finish()
    steps.finished()
    return Written(marks, tuple(sorted(document.case.missing)))


def _work(making: Making) -> Work:
    """What can be done of a book before its pages are known."""
    tells_days = making.options.edition is Edition.FAMILY and making.has_days
    texts = {page.row.id: page.fields.diary for page in making.book.pages} if tells_days else {}
    return Work(texts, making.written_in, tuple(making.book.photo_files.values()))


def _sheet(options: ReportOptions) -> Sheet:
    sheet = SHEETS[options.paper]
    return sheet.single_sided() if options.is_single_sided else sheet


def inks_of(options: ReportOptions) -> Inks:
    """The colours of the document.

    Raises:
        UserError: The accent is no colour, or too light to be read on paper.
    """
    accent = options.accent.strip().lower()
    if not accent:
        return Inks(_OWN_INK.get(options.edition, ACCENT))
    with speaking(SOURCE):  # A complaint is for whoever waits, not for the book.
        return _inks(accent)


def _inks(accent: str) -> Inks:
    if not _COLOUR.fullmatch(accent):
        raise UserError(_("“{colour}” is no colour: write it like #b1402a.").format(colour=accent))
    if contrast_on_white(accent) < _LEAST_CONTRAST:
        raise UserError(
            _("The colour {colour} is too light to be read on paper: choose a darker one.").format(
                colour=accent
            )
        )
    return Inks(accent)


def _pages(making: Making, steps: _Steps, extract: Extract | None) -> list[Page]:
    """The laid-out pages."""
    row = extract.row(making) if extract else EDITIONS[making.options.edition](making)
    flow = Flow(making.sheet, extract.first if extract else 1)

    def step() -> None:
        steps.setting(min(_SET, len(flow.pages) * _SET // max(50, len(making.book.pages))))

    pages = flow.fill(row, step)
    return pages[: extract.pages] if extract else pages


def joined_title(entry: Entry) -> str:
    """A bookmark's text: the number of the day before its title."""
    if entry.level == 0 or not entry.aside:
        return entry.title
    return labelled(entry.aside, entry.title)


def _description(book: TripBook, options: ReportOptions) -> Description:
    names = ", ".join(person.fields.name for person in book.people)
    places = dict.fromkeys(
        place for page in book.pages for place in (page.row.from_place, page.row.to_place) if place
    )
    subject = book.fields.subtitle or options.edition.value
    keywords = ", ".join(list(places)[:30])
    return Description(book.fields.title, names, subject, keywords, options.language, book.made_at)


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
