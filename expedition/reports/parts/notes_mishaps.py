"""Notes on what broke and what went wrong."""

from expedition import naming, units
from expedition.kinds import PriceKind
from expedition.records.fields import IncidentFields, RepairFields
from expedition.reports.parts.note_block import Paragraph, day_km, headed, more
from expedition.reports.typesetting.wording import capital, duration, joined, price, sentence, with_unit
from expedition.text import _


def repair(fields: RepairFields, before_m: float, language: str) -> Paragraph:
    """Work on gear; the day began at `before_m` of the trip."""
    times = f"{fields.count}{units.THIN}×" if fields.count is not None and fields.count > 1 else ""
    part = capital(joined((joined((times, fields.part), " "), fields.position), ", "))
    strong = part or capital(fields.problem)
    where = joined(
        (fields.who, fields.vehicle, day_km(before_m, fields.distance_m), fields.place, fields.time_text),
        ", ",
    )
    on_part = units.km(fields.part_distance_m, 0) if fields.part_distance_m is not None else ""
    free = fields.price_kind is PriceKind.GIFT
    rest = sentence(
        capital(fields.problem) if part else "",
        capital(fields.cause),
        capital(fields.fix),
        capital(fields.parts_used),
        _("Free of charge") if free else price(fields.price_kind, fields.cost, fields.currency),
        _("{time} lost").format(time=duration(fields.time_lost_s)) if fields.time_lost_s else "",
        _("{distance} on it").format(distance=with_unit(on_part, _("km"))) if on_part else "",
        fields.note,
        more(fields),
    )
    return headed(strong, where, rest, language)


def incident(fields: IncidentFields, before_m: float, language: str) -> Paragraph:
    """A fall, an illness, a theft: what happened to whom, and what followed."""
    where = joined(
        (fields.who, day_km(before_m, fields.distance_m), fields.place, fields.time_text),
        ", ",
    )
    rest = sentence(
        capital(fields.what),
        capital(fields.consequence),
        _("{time} lost").format(time=duration(fields.time_lost_s)) if fields.time_lost_s else "",
        fields.note,
        more(fields),
    )
    return headed(naming.title(fields.kind), where, rest, language)
