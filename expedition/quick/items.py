"""A line cut into its items: words, quantities and quoted words, each with its place in the line."""

import contextlib
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from expedition import parsing
from expedition.errors import UserError
from expedition.folding import folded
from expedition.kinds import Precision
from expedition.record_classes import dataclass


class Sort(StrEnum):
    """What an item may be; a quantity may be several."""

    WORD = "word"
    QUOTE = "quote"
    LINK = "link"
    KM = "km"
    KMS = "kms"
    LENGTH = "length"
    HEIGHT = "height"
    TEMPERATURE = "temperature"
    TEMPERATURES = "temperatures"
    MONEY = "money"
    DURATION = "duration"
    DAYS = "days"
    CLOCK = "clock"
    DATE = "date"
    MORE = "more"
    NUMBER = "number"


Values = dict[Sort, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """A word or a quantity.

    Attributes:
        start: Its first letter in the line.
        end: Behind its last letter.
        text: As typed.
        folded: As it is compared.
        values: What it may be, in SI; money as (amount, currency), temperatures and
            kilometres as (lower, higher).
        precision: How far the value may be trusted.
    """

    start: int
    end: int
    text: str
    folded: str
    values: Mapping[Sort, Any]
    precision: Precision = Precision.EXACT

    @property
    def is_word(self) -> bool:
        """Whether it is a plain word."""
        return Sort.WORD in self.values


_NUMBER = r"\d{1,3}(?:[ \u00a0\u2009\u202f']\d{3}){1,3}(?:[.,]\d{1,6})?|\d{1,12}(?:[.,]\d{1,6})?"
_SIGNED = r"[-+−]?\d{1,4}(?:[.,]\d{1,3})?"
_ABOUT = r"(?:(?P<about>about|approximately|approx\.?|around|roughly|circa|ca\.|~|≈)\s*)?"
_END = r"(?![^\W_])"
_DEGREES = (
    rf"(?P<low>{_SIGNED})\s*(?:°\s*C?)?\s*(?:to|…|\.\.|–)\s*(?P<high>{_SIGNED})(?:\s*°\s*C?|\s?C)?{_END}"
    r"(?!\s*(?:km|min|h|m|days?)\b)"
)
_HOURS = r"\d{1,4}(?:[.,]\d{1,3})?\s?(?:h|hrs?|hours?)(?:\s?\d{1,2}(?:\s?min(?:utes|s)?)?)?"
_SIGNS = "€$£₸元₽₺₾₮¥₹֏₴฿₫"
_AMBIGUOUS = frozenset(("all", "top", "try", "cup", "mad", "cop", "pen", "lak", "ron", "bob"))
"""Codes of currencies that are words or names: only in capital letters are they money."""


def _quoted(found: re.Match[str]) -> Values:
    return {Sort.QUOTE: found["words"].strip()} if found["words"].strip() else {}


def _link(found: re.Match[str]) -> Values:
    return {Sort.LINK: found[0]}


def _more(found: re.Match[str]) -> Values:
    return {Sort.MORE: float(found["number"])}


def _temperatures(found: re.Match[str]) -> Values:
    low, high = (_read(parsing.temperature, found[name]) for name in ("low", "high"))
    return {Sort.TEMPERATURES: (low, high)} if low is not None and high is not None else {}


def _temperature(found: re.Match[str]) -> Values:
    value = _read(parsing.temperature, found["number"])
    return {} if value is None else {Sort.TEMPERATURE: value}


def _clock(found: re.Match[str]) -> Values:
    values: Values = {Sort.CLOCK: found["number"]}
    length = _read(parsing.duration, found["number"])
    return values if length is None else {**values, Sort.DURATION: length}


def _km(found: re.Match[str]) -> Values:
    value = _read(parsing.distance, found["number"])
    return {} if value is None else {Sort.KM: value}


def _kms(found: re.Match[str]) -> Values:
    ends = tuple(_read(parsing.distance, found[name]) for name in ("low", "high"))
    return {} if None in ends else {Sort.KMS: ends}


def _length(found: re.Match[str]) -> Values:
    unit = "mi" if found["unit"].casefold().startswith("mi") else "km"
    value = _read(parsing.distance, f"{found['number']} {unit}")
    return {} if value is None else {Sort.LENGTH: value}


def _money(found: re.Match[str]) -> Values:
    unit = found["unit"]
    if unit.casefold() in _AMBIGUOUS and not unit.isupper():
        return {}
    try:
        code, amount = parsing.currency(unit), parsing.amount(found["number"])
    except UserError:
        return {}
    if amount is None or (unit.upper() == code and code not in parsing.CURRENCIES):
        return {}
    return {Sort.MONEY: (amount, code)}


def _duration(found: re.Match[str]) -> Values:
    value = _read(parsing.duration, found["number"].replace("′", " min"))
    return {} if value is None else {Sort.DURATION: value}


def _days(found: re.Match[str]) -> Values:
    count = int(found["number"])
    return {Sort.DAYS: count, Sort.DURATION: count * 86400.0}


def _height(found: re.Match[str]) -> Values:
    is_feet = found["unit"].casefold() == "ft"
    value = _read(parsing.height, f"{found['number']} {'ft' if is_feet else 'm'}")
    return {} if value is None else {Sort.HEIGHT: value, Sort.LENGTH: value}


def _number(found: re.Match[str]) -> Values:
    try:
        amount = parsing.amount(found["number"])
    except UserError:
        return {}
    return {} if amount is None else {Sort.NUMBER: amount}


_Read = Callable[[re.Match[str]], Values]
_PATTERNS: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (r"[\"“”„«](?P<words>[^\"“”„«»]+)(?:[\"“”„»]|$)", _quoted),
        (r"https?://\S+", _link),
        (rf"\+(?P<number>\d{{1,6}}){_END}", _more),
        (
            rf"{_ABOUT}{_DEGREES}",
            _temperatures,
        ),
        (rf"{_ABOUT}(?P<number>{_SIGNED})\s?(?:°\s*C?|C|degrees){_END}", _temperature),
        (rf"(?:at\s+)?(?P<number>(?:[01]?\d|2[0-3]):[0-5]\d){_END}(?!\s*h\b)", _clock),
        (
            rf"{_ABOUT}km\s*(?P<low>{_NUMBER})\s*(?:to|–|-|…)\s*(?:km\s*)?(?P<high>{_NUMBER}){_END}",
            _kms,
        ),
        (rf"(?:at\s+)?{_ABOUT}km\s*(?P<number>{_NUMBER}){_END}", _km),
        (rf"{_ABOUT}(?P<number>{_NUMBER})\s?(?P<unit>km|kilomet(?:re|er)s?|mi|miles){_END}", _length),
        (rf"(?P<unit>[{_SIGNS}])\s?(?P<number>{_NUMBER})", _money),
        (rf"{_ABOUT}(?P<number>{_NUMBER})\s?(?P<unit>[{_SIGNS}]|[^\W\d_]{{3,8}}){_END}", _money),
        (
            rf"{_ABOUT}(?P<number>{_HOURS}|\d{{1,5}}\s?(?:min|mins|minutes|′)){_END}",
            _duration,
        ),
        (rf"(?P<number>\d{{1,4}})\s?(?:days?|d){_END}", _days),
        (rf"{_ABOUT}(?P<number>{_NUMBER})\s?(?P<unit>m|metres|meters|ft){_END}", _height),
        (rf"{_ABOUT}(?P<number>{_NUMBER}){_END}", _number),
    )
)
_BEGINS = re.compile(rf"[\d+\-−~≈\"“”„«{_SIGNS}]|a[tbpr]|roughly|circa|ca\.|km|http", re.IGNORECASE)
"""How a quantity can begin; everything else is looked at as a word only."""
_WORD = re.compile(r"[^\s,;:.!?()\"“”„«»]+(?:[.:'’](?=\w)[^\s,;:.!?()\"“”„«»]+)*")
_DATED = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|(\d{1,2}\.?\s+[^\W\d_]{3,})(?:\s+\d{4})?|\d{1,2}\.\d{1,2}\.(?:\d{4})?"
)


