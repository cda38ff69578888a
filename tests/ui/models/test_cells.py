from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition.errors import UserError
from expedition.kinds import (
    Audience,
    ExpenseCategory,
    KmScale,
    LegMode,
    Precision,
    PriceKind,
    StayKind,
)
from expedition.records.catalogue import ENTRY_KINDS
from expedition.records.fields import (
    DocumentFields,
    EntryFields,
    ExpenseFields,
    Fitting,
    GearFields,
    RepairFields,
    RoadFields,
    Said,
    StayFields,
    TransportFields,
    WaypointFields,
)
from ui.models.cell_reading import choices, read, read_kilometre, read_span
from ui.models.cell_shapes import Shape, columns_of, shape
from ui.models.cells import key_of, text_of
from ui.panels.table_writing import blank

NEAR = date(2024, 6, 5)


def typed(kind: str, field: str, text: str, fields: EntryFields, usual: str = "KZT") -> dict[str, Any]:
    return read(kind, field, text, fields, NEAR, usual)


@pytest.mark.parametrize("kind", [kind.name for kind in ENTRY_KINDS])
def test_every_field_of_every_kind_can_be_shown_and_sorted(kind: str) -> None:
    fields = blank(next(known.fields for known in ENTRY_KINDS if known.name == kind))
    for field in columns_of(kind):
        assert isinstance(text_of(kind, field, fields), str)
        key_of(kind, field, fields)


def test_a_price_and_a_position_take_one_column_each() -> None:
    names = columns_of("stay")
    assert "price" in names
    assert "lat" in names
    assert not {"price_kind", "currency", "lon", "said"} & set(names)
    assert (shape("stay", "price"), shape("rate", "rate")) == (Shape.PRICE, Shape.DECIMAL)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        (StayFields(), "–"),
        (StayFields(price_kind=PriceKind.GIFT), "gift"),
        (StayFields(price_kind=PriceKind.PAID), "paid"),
        (StayFields(price_kind=PriceKind.PAID, price=Decimal(0), currency="KZT"), "0 ₸"),
        (
            StayFields(
                price_kind=PriceKind.PAID,
                price=Decimal(9000),
                currency="KZT",
                said=(Said("price", Precision.ABOUT, "about 9000"),),
            ),
            "about 9000 ₸",
        ),
    ],
)
def test_gift_nothing_and_unknown_look_different(fields: StayFields, text: str) -> None:
    assert text_of("stay", "price", fields) == text


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("9 000 KZT", (PriceKind.PAID, Decimal(9000), "KZT")),
        ("€ 4,50", (PriceKind.PAID, Decimal("4.50"), "EUR")),
        ("12 $", (PriceKind.PAID, Decimal(12), "USD")),
        ("30 yuan", (PriceKind.PAID, Decimal(30), "CNY")),
        ("500", (PriceKind.PAID, Decimal(500), "KZT")),
        ("0", (PriceKind.PAID, Decimal(0), "KZT")),
        ("gift", (PriceKind.GIFT, None, "")),
        ("–", (PriceKind.UNKNOWN, None, "")),
        ("", (PriceKind.UNKNOWN, None, "")),
    ],
)
def test_prices_are_read_with_their_currency(text: str, price: tuple[object, ...]) -> None:
    found = typed("stay", "price", text, StayFields())
    assert (found["price_kind"], found["price"], found["currency"]) == price


def test_a_vague_price_keeps_its_words() -> None:
    found = typed("stay", "price", "about 3500 KZT", StayFields())
    assert (found["price"], found["currency"]) == (Decimal(3500), "KZT")
    assert found["said"] == (Said("price", Precision.ABOUT, "about 3500"),)


@pytest.mark.parametrize("text", ["-5 EUR", "cheap", "12 parsecs 3", "5 EURO KZT"])
def test_what_is_no_price_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(UserError):
        typed("stay", "price", text, StayFields())


def test_figures_are_read_as_in_forms_and_keep_what_was_said() -> None:
    found = typed("repair", "distance_m", "about 30", RepairFields())
    assert found["distance_m"] == 30_000.0
    assert found["said"] == (Said("distance_m", Precision.ABOUT, "about 30"),)
    again = RepairFields(**found)
    assert text_of("repair", "distance_m", again) == "about 30"
    assert typed("repair", "distance_m", "31", again) == {"distance_m": 31_000.0, "said": ()}


