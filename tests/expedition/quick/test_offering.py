from decimal import Decimal

from expedition.kinds import PriceKind, StayKind
from expedition.quick.offering import continuation, last_word, line_of
from expedition.records.fields import (
    CountFields,
    EncounterFields,
    ExpenseFields,
    RepairFields,
    StayFields,
)


def test_an_entry_is_a_line_again() -> None:
    stay = StayFields(
        kind=StayKind.HOTEL, name="Aray", price=Decimal("9000.00"), currency="KZT", price_kind=PriceKind.PAID
    )
    assert line_of(stay) == "hotel 9000 KZT"
    assert line_of(StayFields(kind=StayKind.WILD_CAMP)) == "wild camp"
    assert line_of(StayFields(kind=StayKind.HOST, price_kind=PriceKind.GIFT)) == "host gift"
    assert line_of(ExpenseFields(what="lunch", amount=Decimal("4.50"), currency="EUR")) == "lunch 4.5 EUR"
    assert line_of(CountFields(name="ice cream", value=3.0)) == "ice cream +1"
    assert line_of(RepairFields(problem="puncture", position="rear", part="tyre")) == "puncture rear tyre"
    assert line_of(EncounterFields(who="Bolat")) == ""


def test_a_line_goes_on_as_an_earlier_one() -> None:
    lines = ("wild camp", "Lunch 3500 KZT")
    assert continuation("", lines) == "wild camp"
    assert continuation("lu", lines) == "nch 3500 KZT"
    assert continuation("l", lines) == ""
    assert continuation("wild camp", lines) == ""


def test_a_name_goes_on_as_a_known_one() -> None:
    names = ("Shonzhy", "Жаркент")
    assert last_word("met Bolat from Sho", names) == "nzhy"
    assert last_word("from Жар", names) == "кент"
    assert last_word("show", names) == ""
    assert last_word("met Bolat from ", names) == ""
