"""The figures of a day, put together from its legs and from what the traveller states."""

from collections.abc import Callable, Iterable, Sequence

from expedition.kinds import DayKind, FigureName, LegMode, LegPower
from expedition.record_classes import dataclass
from expedition.records.day import DayFigures, Figure, LegRecord
from expedition.records.fields import LegFigures, StatedFields
from expedition.stats.known import finite, least, most, total

_UNKNOWN = {name: Figure(name) for name in FigureName}


@dataclass(frozen=True, slots=True)
class _Placed:
    """A leg's figures and the ridden distance of the day at its start."""

    figures: LegFigures
    offset_m: float


def leg_distance_m(leg: LegRecord) -> float | None:
    """What a leg counts: the stated distance where there is one, else the computed."""
    stated_m = finite(leg.fields.stated_distance_m)
    if stated_m is not None:
        return stated_m
    return finite(leg.figures.distance_m) if leg.figures is not None else None


def travelled_kind(kind: DayKind, distance_m: float | None, carried_m: float | None) -> DayKind:
    """What a day was: one noted as riding on which the traveller was only carried is one in transit."""
    return DayKind.TRANSIT if kind is DayKind.RIDE and carried_m and not distance_m else kind


def day_figures(legs: Sequence[LegRecord], stated: Iterable[StatedFields]) -> DayFigures:
    """All figures of a day; carried and involuntary legs count only as carried distance."""
    said = {fields.figure: fields for fields in stated}
    ridden = [leg for leg in legs if leg.fields.power is LegPower.OWN_POWER]
    carried = [leg for leg in legs if leg.fields.power is not LegPower.OWN_POWER]
    placed = _placed(ridden)

    def figure(name: FigureName, computed: float | None, at: _Placed | None = None) -> Figure:
        return _figure(name, computed, said.get(name), at)

    # A day spent in a bus has been on the pass it drove over; a plane's height is no place one was at.
    high = placed or _placed([leg for leg in carried if leg.fields.mode is not LegMode.PLANE])
    highest = _extreme(high, lambda leg: leg.highest_m, max)
    hottest = _extreme(placed, lambda leg: leg.temperature_max_c, max)
    distance = figure(FigureName.DISTANCE, total(leg_distance_m(leg) for leg in ridden))
    moving = figure(FigureName.MOVING, total(leg.figures.moving_s for leg in placed))
    hot = figure(FigureName.TEMPERATURE_MAX, hottest.figures.temperature_max_c if hottest else None)
    if hottest is not None and not hot.is_stated:
        at_m = hottest.figures.temperature_max_at_m
        hot = Figure(
            hot.name, hot.value, hot.computed,
            at_m=None if at_m is None else hottest.offset_m + at_m,
            at_utc=hottest.figures.temperature_max_utc,
        )  # fmt: skip
    return DayFigures(
        distance=distance,
        carried=figure(FigureName.CARRIED, total(leg_distance_m(leg) for leg in carried)),
        climb=figure(FigureName.CLIMB, total(leg.figures.climb_m for leg in placed)),
        descent=figure(FigureName.DESCENT, total(leg.figures.descent_m for leg in placed)),
        moving=moving,
        elapsed=figure(FigureName.ELAPSED, _elapsed_s(placed)),
        highest=figure(FigureName.HIGHEST, highest.figures.highest_m if highest else None, highest),
        lowest=figure(FigureName.LOWEST, least(leg.figures.lowest_m for leg in high)),
        max_speed=figure(FigureName.MAX_SPEED, most(leg.figures.max_speed_m_s for leg in placed)),
        temperature_min=figure(
            FigureName.TEMPERATURE_MIN, least(leg.figures.temperature_min_c for leg in placed)
        ),
        temperature_max=hot,
        average_m_s=_average_m_s(distance, moving, placed),
    )


def _placed(ridden: Sequence[LegRecord]) -> list[_Placed]:
    placed, offset_m = [], 0.0
    for leg in ridden:
        if leg.figures is not None:
            placed.append(_Placed(leg.figures, offset_m))
        offset_m += leg_distance_m(leg) or 0.0
    return placed


def _figure(
    name: FigureName, computed: float | None, said: StatedFields | None, at: _Placed | None
) -> Figure:
    computed = finite(computed)
    if said is not None and finite(said.value) is not None:
        return Figure(name, said.value, computed, said.value, said.precision, said.words)
    if said is None and computed is None:
        return _UNKNOWN[name]
    at_m = None
    if at is not None and at.figures.highest_at_m is not None:
        at_m = at.offset_m + at.figures.highest_at_m
    if said is not None:
        return Figure(name, computed, computed, precision=said.precision, words=said.words, at_m=at_m)
    return Figure(name, computed, computed, at_m=at_m)


def _average_m_s(distance: Figure, moving: Figure, placed: Sequence[_Placed]) -> float | None:
    """Over the way that was timed, so that a leg without a clock cannot make the rider faster."""
    if not moving.value:
        return None
    if distance.is_stated or moving.is_stated:
        return finite(distance.value / moving.value) if distance.value is not None else None
    timed_m = total(leg.figures.distance_m for leg in placed if finite(leg.figures.moving_s))
    return None if timed_m is None else finite(timed_m / moving.value)


def _elapsed_s(placed: Sequence[_Placed]) -> float | None:
    """From the first start to the last end; where clocks are missing, the sum of what is known."""
    starts = [leg.figures.start_utc for leg in placed if leg.figures.start_utc is not None]
    ends = [leg.figures.end_utc for leg in placed if leg.figures.end_utc is not None]
    if starts and ends:
        return (max(ends) - min(starts)).total_seconds()
    return total(leg.figures.elapsed_s for leg in placed)


def _extreme(
    placed: Sequence[_Placed], of: Callable[[LegFigures], float | None], pick: Callable[..., _Placed]
) -> _Placed | None:
    known = [leg for leg in placed if finite(of(leg.figures)) is not None]
    return pick(known, key=lambda leg: of(leg.figures) or 0.0) if known else None
