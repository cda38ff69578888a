import pytest

from expedition.atlas.countries import country_at, country_of_zone


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        (42.98, 79.22, "KZ"),  # Kegen
        (43.83, 87.6, "CN"),  # Urumqi
        (61.0, 9.0, "NO"),
        (54.71, 20.51, "RU"),  # Kaliningrad
        (47.8, 13.05, "AT"),
        (30.0, -40.0, ""),
    ],
)
def test_country_of_a_place(lat: float, lon: float, code: str) -> None:
    assert country_at(lat, lon) == code


def test_country_of_a_zone() -> None:
    assert country_of_zone("Asia/Qyzylorda") == "KZ"
    assert country_of_zone("Etc/GMT-4") == country_of_zone("nonsense") == ""