def test_words_without_figures_are_an_unknown_value() -> None:
    found = typed("repair", "time_lost_s", "half the day", RepairFields())
    assert found["time_lost_s"] is None
    assert found["said"] == (Said("time_lost_s", Precision.UNKNOWN, "half the day"),)


def test_choices_are_found_by_their_first_letters() -> None:
    assert typed("stay", "kind", "wild", StayFields()) == {"kind": StayKind.WILD_CAMP}
    assert typed("expense", "category", "Food", ExpenseFields()) == {"category": ExpenseCategory.FOOD}
    assert typed("gear", "mode", "", GearFields()) == {"mode": None}
    assert typed("gear", "mode", "bicycle", GearFields()) == {"mode": LegMode.BICYCLE}
    assert typed("stay", "audience", "only", StayFields())["audience"] is Audience.ME
    assert typed("stay", "audience", "as the trip", StayFields())["audience"] is None
    with pytest.raises(UserError, match="none of these"):
        typed("stay", "kind", "h", StayFields())
    assert "food" in choices("expense", "category")
    assert choices("stay", "place") == ()


def test_countries_and_areas_are_typed_by_name() -> None:
    assert typed("document", "country", "Schengen", DocumentFields()) == {"country": "SCHENGEN"}
    assert text_of("document", "country", DocumentFields(country="SCHENGEN")) == "Schengen"
    assert typed("document", "country", "China", DocumentFields()) == {"country": "CN"}
    with pytest.raises(UserError):
        typed("crossing", "country_to", "Atlantis", blank_of("crossing"))


def blank_of(kind: str) -> EntryFields:
    return blank(next(known.fields for known in ENTRY_KINDS if known.name == kind))


def test_dates_without_a_year_are_near_the_day_of_the_line() -> None:
    assert typed("document", "valid_until", "30 August", DocumentFields())["valid_until"] == date(2024, 8, 30)
    with pytest.raises(UserError):
        typed("document", "valid_until", "31.2.2024", DocumentFields())


def test_typing_a_kilometre_on_a_scale_says_which_scale_it_is() -> None:
    found = read_kilometre(KmScale.ROAD, "1317", WaypointFields())
    assert (found["scale"], found["distance_m"]) == (KmScale.ROAD, 1_317_000.0)


def test_a_stretch_has_two_ends_of_which_one_may_be_missing() -> None:
    both = read_span(KmScale.ROAD, "1317–1353", RoadFields())
    assert (both["from_m"], both["to_m"]) == (1_317_000.0, 1_353_000.0)
    assert read_span(KmScale.ROAD, "1385 –", RoadFields())["to_m"] is None
    assert read_span(KmScale.ROAD, "– 1385", RoadFields())["from_m"] is None
    with pytest.raises(UserError, match="before the start"):
        read_span(KmScale.ROAD, "1353–1317", RoadFields())


def test_nested_lists_are_told_in_a_few_words() -> None:
    gear = GearFields(
        fitted=(Fitting("Tenere", "rear", date(2024, 5, 28), date(2024, 6, 2)), Fitting("DR 650", "rear"))
    )
    assert text_of("gear", "fitted", gear) == "Tenere rear until 2 June; DR 650 rear"


def test_figures_are_sorted_as_figures_and_words_without_accents() -> None:
    assert key_of("stay", "place", StayFields(place="Ürümqi")) == key_of(
        "stay", "place", StayFields(place="urumqi")
    )
    nine, ten = (key_of("repair", "part", RepairFields(part=f"spoke {n}")) for n in (9, 10))
    assert nine is not None
    assert ten is not None
    assert nine < ten
    assert key_of("stay", "place", StayFields()) is None


def test_a_connection_of_unknown_price_is_not_free() -> None:
    assert text_of("transport", "price", TransportFields()) == "–"


@given(st.text(max_size=40), st.sampled_from(["price", "place", "kind", "quality", "lat", "height_m"]))
def test_any_text_is_read_or_refused_with_a_sentence(text: str, field: str) -> None:
    try:
        found = typed("stay", field, text, StayFields())
    except UserError:
        return
    assert text_of("stay", field, StayFields(**found)) is not None
