import contextlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition import parsing, units, wording
from expedition.errors import UserError
from expedition.kinds import Precision
from expedition.records.fields import EncounterFields, Said
from expedition.wording import Reading

ABOUT, UNKNOWN = Precision.ABOUT, Precision.UNKNOWN
NEAR = date(2025, 7, 18)
KM = ("", "km")


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("about 30 km", 30_000),
        ("~5", 5_000),
        ("25-30 km", 27_500),
        ("3 to 4 km", 3_500),
        ("30+", 30_000),
        ("30 km or so", 30_000),
        ("up to 40", 40_000),
        ("some 500 km", 500_000),
        ("30 km (approx.)", 30_000),
    ],
)
def test_a_vague_distance_keeps_its_words(text: str, metres: float) -> None:
    assert wording.figure(text, parsing.distance, KM) == Reading(metres, ABOUT, text)


def test_an_exact_figure_in_its_usual_unit_needs_no_words() -> None:
    assert wording.figure("61,5 km", parsing.distance, KM) == Reading(61_500.0)
    assert wording.figure("10 mi", parsing.distance, KM) == Reading(16_093.44, Precision.EXACT, "10 mi")
    assert wording.figure(" ", parsing.distance, KM) == Reading()


@pytest.mark.parametrize("text", ["hundreds", "far away", "не знаю", "all day"])
def test_words_without_a_digit_are_an_unknown_value(text: str) -> None:
    assert wording.figure(text, parsing.distance, KM) == Reading(None, UNKNOWN, text)
    assert wording.whole(text) == Reading(None, UNKNOWN, text)
    assert wording.amount(text) == Reading(None, UNKNOWN, text)
    assert wording.position(text) == Reading(None, UNKNOWN, text)
    assert wording.day(text, NEAR) == Reading(None, UNKNOWN, text)


@pytest.mark.parametrize("text", ["12 bananas", "-5", "90-30", "9" * 300, "1e999", "5 km 3"])
def test_digits_that_make_no_sense_are_refused_in_one_short_sentence(text: str) -> None:
    with pytest.raises(UserError) as refused:
        wording.figure(text, parsing.distance, KM)
    assert len(str(refused.value)) < 120


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("June 2021", date(2021, 6, 1)),
        ("2021-06", date(2021, 6, 1)),
        ("06/2021", date(2021, 6, 1)),
        ("2021", date(2021, 1, 1)),
        ("early June 2021", date(2021, 6, 1)),
        ("April/May 2019", date(2019, 4, 1)),
        ("about 20 July 2025", date(2025, 7, 20)),
        ("18 to 21 July", date(2025, 7, 18)),
        ("18–21 July 2024", date(2024, 7, 18)),
        ("summer 2021", date(2021, 1, 1)),
    ],
)
def test_a_vague_date_begins_with_the_first_day_it_may_be(text: str, first: date) -> None:
    assert wording.day(text, NEAR) == Reading(first, ABOUT, text)


def test_a_date_without_a_year_has_one_only_beside_a_day() -> None:
    assert wording.day("20 July", NEAR) == Reading(date(2025, 7, 20))
    assert wording.day("20 July") == Reading(None, UNKNOWN, "20 July")
    assert wording.day("29 February", NEAR).value in (date(2024, 2, 29), None)


@pytest.mark.parametrize("text", ["31 February 2021", "2021-13", "0000", "99 bananas 2021", "32.13.2021"])
def test_an_impossible_date_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="no date"):
        wording.day(text, NEAR)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("44°N 80.5°E approx", Reading((44.0, 80.5), ABOUT, "44°N 80.5°E approx")),
        ("44.00°N, 80.50°E", Reading((44.0, 80.5))),
        ("about 44 80.5", Reading((44.0, 80.5), ABOUT, "about 44 80.5")),
        ("43°12'30\"N 79°15'W", Reading((43 + 12.5 / 60, -79.25))),
        ("N44 E80", Reading((44.0, 80.0))),
    ],
)
def test_positions_are_read_as_maps_write_them(text: str, reading: Reading[tuple[float, float]]) -> None:
    assert wording.position(text) == reading


def test_amounts_and_counts_may_be_vague() -> None:
    assert wording.amount("about 3500") == Reading(Decimal(3500), ABOUT, "about 3500")
    assert wording.amount("100-150") == Reading(Decimal(125), ABOUT, "100-150")
    assert wording.amount("0") == Reading(Decimal(0))
    assert wording.whole("5-7") == Reading(6, ABOUT, "5-7")
    with pytest.raises(UserError, match="no amount"):
        wording.amount("-5")


@given(
    st.text(max_size=40) | st.from_regex(r"(about |~)?[-\d .,:/°NSEW'mkt]{0,20}( or so|\+)?", fullmatch=True)
)
def test_whatever_is_typed_is_a_reading_or_one_sentence(text: str) -> None:
    readers = (
        lambda: wording.figure(text, parsing.distance, KM),
        lambda: wording.figure(text, parsing.duration),
        lambda: wording.figure(text, parsing.temperature),
        lambda: wording.amount(text),
        lambda: wording.whole(text),
        lambda: wording.position(text),
        lambda: wording.day(text, NEAR),
        lambda: wording.day(text),
        lambda: parsing.day(text, NEAR),
        lambda: parsing.position(text),
    )
    for read in readers:
        with contextlib.suppress(UserError):
            read()


@given(st.text(max_size=40))
def test_no_word_is_lost_between_what_is_typed_and_what_is_kept(text: str) -> None:
    with contextlib.suppress(UserError):
        found = wording.day(text, NEAR)
        assert found.value is not None or found.words == parsing.line(text)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_shown_is_read_back(day: date) -> None:
    assert wording.day(units.long_date(day)) == Reading(day)


def test_a_value_is_shown_in_the_words_said() -> None:
    fields = EncounterFields(
        count=5,
        distance_m=30_000.0,
        said=(Said("count", ABOUT), Said("distance_m", ABOUT, "about 30 km")),
    )
    assert wording.shown(fields, "count", "5") == "about 5"
    assert wording.shown(fields, "distance_m", "30.0 km") == "about 30 km"
    assert wording.shown(fields, "height_m", "800 m") == "800 m"


def test_control_characters_are_blanks_and_half_a_character_has_a_sign() -> None:
    assert parsing.line("a\x00b\x1bc\n\ud800") == "a b c \ufffd"
    assert parsing.lines("a\x00\r\nb\tc\u2029d") == "a \nb\tc\nd"
    assert parsing.line("Ürümqi ئۈرۈمچى 乌鲁木齐 \u200d👩") == "Ürümqi ئۈرۈمچى 乌鲁木齐 \u200d👩"
