"""The pages of a book drawn into its file: by two processes where that is safe and worth it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from expedition.forking import Helper, helper
from expedition.reports.pages.document import Document, Share
from expedition.reports.pages.flow import Page
from expedition.reports.pages.seam import Seam, seam

Painter = Callable[[Page], None]
Step = Callable[[int], None]


def draw(
    document: Document, pages: Sequence[Page], paint: Painter, step: Step, again: Callable[[], Sequence[Page]]
) -> None:
    """Draws all pages, each of which then lets go what stands on it.

    Args:
        document: The file they go into.
        pages: All of them.
        paint: Draws one.
        step: Is told how many are done, and may raise.
        again: Sets the same pages once more; asked for those that another process should have drawn and did
            not, since they are let go here.
    """
    document.reserve_pages(len(pages))
    cut = seam(pages)
    if cut is None:
        _draw(document, pages, paint, step)
        return
    with _rest(document, pages, cut, paint) as rest:
        own = pages if rest is None else pages[: cut.page]
        _draw(document, own, paint, lambda done: step(done + (rest.done() if rest else 0)))
        if rest is not None and not rest.is_joined(document, cut, step):
            _draw(document, again()[cut.page :], paint, lambda done: step(cut.page + done))


def _draw(document: Document, pages: Sequence[Page], paint: Painter, step: Step) -> None:
    for index, page in enumerate(pages):
        step(index)
        paint(page)
        document.end_page()
        page.placed.clear()


def _let_go(pages: Sequence[Page]) -> None:
    """Another process draws them."""
    for page in pages:
        page.placed.clear()


@contextmanager
def _rest(document: Document, pages: Sequence[Page], cut: Seam, paint: Painter) -> Iterator["_Rest | None"]:
    """The pages behind a cut, drawn by a copy of this process; None where there can be none."""
    with TemporaryFile(prefix="report-pages-") as file:

        def work(line: "Connection[Any, Any]") -> None:
            document.take_turns(1)
            document.draw_elsewhere(file, cut.page, cut.place)
            _let_go(pages[: cut.page])
            _draw(document, pages[cut.page :], paint, line.send)
            share = document.share()
            file.flush()
            line.send(share)

        other = helper(work)
        if other is None:
            yield None
            return
        try:
            document.take_turns(0)
            _let_go(pages[cut.page :])
            yield _Rest(other, file)
        finally:
            other.end()


class _Rest:
    """Pages that another process draws: it tells how many are done, and at last all of them."""

    def __init__(self, other: Helper, file: BinaryIO) -> None:
        self._other = other
        self._file = file
        self._done = 0
        self._share: Share | None = None
        self._is_lost = False

    def done(self) -> int:
        """How many are done by now."""
        while self._is_waited_for and self._other.has_told():
            self._hear()
        return self._done

    def is_joined(self, document: Document, cut: Seam, step: Step) -> bool:
        """Puts the pages behind those drawn here; False where they are still to be drawn."""
        if not document.pen.reading.is_at(cut.place):
            return False
        while self._is_waited_for:
            step(cut.page + self._done)
            self._hear()
        if self._share is None:
            return False
        self._file.seek(0)
        document.take_in(self._share, self._file)
        return True

    @property
    def _is_waited_for(self) -> bool:
        return self._share is None and not self._is_lost

    def _hear(self) -> None:
        try:
            told = self._other.told()
        except EOFError:
            self._is_lost = True
            return
        if isinstance(told, Share):
            self._share = told
        else:
            self._done = told
