import pytest

from expedition.guessing import Strength, strength_of, told


@pytest.mark.parametrize(
    "password",
    [
        "x",
        "password",
        "qwertyuiop",
        "12345678901",
        "aaaaaaaaaaaaaaaaaaaa",
        "Almaty2025",
        "anna anna anna anna",
    ],
)
def test_what_anyone_tries_first_is_weak(password: str) -> None:
    assert strength_of(password) is Strength.WEAK


@pytest.mark.parametrize("password", ["kettle-Aralsk-seven", "river tent 48151", "xK9!pQ2v"])
def test_some_more_is_fair(password: str) -> None:
    assert strength_of(password) is Strength.FAIR


@pytest.mark.parametrize(
    "password",
    ["onion ferry lantern gravel", "верблюд окно табурет дождь", "tR7#qz9!Lm2&vX", "834927105664829"],
)
def test_long_and_unlikely_is_strong(password: str) -> None:
    assert strength_of(password) is Strength.STRONG


def test_nothing_is_no_password_and_every_strength_has_words() -> None:
    assert strength_of("") is Strength.NONE
    assert len({told(one) for one in Strength}) == len(Strength)
