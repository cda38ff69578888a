"""A few countries and mountains, so that tests of names say what they expect."""

import pytest

from expedition.atlas.ground import CountryLabel, Kind, LandscapeName, Spot
from expedition.cartography import ground_names

COUNTRIES = (
    CountryLabel(
        "CN", 9.4e6, {"en": "China", "ru": "Китай"}, ("中国",), (Spot(36, 103, 9.0), Spot(30, 112, 6.0))
    ),
    CountryLabel("KZ", 2.7e6, {"en": "Kazakhstan", "ru": "Казахстан"}, ("Қазақстан",), (Spot(48, 67, 5.0),)),
    CountryLabel("KG", 2.0e5, {"en": "Kyrgyzstan"}, ("Кыргызстан",), (Spot(41.5, 74.5, 0.9),)),
    CountryLabel("FJ", 1.8e4, {"en": "Fiji"}, (), (Spot(-17.8, 178.0, 0.3), Spot(-16.6, 179.3, 0.2))),
)
LANDSCAPE = (
    LandscapeName(Kind.OCEAN, "Pacific Ocean", "", -10, -150, 0, 12_000, 0),
    LandscapeName(Kind.LAKE, "Lake Balkhash", "Балқаш", 46.5, 75, 5, 600, 10),
    LandscapeName(Kind.RIVER, "Ili", "Іле", 43.8, 79.6, 6, 1000, 10),
    LandscapeName(Kind.RANGE, "Ketmen Range", "", 43.35, 80.4, 7, 300, 0),
)


def show_small_world(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of countries and landscape come from here for a while."""
    monkeypatch.setattr(ground_names, "country_labels", lambda: COUNTRIES)
    monkeypatch.setattr(ground_names, "landscape", lambda: ground_names.landscape_of(LANDSCAPE))
