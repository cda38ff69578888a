from datetime import datetime
from decimal import Decimal

import pytest

from expedition import units


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 min"), (1500, "25 min"), (7200, "2 h"), (5400, "1 h 30 min")]
)
def test_durations_in_words(seconds: float, words: str) -> None:
    assert units.duration(seconds) == words


def test_slopes_keep_their_sign() -> None:
    assert units.per_cent(0.004) == "+0.4 %"
    assert units.per_cent(-0.051) == "\u22125.1 %"
    assert units.per_cent(-0.0001) == "+0.0 %"


def test_the_clock_has_two_digits() -> None:
    assert units.clock(datetime(2025, 7, 20, 4, 5)) == "04:05"  # noqa: DTZ001 - a wall clock
    assert units.clock_ms((26 * 60 + 7) * 60_000) == "02:07"


def test_money_shows_cents_only_where_there_are_some() -> None:
    assert units.money(Decimal(9000), "KZT") == "9\u202f000 ₸"
    assert units.money(Decimal("4.50"), "EUR") == "4.50 €"
    assert units.money(Decimal(7), "UZS") == "7 UZS"
    assert units.money(Decimal(7), "") == "7"
