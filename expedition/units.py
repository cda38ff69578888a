"""From SI to what is read: the only place where figures become text."""

import math
from datetime import date, datetime, timedelta
from decimal import Decimal

from expedition import locales
from expedition.text import _

THIN = "\u202f"
MINUS = "\u2212"
EN_DASH = "\u2013"
KILOMETRE_M = 1000.0
HOUR_S = 3600.0


def number(value: float, decimals: int = 0) -> str:
    """A number with thin spaces in thousands, the language's decimal sign and a true minus."""
    whole, point, rest = f"{abs(value):,.{decimals}f}".partition(".")
    text = whole.replace(",", THIN) + locales.written(point) + rest
    is_zero = not any(c in "123456789" for c in text)
    return text if value >= 0 or is_zero else MINUS + text


def km(distance_m: float, decimals: int = 1) -> str:
    """Metres as kilometres, without the unit."""
    return number(distance_m / KILOMETRE_M, decimals)


def km_h(speed_m_s: float) -> str:
    """Metres per second as kilometres per hour, one decimal, without the unit."""
    return number(speed_m_s * HOUR_S / KILOMETRE_M, 1)


def metres(height_m: float) -> str:
    """Whole metres, without the unit."""
    return number(height_m)


def celsius(temperature_c: float) -> str:
    """Whole degrees, without the unit."""
    return number(temperature_c)


def hours(duration_s: float) -> str:
    """Seconds as `6:52`, hours and minutes."""
    minutes = math.floor(duration_s / 60 + 0.5)
    return f"{minutes // 60}:{minutes % 60:02d}"


def duration(duration_s: float) -> str:
    """Seconds in words: `25 min`, `2 h`, `1 h 30 min`."""
    minutes = math.floor(duration_s / 60 + 0.5)
    whole_hours, rest = minutes // 60, minutes % 60
    parts = [f"{whole_hours} {_('h')}"] if whole_hours else []
    if rest or not whole_hours:
        parts.append(f"{rest} {_('min')}")
    return " ".join(parts)


def per_cent(share: float) -> str:
    """A slope as `+0.4 %`, with its sign."""
    text = number(share * 100, 1)
    return f"{text if text.startswith(MINUS) else '+' + text} %"


def clock(moment: datetime) -> str:
    """The time of day as `14:42`."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def clock_ms(local_ms: int) -> str:
    """Milliseconds of wall-clock time as `14:42`."""
    minutes = local_ms // 60_000 % (24 * 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


_CURRENCY_SIGNS = {
    "AZN": "₼",
    "CNY": "¥",
    "EUR": "€",
    "GBP": "£",
    "GEL": "₾",
    "JPY": "¥",
    "KZT": "₸",
    "MNT": "₮",
    "RUB": "₽",
    "TRY": "₺",
    "USD": "$",
}


def money(amount: Decimal, currency: str) -> str:
    """An amount with its currency behind it, `9 000 ₸`; cents only where there are some."""
    decimals = 0 if amount == amount.to_integral_value() else 2
    return f"{number(float(amount), decimals)} {currency_sign(currency)}".rstrip()


def currency_sign(currency: str) -> str:
    """The sign of a currency, its code where it has none of its own."""
    return _CURRENCY_SIGNS.get(currency.upper(), currency)


def plain(value: float | Decimal) -> str:
    """A number with thin spaces and as many decimals as it has, to be typed over."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    whole, point, rest = f"{exact.normalize():,f}".partition(".")
    return whole.replace(",", THIN).replace("-", MINUS) + locales.written(point) + rest


def month(day: date) -> str:
    """The month's name as it stands alone; never strftime, whose language the desktop decides."""
    return locales.month(day, is_alone=True)


def month_year(day: date) -> str:
    """A month with its year, `July 2025`."""
    return _with_year(month(day), day)


def short_month(day: date) -> str:
    """The month's name in about three letters, as it stands alone."""
    return locales.month(day, "abbreviated", is_alone=True)


def weekday(day: date) -> str:
    """The weekday's name."""
    return locales.weekday(day)


def short_weekday(day: date) -> str:
    """The weekday's name in about three letters."""
    return locales.weekday(day, "abbreviated")


def day_month(day: date) -> str:
    """A date as `20 July`."""
    return _day(locales.forms().day, day, locales.month(day))


def day_month_year(day: date) -> str:
    """A date as `20 July 2025`."""
    return _with_year(day_month(day), day)


def weekday_day_month(day: date) -> str:
    """A date as `Sun 20 July`."""
    return locales.forms().weekday.format(weekday=short_weekday(day), rest=day_month(day))


def weekday_day_month_year(day: date) -> str:
    """A date as `Sun 20 July 2025`."""
    return locales.forms().weekday.format(weekday=short_weekday(day), rest=day_month_year(day))


def long_date(day: date) -> str:
    """A date as `Sunday 20 July 2025`."""
    return locales.forms().long_weekday.format(weekday=weekday(day), rest=day_month_year(day))


def short_date(day: date) -> str:
    """A date for a narrow column, as `20 Sep`; months of four letters are whole."""
    return _day(locales.forms().short, day, _narrow_month(day))


def weekday_short_date(day: date) -> str:
    """A date for a narrow column, as `Sat 20 Sep`."""
    return locales.forms().weekday.format(weekday=short_weekday(day), rest=short_date(day))


def date_span(first: date, last: date) -> str:
    """Two dates as `18–21 July 2025`, saying each part once."""
    if first == last:
        return day_month_year(first)
    if first.year != last.year:
        return locales.forms().until.join((day_month_year(first), day_month_year(last)))
    if first.month != last.month:
        return _with_year(locales.forms().until.join((day_month(first), day_month(last))), last)
    return _with_year(_days(locales.forms().day, first, last, locales.month(last)), last)


def from_to(first: date, last: date) -> str:
    """Two dates as `18 July – 21 July`, without a year."""
    return locales.forms().until.join((day_month(first), day_month(last)))


def short_span(first: date, last: date) -> str:
    """Two dates for a narrow column, as `18–21 Sep`, without a year."""
    if (first.year, first.month) == (last.year, last.month):
        return _days(locales.forms().short, first, last, _narrow_month(last))
    return locales.forms().until.join((short_date(first), short_date(last)))


def _narrow_month(day: date) -> str:
    name = locales.month(day)
    return name if len(name) <= 4 else locales.month(day, "abbreviated")


def _day(form: str, day: date, name: str) -> str:
    return form.format(d=_day_number(day), m=day.month, month=name)


def _days(form: str, first: date, last: date, name: str) -> str:
    numbers = locales.forms().days.join((_day_number(first), _day_number(last)))
    return form.format(d=numbers, m=last.month, month=name)


def _day_number(day: date) -> str:
    return locales.forms().first if day.day == 1 else str(day.day)


def _with_year(rest: str, day: date) -> str:
    return locales.forms().year.format(rest=rest, year=day.year)


def hours_of(duration: timedelta) -> str:
    """A duration as `6:52`."""
    return hours(duration.total_seconds())
