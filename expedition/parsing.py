"""What travellers type, read into SI: distances, durations, heights, temperatures, amounts, dates."""

import contextlib
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from expedition.errors import UserError
from expedition.kinds import Precision
from expedition.record_classes import dataclass
from expedition.text import _
from expedition.units import month

_ABOUT = re.compile(
    r"(?:(?:about|approximately|approx\.?|around|roughly|circa|ca\.?|c\.|nearly|almost|some|over|under|"
    r"up to|at least|at most|more than|less than|fewer than|between)(?![^\W\d_])|[~≈<>≤≥])\s*",
    re.IGNORECASE,
)
_ABOUT_BEHIND = re.compile(
    r"[\s,;(]*(?:\b(?:approximately|approx\.?|about|circa|ca\.?|or so|or more|or less|at least|at most)"
    r"|[~?+])\)?$",
    re.IGNORECASE,
)
_SPACES = r"\s\u00a0\u2009\u202f'’"
_NUMBER = re.compile(rf"[-+−]?\d(?:[\d{_SPACES}]*\d)?(?:[.,]\d+)*|[-+−]?[.,]\d+")
_CLOCK = re.compile(r"(\d{1,6}):([0-5]\d)(?::([0-5]\d))?\s*(?:h|hours?)?")
_TO = re.compile(r"(?<=\S)\s*(?:[-–—]|\bto\b|\bor\b|\band\b)\s*(?=[-+−]?\d)", re.IGNORECASE)
_CONTROL, _BROKEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]"), re.compile(r"[\ud800-\udfff]")
_CONTROL_IN_LINES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LINE_BREAK = re.compile(r"\r\n?|[\u2028\u2029]")
_LONGEST, _LARGEST = 200, 1e12
_QUOTED = 40
_PART = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]*)\.?\s*", re.IGNORECASE)

_ANGLE = (
    r"{letter}([-+−]?\d{{1,3}}(?:[.,]\d+)?)\s*°?\s*(?:(\d{{1,2}}(?:[.,]\d+)?)\s*['′’]\s*)?"
    r"(?:(\d{{1,2}}(?:[.,]\d+)?)\s*(?:[\"″”]|'')\s*)?{letter}"
)
_POSITION = re.compile(
    _ANGLE.format(letter="([NS]?)") + r"(?:\s*[,;]\s*|\s+|(?<=[NS]))" + _ANGLE.format(letter="([EW]?)"),
    re.IGNORECASE,
)
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED_DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})?")
_WORDED_DATE = re.compile(r"(?:[^\W\d_]+\s+)?(\d{1,2})\.?\s+([^\W\d_]{3,})\.?(?:\s+(\d{4}))?")

_DISTANCE = {"": 1000.0, "km": 1000.0, "kilometres": 1000.0, "m": 1.0, "metres": 1.0}
_DISTANCE |= {**dict.fromkeys(("mi", "mile", "miles"), 1609.344), "ft": 0.3048}
_HEIGHT = {"": 1.0, "m": 1.0, "metres": 1.0, "km": 1000.0, "ft": 0.3048}
_SPEED = {"": 1 / 3.6, "km/h": 1 / 3.6, "kmh": 1 / 3.6, "m/s": 1.0, "mph": 0.44704}
_WEIGHT = {"": 1.0, "kg": 1.0, "g": 0.001, "lb": 0.45359237, "lbs": 0.45359237}
_TEMPERATURE = {"": 1.0, "°": 1.0, "°c": 1.0, "c": 1.0}
_TIME = {
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 3600.0),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes", "′"), 60.0),
    **dict.fromkeys(("s", "sec", "second", "seconds"), 1.0),
    **dict.fromkeys(("d", "day", "days"), 86400.0),
}


