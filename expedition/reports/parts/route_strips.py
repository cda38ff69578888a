"""The strips of the route notes, each under its head, and below it what has no kilometre."""

from collections.abc import Iterator, Sequence

from expedition import units
from expedition.kinds import KmScale
from expedition.record_classes import dataclass
from expedition.reports.drawings.kilometre_strip import (
    LOW,
    KilometreStrip,
    Labels,
    event_spans,
    measures,
    scale_name,
    told,
)
from expedition.reports.drawings.road_columns import grade_name, swatch
from expedition.reports.drawings.road_symbols import sign_name, symbol
from expedition.reports.making import Entry, Making
from expedition.reports.pages.blocks import Block, Drawn, Lines, Pile, Role, Told
from expedition.reports.pages.items import Gap, Item, Mark, PageBreak, Room, Wide
from expedition.reports.pages.pen import Pen
from expedition.reports.road.pieces import MOST_M, pieces
from expedition.reports.road.records import Event, Grade, Piece, Way
from expedition.reports.road.services import bare
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import (
    CHART_TITLE,
    DAY_LINE,
    DAY_NUMBER,
    FULL,
    GREY_1,
    INK,
    LINE,
    MM,
    TITLE,
    Face,
    Type,
)
from expedition.reports.typesetting.wording import (
    ARROW,
    NO_BREAK,
    capital,
    joined,
    pretty,
    sentence,
    with_unit,
)
from expedition.text import _

_REMARK = Type(Face.SANS, 9, GREY_1)
_LEADING = 11.5
_SMALL = Type(Face.SANS, 7.6, GREY_1)
_HEAD_ROOM, _FOOT_ROOM = 104.0, 34.0
_INDENT = 17.0
_FEW_NOTES, _BETWEEN_TWO = 4, 44.0
_LOWEST = 0.35 * MM
"""Points a kilometre, at least where nearly nothing is noted."""
_NEAR_M = 50.0


@dataclass(frozen=True, slots=True)
class Strip:
    """A numbered piece of a way."""

    number: int
    way: Way
    piece: Piece
    labels: Labels
    unplaced: Sequence[Event]

    @property
    def mark(self) -> str:
        """Where links lead to."""
        return f"strip-{self.number}"

    @property
    def title(self) -> str:
        """Place to place where that is known, else the road."""
        stages = [
            stage
            for stage in self.way.stages
            if stage.to_m > self.piece.from_m + _NEAR_M and stage.from_m < self.piece.to_m - _NEAR_M
        ]
        if stages:
            start, end = stages[0].start, stages[-1].end
            places = start if start == end else joined((start, end), ARROW)
            return capital(places) or _("Day {number}").format(number=stages[0].number)
        return capital(self.way.name)

    @property
    def kilometres(self) -> str:
        """Which kilometres, on which scale."""
        start, end = units.km(self.piece.from_m, 0), units.km(self.piece.to_m, 0)
        return f"{scale_name(self.way)} {start}{units.EN_DASH}{end}"

    @property
    def length(self) -> str:
        """How long it is."""
        return with_unit(units.km(self.piece.length_m, 0), _("km"))


def room_of(making: Making) -> float:
    """Points for the strip itself between head and foot of a page."""
    return making.sheet.lines * LINE - _HEAD_ROOM - _FOOT_ROOM


def numbered(making: Making, ways: Sequence[Way]) -> list[Strip]:
    """All pieces of all ways, numbered in the order in which they are printed."""
    room = room_of(making)
    most_m = min(MOST_M, (room - 40) / LOW * 1000)
    found: list[Strip] = []
    for way in ways:
        labels = Labels(making.setter, FULL - measures(way).text)
        cut = pieces(way, labels.height, room - 40, most_m)
        rest = list(way.unplaced)
        for index, piece in enumerate(cut):
            days = _days(way, piece)
            here = rest if index == len(cut) - 1 else [event for event in rest if event.day in days]
            rest = [event for event in rest if event not in here]
            found.append(Strip(len(found) + 1, way, piece, labels, here))
    return found


def _days(way: Way, piece: Piece) -> set[int]:
    return {stage.number for stage in way.stages if piece.from_m < stage.to_m <= piece.to_m + _NEAR_M}


