import pytest

from expedition.atlas.gazetteer import Names
from expedition.cartography.name_choice import LANGUAGES, LOCAL, NameChoice, area_name, place_name

URUMQI = Names("Ürümqi", ("乌鲁木齐", "ئۈرۈمچى"), ("ウルムチ", "Үрімжі", "Урумчи", "ارومچی", "أورومتشي"))
KAZAKHSTAN = {"en": "Kazakhstan", "ru": "Казахстан", "zh": "哈萨克斯坦"}


@pytest.mark.parametrize(
    ("language", "name", "second"),
    [
        ("en", "Ürümqi", "乌鲁木齐"),
        ("de", "Ürümqi", "乌鲁木齐"),
        ("ru", "Урумчи", "乌鲁木齐"),
        ("kk", "Үрімжі", "乌鲁木齐"),
        ("zh", "乌鲁木齐", "ئۈرۈمچى"),
        ("ug", "ئۈرۈمچى", "乌鲁木齐"),
        ("fa", "ارومچی", "乌鲁木齐"),
        ("ar", "أورومتشي", "乌鲁木齐"),
        (LOCAL, "乌鲁木齐", ""),
    ],
)
def test_a_place_is_written_in_the_language_wanted(language: str, name: str, second: str) -> None:
    assert place_name(URUMQI, NameChoice(language)) == (name, second)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_second_line_can_be_left_out(language: str) -> None:
    assert place_name(URUMQI, NameChoice(language, with_local=False))[1] == ""


def test_a_name_is_not_written_twice() -> None:
    shonzhy = Names("Shonzhy", ("Шоңжы",), ("Шонжы",))
    assert place_name(shonzhy, NameChoice("ru")) == ("Шонжы", "")


def test_letters_the_painter_lacks_are_not_written() -> None:
    tbilisi = Names("Tbilisi", ("თბილისი",), ("第比利斯",))
    assert place_name(tbilisi, NameChoice(), str.isascii) == ("Tbilisi", "")
    assert place_name(tbilisi, NameChoice(LOCAL), str.isascii) == ("Tbilisi", "")
    assert place_name(tbilisi, NameChoice("zh"), str.isascii) == ("Tbilisi", "")


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Kazakhstan"), ("ru", "Казахстан"), ("fa", "Kazakhstan"), (LOCAL, "Қазақстан")],
)
def test_a_country_is_written_in_the_language_wanted_or_in_english(language: str, name: str) -> None:
    assert area_name(KAZAKHSTAN, ("Қазақстан",), NameChoice(language)) == name
    assert area_name(KAZAKHSTAN, ("Қазақстан",), NameChoice(language), str.isascii) == "Kazakhstan"
