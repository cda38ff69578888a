"""The prices that entries of all kinds carry, as payments."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from expedition.kinds import DocumentKind, ErrandKind, ExpenseCategory, PriceKind, Sharing
from expedition.records.day import Entry
from expedition.records.money import Payment

PRICED_KINDS = ("expense", "stay", "repair", "errand", "document", "gear")
"""Kinds of entry that something can be paid for; prices heard of (timetables, facts) are none of these."""

_ERRANDS: Mapping[ErrandKind, ExpenseCategory] = {
    ErrandKind.SIM: ExpenseCategory.TELEPHONE,
    ErrandKind.CASH: ExpenseCategory.FEES,
    ErrandKind.VISA: ExpenseCategory.VISA,
    ErrandKind.HEALTH: ExpenseCategory.HEALTH,
    ErrandKind.POST: ExpenseCategory.FEES,
}
_DOCUMENTS: Mapping[DocumentKind, ExpenseCategory] = {
    DocumentKind.INSURANCE: ExpenseCategory.FEES,
    DocumentKind.VEHICLE: ExpenseCategory.FEES,
    DocumentKind.TICKET: ExpenseCategory.TRANSPORT,
    DocumentKind.HEALTH: ExpenseCategory.HEALTH,
    DocumentKind.OTHER: ExpenseCategory.FEES,
}
_CATEGORIES: Mapping[str, Callable[[Any], ExpenseCategory]] = {
    "expense": lambda fields: fields.category,
    "stay": lambda _fields: ExpenseCategory.LODGING,
    "repair": lambda _fields: ExpenseCategory.REPAIR,
    "errand": lambda fields: _ERRANDS.get(fields.kind, ExpenseCategory.OTHER),
    "document": lambda fields: _DOCUMENTS.get(fields.kind, ExpenseCategory.VISA),
    "gear": lambda _fields: ExpenseCategory.GEAR,
}
_WORDS: Mapping[str, tuple[str, ...]] = {
    "expense": ("what", "payee"),
    "stay": ("name", "place", "host"),
    "repair": ("part", "problem", "fix"),
    "errand": ("what", "result"),
    "document": ("name", "number"),
    "gear": ("name", "maker"),
}


def payment(kind: str, entry: Entry[Any], day: date | None, country: str) -> Payment | None:
    """The price of an entry; None where it has none: nothing is said, and it is no expense.

    Args:
        kind: One of `PRICED_KINDS`.
        entry: The entry.
        day: The date of its day, where it has one.
        country: That of its day.
    """
    fields = entry.fields
    if kind != "expense" and fields.price_kind is PriceKind.UNKNOWN:
        return None
    words = (getattr(fields, name) for name in _WORDS[kind])
    return Payment(
        kind=kind,
        id=entry.id,
        what=next((word for word in words if word), ""),
        category=_CATEGORIES[kind](fields),
        price_kind=fields.price_kind,
        amount=amount_of(fields),
        currency=fields.currency,
        day_id=entry.day_id,
        day=fields.bought_on if kind == "gear" else day,
        country=country,
        rate=getattr(fields, "rate", None),
        sharing=getattr(fields, "sharing", Sharing.OWN),
        shared_by=getattr(fields, "shared_by", None),
        paid_by=getattr(fields, "paid_by", ""),
    )


def amount_of(fields: Any) -> Decimal | None:
    """The sum of a price, by whatever name its kind of entry has it."""
    name = next(name for name in ("amount", "cost", "price") if hasattr(fields, name))
    amount: Decimal | None = getattr(fields, name)
    return amount
