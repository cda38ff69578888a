"""What the traveller states for the whole trip, beside what the days add up to."""

from collections.abc import Iterator

from expedition import naming, units
from expedition.kinds import FigureName, Precision
from expedition.records.fields import StatedFields
from expedition.records.trip import TripBook
from expedition.reports.drawings.strip import Shown
from expedition.reports.typesetting.wording import joined, sentence, with_unit
from expedition.text import _

_SAME_M = 50.0
_METRES = frozenset({FigureName.CLIMB, FigureName.DESCENT, FigureName.HIGHEST, FigureName.LOWEST})
_TIMES = frozenset({FigureName.MOVING, FigureName.ELAPSED})
_DEGREES = frozenset({FigureName.TEMPERATURE_MIN, FigureName.TEMPERATURE_MAX})


def stated_km(book: TripBook) -> str:
    """The kilometres stated for the whole trip, without the unit; empty where the days say the same."""
    value = book.totals.stated_distance_m
    if value is None or abs(value - book.totals.distance_m) < _SAME_M:
        return ""
    about = any(one.precision is Precision.ABOUT for one in book.stated if one.figure is FigureName.DISTANCE)
    return ("≈" if about else "") + units.km(value, 0 if round(value) % 1000 == 0 else 1)


def stated_distance(book: TripBook) -> Shown | None:
    """The stated kilometres as the first figure of the trip, the sum of its days in the label."""
    shown = stated_km(book)
    if not shown:
        return None
    days = units.km(book.totals.distance_m)
    label = (
        _("stated; {distance} day by day").format(distance=days) if book.totals.distance_m else _("stated")
    )
    return Shown(shown, _("km"), label)


def sum_remark(book: TripBook) -> str:
    """One sentence under the sum of the days where another distance is stated for the whole."""
    shown = stated_km(book)
    if not shown or not book.totals.distance_m:
        return ""
    return _("The days add up to {sum}; for the whole trip {stated} are stated.").format(
        sum=with_unit(units.km(book.totals.distance_m), _("km")), stated=with_unit(shown, _("km"))
    )


def told(book: TripBook) -> str:
    """Sentences for the colophon: which figure is the traveller's own and where it is printed."""
    shown = stated_km(book)
    parts = []
    if shown:
        parts.append(
            _("{stated} is stated for the whole trip; the cover and the first figure print it").format(
                stated=with_unit(shown, _("km"))
            )
        )
    if shown and book.totals.distance_m:
        parts.append(
            _("{sum} is the sum of the days; itinerary, averages and charts keep to it").format(
                sum=with_unit(units.km(book.totals.distance_m), _("km"))
            )
        )
    others = joined(_others(book.stated), "; ")
    if others:
        parts.append(_("Also stated for the whole: {figures}").format(figures=others))
    return sentence(*parts)


def _others(stated: tuple[StatedFields, ...]) -> Iterator[str]:
    """The stated figures that no page prints, and distances of which there are only words."""
    for fields in stated:
        if fields.figure is FigureName.DISTANCE and fields.value is not None:
            continue
        shown = fields.words or _value(fields)
        if shown:
            yield f"{naming.name(fields.figure)} {shown}"


def _value(fields: StatedFields) -> str:
    if fields.value is None:
        return ""
    about = "≈" if fields.precision is Precision.ABOUT else ""
    if fields.figure in _METRES:
        return about + with_unit(units.metres(fields.value), _("m"))
    if fields.figure in _TIMES:
        return about + with_unit(units.hours(fields.value), _("h"))
    if fields.figure in _DEGREES:
        return about + with_unit(units.celsius(fields.value), "°C")
    if fields.figure is FigureName.MAX_SPEED:
        return about + with_unit(units.km_h(fields.value), _("km/h"))
    return about + with_unit(units.km(fields.value), _("km"))
