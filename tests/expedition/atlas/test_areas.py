import pytest

from expedition.atlas.areas import area_code, area_name, countries_of
from expedition.errors import UserError


def test_an_area_is_good_for_all_its_countries_and_a_country_for_itself() -> None:
    assert {"DE", "HR", "CH"} <= countries_of("schengen")
    assert "GB" not in countries_of("SCHENGEN")
    assert countries_of("KZ") == {"KZ"}
    assert countries_of("") == frozenset()


def test_areas_and_countries_are_read_by_name() -> None:
    assert area_code("Schengen area") == "SCHENGEN"
    assert area_code("Kazakhstan") == "KZ"
    assert area_code("") == ""
    with pytest.raises(UserError, match="Atlantis"):
        area_code("Atlantis")


def test_an_area_has_a_name_to_show() -> None:
    assert area_name("SCHENGEN") == "Schengen"
