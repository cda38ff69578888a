"""Kit: what was carried, by whom, how heavy, how far, and what is due."""

from collections.abc import Iterator, Sequence

from expedition import naming, units
from expedition.kinds import GearKind
from expedition.records.day import Entry
from expedition.records.fields import GearFields
from expedition.records.kit import GearUse, Wear
from expedition.reports.making import Making
from expedition.reports.pages.items import Item
from expedition.reports.pages.table import Cell
from expedition.reports.parts.section import caption
from expedition.reports.parts.themes.tables import Head, quiet, stacked, table, titled, words
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import CELL_QUIET, CELL_STRONG
from expedition.reports.typesetting.wording import joined, pretty, price, sentence, with_unit
from expedition.text import _, plural

Gear = Entry[GearFields]


def kit(making: Making) -> Iterator[Item]:
    """Vehicles and parts with their kilometres, then everything else with its weight."""
    gear: tuple[Gear, ...] = making.book.entries("gear")
    driven = [one for one in gear if one.fields.kind in (GearKind.VEHICLE, GearKind.PART)]
    carried = [one for one in gear if one not in driven]
    yield from stacked(_driven(making, driven), _packed(making, carried))


def _driven(making: Making, gear: Sequence[Gear]) -> Iterator[Item]:
    if gear:
        rows = [_ways_row(making, one.fields, making.book.uses.get(one.id, GearUse())) for one in gear]
        yield from titled(_("Vehicles and parts"), table(making, _ways_heads(), rows))


def _packed(making: Making, gear: Sequence[Gear]) -> Iterator[Item]:
    if gear:
        rows = [_packed_row(making, one.fields) for one in gear]
        said = weights(gear)
        foot = caption(making, "", said) if said else None
        yield from titled(_("What was carried"), table(making, _packed_heads(), rows), foot=foot)


def _ways_heads() -> tuple[Head, ...]:
    return (
        Head(_("What"), 36, 2),
        Head(_("Whose"), 18, 1),
        Head(_("Trip km"), 15, is_right=True),
        Head(_("Km in all"), 17, is_right=True),
        Head(_("Days"), 11, is_right=True),
        Head(_("Mended"), 14, is_right=True),
        Head(_("Limit"), 20, is_right=True),
        Head(_("Remark"), 30, 3),
    )


def _ways_row(making: Making, fields: GearFields, use: GearUse) -> tuple[Cell, ...]:
    return (
        _name(making, fields),
        words(making, fields.owner, most=2),
        words(making, units.km(use.trip_m, 0) if use.trip_m is not None else ""),
        words(making, units.km(use.total_m, 0) if use.total_m is not None and fields.start_m else ""),
        words(making, str(use.days) if use.days else ""),
        words(making, f"{len(use.repairs)} ×" if use.repairs else ""),
        words(making, _limit(fields)),
        quiet(making, sentence(wear(use), _fittings(fields), fields.note)),
    )


def _name(making: Making, fields: GearFields) -> Cell:
    """What it is in bold, who made it behind."""
    language = making.written_in
    name = fields.name or naming.title(fields.kind)
    spans = [Span(pretty(name, language), CELL_STRONG)]
    if fields.maker:
        spans.append(Span(", " + pretty(fields.maker, language), CELL_QUIET))
    return Cell(tuple(spans), most=3)


def wear(use: GearUse) -> str:
    """A word on a limit that is near or passed."""
    if use.wear is Wear.PASSED:
        return _("Past its limit")
    return _("Near its limit") if use.wear is Wear.NEAR else ""


def _limit(fields: GearFields) -> str:
    way = with_unit(units.km(fields.limit_m, 0), _("km")) if fields.limit_m else ""
    days = plural("{n} day", "{n} days", fields.limit_days) if fields.limit_days else ""
    return joined((way, days), ", ")


def _fittings(fields: GearFields) -> str:
    """When a part came on and off, and why."""
    told = []
    for fitting in fields.fitted:
        on = _("on {date}").format(date=units.day_month(fitting.on)) if fitting.on else ""
        off = _("off {date}").format(date=units.day_month(fitting.off)) if fitting.off else ""
        told.append(joined((fitting.on_vehicle, fitting.position, on, off, fitting.reason), ", "))
    return joined(told, "; ")


def _packed_heads() -> tuple[Head, ...]:
    return (
        Head(_("What"), 44, 2),
        Head(_("Kind"), 20, 1),
        Head(_("Carried by"), 22, 1),
        Head(_("Weight"), 17, is_right=True),
        Head(_("Paid"), 20, is_right=True),
        Head(_("Remark"), 36, 3),
    )


def _packed_row(making: Making, fields: GearFields) -> tuple[Cell, ...]:
    return (
        _name(making, fields),
        quiet(making, naming.title(fields.kind) if fields.kind is not GearKind.OTHER else ""),
        words(making, fields.owner, most=2),
        words(making, _kilograms(fields.weight_kg) if fields.weight_kg is not None else ""),
        words(making, price(fields.price_kind, fields.cost, fields.currency)),
        quiet(making, fields.note),
    )


def _kilograms(weight_kg: float) -> str:
    if weight_kg < 1:
        return with_unit(units.number(weight_kg * 1000), _("g"))
    return with_unit(units.number(weight_kg, 1), _("kg"))


def weights(gear: Sequence[Gear]) -> str:
    """The sum of the weights that are known, and of each who carried."""
    known = [one.fields for one in gear if one.fields.weight_kg is not None]
    if len(known) < 2:
        return ""
    sums: dict[str, float] = {}
    for fields in known:
        sums[fields.owner] = sums.get(fields.owner, 0.0) + (fields.weight_kg or 0.0)
    total = _kilograms(sum(sums.values()))
    missing = len(gear) - len(known)
    each = joined((f"{name} {_kilograms(value)}" for name, value in sums.items() if name), ", ")
    return sentence(
        _("Together {weight}").format(weight=total) + (f" ({each})" if len(sums) > 1 and each else ""),
        plural("the weight of {n} thing is not known", "the weight of {n} things is not known", missing)
        if missing
        else "",
    )
