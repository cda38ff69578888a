"""Rates: at what one money was counted as another, since when, and by whose word."""

from collections.abc import Sequence

from expedition import units
from expedition.records.fields import RateFields
from expedition.records.trip import TripBook
from expedition.reports.parts.themes.said import said_day
from expedition.reports.typesetting.wording import joined
from expedition.text import _, plural
from expedition.wording import shown

_DIGITS = 4
_MOST = 8


def rates_words(book: TripBook) -> str:
    """One sentence on the rates by which the sums of the book were made."""
    home = book.fields.home_currency
    paid = {one.payment.currency for one in book.spendings if one.home is not None}
    kept: Sequence[RateFields] = [entry.fields for entry in book.entries("rate")]
    used = [fields for fields in kept if fields.currency in paid and fields.currency != home and fields.rate]
    own = sum(one.home is not None and one.payment.rate is not None for one in book.spendings)
    told = joined((_rate(fields, home) for fields in used[:_MOST]), "; ")
    more = plural("and {n} more", "and {n} more", len(used) - _MOST) if len(used) > _MOST else ""
    typed = plural("{n} at a rate noted with it", "{n} at rates noted with them", own) if own else ""
    said = joined((told, more, typed), "; ")
    return _("As paid, converted: {rates}").format(rates=said) if said else ""


def _rate(fields: RateFields, home: str) -> str:
    """`1 € = 612 ₸ (18 July 2025, National Bank)`, the larger unit as one."""
    value = float(fields.rate or 0)
    left, right = (fields.currency, home) if value >= 1 else (home, fields.currency)
    figure = _significant(value if value >= 1 else 1 / value)
    said = f"1{units.THIN}{units.currency_sign(left)} = {figure}{units.THIN}{units.currency_sign(right)}"
    words = shown(fields, "rate", "")
    since = said_day(fields, "since")
    behind = joined((words, since, fields.source), ", ")
    return f"{said} ({behind})" if behind else said


def _significant(value: float) -> str:
    whole = len(str(int(value)))
    text = units.number(value, max(0, _DIGITS - whole))
    return text.rstrip("0").rstrip(".") if "." in text else text
