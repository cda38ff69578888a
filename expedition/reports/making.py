"""The book in the making: its record, and what several of its parts look up."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from itertools import groupby
from pathlib import Path

import numpy as np

from expedition import geo
from expedition.atlas.nearby import Nearby, nearby_each
from expedition.cartography.name_choice import NameChoice, with_local
from expedition.cartography.trip_names import TripName, own_places
from expedition.folding import letters
from expedition.points import F64, Points
from expedition.record_classes import dataclass
from expedition.records.day import DayPage
from expedition.records.money import Spending
from expedition.records.report import Density, ReportOptions, Section
from expedition.records.trip import LegLine, TripBook
from expedition.reports.ahead import Ahead
from expedition.reports.drawings.profile import Heights
from expedition.reports.facts import SortedFacts, sorted_facts
from expedition.reports.maps.parts import Place, Route, Subject, Way
from expedition.reports.pages.blocks import Setter
from expedition.reports.photos.album import Album
from expedition.reports.photos.copies import Copies, usual_folder
from expedition.reports.typesetting.style import Sheet
from expedition.reports.typesetting.typecase import Typecase

_LEAST_PART_DAYS = 5
_LEAST_BOOK_DAYS = 21
_JUMP_M = 2_000.0
_LONGEST_PLACE = 120


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents and a bookmark; `level` 0 is a part, 1 a chapter."""

    title: str
    aside: str
    mark: str
    level: int
    flag: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Days on end that slept in one country."""

    country: str
    pages: tuple[DayPage, ...]

    @property
    def first(self) -> int:
        """The number of its first day."""
        return self.pages[0].row.number

    @property
    def last(self) -> int:
        """The number of its last day."""
        return self.pages[-1].row.number


@dataclass(frozen=True, slots=True)
class End:
    """Where a day began or ended: the names people there write, and how high it lies."""

    local: tuple[str, ...]
    height_m: float | None


@dataclass
class Making:
    """One build of one book; lists grow while its parts are written, `numbers` when they are laid out.

    `copies` is where reduced photos are kept, None for the usual folder of the user.
    """

    book: TripBook
    options: ReportOptions
    sheet: Sheet
    case: Typecase
    entries: list[Entry] = field(default_factory=list)
    maps: list[tuple[str, str]] = field(default_factory=list)
    charts: list[tuple[str, str]] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    spans_set: set[int] = field(default_factory=set)
    """The texts over several days that are in the row already."""
    copies: Path | None = None
    ahead: Ahead = field(default_factory=Ahead)
    _places: dict[tuple[float, float, str], Place] = field(default_factory=dict)

    @cached_property
    def setter(self) -> Setter:
        """Sets text, and parts words as the traveller's language does."""
        return Setter(self.case, self.written_in)

    @cached_property
    def album(self) -> Album:
        """The photos of the book."""
        return Album(self.options.quality, Copies(self.copies or usual_folder()), self.ahead.photo)

    @property
    def written_in(self) -> str:
        """The language of what the traveller wrote, that of the report where it is not known."""
        return self.book.fields.language or self.options.language

    def wants(self, section: Section) -> bool:
        """Whether a section is not left out."""
        return section not in self.options.omitted

    @property
    def has_days(self) -> bool:
        """Whether days are told one by one, and not only as lines of the itinerary."""
        return self.wants(Section.DAYS) and self.options.density is not Density.TABLE

    @cached_property
    def lines(self) -> Mapping[int, tuple[LegLine, ...]]:
        """The drawn lines of each day, by its id."""
        found: dict[int, list[LegLine]] = {}
        for line in self.book.lines:
            if len(line.points) > 1:
                found.setdefault(line.day_id, []).append(line)
        return {day: tuple(lines) for day, lines in found.items()}

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The days by country, one part for a single country or for none known."""
        groups = [
            Part(key, tuple(pages)) for key, pages in groupby(self.book.pages, key=lambda p: p.row.country)
        ]
        return tuple(groups)

    def page_of(self, mark: str) -> int:
        """The page on which a destination stands; known once all pages are laid out."""
        return self.numbers.get(mark, 0)

    @property
    def has_countries(self) -> bool:
        """Whether the book is divided by countries at all."""
        return len({part.country for part in self.parts}) > 1

    def is_divided(self, part: Part) -> bool:
        """Whether a part opens with a page of its own."""
        is_long = len(part.pages) >= _LEAST_PART_DAYS and len(self.book.pages) >= _LEAST_BOOK_DAYS
        return self.has_bands and bool(part.country) and is_long

    @property
    def has_bands(self) -> bool:
        """Whether each country opens under its name."""
        return self.has_countries and self.wants(Section.DIVIDERS)

    def opens_country(self, page: DayPage) -> bool:
        """Whether a day is the first in its country, with no page of its own before it that tells of it."""
        part = next((part for part in self.parts if part.country == page.row.country), None)
        return part is not None and part.pages[0] is page and not self.is_divided(part)

    @cached_property
    def start_place(self) -> str:
        """Where the trip set out, as far as it is known."""
        return next((page.row.from_place for page in self.book.pages[:1] if page.row.from_place), "")

    @cached_property
    def facts(self) -> SortedFacts:
        """What is said of places and countries, where it is told."""
        return sorted_facts(self.book)

    @cached_property
    def _spendings(self) -> Mapping[int, tuple[Spending, ...]]:
        found: dict[int, list[Spending]] = {}
        for spending in self.book.spendings:
            if spending.payment.day_id is not None:
                found.setdefault(spending.payment.day_id, []).append(spending)
        return {day: tuple(spent) for day, spent in found.items()}

    def spent(self, page: DayPage) -> tuple[Spending, ...]:
        """What was paid on a day, whatever it was noted with."""
        return self._spendings.get(page.row.id, ())

    @cached_property
    def _counter_units(self) -> Mapping[str, str]:
        return {letters(entry.fields.name): entry.fields.unit for entry in self.book.entries("counter")}

    def unit_of(self, counter: str) -> str:
        """The unit of one of the trip's counters, empty where it has none."""
        return self._counter_units.get(letters(counter), "")

    def day_lines(self, page: DayPage) -> tuple[LegLine, ...]:
        """The lines of a day."""
        return self.lines.get(page.row.id, ())

    def heights(self, page: DayPage) -> Heights:
        """The heights of a day over the kilometres of the trip."""
        lines = self.day_lines(page)
        counted = {leg.id: _length_m(leg.figures) for leg in page.legs}
        # Of a line that was cut off at its ends, only what is left is spread over its kilometres.
        return heights_of(lines, {line.leg_id: line.length_m or counted.get(line.leg_id) for line in lines})

    def routes(self, pages: Sequence[DayPage]) -> list[Route]:
        """The lines of some days, to draw."""
        return [Route(line.points, _way(line)) for page in pages for line in self.day_lines(page)]

    def subject(
        self,
        pages: Sequence[DayPage],
        others: Sequence[Route] = (),
        country: str = "",
        *,
        is_numbered: bool = False,
    ) -> Subject:
        """What a map of some days is of; `others` are lines of other days."""
        return Subject(
            [*others, *self.routes(pages)],
            self.stops(pages),
            self.day_numbers(pages) if is_numbered else (),
            country,
            self.options.language,
        )

    def beside(self, page: DayPage) -> list[Route]:
        """The lines of the days before and after, without what was carried."""
        index = self._order[page.row.id]
        near = self.book.pages[max(0, index - 1) : index] + self.book.pages[index + 1 : index + 2]
        return [
            Route(line.points, Way.BESIDE)
            for other in near
            for line in self.day_lines(other)
            if not line.is_carried
        ]

    @cached_property
    def _order(self) -> Mapping[int, int]:
        return {page.row.id: index for index, page in enumerate(self.book.pages)}

    def day_numbers(self, pages: Sequence[DayPage]) -> list[Place]:
        """The numbers of riding days, each at the middle of its way."""
        found = []
        for page in pages:
            ridden = [line.points for line in self.day_lines(page) if not line.is_carried]
            if ridden:
                points = max(ridden, key=len)
                way = geo.distances_m(points)
                at = min(int(np.searchsorted(way, way[-1] / 2)), len(points) - 1)
                number = str(page.row.number)
                found.append(Place(float(points.lat[at]), float(points.lon[at]), number, rank=9))
        return found

    def stops(self, pages: Sequence[DayPage]) -> list[Place]:
        """Where days began and ended: ends of the whole first, then places on every map, then all others."""
        found: list[tuple[float, float, str]] = []
        for page in pages:
            lines = self.day_lines(page)
            if not lines:
                continue
            first, last = lines[0].points, lines[-1].points
            start, end = page.row.from_place, page.row.to_place or page.row.place
            if start:
                found.append((float(first.lat[0]), float(first.lon[0]), start))
            if end:
                found.append((float(last.lat[-1]), float(last.lon[-1]), end))
        seen: dict[str, tuple[float, float, str]] = {}
        for spot in [*found[:1], *found[-1:], *found]:
            seen.setdefault(spot[2], spot)
        stops = [self._place(*spot) for spot in seen.values()]
        known = [stop for stop in stops[2:] if stop.weight]
        others = [stop for stop in stops[2:] if not stop.weight]
        ranked = [*stops[:2], *_spread(known), *_spread(others)]
        return [replace(stop, rank=_rank(index)) for index, stop in enumerate(ranked)]

    def ends(self, page: DayPage) -> tuple[End, End] | None:
        """Where the lines of a day begin and end, None where it has none."""
        lines = self.day_lines(page)
        if not lines:
            return None
        first, last = lines[0].points, lines[-1].points
        start, end = page.row.from_place, page.row.to_place or page.row.place
        return self._end(first, 0, start), self._end(last, -1, end)

    def whereabouts(self, page: DayPage) -> str:
        """Near which town a day ended, where neither of its ends is on any map; empty else."""
        if not self.day_lines(page) or any(stop.weight for stop in self.stops([page])):
            return ""
        return self._ends_near[page.row.id].words

    @cached_property
    def _ends_near(self) -> Mapping[int, Nearby]:
        """Near which place each day ended, all of them looked up at once."""
        last = {page.row.id: lines[-1].points for page in self.book.pages if (lines := self.day_lines(page))}
        lat, lon = (
            np.array(column) for column in zip(*((p.lat[-1], p.lon[-1]) for p in last.values()), strict=True)
        )
        return dict(zip(last, nearby_each(lat, lon), strict=True))

    def _end(self, points: Points, at: int, name: str) -> End:
        place = self._place(float(points.lat[at]), float(points.lon[at]), name)
        height_m = float(points.ele_m[at])
        return End((place.local,) if place.local else (), None if np.isnan(height_m) else height_m)

    def _place(self, lat: float, lon: float, name: str) -> Place:
        """A station with what the gazetteer knows of it."""
        key = lat, lon, name
        if key not in self._places:
            known = own_places((TripName(lat, lon, name[:_LONGEST_PLACE]),))
            local = known[0].local if known else ()
            numbers = known[0].numbers if known else frozenset[int]()
            weight = known[0].weight if known else 0
            second = with_local(name, local, NameChoice(), self.case.has)[1]
            self._places[key] = Place(lat, lon, name, 0, local=second, numbers=numbers, weight=weight)
        return self._places[key]


