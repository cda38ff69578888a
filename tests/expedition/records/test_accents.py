import pytest

from expedition.errors import UserError
from expedition.records.accents import accents, checked_accent


def test_all_colours_offered_can_be_read() -> None:
    assert [checked_accent(colour) for colour, _name in accents()] == [colour for colour, _name in accents()]
    assert checked_accent(" 1F4E79") == "#1f4e79"


@pytest.mark.parametrize(
    ("text", "why"), [("#ffe000", "too pale"), ("red", "no colour"), ("#123", "no colour")]
)
def test_what_cannot_be_read_on_white_is_refused(text: str, why: str) -> None:
    with pytest.raises(UserError, match=why):
        checked_accent(text)
