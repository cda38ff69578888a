"""A report made again and again while its choices change: what was read once is kept."""

from collections.abc import Callable, Hashable
from dataclasses import field, replace
from pathlib import Path

from expedition.kinds import Audience
from expedition.logbook import Logbook
from expedition.queries.book import Reading, reading, trip_book
from expedition.record_classes import dataclass
from expedition.records.leaving import Leaving, leaving
from expedition.records.printed import Printed
from expedition.records.report import ReportOptions
from expedition.records.trip import TripBook

Progress = Callable[[int, int, str], None]
_BOOKS = 2


@dataclass(frozen=True, slots=True)
class Wish:
    """Which report is wished; `version` rises with everything that is written in the logbook."""

    folder: Path
    trip_id: int
    options: ReportOptions
    version: int = 0

    @property
    def trip(self) -> Hashable:
        """All that another trip, or the same again, must be read for."""
        return self.folder, self.trip_id, self.version

    @property
    def book(self) -> Hashable:
        """All that another book must be put together for; other choices only change its looks."""
        chosen = self.options
        return self.trip, (chosen.first, chosen.last, chosen.country, chosen.audience, chosen.trim_m)


@dataclass
class Press:
    """Lives in a process of its own as long as the window does; what sets pages is imported there alone."""

    _books: dict[Hashable, TripBook] = field(default_factory=dict)
    _read_last: tuple[Hashable, Reading] | None = None

    def warm_up(self, wish: Wish, progress: Progress) -> None:
        """Read what a first look needs, and make one: what is done for the first time takes longest."""
        self.first_look(wish, None, 1, 1, progress)

    def first_look(
        self, wish: Wish, day_id: int | None, first: int, total: int, _progress: Progress
    ) -> Printed | None:
        """The pages of a day, or the cover; None where only the whole book has them."""
        from expedition.reports import glimpse

        book = self._read(wish)
        if day_id is None:
            return glimpse.cover(book, wish.options)
        return glimpse.day(book, wish.options, day_id, first, total)

    def whole(self, wish: Wish, progress: Progress) -> Printed:
        """The finished book."""
        from expedition.reports import glimpse

        return glimpse.whole(self._read(wish), wish.options, progress)

    def write_page(self, wish: Wish, file: Path, progress: Progress) -> None:
        """Writes the finished book as a page of the web, whole or not at all."""
        from expedition.reports.web.page import build_page
        from expedition.writing import write_whole

        write_whole(file, build_page(self._read(wish), wish.options, progress).encode())

    def leaves(self, wish: Wish, _progress: Progress) -> Leaving:
        """What of the log would leave this machine with the report, and what would not."""
        own = replace(wish.options, audience=Audience.ME, trim_m=0.0)
        all_of_it = self._read(Wish(wish.folder, wish.trip_id, own, wish.version))
        return leaving(self._read(wish), all_of_it, wish.options)

    def _read(self, wish: Wish) -> TripBook:
        if wish.book not in self._books:
            with Logbook.beside(wish.folder) as logbook:
                read = self._reading(logbook, wish)
                book = logbook.read(trip_book, wish.trip_id, wish.options, wish.folder, read)
            while len(self._books) >= _BOOKS:
                del self._books[next(iter(self._books))]
            self._books[wish.book] = book
        return self._books[wish.book]

    def _reading(self, logbook: Logbook, wish: Wish) -> Reading:
        """The trip as it stands: only writing in it makes it be read again."""
        if self._read_last is None or self._read_last[0] != wish.trip:
            self._read_last = wish.trip, logbook.read(reading, wish.trip_id)
        return self._read_last[1]
