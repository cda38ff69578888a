"""What is told of a country as a whole: ways in and out, nights, money, and what is worth knowing."""

from collections import Counter
from collections.abc import Iterator, Sequence

from expedition import units
from expedition.kinds import CrossingKind
from expedition.records.day import DayPage
from expedition.records.fields import CrossingFields
from expedition.reports.making import Making, Part
from expedition.reports.pages.blocks import Block, Drawn, Pile, Role, Told
from expedition.reports.pages.items import Note
from expedition.reports.parts.note_block import note, plain
from expedition.reports.parts.notes_money import currency_sums, home_sum
from expedition.reports.parts.notes_seen import fact
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import LABEL, SIDE, Face, Type
from expedition.reports.typesetting.wording import NO_BREAK, capital, duration, joined, stay, with_unit
from expedition.stats import money
from expedition.stats.totals import totals
from expedition.text import _

_VALUE = Type(Face.SANS, 9.4)
_LONGEST = 400


def country_facts(making: Making, part: Part) -> Iterator[Block]:
    """Labels with what is known of the days in a country."""
    after = making.book.pages.index(part.pages[-1]) + 1
    following = making.book.pages[after : after + 1]
    for label, found in ((_("In"), _way_in(part)), (_("Out"), _way_out((*part.pages, *following), part))):
        if found:
            yield _fact(making, label, found)
    kinds = Counter(stay(record.fields.kind) for page in part.pages for record in page.stays)
    named = [f"{name}{NO_BREAK}{count}" for name, count in kinds.most_common() if name]
    if named:
        yield _fact(making, _("Nights"), joined(named, ", "))
    spent = _spent(making, part)
    if spent:
        yield _fact(making, _("Spent"), spent)
    sums = totals(part.pages)
    carried = sums.carried_m + sums.involuntary_m
    if carried:
        yield _fact(making, _("Carried"), with_unit(units.km(carried, 0), _("km")))


def country_notes(making: Making, code: str) -> list[Note]:
    """What is said of a country by facts, and by texts of no date."""
    language = making.written_in
    said = [fact(fields, language) for fields in making.facts.of_country(code)]
    found = list(note(making, _("Did you know?"), said))
    for span in making.book.entries("span"):
        fields = span.fields
        is_whole = fields.first is None and fields.country == code
        if is_whole and span.id not in making.spans_set:
            making.spans_set.add(span.id)
            label = fields.title.strip() or _("Did you know?")
            paragraphs = [plain(text, language) for text in fields.text.split("\n\n")]
            found += note(making, label, paragraphs)
    return found


def _way_in(part: Part) -> str:
    for page in part.pages:
        for fields in _borders(page):
            if fields.country_to in ("", part.country):
                return _crossed(fields, page)
    return ""


def _way_out(pages: Sequence[DayPage], part: Part) -> str:
    for page in reversed(pages):
        for fields in _borders(page):
            if fields.country_from == part.country:
                return _crossed(fields, page)
    return ""


def _borders(page: DayPage) -> Iterator[CrossingFields]:
    return (record.fields for record in page.crossings if record.fields.kind is CrossingKind.BORDER)


def _crossed(fields: CrossingFields, page: DayPage) -> str:
    name = joined((fields.name, fields.name_beyond)) or capital(_("border"))
    lost = duration(fields.time_lost_s) if fields.time_lost_s else ""
    return f"{name}\n{joined((units.weekday_day_month(page.row.date), lost), ', ')}"


def _spent(making: Making, part: Part) -> str:
    """The sums in the money of the country and at home, and what a day cost."""
    spent = [one for page in part.pages for one in making.spent(page)]
    paid, home = currency_sums(spent), making.book.fields.home_currency
    total = money.totals(spent)
    is_foreign = [one.currency for one in total.currencies] != [home]
    at_home = home_sum(total.home, home) if total.home and not total.unconverted else ""
    a_day = _("{amount} a day").format(amount=home_sum(total.home / len(part.pages), home)) if at_home else ""
    whole = joined((paid, at_home if is_foreign else ""), f"{units.THIN}={units.THIN}")
    return joined((whole, a_day), "\n")


def _fact(making: Making, label: str, text: str) -> Block:
    head = making.setter.lines([Span(label, LABEL)], SIDE, 9.0)
    body = making.setter.lines([Span(text[:_LONGEST], _VALUE)], SIDE, 12.0)
    pile = Pile(((0.0, head), (1.0, body), (0.0, Drawn(10.0, lambda _pen, _x, _y: None))))
    return Told(pile, Role.NOTE, label, parts=(body,))