def heights_of(lines: Sequence[LegLine], lengths_m: Mapping[int, float | None] | None = None) -> Heights:
    """The heights along ridden lines; a jump between two of them parts the drawing."""
    ways: list[F64] = []
    heights: list[F64] = []
    for line in (line for line in lines if not line.is_carried):
        way = geo.distances_m(line.points)
        length = (lengths_m or {}).get(line.leg_id)
        if length and way[-1] > 0:
            way = way * (length / way[-1])
        if ways and abs(line.offset_m - ways[-1][-1]) > _JUMP_M:
            ways.append(np.array([line.offset_m]))
            heights.append(np.array([np.nan]))
        ways.append(line.offset_m + way)
        heights.append(line.points.ele_m)
    if not ways:
        return Heights(np.empty(0), np.empty(0))
    return Heights(np.maximum.accumulate(np.concatenate(ways)), np.concatenate(heights))


def _way(line: LegLine) -> Way:
    if line.is_carried:
        return Way.CARRIED
    return Way.DRAWN if line.is_reconstructed else Way.RIDDEN


def _length_m(figures: object) -> float | None:
    value = getattr(figures, "distance_m", None)
    return float(value) if value else None


def _rank(index: int) -> int:
    return 0 if index < 2 else 2 + index


def _spread(stops: Sequence[Place]) -> list[Place]:
    """The greatest first, then the greatest before and behind it, and so on; of equal ones the middle."""
    order: list[Place] = []
    queue = [list(stops)]
    while queue:
        part = queue.pop(0)
        if part:
            best = _greatest(part)
            order.append(part[best])
            queue += [part[:best], part[best + 1 :]]
    return order


def _greatest(stops: Sequence[Place]) -> int:
    """The index of the greatest place, of equal ones that nearest to the middle."""
    half = len(stops) // 2
    return min(range(len(stops)), key=lambda at: (-stops[at].weight, abs(at - half)))
