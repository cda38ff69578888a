"""All ways of a trip: each road by its stones, the trip by its own kilometres, a day by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from itertools import groupby

from expedition import units
from expedition.kinds import KmScale, NoteKind, Precision, WaypointKind
from expedition.record_classes import dataclass
from expedition.records.day import DayPage
from expedition.records.fields import NoteFields, RoadFields, StayFields, WaypointFields, precision_of
from expedition.records.trip import LegLine
from expedition.reports.making import Making, heights_of
from expedition.reports.road import noted
from expedition.reports.road.records import Event, Slope, Stage, Symbol, Way
from expedition.reports.road.slopes import slopes
from expedition.reports.road.surfaces import Noted, column, differing
from expedition.reports.typesetting.wording import ARROW, HAIR, joined, with_unit
from expedition.stats.along import compute
from expedition.stats.scales import DayStretch, on_all
from expedition.text import _

_BESIDE_M = 1_000.0
_LONGEST_M = 2e8
"""Longer than any way that was travelled: a slip of the pen, of which no strip is drawn."""
_NOT_FOR_THE_WAY = frozenset({NoteKind.CREDIT, NoteKind.TRIVIA})
_SLOPES = frozenset({WaypointKind.DESCENT, WaypointKind.CLIMB})
Key = tuple[KmScale, str]


def ways(making: Making) -> tuple[list[Way], list[Event]]:
    """Every scale of kilometres with what was noted on it, in order; and what stands on none."""
    gathering = _Gathering(making)
    return gathering.ways(), gathering.loose


@dataclass
class _Gathering:
    making: Making
    found: dict[Key, Way] = field(default_factory=dict)
    spans: dict[Key, list[Noted]] = field(default_factory=dict)
    loose: list[Event] = field(default_factory=list)

    def ways(self) -> list[Way]:
        """All ways, complete."""
        book = self.making.book
        self._trip()
        for page in book.pages:
            self._day(page)
        for entry in book.entries("waypoint"):
            self._waypoint(entry.fields, None)
        for entry in book.entries("road"):
            self._road(entry.fields, None)
        for entry in book.entries("note"):
            self._note(entry.fields, None)
        self._surfaces()
        for way in self.found.values():
            _finish(way)
        ready = [way for way in self.found.values() if _can_be_drawn(way)]
        others = [way for way in self.found.values() if not _can_be_drawn(way)]
        self.loose += [event for way in others for event in (*way.events, *way.unplaced)]
        self._hand_out(ready)
        return sorted(ready, key=lambda way: (way.first_day, way.scale is not KmScale.ROAD))

    def _trip(self) -> None:
        """The trip's own scale, with days and nights on it, where anything was ridden."""
        pages = self.making.book.pages
        ridden = [page for page in pages if page.figures.distance.value]
        if not ridden:
            return
        way = self._way(KmScale.TRIP, self.making.book.fields.title, ridden[0].row.number)
        way.from_m, way.to_m = _before_m(ridden[0]), max(page.row.total_m for page in ridden)
        lines = [line for page in pages for line in self.making.day_lines(page)]
        heights = heights_of(lines, {line.leg_id: line.length_m for line in lines})
        if heights.is_drawable:
            way.heights = heights
            way.slopes += slopes(heights)
        for page in ridden:
            row = page.row
            way.stages.append(Stage(row.number, _before_m(page), row.total_m, row.from_place, row.to_place))
            way.events.append(_start(page))
        way.events += _nights(pages)

    def _day(self, page: DayPage) -> None:
        for waypoint in page.waypoints:
            self._waypoint(waypoint.fields, page)
        for road in page.roads:
            self._road(road.fields, page)
        for note in page.notes:
            self._note(note.fields, page)
        for crossing in page.crossings:
            fields = crossing.fields
            at = self._on_day(page, fields.distance_m, fields.lat, fields.lon)
            self._put(page, noted.crossing(fields, page, at[1]), at)
        for incident in page.incidents:
            happened = incident.fields
            at = self._on_day(page, happened.distance_m, happened.lat, happened.lon)
            self._put(page, noted.incident(happened, page, at[1]), at)

    def _waypoint(self, fields: WaypointFields, page: DayPage | None) -> None:
        at = self._at(fields, page)
        self._put(page, noted.waypoint(fields, page, at[1]), at)
        if at[0] and at[1] is not None:
            self.found[at[0]].has_notes = True
        is_sure = precision_of(fields, "distance_m") is Precision.EXACT
        if at[0] and at[1] is not None and fields.kind in _SLOPES and fields.length_m and is_sure:
            slope = Slope(at[1], at[1] + fields.length_m, fields.kind is WaypointKind.DESCENT)
            self.found[at[0]].slopes.append(slope)

    def _note(self, fields: NoteFields, page: DayPage | None) -> None:
        if fields.kind in _NOT_FOR_THE_WAY:
            return
        at = self._on_day(page, fields.distance_m, fields.lat, fields.lon)
        self._put(page, noted.note(fields, page, at[1]), at)

    def _road(self, fields: RoadFields, page: DayPage | None) -> None:
        """A span goes to the columns of its way; without a kilometre its words stand under the strip."""
        if fields.from_m is None and fields.to_m is None:
            key = (KmScale.ROAD, fields.road) if fields.road else None
            self._unplaced(key, page, noted.road(fields, page, None))
            return
        key = self._key(fields.scale, fields.road, page)
        shift = 0.0
        if fields.scale is KmScale.DAY and page is not None and key[0] is KmScale.TRIP:
            shift = _before_m(page)
        moved = replace(
            fields,
            from_m=None if fields.from_m is None else fields.from_m + shift,
            to_m=None if fields.to_m is None else fields.to_m + shift,
        )
        self._way(*key, page.row.number if page else 0)
        self.spans.setdefault(key, []).append(Noted(moved, page))

    def _at(self, fields: WaypointFields, page: DayPage | None) -> tuple[Key | None, float | None]:
        if fields.distance_m is None:
            if fields.scale is KmScale.ROAD and fields.road:
                return (KmScale.ROAD, fields.road), None
            return self._on_day(page, None, fields.lat, fields.lon)
        if fields.scale is KmScale.ROAD:
            return self._key(KmScale.ROAD, fields.road, page), fields.distance_m
        if fields.scale is KmScale.TRIP:
            return self._key(KmScale.TRIP, "", page), fields.distance_m
        return self._on_day(page, fields.distance_m, fields.lat, fields.lon)

    def _on_day(
        self, page: DayPage | None, distance_m: float | None, lat: float | None, lon: float | None
    ) -> tuple[Key | None, float | None]:
        """A kilometre of a day, or a position, on the trip's scale; on the day's where nothing was ridden."""
        if page is None:
            return None, None
        stretch = _stretch(page)
        if distance_m is None and lat is not None and lon is not None:
            distance_m = _beside(self.making.day_lines(page), lat, lon) if stretch else None
        if distance_m is None:
            return None, None
        known = on_all(KmScale.DAY, distance_m, stretch)
        if known.trip_m is not None:
            return self._key(KmScale.TRIP, "", page), known.trip_m
        return self._key(KmScale.DAY, "", page), distance_m

    def _key(self, scale: KmScale, road: str, page: DayPage | None) -> Key:
        """The way of a scale; a kilometre of the day is one of the trip where the day was ridden."""
        if scale is KmScale.ROAD:
            return scale, road
        if scale is KmScale.TRIP or page is None or _stretch(page):
            return KmScale.TRIP, self.making.book.fields.title
        number = page.row.number
        return scale, _("day {number}").format(number=number)

    def _way(self, scale: KmScale, name: str, day: int) -> Way:
        way = self.found.setdefault((scale, name), Way(scale, name, day))
        way.first_day = min(way.first_day, day) if day else way.first_day
        return way

    def _put(self, page: DayPage | None, event: Event, at: tuple[Key | None, float | None]) -> None:
        key, place = at
        if key is None or place is None:
            self._unplaced(key, page, event)
            return
        way = self._way(*key, page.row.number if page else 0)
        way.events.append(event)

    def _unplaced(self, key: Key | None, page: DayPage | None, event: Event) -> None:
        """What has no kilometre stands under the strip of its road, or waits for one of its day."""
        if key is not None and (key in self.found or key[0] is KmScale.ROAD):
            self._way(*key, page.row.number if page else 0).unplaced.append(event)
        else:
            self.loose.append(event)

    def _surfaces(self) -> None:
        for key, spans in self.spans.items():
            way = self.found[key]
            way.has_notes = True
            by_alias = {one.fields.alias for one in spans}
            _reach(way, [at for one in spans for at in (one.fields.from_m, one.fields.to_m)])
            _reach(way, [event.at_m for event in way.events])
            for alias in sorted(by_alias):
                of_road = [one for one in spans if one.fields.alias == alias]
                way.columns[alias] = column(of_road, way.from_m, way.to_m)
                against = differing(of_road)
                for index, one in enumerate(of_road):
                    start = one.fields.from_m if one.fields.from_m is not None else one.fields.to_m
                    way.events.append(noted.road(one.fields, one.page, start, against.get(index, "")))

    def _hand_out(self, ready: Sequence[Way]) -> None:
        """Entries without a kilometre go to the strip of their day, the others stay loose."""
        rest = []
        for event in self.loose:
            home = _home(ready, event.day)
            if home is None:
                rest.append(event)
            else:
                home.unplaced.append(event)
        self.loose[:] = rest


