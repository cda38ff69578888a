from dataclasses import fields as fields_of
from datetime import date
from decimal import Decimal
from time import thread_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expedition.kinds import (
    Audience,
    CrossingKind,
    DayKind,
    DocumentKind,
    ErrandKind,
    ExpenseCategory,
    FigureName,
    IncidentKind,
    KmScale,
    LegMode,
    NoteKind,
    Precision,
    PriceKind,
    StayKind,
    WaypointKind,
)
from expedition.quick.reading import understand
from expedition.quick.showing import kind_label, main_words, shown
from expedition.quick.tables import vocabulary
from expedition.quick.understood import DIARY, Context, Understood
from expedition.records.fields import said_of
from expedition.records.mapping import from_plain, to_plain

WORDS = vocabulary()
CONTEXT = Context(
    date=date(2025, 7, 20),
    currency="KZT",
    counters=("punctures", "Ice cream"),
    place="Zharkent",
    country="CN",
    country_from="KZ",
    distance_m=119_600.0,
    total_m=263_700.0,
    places=frozenset(("kegen",)),
)


def best(line: str, context: Context = CONTEXT) -> Understood:
    return understand(line, context, WORDS)[0]


@pytest.mark.parametrize(
    ("line", "kind", "expected"),
    [
        ("met 2 cyclists from Lyon", "encounter", {"who": "2 cyclists", "count": 2, "origin": "Lyon"}),
        ("from Lyon met 2 cyclists", "encounter", {"who": "2 cyclists", "count": 2, "origin": "Lyon"}),
        (
            "met Belgian couple on bikes bound for Osh km 61",
            "encounter",
            {
                "who": "Belgian couple",
                "vehicle": "bikes",
                "heading": "Osh",
                "distance_m": 61_000.0,
                "count": 2,
            },
        ),
        ("km 61 two Swiss cyclists", "encounter", {"count": 2, "vehicle": "bicycle", "distance_m": 61_000.0}),
        (
            "met Bolat from Shonzhy, invited us for tea",
            "encounter",
            {"who": "Bolat", "origin": "Shonzhy", "story": "invited us for tea"},
        ),
        ("repair puncture rear", "repair", {"problem": "puncture", "position": "rear", "part": "tyre"}),
        ("rear puncture repair", "repair", {"problem": "puncture", "position": "rear", "part": "tyre"}),
        (
            "flat front 25 min thorn",
            "repair",
            {"problem": "flat", "position": "front", "time_lost_s": 1500.0, "cause": "thorn"},
        ),
        ("replaced chain 5000 tenge", "repair", {"fix": "replaced", "part": "chain", "cost": Decimal(5000)}),
        (
            "spent 3500 KZT food",
            "expense",
            {"amount": Decimal(3500), "currency": "KZT", "category": ExpenseCategory.FOOD},
        ),
        ("3500 tenge lunch", "expense", {"amount": Decimal(3500), "currency": "KZT", "what": "lunch"}),
        ("coffee 4.50", "expense", {"amount": Decimal("4.50"), "currency": "KZT", "what": "coffee"}),
        ("€4.50 coffee", "expense", {"amount": Decimal("4.50"), "currency": "EUR"}),
        ("melons gift", "expense", {"what": "melons", "price_kind": PriceKind.GIFT, "amount": None}),
        ("slept wild camp", "stay", {"kind": StayKind.WILD_CAMP, "name": "", "place": "Zharkent"}),
        (
            "hotel Aray 9000",
            "stay",
            {"kind": StayKind.HOTEL, "name": "Hotel Aray", "price": Decimal(9000), "currency": "KZT"},
        ),
        ("hotel Kegen 9000", "stay", {"kind": StayKind.HOTEL, "name": "", "place": "Kegen"}),
        (
            "camp by the river gift",
            "stay",
            {"kind": StayKind.WILD_CAMP, "name": "Camp by the river", "price_kind": PriceKind.GIFT},
        ),
        ("slept in a school in Kegen", "stay", {"kind": StayKind.SCHOOL, "place": "Kegen"}),
        (
            "water km 34",
            "waypoint",
            {"kind": WaypointKind.WATER, "distance_m": 34_000.0, "scale": KmScale.DAY},
        ),
        (
            "km 1317 new highway starts",
            "waypoint",
            {"kind": WaypointKind.ROAD, "name": "New highway starts", "scale": KmScale.ROAD},
        ),
        ("about 30 km gravel", "road", {"length_m": 30_000.0, "surface": "gravel"}),
        ("km 40 to 62 washboard", "road", {"from_m": 40_000.0, "to_m": 62_000.0, "surface": "washboard"}),
        ("pass 2012 m", "crossing", {"kind": CrossingKind.PASS, "height_m": 2012.0}),
        (
            "border Korday 2h",
            "crossing",
            {"name": "Korday", "time_lost_s": 7200.0, "country_from": "KZ", "country_to": "CN"},
        ),
        ("punctures 2", "count", {"name": "punctures", "value": 2.0}),
        ("ice cream +1", "count", {"name": "Ice cream", "value": 1.0}),
        ("dogs 7", "count", {"name": "dogs", "value": 7.0}),
        ("fall km 12", "incident", {"kind": IncidentKind.FALL, "distance_m": 12_000.0}),
        (
            "sim card 2000 45 min",
            "errand",
            {"kind": ErrandKind.SIM, "what": "sim card", "cost": Decimal(2000), "duration_s": 2700.0},
        ),
        (
            "saw camels hundreds",
            "note",
            {"kind": NoteKind.WILDLIFE, "text": "camels hundreds"},
        ),
        (
            '"eat, the next shop is far away" said the owner',
            "quote",
            {"text": "eat, the next shop is far away", "speakers": "the owner"},
        ),
        (
            "visa China 30 days until 3 Aug",
            "document",
            {
                "kind": DocumentKind.VISA,
                "country": "CN",
                "stay_days": 30,
                "valid_until": date(2025, 8, 3),
                "name": "China",
            },
        ),
        (
            "ferry Baku to Kuryk 430 km",
            "leg",
            {
                "mode": LegMode.FERRY,
                "from_place": "Baku",
                "to_place": "Kuryk",
                "stated_distance_m": 430_000.0,
            },
        ),
        ("note buy tubes in Almaty", "note", {"text": "buy tubes in Almaty", "audience": None}),
        ("note buy tubes private", "note", {"text": "buy tubes", "audience": Audience.ME}),
    ],
)
def test_a_line_becomes_an_entry(line: str, kind: str, expected: dict[str, Any]) -> None:
    found = best(line)
    assert found.kind == kind
    assert {name: getattr(found.fields, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("line", "changes", "stated"),
    [
        ("44C", {}, {FigureName.TEMPERATURE_MAX: 44.0}),
        ("−5 °C at dawn", {}, {FigureName.TEMPERATURE_MIN: -5.0}),
        ("19 to 44 °C", {}, {FigureName.TEMPERATURE_MIN: 19.0, FigureName.TEMPERATURE_MAX: 44.0}),
        (
            "clear NE headwind 19 to 44",
            {"weather": "clear", "wind": "NE, headwind"},
            {FigureName.TEMPERATURE_MIN: 19.0, FigureName.TEMPERATURE_MAX: 44.0},
        ),
        ("wind NE headwind", {"wind": "NE, headwind"}, {}),
        ("from Kegen to Shonzhy", {"from_place": "Kegen", "to_place": "Shonzhy"}, {}),
        ("to Shonzhy 109 km", {"to_place": "Shonzhy"}, {FigureName.DISTANCE: 109_000.0}),
        ("rest", {"kind": DayKind.REST}, {}),
        ("rest: washing", {"kind": DayKind.REST, "purpose": "washing"}, {}),
        ("climb 384 m", {}, {FigureName.CLIMB: 384.0}),
        ("mood 4", {"mood": 4}, {}),
    ],
)
def test_a_line_says_something_of_the_day(
    line: str, changes: dict[str, Any], stated: dict[FigureName, float]
) -> None:
    found = best(line)
    assert found.kind == "day"
    assert found.changes == changes
    assert {one.figure: one.value for one in found.stated} == stated


def test_about_keeps_its_words_and_its_doubt() -> None:
    found = best("about 30 km gravel")
    assert found.fields is not None
    said = said_of(found.fields, "length_m")
    assert said is not None
    assert (said.precision, said.words) == (Precision.ABOUT, "about 30 km")


def test_a_rough_count_keeps_its_words() -> None:
    found = best("saw camels hundreds")
    assert found.fields is not None
    said = said_of(found.fields, "count")
    assert said is not None
    assert said.words == "hundreds"


def test_a_misspelt_head_is_a_guess() -> None:
    found = best("mett 2 cyclists from Lyon")
    assert found.kind == "encounter"
    assert any(span.is_guess and (span.start, span.end) == (0, 4) for span in found.spans)


def test_what_is_not_in_the_line_is_a_guess() -> None:
    assert best("coffee 4.50").guesses == {"currency", "category"}
    assert "place" in best("hotel Aray 9000").guesses


def test_earlier_expenses_tell_what_the_next_one_is_for() -> None:
    context = Context(date=date(2025, 7, 20), categories={"nan": ExpenseCategory.FOOD})
    found = best("nan 200", context)
    assert found.kind == "expense"
    assert found.fields is not None
    assert getattr(found.fields, "category", None) is ExpenseCategory.FOOD


def test_a_sentence_of_the_diary_stays_one() -> None:
    line = "We were rolling at half past four with the lamps on, because all of Shonzhy had warned us"
    assert best(line).kind == DIARY
    assert best(line).changes == {"diary": line}


def test_nothing_understood_is_written_in_the_diary() -> None:
    assert [one.kind for one in understand("zzz qqq", CONTEXT, WORDS)] == [DIARY]


def test_several_understandings_are_offered_the_best_first() -> None:
    kinds = [one.kind for one in understand("hotel Aray 9000", CONTEXT, WORDS)]
    assert kinds[:2] == ["stay", "expense"]
    assert kinds[-1] == DIARY


def test_every_understanding_can_be_shown() -> None:
    found = best("met 2 cyclists from Lyon")
    assert (kind_label(found), main_words(found)) == ("Met", "2 cyclists from Lyon")
    assert [(one.label, one.words, one.is_guess) for one in shown(found)] == [
        ("How many", "2", False),
        ("Who", "2 cyclists", False),
        ("From", "Lyon", False),
        ("Travelling by", "bicycle", True),
    ]


PHRASES = (
    "met|spent|hotel|km|km 61|2|44C|19 to 44 °C|3500 KZT|about 30 km|from|to|visa|China|until 3 Aug|gift|"
    'private|"|“so”|,|+1|25 min|2012 m|rear|sim|ferry|Baku|نان|霍尔果斯|note|border|saw|camels|rest:|thorn|'
    "slept in a|9:30|30 days"
)
PIECES = st.sampled_from(PHRASES.split("|"))
LINES = st.one_of(
    st.text(max_size=80),
    st.lists(PIECES, max_size=9).map(" ".join),
    st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=8).map(" ".join),
)


