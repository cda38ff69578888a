"""Dates and figures as each language writes them."""

from datetime import date
from decimal import Decimal

import pytest

from expedition import units
from expedition.atlas.country_names import country_name
from expedition.text import LANGUAGES, speaking

SUNDAY = date(2025, 7, 20)


@pytest.mark.parametrize(
    ("spoken", "day", "year", "long", "narrow"),
    [
        ("en", "20 July", "20 July 2025", "Sunday 20 July 2025", "Sun 20 July"),
        ("fr", "20 juillet", "20 juillet 2025", "dimanche 20 juillet 2025", "dim. 20 juil."),
        ("de", "20. Juli", "20. Juli 2025", "Sonntag, 20. Juli 2025", "So, 20. Juli"),
        ("es", "20 de julio", "20 de julio de 2025", "domingo, 20 de julio de 2025", "dom, 20 jul"),
        ("ru", "20 июля", "20 июля 2025\u00a0г.", "воскресенье, 20 июля 2025\u00a0г.", "вс, 20 июля"),
        ("kk", "20 шілде", "2025\u00a0ж. 20 шілде", "2025\u00a0ж. 20 шілде, жексенбі", "20 шіл., жс"),
        ("zh", "7月20日", "2025年7月20日", "2025年7月20日 星期日", "7月20日周日"),
    ],
)
def test_a_date(spoken: str, day: str, year: str, long: str, narrow: str) -> None:
    with speaking(spoken):
        assert units.day_month(SUNDAY) == day
        assert units.day_month_year(SUNDAY) == year
        assert units.long_date(SUNDAY) == long
        assert units.weekday_short_date(SUNDAY) == narrow


@pytest.mark.parametrize(
    ("spoken", "in_month", "in_year", "over_years"),
    [
        ("en", "18–21 July 2025", "9 June – 5 September 2025", "30 December 2025 – 2 January 2026"),
        ("fr", "18–21 juillet 2025", "9 juin – 5 septembre 2025", "30 décembre 2025 – 2 janvier 2026"),
        ("de", "18.–21. Juli 2025", "9. Juni – 5. September 2025", "30. Dezember 2025 – 2. Januar 2026"),
        (
            "es",
            "18–21 de julio de 2025",
            "9 de junio – 5 de septiembre de 2025",
            "30 de diciembre de 2025 – 2 de enero de 2026",
        ),
        (
            "ru",
            "18–21 июля 2025\u00a0г.",
            "9 июня – 5 сентября 2025\u00a0г.",
            "30 декабря 2025\u00a0г. – 2 января 2026\u00a0г.",
        ),
        (
            "kk",
            "2025\u00a0ж. 18–21 шілде",
            "2025\u00a0ж. 9 маусым – 5 қыркүйек",
            "2025\u00a0ж. 30 желтоқсан – 2026\u00a0ж. 2 қаңтар",
        ),
        ("zh", "2025年7月18日至21日", "2025年6月9日至9月5日", "2025年12月30日至2026年1月2日"),
    ],
)
def test_a_span_says_each_part_once(spoken: str, in_month: str, in_year: str, over_years: str) -> None:
    with speaking(spoken):
        assert units.date_span(date(2025, 7, 18), date(2025, 7, 21)) == in_month
        assert units.date_span(date(2025, 6, 9), date(2025, 9, 5)) == in_year
        assert units.date_span(date(2025, 12, 30), date(2026, 1, 2)) == over_years


def test_the_first_of_a_month_in_french() -> None:
    with speaking("fr"):
        assert units.day_month(date(2025, 7, 1)) == "1er juillet"
        assert units.date_span(date(2025, 7, 1), date(2025, 7, 3)) == "1er–3 juillet 2025"


def test_a_span_of_a_narrow_column_has_short_months_and_no_year() -> None:
    first, last = date(2025, 9, 28), date(2025, 10, 2)
    shown = []
    for spoken in LANGUAGES:
        with speaking(spoken):
            shown.append(units.short_span(first, last))
    assert shown == [
        "28 Sep – 2 Oct",
        "28 sept. – 2 oct.",
        "28. Sept. – 2. Okt.",
        "28 sept – 2 oct",
        "28 сент. – 2 окт.",
        "28 қыр. – 2 қаз.",
        "9月28日至10月2日",
    ]


def test_a_month_alone_has_the_case_in_which_it_is_called() -> None:
    with speaking("ru"):
        assert (units.month(SUNDAY), units.day_month(SUNDAY)) == ("июль", "20 июля")
    with speaking("kk"):
        assert units.month_year(SUNDAY) == "2025\u00a0ж. шілде"
    with speaking("zh"):
        assert units.month_year(SUNDAY) == "2025年7月"


@pytest.mark.parametrize("spoken", ["fr", "de", "es", "ru", "kk"])
def test_decimals_stand_behind_a_comma(spoken: str) -> None:
    with speaking(spoken):
        assert units.number(-1893.7, 1) == "\u22121\u202f893,7"
        assert units.plain(Decimal("12.50")) == "12,5"
        assert units.money(Decimal("4.5"), "EUR") == "4,50 €"


@pytest.mark.parametrize("spoken", ["en", "zh"])
def test_decimals_stand_behind_a_point(spoken: str) -> None:
    with speaking(spoken):
        assert units.number(1893.7, 1) == "1\u202f893.7"
        assert units.number(1893) == "1\u202f893"


def test_a_length_of_time_has_the_units_of_the_language() -> None:
    with speaking("ru"):
        assert units.duration(5400) == "1 ч 30 мин"
    with speaking("kk"):
        assert units.duration(5400) == "1 сағ 30 мин"


def test_countries_are_called_in_the_language_spoken() -> None:
    shown = []
    for spoken in LANGUAGES:
        with speaking(spoken):
            shown.append(country_name("kz"))
    assert shown[:3] == ["Kazakhstan", "Kazakhstan", "Kasachstan"]
    assert shown[3:] == ["Kazajistán", "Казахстан", "Қазақстан", "哈萨克斯坦"]
    with speaking("fr"):
        assert country_name("Atlantis") == "Atlantis"
