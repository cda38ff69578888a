"""Where a day is on the map of its trip: its number among the lines, its night, its names."""

from collections.abc import Sequence

from expedition.cartography import mercator
from expedition.cartography.lines import TripLine, TripLines
from expedition.cartography.trip_names import OwnPlace, TripName, own_places
from expedition.records.day import DayPage
from ui.maps.sight_reading import Sights

Spot = tuple[float, float]
"""Latitude and longitude in degrees."""


def number_of(lines: TripLines, known: Sights, day_id: int) -> int:
    """Which of the days with lines a day is; one without lines is where the next of them would be."""
    number = lines.days.get(day_id)
    if number is not None:
        return number
    before = 0
    for other in known.rows:
        if other == day_id:
            break
        before += other in lines.days
    return before


def night_of(own: TripLines, lines: TripLines | None, known: Sights, day_id: int) -> Spot | None:
    """Where a day ended; without a line, where the one before it did."""
    if own.lines:
        return _end(_travelled(own)[-1])
    if lines is None or day_id not in known.rows:
        return None
    last = {line.ground.day_id: line for line in _travelled(lines)}
    night = None
    for other in known.rows:
        night = _end(last[other]) if other in last else night
        if other == day_id:
            return night
    return None


def names_of(page: DayPage, own: TripLines, night: Spot | None, known: Sights) -> tuple[OwnPlace, ...]:
    """The names of the trip, among them those of the ends of a day, which are never left out."""
    needed = own_places(_ends(page, own, night))
    called = {place.given.name for place in needed}
    numbers = frozenset().union(*(place.numbers for place in needed))
    others = (
        place for place in known.names if place.given.name not in called and numbers.isdisjoint(place.numbers)
    )
    return (*needed, *others)


def _ends(page: DayPage, own: TripLines, night: Spot | None) -> list[TripName]:
    names, travelled = (page.fields.from_place, page.fields.to_place), _travelled(own)
    spots: list[tuple[str, Spot]] = []
    if travelled:
        spots.append((names[0], _degrees(travelled[0], 0)))
    if night is not None and (names[1] != names[0] or not travelled):
        spots.append((names[1] or names[0], night))
    return [TripName(*spot, name, is_needed=True) for name, spot in spots if name]


def _travelled(lines: TripLines) -> Sequence[TripLine]:
    return [line for line in lines.lines if line.day >= 0 and not line.is_gap]


def _end(line: TripLine) -> Spot:
    return _degrees(line, -1)


def _degrees(line: TripLine, at: int) -> Spot:
    return mercator.to_degrees(float(line.way.x[at]), float(line.way.y[at]))
