"""Notes for those who follow: places marked on the way, errands, cautions, how to find the way."""

from expedition import naming, units
from expedition.kinds import KmScale, NoteKind, WaypointKind
from expedition.records.day import DayPage
from expedition.records.fields import ErrandFields, WaypointFields
from expedition.reports.parts.note_block import Paragraph, at_km, day_km, headed, more
from expedition.reports.parts.notes_seen import seen
from expedition.reports.parts.notes_way import road
from expedition.reports.typesetting.wording import (
    capital,
    duration,
    joined,
    labelled,
    price,
    sentence,
    with_unit,
)
from expedition.text import _

_ADVICE = (NoteKind.CAUTION, NoteKind.NAVIGATION)


def advice(page: DayPage, before_m: float, language: str) -> list[Paragraph]:
    """All a later traveller can use: cautions first, then in the order of the log."""
    notes = [entry.fields for entry in page.notes]
    return [
        *(seen(fields, before_m, language) for kind in _ADVICE for fields in notes if fields.kind is kind),
        *(waypoint(entry.fields, before_m, language) for entry in page.waypoints),
        *(road(entry.fields, language) for entry in page.roads),
        *(errand(entry.fields, language) for entry in page.errands),
    ]


def waypoint(fields: WaypointFields, before_m: float, language: str) -> Paragraph:
    """A place marked on the way, at its kilometre of trip or road."""
    kind = "" if fields.kind is WaypointKind.OTHER else naming.title(fields.kind)
    strong = labelled(kind, fields.name) if fields.name and kind != fields.name else kind
    length = with_unit(units.km(fields.length_m), _("km")) if fields.length_m is not None else ""
    height = with_unit(units.metres(fields.height_m), _("m")) if fields.height_m is not None else ""
    where = joined(
        (
            _kilometre(fields, before_m),
            fields.road,
            fields.place,
            _("for {length}").format(length=length) if length else "",
            height,
        ),
        ", ",
    )
    hidden = _("{n} of 5 hidden").format(n=fields.hidden) if fields.hidden is not None else ""
    seen_on = units.day_month_year(fields.observed_on) if fields.observed_on else ""
    strong = capital(strong) or (_("Place") if where or fields.note else "")
    return headed(strong, where, sentence(fields.note, hidden, seen_on, more(fields)), language)


def _kilometre(fields: WaypointFields, before_m: float) -> str:
    if fields.scale is KmScale.DAY:
        return day_km(before_m, fields.distance_m)
    at = at_km(fields.distance_m)
    return _("road {km}").format(km=at) if at and fields.scale is KmScale.ROAD else at


def errand(fields: ErrandFields, language: str) -> Paragraph:
    """Something that had to be got or done, what it cost and what came of it."""
    where = joined((fields.place, fields.time_text), ", ")
    took = duration(fields.duration_s) if fields.duration_s else ""
    rest = sentence(
        capital(fields.what),
        _("It took {time}").format(time=took) if took else "",
        capital(price(fields.price_kind, fields.cost, fields.currency)),
        capital(fields.result),
        labelled(_("Needed"), fields.proof) if fields.proof else "",
        fields.note,
        more(fields),
    )
    return headed(naming.title(fields.kind), where, rest, language)
