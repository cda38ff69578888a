import pytest

from expedition.tilesets.address import AddressError, checked


def test_a_tile_has_its_address() -> None:
    address = checked("  https://{s}.tiles.example.org:8443/map/{z}/{x}/{y}{r}.png?key=1 ")
    assert address.of(3, 4, 2) == "https://a.tiles.example.org:8443/map/3/4/2.png?key=1"
    assert address.of(3, 4, 3, is_fine=True) == "https://b.tiles.example.org:8443/map/3/4/3@2x.png?key=1"
    assert (address.host, address.has_fine) == ("a.tiles.example.org", True)


def test_rows_may_be_counted_from_the_south() -> None:
    assert checked("http://127.0.0.1:8000/{z}/{x}/{-y}").of(3, 4, 2) == "http://127.0.0.1:8000/3/4/5"


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("", "Type the address"),
        ("tiles.example.org/{z}/{x}/{y}.png", "must begin with https"),
        ("file:///{z}/{x}/{y}.png", "must begin with https"),
        ("https:///{z}/{x}/{y}.png", "names no server"),
        ("https://{z}.example.org/{x}/{y}.png", "names no server"),
        ("https://example.org:port/{z}/{x}/{y}.png", "names no server"),
        ("https://[::1/{z}/{x}/{y}.png", "names no server"),
        ("https://me:secret@example.org/{z}/{x}/{y}", "Leave name and password out"),
        ("https://example.org/{z}/{x}.png", "must hold {z}, {x} and {y}"),
        ("https://example.org/{z}/{x}/{y}?key={apikey}", "in the place of {apikey}"),
        ("https://example.org/{z}/{x}/{y}}", "has no partner"),
        ("https://example.org/{z}/{x}/{y} png", "no blanks"),
        ("https://exämple.org/{z}/{x}/{y}", "no letters beyond"),
        ("https://example.org/{z}/{x}/{y}?" + "a" * 2000, "no blanks"),
    ],
)
def test_what_is_wrong_with_an_address_is_said(pattern: str, words: str) -> None:
    with pytest.raises(AddressError, match=words.replace("{", r"\{")):
        checked(pattern)
