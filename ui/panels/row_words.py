"""How figures, prices and texts stand in one line of a card, in the words said where there are some."""

import re
from typing import Any

from expedition import naming, units, wording
from expedition.kinds import Precision, PriceKind
from expedition.records.fields import EntryFields, precision_of, said_of
from expedition.text import _

_STORY_LENGTH = 90
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$", re.MULTILINE)
_MARK = re.compile(r"^ {0,3}(?:>|[-*+](?=[ \t]))[ \t]*|\*\*|__", re.MULTILINE)


def joined(*parts: str) -> str:
    """Parts with commas between; empty ones are left out."""
    return ", ".join(part for part in parts if part)


def capital(words: str) -> str:
    """Words with a capital first letter."""
    return words[:1].upper() + words[1:]


def beginning(story: str, length: int = _STORY_LENGTH) -> str:
    """The first words of a story, so that a line stays a line."""
    line = " ".join(story[: 4 * length].split())
    if len(line) <= length and len(story) <= 4 * length:
        return line
    return line[:length].rsplit(" ", 1)[0].rstrip(",;:") + "\u00a0…"


def unmarked(story: str) -> str:
    """A story without the marks of Markdown, its headings set off from what follows."""
    headed = _HEADING.sub(lambda found: f"{found[1].rstrip()}:", story)
    return _MARK.sub("", headed)


def kilometre(fields: EntryFields, field: str = "distance_m") -> str:
    """`km 61`, or the words for it: `about 30 km`."""
    distance_m: float | None = getattr(fields, field)
    if distance_m is None:
        return wording.shown(fields, field, "")
    is_whole = abs(distance_m / 1000 - round(distance_m / 1000)) < 0.05
    return wording.shown(fields, field, f"km {units.km(distance_m, 0 if is_whole else 1)}")


def length(fields: EntryFields, field: str) -> str:
    """`34 km`, or the words for it."""
    value: float | None = getattr(fields, field)
    return wording.shown(fields, field, "" if value is None else f"{units.km(value)} km")


def height(fields: EntryFields) -> str:
    """`1 680 m`, or the words for it."""
    value: float | None = getattr(fields, "height_m", None)
    return wording.shown(fields, "height_m", "" if value is None else f"{units.metres(value)} m")


def duration(fields: EntryFields, field: str) -> str:
    """`25 min`, or the words for it: `part of the day`."""
    value: float | None = getattr(fields, field)
    return wording.shown(fields, field, "" if value is None else units.duration(value))


def number(fields: EntryFields, field: str) -> str:
    """`5`, or the words for it: `hundreds`."""
    value: float | None = getattr(fields, field)
    return wording.shown(fields, field, "" if value is None else units.plain(value))


def day(fields: EntryFields, field: str) -> str:
    """`20 July 2025`, or the words for it: `June 2021`."""
    value: Any = getattr(fields, field)
    return wording.shown(fields, field, "" if value is None else units.day_month_year(value))


def price(fields: EntryFields, field: str, *, if_unknown: str = "") -> str:
    """An amount in its currency, `gift`, `paid`, or what stands for not known."""
    kind: PriceKind = getattr(fields, "price_kind")  # noqa: B009 - not all entries have one
    amount, currency = getattr(fields, field), getattr(fields, "currency")  # noqa: B009
    said = said_of(fields, field)
    if said is not None and said.words:
        sign = units.currency_sign(currency)
        has_sign = sign.casefold() in said.words.casefold()
        written = said.words if has_sign else f"{said.words} {sign}"
    else:
        written = "" if amount is None else units.money(amount, currency)
        if written and precision_of(fields, field) is Precision.ABOUT:
            written = _("about {figure}").format(figure=written)
    if kind is PriceKind.GIFT:
        return _("gift, worth {sum}").format(sum=written) if written else naming.name(kind)
    return written or (naming.name(kind) if kind is PriceKind.PAID else if_unknown)


def stars(rating: int | None) -> str:
    """`4 of 5`."""
    return _("{n} of 5").format(n=rating) if rating else ""


def extra(fields: EntryFields) -> str:
    """The free lines: `Wait 30-90 min, Currency KZT`."""
    return joined(*(f"{pair.name} {pair.value}".strip() for pair in fields.extra))
