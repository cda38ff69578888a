import pytest

from expedition.atlas.country_names import country_name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("KZ", "Kazakhstan"),
        ("kz", "Kazakhstan"),
        ("KR", "South Korea"),
        ("BA", "Bosnia and Herzegovina"),
        ("XK", "Kosovo"),
        ("ZZ", "ZZ"),
        ("", ""),
    ],
)
def test_a_code_becomes_a_name(code: str, name: str) -> None:
    assert country_name(code) == name
