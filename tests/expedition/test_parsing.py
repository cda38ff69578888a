import contextlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition import parsing, units
from expedition.errors import UserError
from expedition.kinds import Precision


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("61", 61_000),
        ("61 km", 61_000),
        ("61,5", 61_500),
        ("61.5km", 61_500),
        ("800 m", 800),
        ("1\u202f234,5 km", 1_234_500),
        ("1,234.5", 1_234_500),
        ("1.234,5", 1_234_500),
        ("0", 0),
    ],
)
def test_distances_are_read_as_they_are_written(text: str, metres: float) -> None:
    typed = parsing.distance(text)
    assert typed is not None
    assert typed.value == pytest.approx(metres)
    assert typed.precision is Precision.EXACT


@pytest.mark.parametrize(
    "text", ["about 30 km", "~30", "ca. 30", "ca 30 km", "≈ 30", "About 30", "around 30km"]
)
def test_about_is_kept(text: str) -> None:
    assert parsing.distance(text) == parsing.Typed(30_000.0, Precision.ABOUT)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("25 min", 1500),
        ("25", 1500),
        ("1:30", 5400),
        ("2h", 7200),
        ("2 h", 7200),
        ("1 h 30", 5400),
        ("1h30", 5400),
        ("2 h 5 min", 7500),
        ("1,5 h", 5400),
        ("0:00", 0),
        ("1:02:03", 3723),
        ("2 days", 172_800),
    ],
)
def test_durations_are_read_as_they_are_written(text: str, seconds: float) -> None:
    assert parsing.duration(text) == parsing.Typed(seconds)


def test_a_bare_duration_counts_in_the_unit_of_its_field() -> None:
    assert parsing.duration("7", bare_s=3600) == parsing.Typed(25_200.0)


@pytest.mark.parametrize("read", [parsing.distance, parsing.height, parsing.temperature, parsing.duration])
@pytest.mark.parametrize("text", ["far", "12 parsecs", "1:99", "--5", "5 5 km h", "nan", "inf", "1e5", "5:"])
def test_nonsense_is_refused_with_an_example(read: object, text: str) -> None:
    assert callable(read)
    with pytest.raises(UserError, match="type it like"):
        read(text)


@pytest.mark.parametrize("text", ["", "  ", "\u202f"])
def test_nothing_stays_unknown(text: str) -> None:
    assert parsing.distance(text) is None
    assert parsing.duration(text) is None
    assert parsing.amount(text) is None
    assert parsing.whole(text) is None


def test_a_negative_distance_is_refused_and_a_negative_temperature_is_not() -> None:
    with pytest.raises(UserError):
        parsing.distance("-5")
    assert parsing.temperature("−5 °C") == parsing.Typed(-5.0)
    assert parsing.height("-154 m") == parsing.Typed(-154.0)


def test_amounts_are_exact() -> None:
    assert parsing.amount("4,50") == Decimal("4.50")
    assert parsing.amount("12 400") == Decimal(12_400)
    with pytest.raises(UserError):
        parsing.amount("-3")


def test_counts_are_whole_and_within_bounds() -> None:
    assert parsing.whole("5", 1, 5) == 5
    for text in ("6", "0", "2.5", "two"):
        with pytest.raises(UserError):
            parsing.whole(text, 1, 5)


@given(st.integers(min_value=0, max_value=99_999_999))
def test_a_distance_shown_is_read_back(decimetres: int) -> None:
    typed = parsing.distance(units.km(decimetres * 100.0) + " km")
    assert typed is not None
    assert typed.value == pytest.approx(decimetres * 100.0)


@given(st.integers(min_value=0, max_value=60 * 24 * 30))
def test_a_duration_shown_is_read_back(minutes: int) -> None:
    assert parsing.duration(units.hours(minutes * 60.0)) == parsing.Typed(minutes * 60.0)


@given(st.integers(min_value=-200, max_value=9_000))
def test_a_height_shown_is_read_back(metres: int) -> None:
    assert parsing.height(units.metres(float(metres)) + " m") == parsing.Typed(float(metres))


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_value_nothing_or_one_sentence(text: str) -> None:
    for read in (parsing.distance, parsing.duration, parsing.amount, parsing.whole):
        with contextlib.suppress(UserError):
            read(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2025-07-20", date(2025, 7, 20)),
        ("20.7.2025", date(2025, 7, 20)),
        ("20 July", date(2025, 7, 20)),
        ("Sun 20 jul", date(2025, 7, 20)),
        ("20 July 2019", date(2019, 7, 20)),
        ("2 January", date(2026, 1, 2)),
        ("29.2.", date(2024, 2, 29)),
        ("  ", None),
    ],
)
def test_dates_are_read_near_another(text: str, meant: date | None) -> None:
    near = date(2024, 12, 30) if text == "29.2." else date(2025, 9, 1)
    assert parsing.day(text, near) == meant


@pytest.mark.parametrize("text", ["soon", "31 June", "2025-13-01", "20 Brumaire", "20"])
def test_what_is_no_date_is_said(text: str) -> None:
    with pytest.raises(UserError, match="is no date"):
        parsing.day(text, date(2025, 7, 20))


@pytest.mark.parametrize(
    ("text", "code"), [("tenge", "KZT"), ("₸", "KZT"), ("€", "EUR"), ("$", "USD"), ("nok", "NOK"), (" ", "")]
)
def test_a_currency_is_three_letters_however_it_is_called(text: str, code: str) -> None:
    assert parsing.currency(text) == code


def test_other_words_are_no_currency() -> None:
    for text in ("pebbles", "12", "E", "КЗТ"):
        with pytest.raises(UserError, match="three letters"):
            parsing.currency(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("43.0012, 79.25", (43.0012, 79.25)),
        ("43,0012; 79,25", (43.0012, 79.25)),
        ("−16.5 179.9", (-16.5, 179.9)),
        ("33.5° S, 70.6° W", (-33.5, -70.6)),
        ("", None),
    ],
)
def test_positions_are_read_as_people_write_them(text: str, place: tuple[float, float] | None) -> None:
    assert parsing.position(text) == place


@pytest.mark.parametrize("text", ["91, 0", "0, 181", "Kegen", "43"])
def test_what_is_no_position_is_said(text: str) -> None:
    with pytest.raises(UserError, match="no position"):
        parsing.position(text)
