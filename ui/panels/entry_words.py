"""What a card says of one record of the evening: what, details, and at the right where or how much."""

from collections.abc import Sequence
from decimal import Decimal

from expedition import naming, units, wording
from expedition.atlas.country_names import country_name
from expedition.kinds import CrossingKind, EncounterKind, LegOrigin, LegPower, PriceKind, StayKind
from expedition.records.day import (
    CrossingRecord,
    EncounterRecord,
    Entry,
    LegRecord,
    RepairRecord,
    StayRecord,
)
from expedition.records.fields import CountFields, ErrandFields, ExpenseFields, IncidentFields, SpanFields
from expedition.stats.day import leg_distance_m
from expedition.text import _, plural
from ui.panels.row_words import (
    beginning,
    capital,
    day,
    duration,
    extra,
    height,
    joined,
    kilometre,
    number,
    price,
    stars,
    unmarked,
)
from ui.widgets.card_row import RowWords

_SPAN_LENGTH, _MOST_READ = 160, 1000


def stay_row(stay: StayRecord) -> RowWords:
    """`Guesthouse by the bazaar, Zharkent · clean, bikes in the yard · 9 000 ₸`."""
    fields = stay.fields
    kind = naming.title(fields.kind)
    is_nameless = fields.kind is StayKind.OTHER and fields.place
    what = joined(fields.name or ("" if is_nameless else kind), fields.place)
    is_said = not fields.name or naming.name(fields.kind) in fields.name.casefold()
    details = joined(
        "" if is_said else naming.name(fields.kind),
        _("with {host}").format(host=fields.host) if fields.host else "",
        beginning(fields.note),
        fields.sleep,
        stars(fields.quality),
        _("paid by {name}").format(name=fields.paid_by) if fields.paid_by else "",
        height(fields),
        extra(fields),
    )
    return RowWords(stay.id, what, details, price(fields, "price", if_unknown=units.EN_DASH))


def encounter_row(encounter: EncounterRecord) -> RowWords:
    """`Belgian couple · bicycles, bound for Osh · km 61`."""
    fields = encounter.fields
    what = fields.who or fields.names or _nameless(encounter)
    details = joined(
        fields.names if fields.who else "",
        _("“{name}”").format(name=fields.nickname) if fields.nickname else "",
        wording.shown(fields, "count", "") if fields.who or fields.names else "",
        fields.vehicle,
        _("from {place}").format(place=fields.origin) if fields.origin else "",
        _("bound for {place}").format(place=fields.heading) if fields.heading else "",
        fields.place,
        fields.gift,
        beginning(fields.story or fields.quote),
        extra(fields),
    )
    right = kilometre(fields) or (_("gift") if fields.gift else fields.time_text)
    return RowWords(encounter.id, capital(what), details, right)


def _nameless(encounter: EncounterRecord) -> str:
    fields = encounter.fields
    vague = wording.shown(fields, "count", "")
    if vague:
        return joined(vague, "" if fields.kind is EncounterKind.OTHER else naming.name(fields.kind))
    if fields.kind is EncounterKind.PEOPLE and fields.count:
        return plural("{n} person", "{n} people", fields.count)
    return naming.title(fields.kind)


def repair_row(repair: RepairRecord) -> RowWords:
    """`Rear tyre, thorn · tube patched, 25 min · km 88`."""
    fields = repair.fields
    part = " ".join(word for word in (fields.position, fields.part) if word)
    times = number(fields, "count")
    what = joined(part, fields.problem, fields.cause) or _("Repair")
    cost, right = price(fields, "cost"), kilometre(fields)
    details = joined(
        _("{n} times").format(n=times) if times else "",
        fields.vehicle,
        fields.fix,
        fields.parts_used,
        duration(fields, "time_lost_s"),
        _("by {name}").format(name=fields.who) if fields.who else "",
        fields.place,
        beginning(fields.note),
        cost if right else "",
        extra(fields),
    )
    return RowWords(repair.id, capital(what), details, right or cost)


def crossing_row(crossing: CrossingRecord) -> RowWords:
    """`Karkara – Karkyra · Kyrgyzstan → Kazakhstan, 35 min · km 12`."""
    fields = crossing.fields
    names = f" {units.EN_DASH} ".join(name for name in (fields.name, fields.name_beyond) if name)
    is_border = fields.kind is CrossingKind.BORDER
    countries = " → ".join(country_name(code) for code in (fields.country_from, fields.country_to) if code)
    details = joined(
        "" if is_border or not names else naming.name(fields.kind),
        countries if is_border else "",
        height(fields),
        duration(fields, "time_lost_s"),
        fields.queue,
        fields.search,
        fields.documents,
        beginning(fields.remarks),
        extra(fields),
    )
    return RowWords(
        crossing.id, names or naming.title(fields.kind), details, kilometre(fields) or fields.time_text
    )


