import pytest

from expedition.records.statistics import Quantity, Statistic, Topic
from expedition.statistic_words import topic_name, value_words
from expedition.units import MINUS, THIN


def said(quantity: Quantity, value: float | str | None, unit: str = "") -> str:
    figure = Statistic("key", Topic.WAY, "Name", quantity, value, "How.", unit=unit)
    return value_words(figure).whole


@pytest.mark.parametrize(
    ("quantity", "value", "unit", "words"),
    [
        (Quantity.DISTANCE, 122_730.0, "", "122.7 km"),
        (Quantity.DISTANCE, 0.0, "", "0 km"),
        (Quantity.DISTANCE, 3_261_400.0, "", f"3{THIN}261 km"),
        (Quantity.HEIGHT, -28.4, "", f"{MINUS}28 m"),
        (Quantity.CLIMB, 1_384.0, "", f"1{THIN}384 m"),
        (Quantity.DURATION, 24_720.0, "", "6:52 h"),
        (Quantity.DURATION, 900_000.0, "", "250 h"),
        (Quantity.SPEED, 10.0, "", "36.0 km/h"),
        (Quantity.TEMPERATURE, -7.6, "", f"{MINUS}8 °C"),
        (Quantity.DAYS, 1, "", "1 day"),
        (Quantity.DAYS, 54, "", "54 days"),
        (Quantity.DAYS, 4.5, "", "4.5 days"),
        (Quantity.NUMBER, 0, "", "0"),
        (Quantity.NUMBER, 12, "ice creams", "12 ice creams"),
        (Quantity.MONEY, 13.736, "EUR", "13.74 €"),
        (Quantity.MONEY, 9_000, "KZT", f"9{THIN}000 ₸"),
        (Quantity.SHARE, 0.864, "", "86 %"),
        (Quantity.SHARE, 0.0, "", "0 %"),
        (Quantity.SHARE, 0.0251, "", "2.5 %"),
        (Quantity.RATE, 0.26, "a day", "0.26 a day"),
        (Quantity.WORDS, "Tian Shan", "", "Tian Shan"),
    ],
)
def test_a_value_is_written_in_the_unit_of_its_quantity(
    quantity: Quantity, value: float | str, unit: str, words: str
) -> None:
    assert said(quantity, value, unit) == words


@pytest.mark.parametrize("quantity", Quantity)
def test_unknown_is_a_dash_without_a_unit(quantity: Quantity) -> None:
    assert said(quantity, None, "EUR") == "–"


def test_every_topic_has_a_heading_of_its_own() -> None:
    assert len({topic_name(topic) for topic in Topic}) == len(Topic)
