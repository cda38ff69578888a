"""Names over a map: found when it comes to rest, moved with the ground until then."""

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter

from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QPainter

from expedition.cartography import names
from expedition.cartography.label_records import Box, Candidate, LabelStyle, Placed
from expedition.cartography.labels import NO_CROWD, WINDOW, place
from expedition.cartography.mercator import View
from expedition.cartography.name_choice import NameChoice
from expedition.cartography.trip_names import OwnPlace
from expedition.points import F64
from ui.background import Background, Job
from ui.maps.lettering import Lettering
from ui.theme import Theme

_MARGIN = 160
_SLICE_S = 0.006
"""So long the window may wait for names."""
_KEPT_PICTURES = 1500
_LATER_MS = 150
"""The lines of the first map come before its names, which take a tenth of a second to read."""


class LabelLayer(QObject):
    """Writes places, countries and landscape, and the trip's own names before all.

    Signals:
        changed: It would be painted differently.
    """

    changed = Signal()

    def __init__(
        self, theme: Theme, parent: QObject | None = None, background: Background | None = None
    ) -> None:
        """With a background the first view does not wait for the names of the world to be read."""
        super().__init__(parent)
        self._background = background
        self._theme = theme
        self._lettering = Lettering(theme)
        self.keep_free: Callable[[View], Sequence[Box]] = lambda _view: ()
        """Boxes nothing is written on, in pixels: signs, pictures, buttons, scale bar."""
        self.crowd: Callable[[View], tuple[F64, F64]] = lambda _view: NO_CROWD
        """Pixels rather not covered, the chosen day's line; see `labels.dense`."""
        self.beside: Callable[[View], tuple[F64, F64]] = lambda _view: NO_CROWD
        """Pixels that weigh less, the lines of other days."""
        self.more: Callable[[View], Sequence[Candidate]] = lambda _view: ()
        """Further names in pixels of the view, such as kilometres."""
        self._choice = NameChoice()
        self._own: tuple[OwnPlace, ...] = ()
        self._placed: tuple[Placed, ...] = ()
        self._spots: list[tuple[Placed, float, float]] = []
        self._view: View | None = None
        self._work: Iterator[None] = iter(())
        self._done_for: object = None
        self._warming: Job[None] | None = None
        self._waiting: Callable[[], None] | None = None
        self._ratio = theme.finest
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._go_on)
        self._warm = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._warm.timeout.connect(self._warm_up)
        theme.changed.connect(self._again)

    @property
    def choice(self) -> NameChoice:
        """In which language names are written."""
        return self._choice

    def choose(self, choice: NameChoice) -> None:
        """Write names in another language from now on."""
        if choice != self._choice:
            self._choice = choice
            self._again()

    def show_own(self, own: Sequence[OwnPlace]) -> None:
        """The named places of another trip, or with other days' ends needed; see `trip_names.own_places`."""
        self._waiting = None
        if tuple(own) != self._own:
            self._own = tuple(own)
            self._again()

    def when_warm(self, act: Callable[[], None]) -> None:
        """Do what looks names up, once that takes no time; who asks last comes instead of who did before."""
        self._waiting = act
        if names.is_warm() or self._background is None:
            self._do_waiting()

    def refresh(self) -> None:
        """Signs, the line or the kilometres may have changed: find room anew."""
        if self._view is not None:
            self.settle(self._view)

    @property
    def is_found(self) -> bool:
        """Whether the names of a view have been found, and nothing has to be found anew."""
        return self._done_for is not None and not self._next.isActive()

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The names as they stood when the map last came to rest, in its pixels then."""
        return self._placed

    def paint(self, painter: QPainter, view: View) -> None:
        """Every name at its spot; while the map is zoomed they keep their size."""
        pad = self._lettering.pad
        for placed, world_x, world_y in self._spots:
            x = ((world_x - view.x + 0.5) % 1.0 - 0.5) * view.world_px + view.width / 2
            y = (world_y - view.y) * view.world_px + view.height / 2
            left = x + placed.left - placed.candidate.x - pad
            top = y + placed.top - placed.candidate.y - pad
            if left > view.width or top > view.height or left + placed.width < -_MARGIN or y < -_MARGIN:
                continue
            # The line draws the dots of its kilometres itself, with their names or without.
            if placed.candidate.has_ring and placed.candidate.style is not LabelStyle.KILOMETRE:
                ring = self._lettering.ring(placed.candidate.style, self._ratio)
                half = ring.deviceIndependentSize() / 2
                painter.drawPixmap(QPointF(x - half.width(), y - half.height()), ring)
            name = self._lettering.picture(placed, self._ratio)
            painter.drawPixmap(QPointF(self._whole(left), self._whole(top)), name)

    def settle(self, view: View) -> None:
        """Find the names of this view and a little around it, a few at a time between other events.

        It begins when all layers have settled: names give way to signs that are only just arranged.
        """
        self._view = view
        self._work = self._steps(view)
        if names.is_warm() or self._background is None:
            self._next.start()
        elif self._warming is None:
            self._warm.start()

    def _warm_up(self) -> None:
        if self._background is not None:
            self._warming = self._background.run(
                lambda _progress: names.warm_up(),
                done=lambda _none: self._begin(),
                failed=lambda _sentence: None,
            )

    def _begin(self) -> None:
        self._warming = None
        self._do_waiting()
        self._next.start()

    def _do_waiting(self) -> None:
        act, self._waiting = self._waiting, None
        if act is not None:
            act()

    def finish(self) -> None:
        """Do at once what is left to do."""
        for _step in self._work:
            pass
        self._next.stop()
        self.changed.emit()

    def _go_on(self) -> None:
        until = perf_counter() + _SLICE_S
        for _step in self._work:
            if perf_counter() > until:
                self._next.start()
                return
        self.changed.emit()

    def _steps(self, view: View) -> Iterator[None]:
        """Finds names, measures, places and paints them, with pauses; nothing where nothing changed."""
        lettering = self._lettering
        more, taken = tuple(self.more(view)), tuple(self.keep_free(view))
        crowd, beside = self.crowd(view), self.beside(view)
        sums = [(len(x), float(x.sum()), float(y.sum())) for x, y in (crowd, beside)]
        round_ = view, more, taken, sums
        if round_ == self._done_for:
            return
        wanted: list[Candidate] = []
        for candidate in names.candidates(
            view, self._choice, self._own, _MARGIN, self._kept(), lettering.can_write
        ):
            wanted.append(candidate)
            lettering.measure(candidate)
            yield
        placed = place(
            [*wanted, *more],
            lettering.measure,
            (0, 0, view.width, view.height),
            taken=taken,
            crowd=crowd,
            beside=beside,
            before=self._placed,
            margin=_MARGIN,
            spacing=WINDOW.scaled(self._theme.scale),
        )
        lettering.keep(_KEPT_PICTURES)
        for name in reversed(placed):
            yield
            lettering.picture(name, self._ratio)
        self._placed = placed
        self._done_for = round_
        self._spots = [(name, *view.to_world(name.candidate.x, name.candidate.y)) for name in placed]

    def _kept(self) -> dict[str, tuple[float, float]]:
        return {
            placed.candidate.name: (x, y)
            for placed, x, y in self._spots
            if placed.candidate.style is LabelStyle.COUNTRY
        }

    def _again(self) -> None:
        self._done_for = None
        if self._view is not None:
            self.settle(self._view)

    def _whole(self, length: float) -> float:
        """On a whole pixel of the screen, so that letters stay sharp."""
        return round(length * self._ratio) / self._ratio
