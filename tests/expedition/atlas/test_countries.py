import numpy as np
import pytest

from expedition.atlas.countries import countries_of, country_at, country_of_zone
from tests.expedition.lines import line


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        (42.98, 79.22, "KZ"),  # Kegen
        (43.83, 87.6, "CN"),  # Urumqi
        (61.0, 9.0, "NO"),
        (47.8, 13.05, "AT"),
        (30.0, -40.0, ""),
        (42.0, 51.0, ""),  # in the middle of the Caspian
        (-90.0, 0.0, "AQ"),
        (90.0, 0.0, ""),
        (-16.8, 180.0, "FJ"),
        (-16.8, -180.0, "FJ"),
    ],
)
def test_country_of_a_place(lat: float, lon: float, code: str) -> None:
    assert country_at(lat, lon) == code


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        (54.71, 20.51, "RU"),  # Kaliningrad
        (35.889, -5.316, "ES"),  # Ceuta
        (47.697, 8.690, "DE"),  # Büsingen
        (39.845, 70.585, "TJ"),  # Vorukh
        (39.965, 71.13, "UZ"),  # Sokh
        (45.96, 63.31, "KZ"),  # Baikonur
        (41.9022, 12.4533, "VA"),
        (43.936, 12.447, "SM"),
        (-29.5, 28.2, "LS"),
        (36.14, -5.35, "GI"),
    ],
)
def test_exclaves_enclaves_and_small_countries(lat: float, lon: float, code: str) -> None:
    assert country_at(lat, lon) == code


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        (42.66, 21.16, "XK"),  # Pristina
        (42.89, 20.87, "XK"),  # Mitrovica
        (42.21, 20.74, "XK"),  # Prizren
        (43.14, 20.52, "RS"),  # Novi Pazar
        (42.55, 21.90, "RS"),  # Vranje
        (44.81, 20.46, "RS"),
        (41.99, 21.43, "MK"),  # Skopje
    ],
)
def test_kosovo_is_told_from_serbia_within_one_zone(lat: float, lon: float, code: str) -> None:
    assert country_at(lat, lon) == code


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((44.21, 80.30, "KZ"), (44.21, 80.50, "CN")),  # Khorgos
        ((42.83, 79.19, "KZ"), (42.78, 79.18, "KG")),  # Karkara
        ((40.60, 75.38, "KG"), (40.50, 75.42, "CN")),  # Torugart
        ((39.72, 73.90, "KG"), (39.69, 74.05, "CN")),  # Irkeshtam
        ((41.54, 41.56, "GE"), (41.50, 41.53, "TR")),  # Sarpi
        ((42.73, 44.63, "GE"), (42.78, 44.65, "RU")),  # Upper Lars
        ((41.74, 26.32, "BG"), (41.70, 26.38, "TR")),  # Kapıkule
        ((59.08, 11.24, "SE"), (59.11, 11.27, "NO")),  # Svinesund
        ((59.376, 28.190, "EE"), (59.374, 28.215, "RU")),  # Narva
        ((-32.82, -70.10, "CL"), (-32.82, -70.05, "AR")),  # Cristo Redentor
    ],
)
def test_both_sides_of_known_posts(one: tuple[float, float, str], other: tuple[float, float, str]) -> None:
    assert country_at(*one[:2]) == one[2]
    assert country_at(*other[:2]) == other[2]


def test_country_of_a_zone() -> None:
    assert country_of_zone("Asia/Qyzylorda") == "KZ"
    assert country_of_zone("Etc/GMT-4") == country_of_zone("nonsense") == ""


def test_a_whole_line_is_as_its_points_one_by_one() -> None:
    lat, lon = np.linspace(43.4, 41.8, 4_000), np.linspace(20.4, 21.6, 4_000)
    codes, numbers = countries_of(line(lat.tolist(), lon.tolist()))
    assert set(codes) == {"RS", "XK", "MK"}
    assert [codes[number] for number in numbers] == list(map(country_at, lat.tolist(), lon.tolist()))


def test_a_line_without_points_lies_nowhere() -> None:
    codes, numbers = countries_of(line([], []))
    assert codes == ()
    assert len(numbers) == 0