def _can_be_drawn(way: Way) -> bool:
    return 0.0 < way.to_m - way.from_m <= _LONGEST_M


def _before_m(page: DayPage) -> float:
    return page.row.total_m - (page.figures.distance.value or 0.0)


def _stretch(page: DayPage) -> DayStretch | None:
    """A ridden day on the trip's scale."""
    length = page.figures.distance.value
    return DayStretch(_before_m(page), length) if length else None


def _beside(lines: Sequence[LegLine], lat: float, lon: float) -> float | None:
    """The kilometre of the day of a position beside what was ridden."""
    way = compute(lines)
    if way is None or way.is_carried:
        return None
    index = way.beside(lat, lon, _BESIDE_M)
    return float(way.distance_m[index]) if index is not None else None


def _start(page: DayPage) -> Event:
    """The beginning of a ridden day."""
    row, figures = page.row, page.figures
    span = figures.temperature_min.value, figures.temperature_max.value
    warm = f"{HAIR}…{HAIR}".join(units.celsius(value) for value in span if value is not None)
    heights = figures.lowest.value, figures.highest.value
    high = f" {units.EN_DASH} ".join(units.metres(value) for value in heights if value is not None)
    return Event(
        Symbol.DAY,
        _("Day {number}").format(number=row.number),
        noted.told(
            joined((row.from_place, row.to_place), ARROW),
            with_unit(units.km(figures.distance.value or 0.0), _("km")),
            _("up {height}").format(height=with_unit(units.metres(figures.climb.value), _("m")))
            if figures.climb.value
            else "",
            _("heights {span}").format(span=with_unit(high, _("m"))) if high else "",
            with_unit(warm, "°C") if warm else "",
            page.fields.road,
        ),
        noted.month_words(page),
        _before_m(page),
        day=row.number,
    )


