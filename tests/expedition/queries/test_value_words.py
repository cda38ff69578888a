from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from expedition.kinds import Allowed, Audience, GearKind, LegOrigin, Precision, StayKind
from expedition.queries.value_words import value_words
from expedition.records.fields import Pair, Post, Said


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "", ""),
        ("price", None, ""),
        ("name", "Қорғас", "Қорғас"),
        ("kind", StayKind.WILD_CAMP, "wild camp"),
        ("origin", LegOrigin.RECONSTRUCTED, "reconstructed"),
        ("distance_m", 12_400.0, "12.4 km"),
        ("distance_m", 100_000.0, "100 km"),
        ("height_m", 1680.4, "1\u202f680 m"),
        ("time_lost_s", 5400.0, "1 h 30 min"),
        ("weight_kg", 1.25, "1.25 kg"),
        ("lat", 43.0, "43.00000°"),
        ("price", Decimal("0.10"), "0.10"),
        ("count", 3, "3"),
        ("value", 1_234_567.5, "1\u202f234\u202f567.5"),
        ("is_author", True, "yes"),
        ("country", "KZ", "Kazakhstan"),
        ("first", date(2025, 7, 18), "18 July 2025"),
        ("time_utc", datetime(2025, 7, 18, 9, 5, tzinfo=UTC), "18 July 2025 09:05 UTC"),
        ("extra", (Pair("Wi-Fi", "4G"), Pair("A", "")), "Wi-Fi, 4G; A"),
        ("said", (Said("distance_m", Precision.ABOUT, "30 or so"),), "At km: 30 or so"),
        ("said", (Said("lat", Precision.ABOUT),), "Position: about"),
        ("posts", (Post(author="Ida", likes=2, is_question=True),), "Ida, 2, yes, no"),
    ],
)
def test_a_value_is_said_as_it_is_read_elsewhere(field: str, value: object, words: str) -> None:
    assert value_words(field, value) == words


@pytest.mark.parametrize("kind", [*Audience, *Allowed, *GearKind])
def test_every_word_of_a_vocabulary_is_said_without_a_sign_of_the_program(kind: object) -> None:
    assert "_" not in value_words("kind", kind)