CURRENCIES: tuple[str, ...] = tuple(
    re.findall(
        "[A-Z]{3}",
        "AED AFN ALL AMD ARS AUD AZN BAM BDT BGN BOB BRL BYN CAD CHF CLP CNY COP CRC CUP CZK DKK DZD EGP "
        "ETB EUR GBP GEL GTQ HKD HNL HUF IDR ILS INR IQD IRR ISK JOD JPY KES KGS KHR KRW KWD KZT LAK LBP "
        "LKR MAD MDL MKD MMK MNT MXN MYR NAD NOK NPR NZD OMR PEN PHP PKR PLN PYG RON RSD RUB RWF SAR SEK "
        "SGD SYP THB TJS TMT TND TRY TWD TZS UAH UGX USD UYU UZS VND XAF XOF ZAR ZMW ",
    )
)
"""Codes of ISO 4217 that a traveller may meet, for completion."""
_CURRENCY_NAMES = {
    **dict.fromkeys(("€", "euro", "euros"), "EUR"),
    **dict.fromkeys(("$", "us$", "dollar", "dollars"), "USD"),
    **dict.fromkeys(("£", "pound", "pounds"), "GBP"),
    **dict.fromkeys(("₸", "tenge"), "KZT"),
    **dict.fromkeys(("som", "soms"), "KGS"),
    **dict.fromkeys(("元", "yuan", "rmb", "renminbi"), "CNY"),
    **dict.fromkeys(("₽", "rouble", "roubles", "ruble", "rubles"), "RUB"),
    **dict.fromkeys(("₺", "lira", "liras"), "TRY"),
    **dict.fromkeys(("₾", "lari"), "GEL"),
    **dict.fromkeys(("₮", "tugrik", "tögrög"), "MNT"),
    **dict.fromkeys(("¥", "yen"), "JPY"),
    **dict.fromkeys(("₹", "rupee", "rupees"), "INR"),
    **dict.fromkeys(("֏", "dram"), "AMD"),
    **dict.fromkeys(("₴", "hryvnia"), "UAH"),
    **dict.fromkeys(("zł", "zloty"), "PLN"),
    **dict.fromkeys(("baht", "฿"), "THB"),
    **dict.fromkeys(("dong", "₫"), "VND"),
    **dict.fromkeys(("sum", "so'm", "soʻm"), "UZS"),
    "somoni": "TJS",
    "franc": "CHF",
    "francs": "CHF",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """A value in SI as the traveller typed it, with how far it may be trusted."""

    value: float
    precision: Precision = Precision.EXACT


def distance(text: str) -> Typed | None:
    """Metres from `61`, `61,5 km`, `800 m` or `about 30 km`; None from nothing."""
    return _measure(text, _DISTANCE, _("“{text}” is no distance; type it like 61 or 61.5 km."), least=0.0)


def height(text: str) -> Typed | None:
    """Metres above the sea from `768` or `1 234 m`; None from nothing."""
    return _measure(text, _HEIGHT, _("“{text}” is no height; type it like 768 or 768 m."), least=-11_000.0)


def climb(text: str) -> Typed | None:
    """Metres climbed from `384` or `384 m`; None from nothing."""
    return _measure(text, _HEIGHT, _("“{text}” is no climb; type it like 384 or 384 m."), least=0.0)


def speed(text: str) -> Typed | None:
    """Metres per second from `42` or `42 km/h`; None from nothing."""
    return _measure(text, _SPEED, _("“{text}” is no speed; type it like 42 or 42 km/h."), least=0.0)


def temperature(text: str) -> Typed | None:
    """Degrees Celsius from `44`, `-5` or `44 °C`; None from nothing."""
    return _measure(
        text, _TEMPERATURE, _("“{text}” is no temperature; type it like 44 or −5 °C."), least=-273.15
    )


def plain_number(text: str) -> Typed | None:
    """A number without a unit; None from nothing."""
    return _measure(text, {"": 1.0}, _("“{text}” is no number; type it like 5 or 61.5."), least=-_LARGEST)


def weight(text: str) -> Typed | None:
    """Kilograms from `14.2`, `14.2 kg` or `300 g`; None from nothing."""
    return _measure(text, _WEIGHT, _("“{text}” is no weight; type it like 14.2 or 300 g."), least=0.0)


def duration(text: str, bare_s: float = 60.0) -> Typed | None:
    """Seconds from `25 min`, `1:30`, `2h` or `1 h 30`; a bare number is in `bare_s`; None: nothing."""
    complaint = _("“{text}” is no duration; type it like 25 min, 1:30 or 2 h.")
    return _typed(text, lambda part: _duration(part, bare_s), complaint)


def _duration(text: str, bare_s: float) -> float | None:
    clock = _CLOCK.fullmatch(text)
    if clock:
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return float(hours * 3600 + minutes * 60 + seconds)
    return _sum_of_times(text.casefold(), bare_s)


def amount(text: str) -> Decimal | None:
    """A sum of money from `9000`, `12 400` or `4,50`, without its currency; None from nothing."""
    text = text.strip()
    if not text:
        return None
    is_number = len(text) <= _LONGEST and _NUMBER.fullmatch(text)
    if not is_number or not 0 <= (value := Decimal(_plain(text))) < _LARGEST:
        complaint = _("“{text}” is no amount; type it like 9000 or 4.50.")
        raise UserError(complaint.format(text=quoted(text)))
    return value


def loosely(text: str) -> tuple[Precision, tuple[str, ...]]:
    """How far a typed figure may be trusted, and the figure without the words that say so.

    `about 30 km`, `30 km or so` and `30+` are one figure; `25-30 km` are two, both with their unit.
    """
    precision, rest = Precision.EXACT, text.strip()
    if len(rest) > _LONGEST:
        return precision, (rest,)
    if (found := _ABOUT.match(rest)) or (found := _ABOUT_BEHIND.search(rest)):
        rest = rest[found.end() :] if found.start() == 0 else rest[: found.start()]
        precision, rest = Precision.ABOUT, rest.strip()
    ends = _TO.split(rest)
    if len(ends) != 2 or not all(_NUMBER.match(end) for end in ends):
        return precision, (rest,)
    low, high = ends
    number = _NUMBER.match(high)
    if number is not None and _NUMBER.fullmatch(low):
        low += " " + high[number.end() :].strip()
    return Precision.ABOUT, (low.strip(), high)


def quoted(text: str) -> str:
    """The beginning of what was typed, short enough for a sentence."""
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else text[:_QUOTED] + "…"


def line(text: str) -> str:
    """What was typed in one line: control characters are blanks, half a character is a sign for it."""
    return _BROKEN.sub("\ufffd", _CONTROL.sub(" ", text)).strip()


def lines(text: str) -> str:
    """What was typed in several lines: of the control characters only line breaks and tabs stay."""
    text = _LINE_BREAK.sub("\n", text)
    return _BROKEN.sub("\ufffd", _CONTROL_IN_LINES.sub(" ", text)).strip()


def currency(text: str) -> str:
    """A code of three capital letters from `KZT`, `eur`, `€` or `tenge`; empty from nothing."""
    text = text.strip()
    code = _CURRENCY_NAMES.get(text.casefold(), text.upper())
    if code and not re.fullmatch("[A-Z]{3}", code):
        raise UserError(
            _("“{text}” is no currency; type three letters like EUR or KZT.").format(text=quoted(text))
        )
    return code


def position(text: str) -> tuple[float, float] | None:
    """`43.0012, 79.25` as degrees north and east, None where nothing stands.

    Raises:
        UserError: It is no position on the Earth.
    """
    if not text.strip():
        return None
    found = _POSITION.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    values = (_degrees(found.groups()[:5], "S"), _degrees(found.groups()[5:], "W")) if found else (999.0, 0.0)
    if abs(values[0]) > 90 or abs(values[1]) > 180:
        message = _("“{text}” is no position; type degrees north and east, like 43.0012, 79.2500.")
        raise UserError(message.format(text=quoted(text)))
    return values


def _degrees(parts: Sequence[str | None], negative: str) -> float:
    """Degrees of a letter, degrees, minutes, seconds and a letter behind."""
    before, *numbers, behind = parts
    degrees, minutes, seconds = (
        float((number or "0").replace("−", "-").replace(",", ".")) for number in numbers
    )
    value = abs(degrees) + minutes / 60 + seconds / 3600
    is_negative = str(numbers[0]).startswith(("-", "−")) or negative in f"{before}{behind}".upper()
    return -value if is_negative else value


def whole(text: str, least: int = 0, most: int = 1_000_000) -> int | None:
    """A count from `5`; None from nothing."""
    text = text.strip()
    if not text:
        return None
    if not re.fullmatch(r"\d{1,9}", text) or not least <= int(text) <= most:
        message = _("“{text}” is no count; type a whole number from {least} to {most}.")
        raise UserError(message.format(text=quoted(text), least=least, most=most))
    return int(text)


def day(text: str, near: date) -> date | None:
    """A date from `2025-07-20`, `20.7.2025`, `20 July` or `Sun 20 July`; None from nothing.

    Without a year the date closest to `near` is meant.
    """
    text = text.strip()
    if not text:
        return None
    if found := _ISO_DATE.fullmatch(text):
        year, number, day_of_month = found.groups()
        choices = _dates(year, int(number), day_of_month, near)
    elif found := _DOTTED_DATE.fullmatch(text):
        day_of_month, number, year = found.groups()
        choices = _dates(year, int(number), day_of_month, near)
    elif found := _WORDED_DATE.fullmatch(text):
        day_of_month, word, year = found.groups()
        choices = _dates(year, _month_number(word), day_of_month, near)
    else:
        choices = []
    if not choices:
        raise UserError(
            _("“{text}” is no date; type it like 20 July or 2025-07-20.").format(text=quoted(text))
        )
    return min(choices, key=lambda choice: abs(choice - near))


def _dates(year: str | None, number: int, day_of_month: str, near: date) -> list[date]:
    """The dates meant, none where the calendar has no such day."""
    found = []
    for wanted in [int(year)] if year else [near.year - 1, near.year, near.year + 1]:
        with contextlib.suppress(ValueError):
            found.append(date(wanted, number, int(day_of_month)))
    return found


def _month_number(word: str) -> int:
    """1 to 12 from the first letters of a month's name, 0 where none begins so."""
    word = word.casefold()
    names = {number: month(date(2000, number, 1)).casefold() for number in range(1, 13)}
    return next((number for number, name in names.items() if name.startswith(word)), 0)


def _measure(text: str, units: Mapping[str, float], complaint: str, least: float) -> Typed | None:
    def read(part: str) -> float | None:
        found = _NUMBER.match(part)
        factor = units.get(part[found.end() :].strip().casefold()) if found else None
        if found is None or factor is None:
            return None
        value = float(_plain(found[0])) * factor
        return value if value >= least else None

    return _typed(text, read, complaint)


def _typed(text: str, read: Callable[[str], float | None], complaint: str) -> Typed | None:
    """One figure, or the middle of two, as typed; the complaint where they are none."""
    if not text.strip():
        return None
    precision, parts = loosely(text)
    values = [read(part) if len(part) <= _LONGEST else None for part in parts]
    known = [value for value in values if value is not None and abs(value) < _LARGEST]
    if len(known) < len(parts) or known != sorted(known):
        raise UserError(complaint.format(text=quoted(text)))
    return Typed(sum(known) / len(known), precision)


def _plain(number: str) -> str:
    """The number as Python writes it: one point at most, spaces gone; a lone comma is a decimal comma."""
    number = re.sub(rf"[{_SPACES}]", "", number).replace("−", "-")
    last = max(number.rfind("."), number.rfind(","))
    if last < 0:
        return number
    whole_part, decimals = number[:last], number[last + 1 :]
    if number.count(number[last]) > 1:
        return re.sub("[.,]", "", number)
    return re.sub("[.,]", "", whole_part) + "." + decimals


def _sum_of_times(text: str, bare_s: float) -> float | None:
    """`1 h 30` and `2 h 5 min` added up; a number without a unit counts in the next smaller one."""
    total, position, before = 0.0, 0, 0.0
    while position < len(text):
        part = _PART.match(text, position)
        if part is None:
            return None
        unit = part[2]
        factor = _TIME.get(unit) if unit else (before / 60 if before else bare_s)
        if factor is None or (before and factor >= before):
            return None
        total += float(part[1].replace(",", ".")) * factor
        position, before = part.end(), factor
    return total