def cut(line: str, near: date) -> tuple[Item, ...]:
    """The items of a line in its order; `near` is the day that dates without a year lie next to."""
    found = []
    position = 0
    while position < len(line):
        if line[position].isspace():
            position += 1
            continue
        item = _item(line, position, near)
        found.append(item)
        position = item.end
    return tuple(found)


def _item(line: str, position: int, near: date) -> Item:
    if _BEGINS.match(line, position):
        item = _dated(line, position, near) or _quantity(line, position)
        if item is not None:
            return item
    found = _WORD.match(line, position)
    end = found.end() if found else position + 1
    text = line[position:end]
    return Item(position, end, text, folded(text).replace("’", "'"), {Sort.WORD: text})


def _dated(line: str, position: int, near: date) -> Item | None:
    found = _DATED.match(line, position)
    if found is None:
        return None
    for text in dict.fromkeys((found[0], found[1] or "")):
        if not text:
            continue
        with contextlib.suppress(UserError):
            value = parsing.day(text, near)
            return Item(position, position + len(text), text, folded(text), {Sort.DATE: value})
    return None


def _quantity(line: str, position: int) -> Item | None:
    """The first pattern that can be read here."""
    for pattern, read in _PATTERNS:
        found = pattern.match(line, position)
        values = read(found) if found else None
        if found and values:
            is_about = "about" in pattern.groupindex and found["about"]
            precision = Precision.ABOUT if is_about else Precision.EXACT
            return Item(position, found.end(), found[0], folded(found[0]), values, precision)
    return None


def _read(reader: Callable[[str], parsing.Typed | None], text: str) -> float | None:
    """A value in SI, None where the text is none."""
    with contextlib.suppress(UserError):
        typed = reader(text)
        return typed.value if typed is not None else None
    return None


def amount_of(item: Item) -> Decimal | None:
    """A sum of money or a bare number that may be one."""
    if Sort.MONEY in item.values:
        money: tuple[Decimal, str] = item.values[Sort.MONEY]
        return money[0]
    number: Decimal | None = item.values.get(Sort.NUMBER)
    return number