def _carried(page: DayPage) -> Event:
    """A day that was not ridden but carried: it moves on without kilometres of the trip."""
    row = page.row
    length = with_unit(units.km(page.figures.carried.value or 0.0), _("km"))
    return Event(
        Symbol.DAY,
        _("Day {number}").format(number=row.number),
        noted.told(
            joined((row.from_place, row.to_place), ARROW),
            _("carried {length}, not in the kilometres of the trip").format(length=length),
        ),
        noted.month_words(page),
        row.total_m,
        closes=True,
        day=row.number,
    )


def _nights(pages: Sequence[DayPage]) -> Iterator[Event]:
    """Carried days, and nights; those on end in one place are one."""
    slept: list[tuple[DayPage, StayFields]] = []
    for page in pages:
        if not page.figures.distance.value and page.figures.carried.value:
            yield _carried(page)
        slept += [(page, stay.fields) for stay in page.stays]
    for _place, group in groupby(slept, key=lambda one: (one[0].row.total_m, *_house(one[1]))):
        nights = list(group)
        yield noted.night(nights[0][1], [page for page, _fields in nights], nights[0][0].row.total_m)


def _house(fields: StayFields) -> tuple[str, str, str, str]:
    return fields.kind, fields.name, fields.place, fields.note


def _reach(way: Way, places: Sequence[float | None]) -> None:
    """Widens a way of which only what was noted tells how long it is."""
    known = [place for place in places if place is not None]
    if way.scale is KmScale.TRIP or not known:
        return
    low = min(known) if way.to_m <= way.from_m else min(way.from_m, *known)
    way.from_m, way.to_m = low, max([way.to_m, *known])


def _rank(event: Event) -> int:
    """At one kilometre of a day: its beginning, what was noted, its night."""
    return 2 if event.closes else int(event.symbol is not Symbol.DAY)


def _finish(way: Way) -> None:
    """Brings the events into the order of their kilometres."""
    _reach(way, [event.at_m for event in way.events])
    way.events.sort(key=lambda event: (event.at_m or 0.0, event.day, _rank(event)))
    if way.scale is KmScale.DAY:
        way.from_m = 0.0


def _home(ready: Sequence[Way], day: int) -> Way | None:
    """The way that a day lies on: the trip's, else the road with most of that day's events."""
    for way in ready:
        if any(stage.number == day for stage in way.stages):
            return way
    counts = {id(way): sum(1 for event in way.events if event.day == day) for way in ready}
    best = max(ready, key=lambda way: counts[id(way)], default=None)
    return best if best is not None and counts[id(best)] else None
