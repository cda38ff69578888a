"""What a line of a card says."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from expedition.kinds import (
    ExpenseCategory,
    KmScale,
    LegMode,
    LegPower,
    NoteKind,
    Precision,
    PriceKind,
    StayKind,
    WaypointKind,
)
from expedition.records.catalogue import EntryKind, Owner, entry_kind, kinds_of
from expedition.records.day import Entry, LegRecord
from expedition.records.fields import (
    CountFields,
    EncounterFields,
    ExpenseFields,
    LegFields,
    LegFigures,
    NoteFields,
    Pair,
    RepairFields,
    RoadFields,
    Said,
    SpanFields,
    StayFields,
    WaypointFields,
)
from tests.ui.forms.filled import filled
from ui.panels import entry_words, road_words, row_words
from ui.widgets.card_row import RowWords

ABOUT, UNKNOWN = Precision.ABOUT, Precision.UNKNOWN
ROWS: dict[str, Callable[[Any], RowWords]] = {
    "stay": entry_words.stay_row,
    "encounter": entry_words.encounter_row,
    "repair": entry_words.repair_row,
    "crossing": entry_words.crossing_row,
    "expense": entry_words.expense_row,
    "count": entry_words.count_row,
    "errand": entry_words.errand_row,
    "incident": entry_words.incident_row,
    "span": entry_words.span_row,
    "waypoint": lambda entry: road_words.waypoint_row(entry, "Asia/Almaty"),
    "road": road_words.road_row,
    "note": road_words.note_row,
    "quote": road_words.quote_row,
}


KINDS = [*kinds_of(Owner.DAY, Owner.EITHER), entry_kind("span")]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_of_a_day_has_a_line_full_or_empty(kind: EntryKind) -> None:
    name, fields = kind.name, kind.fields
    full = ROWS[name](Entry(1, 1, filled(fields)))
    assert full.what
    if name not in ("count", "span"):
        assert "Wait 30-90 min" in full.details
    assert ROWS[name](Entry(1, 1, fields())).what


def test_vague_values_stand_there_in_their_words() -> None:
    met = EncounterFields(
        who="Horses",
        distance_m=30_000.0,
        said=(Said("count", UNKNOWN, "hundreds"), Said("distance_m", ABOUT, "about 30 km")),
    )
    assert entry_words.encounter_row(Entry(1, 1, met)) == RowWords(1, "Horses", "hundreds", "about 30 km")
    spring = WaypointFields(kind=WaypointKind.WATER, distance_m=12_000.0, said=(Said("distance_m", ABOUT),))
    assert road_words.waypoint_row(Entry(1, 1, spring), "").right == "about km 12"


def test_paid_gift_nothing_and_unknown_are_told_apart() -> None:
    prices = {
        (PriceKind.PAID, Decimal(9000)): "9\u202f000 ₸",
        (PriceKind.PAID, Decimal(0)): "0 ₸",
        (PriceKind.PAID, None): "paid",
        (PriceKind.GIFT, None): "gift",
        (PriceKind.GIFT, Decimal(500)): "gift, worth 500 ₸",
        (PriceKind.UNKNOWN, None): "–",
    }
    for (kind, amount), words in prices.items():
        stay = StayFields(kind=StayKind.HOTEL, price_kind=kind, price=amount, currency="KZT")
        assert entry_words.stay_row(Entry(1, 1, stay)).right == words


def test_a_vague_price_keeps_its_words_and_its_currency() -> None:
    said = (Said("cost", ABOUT, "about 3500"),)
    repair = RepairFields(price_kind=PriceKind.PAID, cost=Decimal(3500), currency="KZT", said=said)
    assert row_words.price(repair, "cost") == "about 3500 ₸"


def test_the_sum_of_a_day_is_in_its_currencies_and_without_gifts() -> None:
    def spent(amount: int, currency: str, kind: PriceKind = PriceKind.PAID) -> Entry[ExpenseFields]:
        fields = ExpenseFields(
            what="bread",
            category=ExpenseCategory.FOOD,
            amount=Decimal(amount),
            currency=currency,
            price_kind=kind,
        )
        return Entry(amount, 1, fields)

    rows = entry_words.expense_rows(
        [spent(5, "EUR"), spent(100, "KZT"), spent(7, "EUR"), spent(9, "EUR", PriceKind.GIFT)]
    )
    assert (rows[-1].right, rows[-1].can_open) == ("12 € · 100 ₸", False)
    assert len(entry_words.expense_rows([spent(5, "EUR")])) == 1


def test_a_count_is_a_name_and_a_number() -> None:
    ices = CountFields(name="ice creams", value=4.0)
    assert entry_words.count_row(Entry(1, 1, ices)) == RowWords(1, "ice creams", "4")


def test_a_road_has_its_span_and_an_open_end() -> None:
    road = RoadFields(road="G315", from_m=1_317_000.0, to_m=1_353_000.0, lacks="water", scale=KmScale.ROAD)
    assert road_words.road_row(Entry(1, 1, road)).right == "km 1\u202f317 – 1\u202f353"
    assert road_words.road_row(Entry(1, 1, RoadFields(from_m=1_385_000.0))).right == "from km 1\u202f385"


def test_a_note_says_as_of_when_in_its_words() -> None:
    note = NoteFields(
        kind=NoteKind.CAUTION,
        text="No photographs",
        as_of=date(2021, 6, 1),
        said=(Said("as_of", ABOUT, "June 2021"),),
        extra=(Pair("Post", "Karkara"),),
    )
    assert road_words.note_row(Entry(1, 1, note)).details == "caution, as of June 2021, Post Karkara"


def test_a_text_over_several_days_says_which() -> None:
    span = SpanFields(first=date(2025, 7, 18), last=date(2025, 7, 21))
    assert entry_words.span_days(span) == "18–21 July 2025"
    assert (
        entry_words.span_days(SpanFields(first=date(2025, 7, 18), date_text="18 to 21 July"))
        == "18 to 21 July"
    )


def test_a_text_over_several_days_begins_without_its_marks() -> None:
    text = "## The border\n\nWe **waited** a day.\n\n- Bags out\n> Nobody in" + " and so on" * 60
    row = entry_words.span_row(Entry(1, 1, SpanFields(text=text)))
    assert row.details.startswith("The border: We waited a day. Bags out Nobody in and so on")
    assert len(row.details) < 180


def test_a_stated_length_stands_beside_the_measured_one() -> None:
    figures = LegFigures(version=1, points=2, segments=1, dropped=0, distance_m=119_600.0, gap_m=0.0)
    fields = LegFields(
        mode=LegMode.BICYCLE,
        power=LegPower.OWN_POWER,
        stated_distance_m=120_000.0,
        said=(Said("stated_distance_m", ABOUT, "some 120 km"),),
    )
    row = entry_words.leg_row(LegRecord(1, 1, fields, figures, 1, "a.gpx", "", "Edge 530"))
    assert row.right == "some 120 km"
    assert "measured 119.6 km" in row.details


def test_a_text_of_any_length_is_a_short_line() -> None:
    endless = "a" * 200_000
    note = road_words.note_row(Entry(1, 1, NoteFields(text=endless)))
    assert len(note.what) + len(note.details) < 300
