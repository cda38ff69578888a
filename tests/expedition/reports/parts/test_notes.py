from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from expedition.kinds import (
    CrossingKind,
    ErrandKind,
    ExpenseCategory,
    FactKind,
    IncidentKind,
    KmScale,
    NoteKind,
    Precision,
    PriceKind,
    WaypointKind,
)
from expedition.records.fields import (
    CounterFields,
    CountFields,
    CrossingFields,
    DayFields,
    EntryFields,
    ErrandFields,
    ExpenseFields,
    FactFields,
    IncidentFields,
    NoteFields,
    Pair,
    QuoteFields,
    RoadFields,
    Said,
    TripFields,
    WaypointFields,
)
from expedition.records.trip import TripBook
from expedition.reports.pages.items import Note
from expedition.reports.parts.notes import notes
from tests.expedition.reports.books import book, day, loose, noted
from tests.expedition.reports.makings import making, words

ON = date(2025, 7, 18)


def _book(**entries: list[EntryFields]) -> TripBook:
    made = day(1, ON, DayFields(date=ON, to_place="Kegen", country="KZ"), distance=40_000.0)
    return book(TripFields(title="East"), [noted(made, **entries)], before_m=1_800_000.0)


def _said(**entries: list[EntryFields]) -> str:
    made = _book(**entries)
    return words(notes(making(made), made.pages[0]))


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        (
            "waypoints",
            WaypointFields(
                kind=WaypointKind.WATER, name="spring", distance_m=12_000.0, note="good, left of the road"
            ),
            "For those who follow Water: spring, km 1 812. good, left of the road.",
        ),
        (
            "waypoints",
            WaypointFields(
                kind=WaypointKind.DESCENT,
                scale=KmScale.ROAD,
                road="G312",
                distance_m=23_000.0,
                length_m=34_000.0,
            ),
            "Descent, road km 23, G312, for 34.0 km.",
        ),
        (
            "roads",
            RoadFields(
                road="A351", from_m=5_000.0, to_m=20_000.0, state="slabs", lacks="water", told_by="a driver"
            ),
            "A351, km 5 – km 20. Slabs. Not to be had: water. Told by: a driver.",
        ),
        (
            "errands",
            ErrandFields(
                kind=ErrandKind.SIM,
                what="a card for a month",
                place="Kegen",
                result="works",
                duration_s=7_200.0,
            ),
            "Telephone card, Kegen. A card for a month. It took 2 h. Works.",
        ),
        (
            "notes",
            NoteFields(kind=NoteKind.CAUTION, title="Dogs", text="loose at night"),
            "For those who follow Dogs. loose at night.",
        ),
        (
            "notes",
            NoteFields(
                kind=NoteKind.TRIVIA, text="The canyon is twelve million years old", source="a sign", as_of=ON
            ),
            "Did you know? The canyon is twelve million years old. (a sign, 18 July 2025).",
        ),
        (
            "notes",
            NoteFields(kind=NoteKind.LINK, title="The route", url="https://example.org/r"),
            "Links The route https://example.org/r",
        ),
        (
            "notes",
            NoteFields(kind=NoteKind.CREDIT, text="Altyn, for the soup"),
            "Thanks Altyn, for the soup.",
        ),
        (
            "notes",
            NoteFields(kind=NoteKind.WILDLIFE, title="camels", count=5, distance_m=3_000.0),
            "Wildlife Five camels, km 1 803.",
        ),
        (
            "incidents",
            IncidentFields(
                kind=IncidentKind.FALL,
                who="Ida",
                what="front wheel slipped",
                consequence="a knee",
                time_lost_s=1_200.0,
            ),
            "Mishaps Fall, Ida. Front wheel slipped. A knee. 20 min lost.",
        ),
        (
            "quotes",
            QuoteFields(
                speakers="Altyn",
                role="landlady",
                text="You are mad",
                original="Вы с ума сошли",
                language="ru",
            ),
            "Said “You are mad” Вы с ума сошли (ru) – Altyn, landlady",
        ),
    ],
)
def test_each_kind_of_entry_stands_beside_the_text(kind: str, fields: EntryFields, said: str) -> None:
    assert said in _said(**{kind: [fields]})


def test_counts_have_the_unit_of_their_counter() -> None:
    made = replace(
        _book(counts=[CountFields(name="water", value=11.0, note="four of them gifts")]),
        loose=loose(counter=[CounterFields(name="Water", unit="l")]),
    )
    assert "Counted Water 11 l four of them gifts." in words(notes(making(made), made.pages[0]))


def test_money_is_told_by_category_and_summed_in_each_currency() -> None:
    food = ExpenseCategory.FOOD
    said = _said(
        expenses=[
            ExpenseFields(what="bread", category=food, amount=Decimal(300), currency="KZT"),
            ExpenseFields(what="melons", category=food, amount=Decimal(1200), currency="KZT", payee="bazaar"),
            ExpenseFields(what="SIM", category=ExpenseCategory.TELEPHONE, amount=Decimal(5), currency="EUR"),
            ExpenseFields(what="tea", category=food, price_kind=PriceKind.GIFT),
            ExpenseFields(what="a film", category=ExpenseCategory.OTHER),
        ]
    )
    assert "Food 1 500 ₸. Bread 300 ₸. Melons 1 200 ₸, bazaar. Tea a gift." in said
    assert "Telephone. SIM 5 €." in said
    assert "Together 1 500 ₸ + 5 €; 1 price not known." in said


def test_an_unsure_amount_and_words_for_one_are_kept() -> None:
    about = ExpenseFields(
        what="rice", amount=Decimal(40), currency="CNY", said=(Said("amount", Precision.ABOUT),)
    )
    words_only = ExpenseFields(what="soup", said=(Said("amount", Precision.UNKNOWN, "a few coins"),))
    said = _said(expenses=[about, words_only])
    assert "Rice ≈40 ¥." in said
    assert "A few coins." in said


def test_fields_of_the_travellers_own_are_printed() -> None:
    said = _said(
        crossings=[CrossingFields(kind=CrossingKind.PASS, name="Kegen", extra=(Pair("Snow", "none"),))]
    )
    assert "Pass Kegen. Snow: none." in said


def test_a_fact_stands_once_on_the_first_day_at_its_place() -> None:
    days = [day(n, ON, DayFields(date=ON, to_place="Kegen", country="KZ"), distance=40_000.0) for n in (1, 2)]
    made = replace(
        book(TripFields(title="East"), days),
        loose=loose(
            fact=[
                FactFields(subject="KEGEN", kind=FactKind.FIGURE, name="people", number=9_000.0),
                FactFields(subject="Kegen", kind=FactKind.HOURS, name="bank", value="9 to 17"),
                FactFields(subject="Kazakhstan", name="ninth largest country"),
            ]
        ),
    )
    at_work = making(made)
    first, second = (words(notes(at_work, page)) for page in made.pages)
    assert "Did you know? People: 9 000." in first
    assert second == ""
    assert [fact.name for fact in at_work.facts.of_country("KZ")] == ["ninth largest country"]


def test_a_day_without_entries_has_no_notes() -> None:
    made = _book()
    assert notes(making(made), made.pages[0]) == []


def test_more_than_a_column_holds_stands_in_the_text() -> None:
    made = _book(notes=[NoteFields(kind=NoteKind.TRIVIA, text="word " * 600)])
    (one,) = notes(making(made), made.pages[0])
    assert isinstance(one, Note)
    assert one.block is None
