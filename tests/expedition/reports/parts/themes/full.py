"""A trip with something under every theme, and as much of it as asked for."""

from dataclasses import replace
from decimal import Decimal

from expedition.kinds import DocumentKind, ExpenseCategory, GearKind, IncidentKind, NoteKind, PriceKind
from expedition.records.fields import (
    CounterFields,
    CountFields,
    DocumentFields,
    EntryFields,
    ExpenseFields,
    GearFields,
    IncidentFields,
    NoteFields,
    RateFields,
    RepairFields,
    StayFields,
)
from expedition.records.kit import GearUse, Wear
from expedition.records.papers import PaperStanding, PaperState
from expedition.records.trip import TripBook
from tests.expedition.reports.parts.themes.spent import trip

DAYS = 12


def full_trip(words: int = 40, many: int = 2) -> TripBook:
    """Twelve days over two countries; `many` entries of every kind in all, texts of so many `words`."""
    text = "This was a day on the road. " * (words // 7)
    days: list[list[EntryFields]] = [[] for _day in range(DAYS)]
    for index in range(many):
        days[index % DAYS] += _entries(index, text)
    loose: list[EntryFields] = [
        RateFields(currency="KZT", rate=Decimal("0.002"), source="National Bank"),
        CounterFields(name="Ice creams"),
        *(GearFields(kind=GearKind.PART, name=f"Chain {n}", note=text) for n in range(many)),
        *(DocumentFields(kind=DocumentKind.VISA, name=f"Visa {n}", note=text) for n in range(many)),
    ]
    book = trip(days, loose, ["KG"] * 5 + ["KZ"] * 7)
    pages = tuple(replace(page, fields=replace(page.fields, diary=text)) for page in book.pages)
    return replace(
        book,
        pages=pages,
        fields=replace(book.fields, summary=text),
        uses={n: GearUse(480_000.0, 480_000.0, 12, Wear.PASSED, 1.2, (1,)) for n in range(1, many + 1)},
        papers={n: PaperState(PaperStanding.OVERSTAYED, 31, 0, over_days=1) for n in range(1, many + 1)},
    )


def _entries(index: int, text: str) -> list[EntryFields]:
    categories = list(ExpenseCategory)
    return [
        ExpenseFields(
            what=f"Thing {index}",
            category=categories[index % len(categories)],
            amount=Decimal(900 + index),
            currency="KZT",
            paid_by=f"Payer {index}",
        ),
        ExpenseFields(what="Apricots", price_kind=PriceKind.GIFT),
        ExpenseFields(what=f"Dollars {index}", amount=Decimal(5), currency=f"X{index % 26:02d}"),
        RepairFields(part=f"part {index}", who="Ida", problem=text, time_lost_s=600.0),
        IncidentFields(kind=IncidentKind.FALL, what=text, consequence=text),
        NoteFields(kind=NoteKind.CREDIT, text=text),
        CountFields(name="Ice creams", value=1.0),
        StayFields(host=f"Host {index}"),
    ]
