"""Lines of quick entry that earlier days make likely, and how what is typed goes on."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from expedition import naming
from expedition.folding import folded
from expedition.kinds import PriceKind, StayKind
from expedition.records.fields import (
    CountFields,
    DayFields,
    EntryFields,
    ExpenseFields,
    RepairFields,
    StayFields,
)


def line_of(fields: EntryFields) -> str:
    """The line that would say this again, empty where none would be worth it."""
    if isinstance(fields, StayFields):
        return _stay(fields)
    if isinstance(fields, ExpenseFields):
        amount = _money(fields.amount, fields.currency) if fields.price_kind is PriceKind.PAID else ""
        return f"{fields.what} {amount}" if fields.what and amount else ""
    if isinstance(fields, CountFields):
        return f"{fields.name} +1" if fields.name else ""
    if isinstance(fields, RepairFields):
        words = (fields.problem, fields.position, fields.part)
        return " ".join(word for word in words if word) if fields.problem else ""
    return ""


def day_lines(fields: DayFields) -> Iterator[str]:
    """The weather, the wind and the road of a day, to be said again."""
    for name, text in (("weather", fields.weather), ("wind", fields.wind), ("road", fields.road)):
        if text:
            yield f"{name} {text}"


def _stay(fields: StayFields) -> str:
    """A place has another name every evening: the kind and, where it was paid, the price of yesterday."""
    if fields.kind is StayKind.OTHER:
        return ""
    price = ""
    if fields.price_kind is PriceKind.PAID and fields.price is not None:
        price = _money(fields.price, fields.currency)
    elif fields.price_kind is PriceKind.GIFT:
        price = naming.name(PriceKind.GIFT)
    return " ".join(word for word in (naming.name(fields.kind), price) if word)


def _money(amount: Decimal | None, currency: str) -> str:
    if amount is None:
        return ""
    return f"{amount.normalize():f} {currency}".strip()


def continuation(typed: str, lines: Iterable[str]) -> str:
    """How the first line that begins as typed goes on; whatever the capitals and accents.

    One letter is too little to know; nothing typed takes the first line as a whole.
    """
    if not typed:
        return next(iter(lines), "")
    if len(typed.strip()) < _LEAST:
        return ""
    wanted = folded(typed)
    for line in lines:
        if len(line) > len(typed) and folded(line[: len(typed)]) == wanted:
            return line[len(typed) :]
    return ""


_LEAST = 2


def last_word(typed: str, words: Sequence[str]) -> str:
    """How the word typed last goes on, from words that are known, the likeliest first."""
    word = typed.rsplit(" ", 1)[-1]
    if len(word) < _LEAST + 1 or not word[:1].isupper():
        return ""
    return continuation(word, words)