def expense_rows(records: Sequence[Entry[ExpenseFields]]) -> list[RowWords]:
    """A line each, and the sum of several in each of their currencies."""
    rows = [expense_row(record) for record in records]
    spent: dict[str, Decimal] = {}
    for record in records:
        fields = record.fields
        if fields.price_kind is PriceKind.PAID and fields.amount is not None:
            spent[fields.currency] = spent.get(fields.currency, Decimal(0)) + fields.amount
    if len(rows) > 1 and spent:
        total = " · ".join(units.money(amount, currency) for currency, amount in spent.items())
        rows.append(RowWords(0, "", _("together"), total, can_open=False))
    return rows


def expense_row(record: Entry[ExpenseFields]) -> RowWords:
    """`Bread, four ice creams · food · 1 400 ₸`."""
    fields = record.fields
    parts = (
        f"{part.what} {units.money(part.amount, '')}" if part.amount is not None else part.what
        for part in fields.parts
    )
    share = plural("shared by {n}", "shared by {n}", fields.shared_by) if fields.shared_by else ""
    details = joined(
        naming.name(fields.category) if fields.what else "",
        " + ".join(parts),
        fields.place,
        fields.payee,
        share,
        _("paid by {name}").format(name=fields.paid_by) if fields.paid_by else "",
        beginning(fields.note),
        extra(fields),
    )
    what = capital(fields.what) or naming.title(fields.category)
    return RowWords(record.id, what, details, price(fields, "amount", if_unknown=units.EN_DASH))


def count_row(record: Entry[CountFields]) -> RowWords:
    """`punctures 2`."""
    fields = record.fields
    value = number(fields, "value") or units.EN_DASH
    return RowWords(record.id, joined(fields.name) or _("Count"), " ".join((value, fields.note)).strip())


def errand_row(record: Entry[ErrandFields]) -> RowWords:
    """`Telephone card · Zharkent, works the next day, 2 h · 1 500 ₸`."""
    fields = record.fields
    details = joined(
        naming.name(fields.kind) if fields.what else "",
        fields.place,
        duration(fields, "duration_s"),
        fields.result,
        fields.proof,
        beginning(fields.note),
        extra(fields),
    )
    what = capital(fields.what) or naming.title(fields.kind)
    return RowWords(record.id, what, details, price(fields, "cost") or fields.time_text)


def incident_row(record: Entry[IncidentFields]) -> RowWords:
    """`Slid on wet clay · Linda, a bent lever, 20 min · km 41`."""
    fields = record.fields
    details = joined(
        naming.name(fields.kind) if fields.what else "",
        fields.who,
        fields.place,
        fields.consequence,
        duration(fields, "time_lost_s"),
        beginning(fields.note),
        extra(fields),
    )
    what = capital(fields.what) or naming.title(fields.kind)
    return RowWords(record.id, what, details, kilometre(fields) or fields.time_text)


def span_row(record: Entry[SpanFields]) -> RowWords:
    """`From the border to Zharkent · the beginning of the text · 18 to 21 July`."""
    fields = record.fields
    ends = " → ".join(place for place in (fields.from_place, fields.to_place) if place)
    what = fields.title or ends or _("Text over several days")
    return RowWords(
        record.id, what, beginning(unmarked(fields.text[:_MOST_READ]), _SPAN_LENGTH), span_days(fields)
    )


def span_days(fields: SpanFields) -> str:
    """The days a text covers, in its own words where it has some."""
    if fields.date_text:
        return fields.date_text
    first, last = day(fields, "first"), day(fields, "last")
    if fields.said or fields.first is None or fields.last is None:
        return f" {units.EN_DASH} ".join(filter(None, dict.fromkeys((first, last))))
    return units.date_span(fields.first, fields.last)


def leg_row(leg: LegRecord) -> RowWords:
    """`Bicycle, Shonzhy → Zharkent · Edge 530 · 119.6 km`; a stated length stands beside the measured one."""
    fields = leg.fields
    ends = " → ".join(place for place in (fields.from_place, fields.to_place) if place)
    times = f" {units.EN_DASH} ".join(time for time in (fields.depart_text, fields.arrive_text) if time)
    length_m, measured_m = leg_distance_m(leg), leg.figures.distance_m if leg.figures else None
    is_stated = fields.stated_distance_m is not None and measured_m is not None
    details = joined(
        "" if fields.power is LegPower.OWN_POWER else naming.name(fields.power),
        fields.by_whom,
        times,
        fields.title,
        fields.surface,
        _leg_source(leg),
        _("measured {km} km").format(km=units.km(measured_m)) if is_stated and measured_m else "",
        beginning(fields.note),
        extra(fields),
    )
    written = f"{units.km(length_m)} km" if length_m is not None else ""
    return RowWords(
        leg.id,
        joined(naming.title(fields.mode), ends),
        details,
        wording.shown(fields, "stated_distance_m", written),
    )


def _leg_source(leg: LegRecord) -> str:
    if leg.fields.origin is LegOrigin.RECONSTRUCTED:
        return _("reconstructed, not recorded")
    if leg.figures is None:
        return _("typed")
    return leg.device or leg.source_name
