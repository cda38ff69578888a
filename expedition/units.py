"""From SI to what is read: the only place where figures become text."""

import math
from datetime import date, datetime, timedelta
from decimal import Decimal

from expedition.text import _

THIN = "\u202f"
MINUS = "\u2212"
EN_DASH = "\u2013"
KILOMETRE_M = 1000.0
HOUR_S = 3600.0


def number(value: float, decimals: int = 0) -> str:
    """A number with thin spaces in thousands and a true minus."""
    text = f"{abs(value):,.{decimals}f}".replace(",", THIN)
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
    parts = [f"{whole_hours} h"] if whole_hours else []
    if rest or not whole_hours:
        parts.append(f"{rest} min")
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


_MONTHS = (
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
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_SHORT_WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def plain(value: float | Decimal) -> str:
    """A number with thin spaces and as many decimals as it has, to be typed over."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    return f"{exact.normalize():,f}".replace(",", THIN).replace("-", MINUS)


def month(day: date) -> str:
    """The month's name; never strftime, whose language the desktop decides."""
    return _(_MONTHS[day.month - 1])


def short_month(day: date) -> str:
    """The month's name in three letters."""
    return _(_SHORT_MONTHS[day.month - 1])


def weekday(day: date) -> str:
    """The weekday's name."""
    return _(_WEEKDAYS[day.weekday()])


def short_weekday(day: date) -> str:
    """The weekday's name in three letters."""
    return _(_SHORT_WEEKDAYS[day.weekday()])


def day_month(day: date) -> str:
    """A date as `20 July`."""
    return f"{day.day} {month(day)}"


def day_month_year(day: date) -> str:
    """A date as `20 July 2025`."""
    return f"{day_month(day)} {day.year}"


def weekday_day_month(day: date) -> str:
    """A date as `Sun 20 July`."""
    return f"{short_weekday(day)} {day_month(day)}"


def weekday_day_month_year(day: date) -> str:
    """A date as `Sun 20 July 2025`."""
    return f"{weekday_day_month(day)} {day.year}"


def long_date(day: date) -> str:
    """A date as `Sunday 20 July 2025`."""
    return f"{weekday(day)} {day_month(day)} {day.year}"


def date_span(first: date, last: date) -> str:
    """Two dates as `18 – 21 July 2025`, saying each part once."""
    if first == last:
        return f"{day_month(first)} {first.year}"
    if first.year != last.year:
        return f"{day_month(first)} {first.year} {EN_DASH} {day_month(last)} {last.year}"
    if first.month != last.month:
        return f"{day_month(first)} {EN_DASH} {day_month(last)} {last.year}"
    return f"{first.day}{EN_DASH}{day_month(last)} {last.year}"


def hours_of(duration: timedelta) -> str:
    """A duration as `6:52`."""
    return hours(duration.total_seconds())
