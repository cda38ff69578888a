"""A kilometre strip: the road from top to bottom, to scale, with everything noted beside it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from expedition import units
from expedition.kinds import KmScale
from expedition.record_classes import dataclass
from expedition.reports.drawings.axis import ticks
from expedition.reports.drawings.kilometre_places import pushed_apart
from expedition.reports.drawings.road_columns import PITCH, paint_column, paint_services
from expedition.reports.drawings.road_slopes import paint_heights, paint_slopes
from expedition.reports.drawings.road_symbols import symbol
from expedition.reports.pages.blocks import Lines, Setter
from expedition.reports.pages.pen import Pen
from expedition.reports.road.records import Event, Piece, Way
from expedition.reports.road.services import bare
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import ACCENT, AXIS, GREY_2, INK, MM, Face, Type
from expedition.reports.typesetting.wording import pretty
from expedition.text import _

AXIS_X = 34 * MM
LOW, HIGH = 0.9 * MM, 2.0 * MM
"""Points a kilometre, at least and at most where the words do not ask for more."""
_HEAD = 15.0
_NUMBERS, _SIGN, _WORDS = 26.0, 11.0, 19.0
_LEADER = 20.0
_LEADING = 11.5
_APART = 4.6
_MOST_LINES = 12
_LEAST_AXIS = 24.0
_TICK = Type(Face.SANS, 7.0, AXIS.colour)
_NUMBER = Type(Face.SANS_BOLD, 8.8)
_NAME = Type(Face.SANS_BOLD, 9)
_TEXT = Type(Face.SANS, 9)
_SOURCE = Type(Face.SANS, 7.6, AXIS.colour)
_BESIDE = Type(Face.SANS_ITALIC, 9, AXIS.colour)
_BESIDE_HEAD = 28.0
_WARNING = Type(Face.SANS_STRONG, 9, ACCENT)


@dataclass(frozen=True, slots=True)
class Measures:
    """Where things stand across a strip, in points from its left edge."""

    columns: int
    has_services: bool

    @property
    def services(self) -> float:
        """The line of what was not noted."""
        return AXIS_X + 3 * MM + self.columns * PITCH + 5

    @property
    def leader(self) -> float:
        """Where leaders begin."""
        return self.services + 5 if self.has_services else AXIS_X + 2 * MM + self.columns * PITCH

    @property
    def number(self) -> float:
        """The right edge of the kilometres."""
        return self.leader + _LEADER + _NUMBERS

    @property
    def text(self) -> float:
        """The left edge of the words."""
        return self.number + _SIGN + _WORDS - 6


def measures(way: Way) -> Measures:
    """The measures of a way: the same for all its pieces."""
    return Measures(len(way.columns), way.has_notes)


def event_spans(event: Event, language: str) -> list[Span]:
    """The words of an event: what it is, all else, whose word it is."""
    spans = [Span(pretty(event.name, language) + ("." if event.name[-1:] not in ".!?…" else ""), _NAME)]
    if event.text:
        spans.append(Span(" " + pretty(event.text, language), _TEXT))
    if event.differs:
        spans.append(Span(" " + event.differs, _WARNING))
    if event.source:
        spans.append(Span(" " + pretty(event.source, language), _SOURCE))
    return spans


class Labels:
    """The set words of events, each set once."""

    def __init__(self, setter: Setter, width: float) -> None:
        self._setter, self._width = setter, width
        self._made: dict[Event, Lines] = {}
        self._cut: set[Event] = set()

    def lines(self, event: Event) -> Lines:
        """The words of an event, cut where they are longer than a strip can hold."""
        if event not in self._made:
            spans = event_spans(event, self._setter.language)
            whole = self._setter.lines(spans, self._width, _LEADING)
            if len(whole.lines) > _MOST_LINES:
                whole = self._setter.lines(spans, self._width, _LEADING, most=_MOST_LINES // 2)
                self._cut.add(event)
            self._made[event] = whole
        return self._made[event]

    def is_cut(self, event: Event) -> bool:
        """Whether the words go on under the strip."""
        self.lines(event)
        return event in self._cut

    def height(self, event: Event) -> float:
        """What an event takes from the room beside the axis."""
        return self.lines(event).height + _APART


@dataclass(frozen=True, slots=True)
class KilometreStrip:
    """One piece of a way, drawn.

    Attributes:
        per_km: The points of a kilometre.
        beside: What has no kilometre and stands where the words leave the widest gap.
    """

    way: Way
    piece: Piece
    labels: Labels
    per_km: float
    beside: tuple[Event, ...] = ()

    @classmethod
    def of(cls, way: Way, piece: Piece, labels: Labels, room: float, below: float = 0.0) -> "KilometreStrip":
        """The piece as large as the room allows, smaller where `below` it finds room on the page too."""
        length_km = max(piece.length_m / 1000, 0.001)
        most = (room - 2 * _HEAD) / length_km
        shared = (room - below - 2 * _HEAD) / length_km
        if shared >= LOW:
            most = shared
        words = sum(labels.height(event) for event in piece.events)
        per_km = max(min(most, HIGH), min(most, words / length_km), _LEAST_AXIS / length_km)
        return cls(way, piece, labels, per_km)

    @property
    def axis(self) -> float:
        """Points from the first kilometre to the last."""
        return self.piece.length_m / 1000 * self.per_km

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        tops = self.tops()
        words = tops[-1] + self.labels.height(self.piece.events[-1]) if tops else 0.0
        return _HEAD + max(self.axis + 6, words)

    def down(self, at_m: float) -> float:
        """How far below the first kilometre a place is."""
        inside = min(max(at_m, self.piece.from_m), self.piece.to_m)
        return (inside - self.piece.from_m) / 1000 * self.per_km

    def tops(self) -> list[float]:
        """Where the words of each event begin, from half a line above the first kilometre on."""
        heights = [self.labels.height(event) for event in self.piece.events]
        wanted = [self.down(event.at_m or 0.0) for event in self.piece.events]
        tops = pushed_apart(wanted, heights, max(self.axis + _LEADING, sum(heights)))
        return [top - _LEADING / 2 for top in tops]

    def with_beside(self, events: Sequence[Event]) -> "KilometreStrip":
        """The strip with as many of these events in its widest gap as find room there."""
        _top, room = self._gap()
        used, count = _BESIDE_HEAD, 0
        while count < len(events) and used + self.labels.height(events[count]) <= room:
            used += self.labels.height(events[count])
            count += 1
        return replace(self, beside=tuple(events[:count]))

    def _gap(self) -> tuple[float, float]:
        """Where the widest gap between words begins, and how high it is."""
        tops = self.tops()
        heights = [self.labels.height(event) for event in self.piece.events]
        feet = [0.0, *(top + height for top, height in zip(tops, heights, strict=True))]
        gaps = [(foot, top - foot) for foot, top in zip(feet, [*tops, self.axis], strict=True)]
        return max(gaps, key=lambda gap: gap[1])

    def split(self, room: float) -> None:
        """Never."""
        return

    def paint(self, pen: Pen, x: float, y: float) -> None:
        """Draws words first, so that they are read in their order, then the road beside them."""
        y += _HEAD
        self._events(pen, x, y)
        self._beside(pen, x, y)
        self._axis(pen, x, y)
        self._road(pen, x, y)

    def _events(self, pen: Pen, x: float, y: float) -> None:
        at = measures(self.way)
        for event, top in zip(self.piece.events, self.tops(), strict=True):
            middle = y + top + _LEADING / 2
            number = ("≈" if event.is_about else "") + units.km(event.at_m or 0.0, 0)
            pen.text(x + at.number, middle + 3.1, number, _NUMBER, "right")
            self.labels.lines(event).paint(pen, x + at.text, y + top)
            symbol(pen, event.symbol, x + at.number + _SIGN + 1, middle)
            place, left = y + self.down(event.at_m or 0.0), x + at.leader
            right = left + _LEADER
            width = pen.case.width(_NUMBER.face, _NUMBER.size, number)
            end = x + at.number - width - 4
            pen.curve(
                [(left, place), (left + 5, place), (right - 4, middle), (max(right, end), middle)],
                0.45,
                GREY_2,
            )

    def _beside(self, pen: Pen, x: float, y: float) -> None:
        """Events without number and leader under a small heading of their own."""
        if not self.beside:
            return
        at = measures(self.way)
        top, room = self._gap()
        heights = sum(self.labels.height(event) for event in self.beside)
        top += y + (room - heights - _BESIDE_HEAD) / 2 + 6
        pen.text(x + at.text, top + 8, without_kilometre(), _BESIDE)
        top += _BESIDE_HEAD - 12
        for event in self.beside:
            self.labels.lines(event).paint(pen, x + at.text, top)
            symbol(pen, event.symbol, x + at.number + _SIGN + 1, top + _LEADING / 2)
            top += self.labels.height(event)

    def _axis(self, pen: Pen, x: float, y: float) -> None:
        first, last = self.piece.from_m / 1000, self.piece.to_m / 1000
        pen.lines([((x + AXIS_X, y), (x + AXIS_X, y + self.axis))], 0.7, INK)
        marks = ticks(first, last, max(2, int(self.axis / 42)))
        decimals = 0 if all(abs(mark - round(mark)) < 1e-6 for mark in marks) else 1
        step = marks[1] - marks[0] if len(marks) > 1 else last - first
        for mark in marks:
            self._tick(pen, x, y, mark, 6.0)
            place = y + self.down(mark * 1000)
            pen.text(x + AXIS_X - 9, place + 2.4, units.number(mark, decimals), _TICK, "right")
            if mark + step / 2 < last:
                self._tick(pen, x, y, mark + step / 2, 3.5)

    def _tick(self, pen: Pen, x: float, y: float, km: float, length: float) -> None:
        place = y + self.down(km * 1000)
        pen.lines([((x + AXIS_X - length, place), (x + AXIS_X, place))], 0.6, INK)

    def _road(self, pen: Pen, x: float, y: float) -> None:
        piece, at = self.piece, measures(self.way)
        for index, (alias, stretches) in enumerate(self.way.columns.items()):
            left = x + AXIS_X + 3 * MM + index * PITCH
            shown = [
                replace(one, from_m=max(one.from_m, piece.from_m), to_m=min(one.to_m, piece.to_m))
                for one in stretches
                if one.to_m > piece.from_m and one.from_m < piece.to_m
            ]
            paint_column(pen, left, y, alias, shown, self._below(y))
        if at.has_services:
            stretches_without = [
                one
                for one in bare(self.way.events, self.way.from_m, self.way.to_m)
                if self._is_here(one.from_m, one.to_m)
            ]
            paint_services(pen, x + at.services, stretches_without, self._below(y))
        paint_slopes(
            pen, x, [one for one in self.way.slopes if self._is_here(one.from_m, one.to_m)], self._below(y)
        )
        if self.way.heights is not None:
            paint_heights(pen, x, self.way.heights, (piece.from_m, piece.to_m), self._below(y))

    def _is_here(self, from_m: float, to_m: float) -> bool:
        return to_m > self.piece.from_m and from_m < self.piece.to_m

    def _below(self, y: float) -> Callable[[float], float]:
        return lambda at_m: y + self.down(at_m)


def told(way: Way, piece: Piece) -> str:
    """A strip in words, for whoever does not see it."""
    scale = scale_name(way)
    head = _("{scale} {start} to {end}").format(
        scale=scale, start=units.km(piece.from_m, 0), end=units.km(piece.to_m, 0)
    )
    rows = [f"{units.km(event.at_m or 0.0, 0)}: {event.name}" for event in piece.events]
    return "; ".join([head, *rows])


def without_kilometre() -> str:
    """What stands over events of which nobody noted where they were."""
    return _("Without a kilometre, anywhere on this strip")


def scale_name(way: Way) -> str:
    """Which kilometres these are."""
    words = {KmScale.ROAD: _("road km"), KmScale.TRIP: _("trip km"), KmScale.DAY: _("km of {day}")}
    return words[way.scale].format(day=way.name)
