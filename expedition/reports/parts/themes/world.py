"""Rules, timetables, whom to call, and notes of no day."""

from collections.abc import Iterator

from expedition import naming
from expedition.kinds import Allowed, Confidence, ContactKind, NoteKind
from expedition.records.fields import ContactFields, NoteFields, RuleFields, TransportFields
from expedition.reports.making import Making
from expedition.reports.pages.items import Item
from expedition.reports.pages.table import Cell
from expedition.reports.parts.themes.said import said_day
from expedition.reports.parts.themes.tables import Head, quiet, strong, table, titled, words
from expedition.reports.typesetting.wording import capital, duration, joined, labelled, price, sentence
from expedition.text import _, plural
from expedition.wording import shown


def rules(making: Making) -> Iterator[Item]:
    """May one: what, who, where, by whose word."""
    found: list[RuleFields] = [entry.fields for entry in making.book.entries("rule")]
    if not found:
        return
    heads = (
        Head(_("Where, what"), 36, 2),
        Head(_("Act"), 22, 0.5),
        Head(_("Who, with what"), 26, 1),
        Head(_("May one?"), 18),
        Head(_("Condition"), 34, 2),
        Head(_("Source, as of"), 28, 1),
    )
    yield from titled(_("May one …"), table(making, heads, [_rule(making, fields) for fields in found]))


def _rule(making: Making, fields: RuleFields) -> tuple[Cell, ...]:
    place = fields.place if fields.place.casefold() not in fields.subject.casefold() else ""
    allowed = "" if fields.allowed is Allowed.UNKNOWN else naming.title(fields.allowed)
    since = said_day(fields, "valid_from")
    until = said_day(fields, "valid_until")
    as_of = said_day(fields, "as_of")
    sure = "" if fields.confidence is Confidence.READ else naming.name(fields.confidence)
    return (
        words(making, joined((fields.subject, place), ", ")),
        words(making, naming.title(fields.act)),
        words(making, joined((fields.who, fields.vehicle), ", ")),
        strong(making, allowed),
        quiet(making, sentence(capital(fields.condition), joined((since, until), " – "), fields.note)),
        quiet(making, joined((fields.source, as_of, sure), ", ")),
    )


def transports(making: Making) -> Iterator[Item]:
    """Buses, trains and taxis that others may take; a broken timetable as it stood."""
    found: list[TransportFields] = [entry.fields for entry in making.book.entries("transport")]
    if not found:
        return
    heads = (
        Head(_("By"), 14, 0.5),
        Head(_("From – to"), 38, 2),
        Head(_("Departs"), 15),
        Head(_("Arrives"), 17),
        Head(_("On"), 24, 1.5),
        Head(_("Price"), 22, 0.5, is_right=True),
        Head(_("Remark, as of"), 34, 3),
    )
    rows = [_transport(making, fields) for fields in found]
    yield from titled(_("Buses, trains and taxis"), table(making, heads, rows))


def _transport(making: Making, fields: TransportFields) -> tuple[Cell, ...]:
    nights = f" +{fields.day_offset}" if fields.day_offset else ""
    lasts = shown(fields, "duration_s", duration(fields.duration_s) if fields.duration_s else "")
    as_of = said_day(fields, "as_of")
    raw = labelled(_("as found"), fields.raw) if fields.raw else ""
    way = joined(dict.fromkeys((fields.from_place, fields.to_place)), " – ")
    return (
        words(making, naming.title(fields.mode)),
        strong(making, joined((way, fields.name), ", ")),
        words(making, fields.departs),
        words(making, f"{fields.arrives}{nights}" if fields.arrives else ""),
        words(making, joined((fields.days, fields.frequency), ", ")),
        words(making, _fare(fields)),
        quiet(
            making,
            sentence(
                joined((lasts, fields.status), "; "), fields.note, raw, joined((fields.source, as_of), ", ")
            ),
            most=6,
        ),
    )


def _fare(fields: TransportFields) -> str:
    amount = price(fields.price_kind, fields.price, fields.currency)
    per = joined((_("per"), fields.per), " ") if fields.per and amount else ""
    shared = plural("for {n}", "for {n}", fields.shared_by) if fields.shared_by and amount else ""
    return joined((amount, per, shared), " ")


def contacts(making: Making) -> Iterator[Item]:
    """Whom to call or go to, as far as the reader may know."""
    found: list[ContactFields] = [entry.fields for entry in making.book.entries("contact")]
    if not found:
        return
    heads = (
        Head(_("Who"), 40, 2),
        Head(_("What for"), 26, 1),
        Head(_("Number"), 30, 1),
        Head(_("Where"), 40, 2),
        Head(_("When"), 24, 1),
    )
    rows = [
        (
            strong(making, fields.name or naming.title(fields.kind)),
            quiet(making, joined((_kind(fields), fields.role, fields.languages), ", ")),
            words(making, fields.numbers),
            words(making, joined((fields.address, fields.place), ", ")),
            quiet(making, joined((fields.hours, fields.turnaround, fields.note), "; ")),
        )
        for fields in found
    ]
    yield from titled(_("Whom to ask"), table(making, heads, rows))


def _kind(fields: ContactFields) -> str:
    return naming.name(fields.kind) if fields.kind is ContactKind.EMERGENCY else ""


def loose_notes(making: Making) -> Iterator[Item]:
    """What was noted of the whole trip and of no day, but for thanks."""
    notes: list[NoteFields] = [entry.fields for entry in making.book.entries("note")]
    found = [fields for fields in notes if fields.kind is not NoteKind.CREDIT]
    if not found:
        return
    heads = (
        Head(_("What"), 24, 1),
        Head(_("Title"), 34, 1),
        Head(_("Noted"), 70, 3),
        Head(_("Where"), 24, 1),
        Head(_("Source"), 28, 1),
    )
    rows = [
        (
            quiet(making, naming.title(fields.kind)),
            strong(making, fields.title),
            words(making, joined((fields.text, fields.url), " "), most=12),
            quiet(making, fields.place),
            quiet(
                making,
                joined((fields.source, said_day(fields, "as_of")), ", "),
            ),
        )
        for fields in found
    ]
    yield from titled(_("Worth knowing"), table(making, heads, rows))
