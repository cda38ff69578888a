"""How the languages of the report write dates, numbers and countries; names as Unicode CLDR has them."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from expedition.record_classes import dataclass
from expedition.text import SOURCE, language

if TYPE_CHECKING:
    from babel import Locale

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_POINT = frozenset({"en", "zh"})
"""Languages that part decimals by a point."""

Width = Literal["wide", "abbreviated"]


@dataclass(frozen=True, slots=True)
class DateForms:
    """How a language puts a date together.

    Attributes:
        day: Day `{d}` and month, `{month}` in words or `{m}` in figures.
        short: The same with a short month.
        year: A date, or several, with their year.
        weekday: A short weekday and a date.
        long_weekday: A weekday and a whole date.
        days: Between two days of one month.
        until: Between two dates.
        first: The first day of a month.
    """

    day: str = "{d} {month}"
    short: str = "{d} {month}"
    year: str = "{rest} {year}"
    weekday: str = "{weekday}, {rest}"
    long_weekday: str = "{weekday}, {rest}"
    days: str = "–"
    until: str = " – "
    first: str = "1"


_FORMS: Mapping[str, DateForms] = {
    "en": DateForms(weekday="{weekday} {rest}", long_weekday="{weekday} {rest}"),
    "fr": DateForms(weekday="{weekday} {rest}", long_weekday="{weekday} {rest}", first="1er"),
    "de": DateForms(day="{d}. {month}", short="{d}. {month}", days=".–"),
    "es": DateForms(day="{d} de {month}", year="{rest} de {year}"),
    "ru": DateForms(year="{rest} {year}\u00a0г."),
    "kk": DateForms(
        year="{year}\u00a0ж. {rest}", weekday="{rest}, {weekday}", long_weekday="{rest}, {weekday}"
    ),
    "zh": DateForms(
        day="{m}月{d}日",
        short="{m}月{d}日",
        year="{year}年{rest}",
        weekday="{rest}{weekday}",
        long_weekday="{rest} {weekday}",
        days="日至",
        until="至",
    ),
}


def forms() -> DateForms:
    """How the language spoken puts a date together."""
    return _FORMS[language()]


def month(day: date, width: Width = "wide", *, is_alone: bool = False) -> str:
    """The month's name, in the case in which it follows a day unless it stands alone."""
    spoken = language()
    if spoken == SOURCE:
        name = MONTHS[day.month - 1]
        return name if width == "wide" else name[:3]
    if spoken == "zh":
        return f"{day.month}月"
    names = _locale(spoken).months["stand-alone" if is_alone else "format"]
    # CLDR has the Kazakh ones alone with a capital, as at the head of a calendar.
    return str(names[width][day.month]).lower() if spoken == "kk" else str(names[width][day.month])


def weekday(day: date, width: Width = "wide") -> str:
    """The weekday's name."""
    spoken = language()
    if spoken == SOURCE:
        name = _WEEKDAYS[day.weekday()]
        return name if width == "wide" else name[:3]
    return str(_locale(spoken).days["stand-alone"][width][day.weekday()])


def written(number: str) -> str:
    """Digits around a decimal point, with the sign of the language spoken."""
    return number if language() in _POINT else number.replace(".", ",")


def territory(code: str) -> str:
    """The name of a country by its code, empty where CLDR has none; never for the language of the source."""
    return str(_locale(language()).territories.get(code, ""))


@cache
def _locale(spoken: str) -> "Locale":
    # English never needs it, and it is a twentieth of a second that the window would wait for.
    from babel import Locale

    return Locale(spoken)