def strips(making: Making, found: Sequence[Strip]) -> Iterator[Item]:
    """Each strip on a page of its own, short ones one under the other."""
    for strip in found:
        drawing, below = _drawn(making, strip)
        head, foot = _head(making, strip), _foot(strip)
        making.entries.append(
            Entry(
                _("Strip {number}: {title}").format(number=strip.number, title=strip.title), "", strip.mark, 1
            )
        )
        if strip.number == 1:
            yield PageBreak()
        else:
            yield Gap(26)
            yield Room(head.height + drawing.height + foot.height + 18)
        yield Mark(strip.mark)
        yield Wide(head, keep=True)
        yield Wide(Told(drawing, Role.FIGURE, told(strip.way, strip.piece), FULL), keep=True)
        yield Gap(8)
        yield Wide(foot)
        yield from below


def _drawn(making: Making, strip: Strip) -> tuple[KilometreStrip, list[Item]]:
    """The strip, and what stands under it because no gap of it is wide enough."""
    room = room_of(making)
    sparse = _sparse(making, strip)
    if sparse is not None:
        return sparse, []
    drawing = KilometreStrip.of(strip.way, strip.piece, strip.labels, room).with_beside(strip.unplaced)
    below = list(_below(making, strip, drawing))
    if below:
        drawing = KilometreStrip.of(strip.way, strip.piece, strip.labels, room, _height_of(below))
        drawing = drawing.with_beside(strip.unplaced)
        below = list(_below(making, strip, drawing))
    return drawing, below


def _sparse(making: Making, strip: Strip) -> KilometreStrip | None:
    """A strip with hardly a note, so low that two share a page; None where it has more or is too long."""
    if len(strip.piece.events) + len(strip.unplaced) > _FEW_NOTES or strip.piece.more:
        return None
    room = (making.sheet.lines * LINE - _BETWEEN_TWO) / 2 - _HEAD_ROOM
    drawing = KilometreStrip.of(strip.way, strip.piece, strip.labels, room).with_beside(strip.unplaced)
    is_readable = drawing.per_km >= _LOWEST and drawing.height <= room
    return None if not is_readable or list(_below(making, strip, drawing)) else drawing


def _height_of(items: Sequence[Item]) -> float:
    """The points that items ask for, one under the other."""
    gaps = sum(item.points for item in items if isinstance(item, Gap))
    return gaps + sum(item.block.height for item in items if isinstance(item, Wide))


def _head(making: Making, strip: Strip) -> Told:
    """Rule, number and kilometres, title, remarks."""
    language = making.written_in
    title = making.setter.lines([Span(pretty(strip.title, language), TITLE)], FULL, 28, most=2)
    remark = making.setter.lines([Span(_remark(strip), _REMARK)], FULL, _LEADING, most=4)
    block = Pile(((0.0, _HeadLine(strip)), (0.0, title), (5.0, remark), (8.0, _space())))
    number = _("Strip {number}").format(number=strip.number)
    over = joined((number, strip.kilometres, _when(strip), strip.length))
    return Told(block, Role.SECTION, strip.title, over=over, parts=(remark,))


class _HeadLine:
    """The black rule and the line under it."""

    height = 23.0

    def __init__(self, strip: Strip) -> None:
        self._strip = strip

    def paint(self, pen: Pen, x: float, y: float) -> None:
        """Draws them."""
        strip = self._strip
        pen.rule(x, y, FULL, 1.2, INK)
        number = _("Strip {number}").format(number=strip.number)
        width = pen.text(x, y + 14.5, number, DAY_NUMBER)
        words = joined((strip.kilometres, _when(strip)))
        pen.text(x + width + 7, y + 14.5, pen.fitted(words, DAY_LINE, FULL - width - 66), DAY_LINE)
        pen.text(x + FULL, y + 14.5, strip.length, DAY_LINE, "right")

    def split(self, room: float) -> None:
        """Never."""
        return


