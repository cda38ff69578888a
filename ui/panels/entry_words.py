"""What a card says of one record: what, details, and at the right where or how much."""

from decimal import Decimal

from expedition import naming, units
from expedition.atlas.country_names import country_name
from expedition.atlas.zones import local
from expedition.kinds import (
    CrossingKind,
    EncounterKind,
    LegOrigin,
    LegPower,
    PriceKind,
    StayKind,
    WaypointKind,
)
from expedition.records.day import (
    CrossingRecord,
    EncounterRecord,
    LegRecord,
    RepairRecord,
    StayRecord,
    WaypointRecord,
)
from expedition.stats.day import leg_distance_m
from expedition.text import _, plural
from ui.widgets.card_row import RowWords

_STORY_LENGTH = 90


def stay_row(stay: StayRecord) -> RowWords:
    """`Guesthouse by the bazaar, Zharkent · clean, bikes in the yard · 9 000 ₸`."""
    fields = stay.fields
    kind = naming.title(fields.kind)
    is_nameless = fields.kind is StayKind.OTHER and fields.place
    what = _joined(fields.name or ("" if is_nameless else kind), fields.place)
    is_said = not fields.name or naming.name(fields.kind) in fields.name.casefold()
    host = _("with {host}").format(host=fields.host) if fields.host else ""
    stars = _("{n} of 5").format(n=fields.quality) if fields.quality else ""
    details = _joined("" if is_said else naming.name(fields.kind), host, fields.note, fields.sleep, stars)
    return RowWords(stay.id, what, details, price(fields.price_kind, fields.price, fields.currency))


def price(kind: PriceKind, amount: Decimal | None, currency: str) -> str:
    """An amount, `gift`, `paid`, or nothing where it is not known."""
    if kind is PriceKind.PAID and amount is not None:
        return units.money(amount, currency)
    return "" if kind is PriceKind.UNKNOWN else naming.name(kind)


def encounter_row(encounter: EncounterRecord) -> RowWords:
    """`Belgian couple · bicycles, bound for Osh · km 61`."""
    fields = encounter.fields
    what = fields.who or fields.names or _nameless(encounter)
    details = _joined(
        fields.names if fields.who else "",
        fields.vehicle,
        _("from {place}").format(place=fields.origin) if fields.origin else "",
        _("bound for {place}").format(place=fields.heading) if fields.heading else "",
        fields.place,
        fields.gift,
        _beginning(fields.story),
    )
    right = _kilometre(fields.distance_m) or (_("gift") if fields.gift else fields.time_text)
    return RowWords(encounter.id, _capital(what), details, right)


def _nameless(encounter: EncounterRecord) -> str:
    fields = encounter.fields
    if fields.kind is EncounterKind.PEOPLE and fields.count:
        return plural("{n} person", "{n} people", fields.count)
    return naming.title(fields.kind)


def repair_row(repair: RepairRecord) -> RowWords:
    """`Rear tyre, thorn · tube patched, 25 min · km 88`."""
    fields = repair.fields
    part = " ".join(word for word in (fields.position, fields.part) if word)
    what = _joined(part, fields.problem, fields.cause) or _("Repair")
    lost = units.duration(fields.time_lost_s) if fields.time_lost_s is not None else ""
    cost = price(fields.price_kind, fields.cost, fields.currency)
    right = _kilometre(fields.distance_m)
    details = _joined(fields.fix, fields.parts_used, lost, fields.place, fields.note, cost if right else "")
    return RowWords(repair.id, _capital(what), details, right or cost)


def crossing_row(crossing: CrossingRecord) -> RowWords:
    """`Karkara – Karkyra · Kyrgyzstan → Kazakhstan, 35 min · km 12`."""
    fields = crossing.fields
    names = f" {units.EN_DASH} ".join(name for name in (fields.name, fields.name_beyond) if name)
    is_border = fields.kind is CrossingKind.BORDER
    countries = " → ".join(country_name(code) for code in (fields.country_from, fields.country_to) if code)
    height = f"{units.metres(fields.height_m)} m" if fields.height_m is not None else ""
    lost = units.duration(fields.time_lost_s) if fields.time_lost_s is not None else ""
    details = _joined(
        "" if is_border or not names else naming.name(fields.kind),
        countries if is_border else "",
        height,
        lost,
        fields.queue,
        fields.search,
        fields.documents,
        fields.remarks,
    )
    right = _kilometre(fields.distance_m) or fields.time_text
    return RowWords(crossing.id, names or naming.title(fields.kind), details, right)


def waypoint_row(waypoint: WaypointRecord, zone: str) -> RowWords:
    """`Spring, water · cold, 1 680 m · 14:42`; the time by the clock of the day."""
    fields = waypoint.fields
    is_named = bool(fields.name) and fields.kind is not WaypointKind.OTHER
    height = f"{units.metres(fields.height_m)} m" if fields.height_m is not None else ""
    details = _joined(naming.name(fields.kind) if is_named else "", _beginning(fields.note), height)
    right = units.clock(local(fields.time_utc, zone)) if fields.time_utc is not None else ""
    return RowWords(waypoint.id, fields.name or naming.title(fields.kind), details, right)


def leg_row(leg: LegRecord) -> RowWords:
    """`Bicycle, Shonzhy → Zharkent · Edge 530 · 119.6 km`."""
    fields = leg.fields
    ends = " → ".join(place for place in (fields.from_place, fields.to_place) if place)
    power = "" if fields.power is LegPower.OWN_POWER else naming.name(fields.power)
    details = _joined(power, "" if ends else fields.title, _leg_source(leg), fields.note)
    length_m = leg_distance_m(leg)
    right = f"{units.km(length_m)} km" if length_m is not None else ""
    return RowWords(leg.id, _joined(naming.title(fields.mode), ends), details, right)


def _leg_source(leg: LegRecord) -> str:
    if leg.fields.origin is LegOrigin.RECONSTRUCTED:
        return _("reconstructed, not recorded")
    if leg.figures is None:
        return _("typed")
    return leg.device or leg.source_name


def _kilometre(distance_m: float | None) -> str:
    if distance_m is None:
        return ""
    is_whole = abs(distance_m / 1000 - round(distance_m / 1000)) < 0.05
    return f"km {units.km(distance_m, 0 if is_whole else 1)}"


def _beginning(story: str) -> str:
    """The first words of a story, so that a line stays a line."""
    line = " ".join(story.split())
    if len(line) <= _STORY_LENGTH:
        return line
    return line[:_STORY_LENGTH].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
