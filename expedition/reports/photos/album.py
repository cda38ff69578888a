"""All photos of a book: where they are printed, how finely, and the bytes of each."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from expedition.errors import ReadError
from expedition.records.report import Quality
from expedition.reports.photos import budget
from expedition.reports.photos.budget import Screen, Setting, Size
from expedition.reports.photos.copies import Copies
from expedition.reports.photos.picture import Picture, Print, orientation_after
from expedition.reports.photos.whole import as_it_is

Progress = Callable[[int, int], None]

_NEAR = 1.3
"""A photo that is finer than needed by no more than this goes into the book as it is."""
_THREADS = 2
_TASTED = 6
"""So many photos tell how heavy all are."""
_MARGIN = 0.94
_ROUNDS = 4
_STEP = 16
"""Copies come in steps of so many pixels, so that a small change of the page finds the same ones."""
_WAIT_S = 0.1
_LEAST_WIDTH = 24.0
"""Points; a picture of a few pixels is still seen."""
_GLANCE = Setting(100, 72)
"""For a photo shown before the whole book is made ready."""


class Album:
    """The photos of one book.

    They are `place`d while pages are laid out, made ready together, and asked for while pages are drawn.
    """

    def __init__(
        self, quality: Quality, copies: Copies, whole: Callable[[Path], Print | None] = as_it_is
    ) -> None:
        self.quality = quality
        self._copies = copies
        self._whole = whole
        self._inches: dict[Picture, float] = {}
        self._ready: dict[Picture, Print | None] = {}

    def place(self, picture: Picture, width: float) -> None:
        """Says that a photo stands in the book, the whole of it so many points wide."""
        self._inches[picture] = max(width / 72, self._inches.get(picture, 0.0))

    def widest(self, picture: Picture) -> float:
        """Points the whole of a photo may be wide without more paper than its pixels are good for."""
        return max(picture.width * 72 / budget.finest(self.quality).dpi, _LEAST_WIDTH)

    def shown(self, picture: Picture) -> Print | None:
        """What the photo is printed from; None where nothing of it can be shown."""
        if picture not in self._ready:
            with suppress(ReadError, OSError, MemoryError):
                return self._copy(picture, _GLANCE)
            return None
        return self._ready[picture]

    def make_ready(self, pages: int, progress: Progress) -> None:
        """Finds the bytes of every photo placed; `progress` may raise to stop it.

        Args:
            pages: How many the book has.
            progress: Is told how many are done, of how many.
        """
        if not self._inches:
            return
        self._copies.prune()
        whole = {picture: self._as_it_is(picture) for picture in self._inches}
        setting = budget.finest(self.quality)
        if self.quality is Quality.PRINT:
            self._make(self._settings(list(whole), setting), whole, progress)
            return
        room = budget.room(pages)
        setting = self._tasted(list(whole), room, progress)
        settings = self._settings(list(whole), setting)
        self._make(settings, whole, progress)
        for _round in range(_ROUNDS):
            over = self._bytes() - room
            heaviest = self._heaviest(settings, over)
            if over <= 0 or not heaviest:
                return
            settings |= heaviest
            self._make(heaviest, {}, progress)

    def make_alike(self, days: int, progress: Progress) -> None:
        """Copies of every photo placed as screens show them, for mail all together below so many bytes.

        Args:
            days: How many the page has, whose text and maps need room too.
            progress: Is told how many are done, of how many; it may raise to stop it.
        """
        chosen = list(self._inches)
        few = chosen[:: max(1, len(chosen) // _TASTED)][:_TASTED]
        most = math.inf if self.quality is Quality.PRINT else budget.room_on_a_page(days)
        for screen in budget.SCREENS:
            is_last = screen == budget.SCREENS[-1]
            self._make_for(screen, few, lambda _done, _of: progress(0, len(chosen)))
            pixels = [sum(self._seen(picture, screen) for picture in group) for group in (few, chosen)]
            share = pixels[1] / max(1.0, pixels[0])
            if self._bytes() * share > most and not is_last:
                continue
            self._make_for(screen, chosen, progress)
            if self._bytes() <= most:
                return

    def _make_for(self, screen: Screen, chosen: Sequence[Picture], progress: Progress) -> None:
        """Copies of these photos and of no others."""
        self._ready = {}
        for done, picture in enumerate(chosen):
            progress(done, len(chosen))
            self._ready[picture] = None
            most = min(screen.longest, max(picture.width, picture.height))
            with suppress(ReadError, OSError, MemoryError):
                self._ready[picture] = _turned(self._copies.copy(picture, most, screen.quality), picture)

    def _seen(self, picture: Picture, screen: Screen) -> float:
        """Pixels of a copy."""
        share = min(1.0, screen.longest / max(picture.width, picture.height))
        return picture.width * picture.height * share * share

    def _as_it_is(self, picture: Picture) -> Print | None:
        """The photo's own file, turned as the traveller wants it."""
        whole = self._whole(picture.path)
        return None if whole is None else _turned(whole, picture)

    def _settings(self, chosen: Sequence[Picture], setting: Setting) -> dict[Picture, Setting]:
        return dict.fromkeys(chosen, setting)

    def _bytes(self) -> int:
        return sum(one.size for one in self._ready.values() if one is not None)

    def _tasted(self, chosen: Sequence[Picture], room: int, progress: Progress) -> Setting:
        """The setting for all, learnt from copies of a few."""
        sizes = [self._size(picture) for picture in chosen]
        setting = budget.fitting(sizes, int(room * _MARGIN))
        step = max(1, len(chosen) // _TASTED)
        few = chosen[::step][:_TASTED]
        if len(few) == len(chosen):
            return setting
        self._make(self._settings(few, setting), {}, lambda _done, _of: progress(0, len(chosen)))
        usual = budget.expected([self._size(picture) for picture in few], setting)
        weight = sum(one.size for one in map(self._ready.get, few) if one is not None)
        heaviness = weight / usual if usual and weight else 1.0
        return budget.fitting(sizes, int(room * _MARGIN), heaviness)

    def _heaviest(self, settings: Mapping[Picture, Setting], over: int) -> dict[Picture, Setting]:
        """Lower settings for those that take most for their area, enough of them to save so much."""
        weights = {
            picture: one.size / self._size(picture).area
            for picture, one in self._ready.items()
            if one is not None and settings[picture] != budget.LADDER[-1]
        }
        if not weights:
            return {}
        mean = sum(weights.values()) / len(weights)
        lower: dict[Picture, Setting] = {}
        for picture in sorted(weights, key=lambda one: -weights[one]):
            one = self._ready[picture]
            assert one is not None
            setting = budget.below(settings[picture], min(0.8, mean / weights[picture]))
            lower[picture] = setting
            over -= int(one.size * 0.25)
            if over <= 0:
                break
        return lower

    def _make(
        self, settings: Mapping[Picture, Setting], whole: Mapping[Picture, Print | None], progress: Progress
    ) -> None:
        """Copies of all that cannot go into the book as they are, two at a time."""
        wanted = []
        for picture, setting in settings.items():
            own = whole.get(picture)
            if own is not None and self._is_near(picture, own, setting):
                self._ready[picture] = own
            else:
                wanted.append(picture)
        total, done = len(settings), len(settings) - len(wanted)
        progress(done, total)
        pool = ThreadPoolExecutor(_THREADS)
        try:
            jobs = {pool.submit(self._copy, picture, settings[picture]): picture for picture in wanted}
            for job in _finished(jobs):
                if job is None:
                    progress(done, total)
                    continue
                self._ready[jobs[job]] = None
                with suppress(ReadError, OSError, MemoryError):
                    self._ready[jobs[job]] = job.result()
                done += 1
                progress(done, total)
        finally:
            pool.shutdown(cancel_futures=True)

    def _is_near(self, picture: Picture, own: Print, setting: Setting) -> bool:
        """Whether a photo as it is has about the pixels, and for mail the bytes, that its copy would have."""
        is_small = max(own.width, own.height) <= self._longest(picture, setting) * _NEAR
        if self.quality is Quality.PRINT or not is_small:
            return is_small
        return own.size <= budget.expected([self._size(picture)], setting) * _NEAR

    def _copy(self, picture: Picture, setting: Setting) -> Print:
        longest = min(self._longest(picture, setting), max(picture.width, picture.height))
        made = self._copies.copy(picture, longest, setting.quality)
        return _turned(made, picture)

    def _longest(self, picture: Picture, setting: Setting) -> int:
        """Pixels of the longer edge on the paper, in whole steps."""
        inches = self._inches.get(picture, 1.0) * max(1.0, 1 / picture.ratio)
        return -int(-inches * setting.dpi // _STEP) * _STEP

    def _size(self, picture: Picture) -> Size:
        width = self._inches[picture]
        return Size(width * width / picture.ratio, picture.width * picture.height)


def _finished(jobs: Iterable[Future[Print]]) -> Iterator[Future[Print] | None]:
    """The jobs as they end, and None again and again while none does."""
    waiting = set(jobs)
    while waiting:
        ended, waiting = wait(waiting, _WAIT_S, FIRST_COMPLETED)
        yield from ended or (None,)


def _turned(one: Print, picture: Picture) -> Print:
    return (
        one
        if not picture.turned
        else replace(one, orientation=orientation_after(one.orientation, picture.turned))
    )
