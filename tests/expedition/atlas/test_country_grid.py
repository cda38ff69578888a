import sqlite3

import numpy as np
import pytest

from expedition.atlas import country_grid
from expedition.atlas.countries import country_at
from expedition.atlas.country_grid import countries_of_mesh


def codes_of(lat: list[float], lon: list[float], pixel_deg: float = 0.005) -> list[list[str]]:
    numbers, codes = countries_of_mesh(np.array(lat), np.array(lon), pixel_deg)
    return [[codes[number] for number in row] for row in numbers.tolist()]


@pytest.mark.parametrize("pixel_deg", [0.5, 0.01, 0.005, 0.0001])
def test_each_crossing_has_the_country_it_lies_in(pixel_deg: float) -> None:
    lat, lon = [44.9, 43.1, 42.2, 39.8], [73.9, 76.9, 79.2, 82.1]
    assert codes_of(lat, lon, pixel_deg) == [[country_at(north, east) for east in lon] for north in lat]


def test_a_mesh_goes_on_across_the_date_line() -> None:
    assert codes_of([67.0, 66.5], [176.0, 178.0, -180.0, -178.0]) == [["RU"] * 4] * 2


def test_the_sea_is_of_no_country_and_the_south_has_one_land() -> None:
    assert codes_of([-20.0, -21.0], [-20.0, -19.0]) == [["", ""], ["", ""]]
    assert codes_of([-75.0, -76.0], [10.0, 11.0]) == [["AQ", "AQ"], ["AQ", "AQ"]]


def test_islands_that_fall_through_the_mesh_are_found_beside_it() -> None:
    found = codes_of([37.0, 36.6, 36.2, 35.8, 35.4], [13.0, 13.7, 14.4, 15.1])
    assert "MT" in found[2] + found[3]


def test_areas_that_cannot_be_read_leave_a_map_without_countries(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_cell: object) -> None:
        raise sqlite3.DatabaseError

    monkeypatch.setattr(country_grid, "country_areas", refuse)
    assert codes_of([43.1, 42.2], [76.9, 79.2]) == [["", ""], ["", ""]]
