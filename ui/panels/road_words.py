"""What a card says of one record of the way: a place, a road, a note, words spoken."""

from expedition import naming, units, wording
from expedition.atlas.zone_rules import local
from expedition.kinds import KmScale, NoteKind, WaypointKind
from expedition.records.day import Entry, WaypointRecord
from expedition.records.fields import NoteFields, QuoteFields, RoadFields
from expedition.text import _
from ui.panels.row_words import (
    beginning,
    capital,
    day,
    extra,
    height,
    joined,
    kilometre,
    length,
    number,
    stars,
)
from ui.widgets.card_row import RowWords

_QUOTE_LENGTH = 160


def waypoint_row(waypoint: WaypointRecord, zone: str) -> RowWords:
    """`Spring, water · cold, 1 680 m · 14:42`; the time by the clock of the day."""
    fields = waypoint.fields
    is_named = bool(fields.name) and fields.kind is not WaypointKind.OTHER
    goes_on = length(fields, "length_m")
    details = joined(
        naming.name(fields.kind) if is_named else "",
        fields.place,
        beginning(fields.note),
        _("for {length}").format(length=goes_on) if goes_on else "",
        height(fields),
        extra(fields),
    )
    clock = units.clock(local(fields.time_utc, zone)) if fields.time_utc is not None else ""
    place = kilometre(fields)
    if place and fields.scale is not KmScale.DAY:
        place = f"{fields.road or naming.name(fields.scale)} {place}"
    right = place or wording.shown(fields, "time_utc", clock)
    return RowWords(waypoint.id, fields.name or naming.title(fields.kind), details, right)


def road_row(record: Entry[RoadFields]) -> RowWords:
    """`G315 · new asphalt, told by truckers · km 1317 – 1353`."""
    fields = record.fields
    ends = " → ".join(place for place in (fields.from_place, fields.to_place) if place)
    details = joined(
        fields.state if fields.road else "",
        fields.surface,
        ends if fields.road or fields.state else "",
        fields.traffic,
        _("no {things}").format(things=fields.lacks) if fields.lacks else "",
        _("told by {name}").format(name=fields.told_by) if fields.told_by else "",
        _("seen {day}").format(day=day(fields, "observed_on")) if day(fields, "observed_on") else "",
        stars(fields.rating),
        beginning(fields.note),
        extra(fields),
    )
    what = joined(fields.road, fields.alias) or fields.state or ends or _("Road")
    return RowWords(record.id, capital(what), details, _span(fields))


def _span(fields: RoadFields) -> str:
    start, end = kilometre(fields, "from_m"), kilometre(fields, "to_m")
    if start.startswith("km ") and end.startswith("km "):
        return f"{start} {units.EN_DASH} {end[3:]}"
    if start and not end:
        return _("from {place}").format(place=start)
    if end and not start:
        return _("to {place}").format(place=end)
    return f"{start} {units.EN_DASH} {end}" if start else length(fields, "length_m")


def note_row(record: Entry[NoteFields]) -> RowWords:
    """`Horses · wildlife, hundreds, on the pass · km 41`."""
    fields = record.fields
    what = capital(fields.title) or beginning(fields.text) or naming.title(fields.kind)
    as_of = day(fields, "as_of")
    details = joined(
        naming.name(fields.kind) if fields.kind is not NoteKind.OTHER else "",
        number(fields, "count"),
        fields.place,
        beginning(fields.text) if fields.title else "",
        fields.source,
        _("as of {day}").format(day=as_of) if as_of else "",
        fields.url,
        extra(fields),
    )
    return RowWords(record.id, what, details, kilometre(fields) or fields.time_text)


def quote_row(record: Entry[QuoteFields]) -> RowWords:
    """`“Take more of it!” · Serv and Andre, hosts`."""
    fields = record.fields
    words = beginning(fields.text or fields.original, _QUOTE_LENGTH)
    details = joined(fields.speakers, fields.role, fields.organisation, fields.place, extra(fields))
    return RowWords(record.id, _("“{words}”").format(words=words) if words else _("Quote"), details)