def _when(strip: Strip) -> str:
    """The months of what was noted, where they are one."""
    whose = (event.source.replace(NO_BREAK, " ") for event in strip.piece.events if event.source)
    sources = dict.fromkeys(source.rsplit(", ", 1)[-1] for source in whose)
    return _("seen {month}").format(month=next(iter(sources))) if len(sources) == 1 else ""


def _remark(strip: Strip) -> str:
    way, piece = strip.way, strip.piece
    scale = {
        KmScale.ROAD: _("Kilometres are those on the stones of the road, not those of the trip"),
        KmScale.TRIP: _("Kilometres are those of the trip, as ridden; no stone shows them"),
        KmScale.DAY: _("Kilometres are those of this day alone"),
    }[way.scale]
    known = [event for event in piece.events if not event.closes]
    without = bare(known, piece.from_m, piece.to_m)
    is_bare = way.has_notes and len(without) == 1 and without[0].length_m == piece.length_m
    differs = any(event.differs for event in piece.events)
    return sentence(
        scale,
        _("No water, food or lodging was noted on this strip") if is_bare else "",
        _("The notes do not agree everywhere; both sides are printed and marked") if differs else "",
    )


def _foot(strip: Strip) -> Block:
    """What the fillings of this strip mean."""
    grades = [
        grade
        for grade in Grade
        if any(
            one.grade is grade and one.to_m > strip.piece.from_m and one.from_m < strip.piece.to_m
            for stretches in strip.way.columns.values()
            for one in stretches
        )
    ]
    if not grades:
        return _space(2.0)

    def paint(pen: Pen, x: float, y: float) -> None:
        for grade in grades:
            swatch(pen, grade, x, y + 2, 15, 6.5)
            x += 19 + pen.text(x + 19, y + 8, grade_name(grade), _SMALL) + 11

    return Drawn(12.0, paint)


def _space(points: float = 1.0) -> Drawn:
    return Drawn(points, lambda _pen, _x, _y: None)


def _below(making: Making, strip: Strip, drawing: KilometreStrip) -> Iterator[Item]:
    """What goes on under a strip: long notes whole, what stood too close, what has no kilometre."""
    long = [event for event in (*strip.piece.events, *drawing.beside) if strip.labels.is_cut(event)]
    yield from listed(making, _("In full"), long)
    yield from listed(making, _("Also at these kilometres"), strip.piece.more)
    yield from listed(making, _("Without a kilometre"), strip.unplaced[len(drawing.beside) :])


def listed(making: Making, title: str, events: Sequence[Event]) -> Iterator[Item]:
    """Events one under the other, each behind its sign, under a small heading."""
    if not events:
        return
    yield Gap(14)
    heading = Drawn(17.0, lambda pen, x, y: _small_heading(pen, x, y, title))
    yield Wide(Told(heading, Role.HEADING, title), keep=True)
    for event in events:
        number = units.km(event.at_m, 0) if event.at_m is not None else ""
        spans = event_spans(event, making.written_in)
        if number:
            spans = [Span(_("km {number}").format(number=number) + "  ", CHART_TITLE), *spans]
        lines = making.setter.lines(spans, FULL, _LEADING, left=_INDENT)
        yield Wide(Told(_Signed(event, lines), Role.NOTE, sign_name(event.symbol), parts=(lines,)))
        yield Gap(4.4)


def _small_heading(pen: Pen, x: float, y: float, title: str) -> None:
    pen.rule(x, y, FULL, 0.5, INK)
    pen.text(x, y + 12.5, title, CHART_TITLE)


@dataclass(frozen=True, slots=True)
class _Signed:
    """Lines behind the sign of an event."""

    event: Event
    lines: Lines
    is_start: bool = True

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.lines.height

    def paint(self, pen: Pen, x: float, y: float) -> None:
        """Draws the words, and the sign beside their first line."""
        self.lines.paint(pen, x, y)
        if self.is_start:
            symbol(pen, self.event.symbol, x + 5, y + _LEADING / 2)

    def split(self, room: float) -> "tuple[_Signed, _Signed] | None":
        """The sign stays with the first lines."""
        halves = self.lines.split(room)
        if halves is None:
            return None
        return _Signed(self.event, halves[0], self.is_start), _Signed(self.event, halves[1], is_start=False)