@given(LINES)
@settings(max_examples=400, deadline=None)
def test_no_line_raises_and_every_span_lies_in_it(line: str) -> None:
    for one in understand(line, CONTEXT, WORDS):
        ends = [0]
        for span in one.spans:
            assert ends[-1] <= span.start < span.end <= len(line)
            ends.append(span.end)
        assert isinstance(main_words(one), str)
        assert all(field.label for field in shown(one))


@given(LINES)
@settings(max_examples=300, deadline=None)
def test_what_is_understood_can_be_stored(line: str) -> None:
    for one in understand(line, CONTEXT, WORDS):
        if one.fields is None:
            continue
        kept = [field.name for field in fields_of(one.fields) if field.name not in ("said", "extra", "parts")]
        plain = to_plain(one.fields, leave_out=("said", "extra", "parts"))
        again = from_plain(type(one.fields), {name: str(value) for name, value in plain.items()}, "")
        assert [getattr(again, name) for name in kept] == [getattr(one.fields, name) for name in kept]


@given(LINES)
@settings(max_examples=200, deadline=None)
def test_no_word_is_lost_in_the_first_understanding(line: str) -> None:
    found = understand(line, CONTEXT, WORDS)
    if not found or found[0].kind not in ("note", "encounter", DIARY):
        return
    covered = set()
    for span in found[0].spans:
        covered |= set(range(span.start, span.end))
    lost = [sign for place, sign in enumerate(line) if place not in covered and sign.isalnum()]
    assert not lost


@pytest.mark.parametrize("line", ["met " * 140, "9" * 590, '"' * 600, "km 40 to " * 66, "x" * 200_000])
def test_a_long_line_is_read_quickly(line: str) -> None:
    understand(line, CONTEXT, WORDS)
    times = []
    for _ in range(3):
        begun = thread_time()
        assert understand(line, CONTEXT, WORDS)
        times.append(thread_time() - begun)
    assert min(times) < 0.25


def test_a_visa_never_ends_before_it_begins() -> None:
    for one in understand("visa 30 days from 1 July to 1 June", CONTEXT, WORDS):
        assert one.kind != "document"
