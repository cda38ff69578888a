"""How facts become words and figures of a book: thin spaces, dashes, quotes, names of kinds."""

import re
from collections.abc import Iterable
from decimal import Decimal

from expedition import naming, units
from expedition.kinds import DayKind, LegMode, PriceKind, StayKind
from expedition.text import SOURCE, _, language

HAIR = "\u200a"
NO_BREAK = "\u00a0"
ARROW, ARROW_LEFT = " → ", " ← "
DOT = " · "
_UNITS = (
    "km/h|km|cm|mm|kg|min|ha|°C|°F|°|%|m|g|l|h|s|€|\\$|£|¥|₸|₽|EUR|USD|KZT|CNY|"
    "км/ч|км|м|кг|ч|мин|км/сағ|сағ|公里|米|小时|分钟"
)
_NUMBER_UNIT = re.compile(f"(?<=\\d) (?=(?:{_UNITS})(?![\\w]))")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_AFTER_DIGIT = re.compile(r"\d ")
_DASH = re.compile(r"(?<=\S) --? (?=\S)")
_DOUBLE_OPEN = re.compile('(?<![^\\s([{\u2013\u2014/\u2018])"(?=\\S)')
_SINGLE_OPEN = re.compile("(?<![^\\s([{\u2013\u2014/\u201c])'(?=[^\\s\\d])")
_QUOTES = {
    "de": ("\u201e", "\u201c", "\u201a", "\u2018"),
    "es": ("«", "»", "\u201c", "\u201d"),
    "fr": ("«\u202f", "\u202f»", "\u201c", "\u201d"),
    "kk": ("«", "»", "\u201e", "\u201c"),
    "ru": ("«", "»", "\u201e", "\u201c"),
    "en": ("\u201c", "\u201d", "\u2018", "\u2019"),
}
"""Chinese has those of English."""
_SMALL_NUMBERS = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_FULL_WIDTH = {", ": "，", "; ": "；", " ": ""}
_HAN_END = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]\Z")

_PAIR = re.compile('"([^"\\n]*)"')
"""Two quotation marks that no space tells which is which."""
_BEFORE_SIGN, _BEFORE_COLON = re.compile(" (?=[;!?»])"), re.compile(" (?=:(?:\\s|\\Z))")
_AFTER_GUILLEMET = re.compile("(?<=«) ")
"""Spaces that French sets before its signs, where no line may end."""


def pretty(text: str, written_in: str = "en") -> str:
    """The traveller's words with typographic quotes and dashes, and numbers that keep their units."""
    opening, closing, single, single_end = _quotes(written_in)
    # Most texts have none of these signs, and looking for one costs a hundredth of trying a pattern.
    if '"' in text and written_in.startswith("zh"):
        text = _PAIR.sub(f"{opening}\\1{closing}", text)
    if '"' in text:
        text = _DOUBLE_OPEN.sub(opening, text).replace('"', closing)
    if "'" in text:
        text = _SINGLE_OPEN.sub(single, text)
        apostrophe = single_end if single in text else "\u2019"
        text = re.sub("(?<=\\w)'(?=\\w)", "\u2019", text).replace("'", apostrophe)
    if " " in text and written_in.startswith("fr"):
        text = _BEFORE_SIGN.sub("\u202f", _AFTER_GUILLEMET.sub("\u202f", text))
        text = _BEFORE_COLON.sub(NO_BREAK, text)
    if " -" in text:
        text = _DASH.sub(" \u2013 ", text)
    if _AFTER_DIGIT.search(text):
        text = _THOUSANDS.sub(lambda found: found.group().replace(" ", units.THIN), text)
        text = _NUMBER_UNIT.sub(NO_BREAK, text)
    return text


def _quotes(written_in: str) -> tuple[str, str, str, str]:
    """Outer and inner quotation marks of a language."""
    return _QUOTES.get(written_in.split("-")[0], _QUOTES["en"])


def quoted(text: str, written_in: str) -> str:
    """A text between the quotation marks of its language."""
    opening, closing, _inner, _inner_end = _quotes(written_in)
    return f"{opening}{text}{closing}"


def labelled(label: str, text: str) -> str:
    """What a text is about, with the language's colon before it; the text alone without a label."""
    return _("{label}: {text}").format(label=label, text=text) if label else text


def with_unit(number: str, unit: str) -> str:
    """A number and its unit, held together by a thin space."""
    return f"{number}{units.THIN}{unit}" if unit else number


def joined(parts: Iterable[str], mark: str = DOT) -> str:
    """The parts that say something, between marks; behind Chinese words those are Chinese."""
    kept = [part for part in parts if part]
    if language() != "zh":
        return mark.join(kept)
    wide = _FULL_WIDTH.get(mark, mark)
    return "".join(part + (wide if _HAN_END.search(part) else mark) for part in kept[:-1]) + "".join(
        kept[-1:]
    )


def sentence(*parts: str) -> str:
    """Parts as sentences of one paragraph, each with its full stop."""
    said = [part.strip() for part in parts if part.strip()]
    return joined((part if part[-1] in ".!?…。！？" else part + _stop(part) for part in said), " ")


def _stop(part: str) -> str:
    return "。" if language() == "zh" and _HAN_END.search(part) else "."


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def duration(seconds: float) -> str:
    """A length of time as `40 min` or `2 h 30 min`, held together."""
    return units.duration(seconds).replace(" ", NO_BREAK)


def money(amount: Decimal, currency: str) -> str:
    """A sum with its currency's sign behind it, held together."""
    return units.money(amount, currency).replace(" ", units.THIN)


def price(kind: PriceKind, amount: Decimal | None, currency: str) -> str:
    """What was paid, that it was given, or nothing where it is not known."""
    if kind is PriceKind.GIFT:
        return _("gift")
    return money(amount, currency) if kind is PriceKind.PAID and amount is not None else ""


def stay(kind: StayKind) -> str:
    """The name of a kind of night, nothing where it is no kind of its own."""
    return "" if kind is StayKind.OTHER else naming.name(kind)


def day_kind(kind: DayKind) -> str:
    """What a day without riding is called; nothing for a riding day."""
    words = {DayKind.RIDE: "", DayKind.TRANSIT: _("carried"), DayKind.SICK: _("ill")}
    return words[kind] if kind in words else naming.name(kind)


def by_mode(mode: LegMode) -> str:
    """How a carried leg was travelled, as part of a label."""
    return {
        LegMode.BUS: _("by bus"),
        LegMode.TRAIN: _("by train"),
        LegMode.FERRY: _("by ferry"),
        LegMode.PLANE: _("by plane"),
        LegMode.CAR: _("by car"),
    }.get(mode, _("carried"))


def riding(mode: LegMode | None) -> str:
    """What moving time is called for a mode of travel."""
    words = {LegMode.FOOT: _("walking"), LegMode.KAYAK: _("paddling"), LegMode.SKI: _("on ski")}
    return words[mode] if mode in words else _("riding")


def day_range(first: int, last: int) -> str:
    """`day 4` or `days 4–6`."""
    if first == last:
        return _("day {number}").format(number=first).replace(" ", NO_BREAK)
    return _("days {first}–{last}").format(first=first, last=last).replace(" ", NO_BREAK)


def number_word(count: int) -> str:
    """A count as it stands in a sentence: small ones in letters where these have no gender and no case."""
    is_word = language() == SOURCE and 2 <= count < len(_SMALL_NUMBERS)
    return _SMALL_NUMBERS[count] if is_word else units.number(count)
