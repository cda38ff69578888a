import ctypes
import os
from functools import cache

import pypdfium2
import pypdfium2.raw as raw
import pytest

from expedition import forking
from expedition.errors import Cancelled
from expedition.records.report import Density, Edition, Paper, ReportOptions
from expedition.reports import ahead, drawing
from expedition.reports.ahead import Ahead
from expedition.reports.building import Progress, build, no_progress
from expedition.reports.pages import seam
from expedition.reports.pages.document import Document
from expedition.reports.pages.reading import Open
from expedition.reports.pages.seam import Seam
from tests.expedition.reports import made_trips
from tests.expedition.reports.pages.test_structure import tree
from tests.expedition.reports.pdf_text import pages_of

_CHOICES = (
    ReportOptions(),
    ReportOptions(density=Density.FLOWING, language="fr", paper=Paper.LETTER, is_single_sided=True),
    ReportOptions(edition=Edition.ROUTE_NOTES),
)


@pytest.fixture(autouse=True)
def parts(monkeypatch: pytest.MonkeyPatch) -> list[Seam | None]:
    """Where books were cut, however thin, whoever runs the tests."""
    found: list[Seam | None] = []

    def cut(pages: list[object]) -> Seam | None:
        found.append(seam.seam(pages))  # type: ignore[arg-type]
        return found[-1]

    monkeypatch.setattr(forking, "may_fork", lambda: True)
    monkeypatch.setattr(seam, "_LEAST_PAGES", 5)
    monkeypatch.setattr(ahead, "_WORTH_IT", 1000)
    monkeypatch.setattr(drawing, "seam", cut)
    return found


def made(options: ReportOptions = _CHOICES[0], progress: Progress = no_progress) -> bytes:
    return build(made_trips.long_trip(16, 60), options, progress)


@cache
def by_one(options: ReportOptions = _CHOICES[0]) -> bytes:
    """The book as one process makes it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(forking, "may_fork", lambda: False)
        return made(options)


def links(book: pypdfium2.PdfDocument) -> list[tuple[int, float, int]]:
    """On which page each link stands, how high, and to which page of the book it leads."""
    found = []
    for index, page in enumerate(book):
        at, link, box = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
        while raw.FPDFLink_Enumerate(page.raw, at, link):
            raw.FPDFLink_GetAnnotRect(link, box)
            to = raw.FPDFLink_GetDest(book.raw, link)
            found.append((index, box.top, raw.FPDFDest_GetDestPageIndex(book.raw, to) if to else -1))
    return found


def outline(book: pypdfium2.PdfDocument) -> list[tuple[object, ...]]:
    """The entries at a reader's left, and where they lead."""
    entries = [(entry, entry.get_dest()) for entry in book.get_toc()]
    return [(entry.level, entry.get_title(), to.get_index(), to.get_view()) for entry, to in entries]


def same(one: bytes, other: bytes) -> None:
    """Both are read alike, look alike, and lead to the same places."""
    first, second = pypdfium2.PdfDocument(one), pypdfium2.PdfDocument(other)
    assert len(first) == len(second)
    for page, its in zip(first, second, strict=True):
        assert page.get_textpage().get_text_bounded() == its.get_textpage().get_text_bounded()
        assert tree(page) == tree(its)
        assert page.render(scale=0.4).to_numpy().tobytes() == its.render(scale=0.4).to_numpy().tobytes()
    assert outline(first) == outline(second)
    assert links(first) == links(second)


@pytest.mark.parametrize("options", _CHOICES)
def test_pages_drawn_by_two_are_those_drawn_by_one(options: ReportOptions, parts: list[Seam | None]) -> None:
    same(made(options), by_one(options))
    assert parts[0] is not None


def test_two_give_the_same_bytes_each_time() -> None:
    assert made() == made()


def test_what_a_helper_cannot_draw_is_drawn_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_of: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Document, "draw_elsewhere", fail)
    assert pages_of(made()) == pages_of(by_one())


def test_later_days_are_set_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    known: list[bool] = []
    text = Ahead.text

    def seen(work: Ahead, day: int) -> object:
        found = text(work, day)
        known.append(found is not None)
        return found

    monkeypatch.setattr(Ahead, "text", seen)
    made()
    assert known == sorted(known)
    assert 0 < sum(known) < len(known)


def test_what_cannot_be_set_ahead_is_set_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_of: object) -> None:
        raise MemoryError

    monkeypatch.setattr(ahead, "_do", fail)
    assert pages_of(made()) == pages_of(by_one())


def test_a_cut_that_proves_wrong_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "seam", lambda _pages: Seam(9, Open((1, 2), has_title=False)))
    assert pages_of(made()) == pages_of(by_one())


def test_progress_never_goes_back_and_reaches_the_end() -> None:
    told: list[int] = []
    made(progress=lambda done, _of, _what: told.append(done))
    assert told == sorted(told)
    assert told[-1] == 100


def test_stopping_leaves_no_process_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []
    fork = os.fork

    def noted() -> int:
        number = fork()
        begun.append(number)
        return number

    monkeypatch.setattr(os, "fork", noted)

    def stop(done: int, _of: int, what: str) -> None:
        if what == "Drawing the pages" and done > 60:
            raise Cancelled

    with pytest.raises(Cancelled):
        made(progress=stop)
    assert begun
    for number in begun:
        with pytest.raises(ChildProcessError):
            os.waitpid(number, os.WNOHANG)


def test_what_fails_in_the_second_half_is_raised_here(monkeypatch: pytest.MonkeyPatch) -> None:
    end_page = Document.end_page

    def fail(document: Document) -> None:
        if document._drawn == len(document._pages) - 1:
            raise ZeroDivisionError
        end_page(document)

    monkeypatch.setattr(Document, "end_page", fail)
    with pytest.raises(ZeroDivisionError):
        made()
