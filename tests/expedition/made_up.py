"""Records of any kind, made up at random: whatever the types of their fields allow."""

import dataclasses
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cache
from random import Random
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

from expedition.kinds import Precision
from expedition.records.checks import SPANS
from expedition.records.fields import Said

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")

ODD = (
    "", " leading", "trailing ", "---", "---\n", "- a", "# no heading", "key: value", "NO", "yes", "~",
    "null", "12.50",
    "1e3", "0x1f", "2025-07-18", "2024-06-25T13:07:03Z", "'", '"', "{a: b}", "[a]", "&a", "*a", "!a",
    "%a", "@a", "`a`", "a #b", "霍尔果斯", "خورگاس قورغاس", "Қорғас",
    "\u200fقورغاس\u200e", "🚲 🇰🇿", "a\nb",
    "\n a", "  a\n b", "a\n", "\n\na\n\n", "a\tb", "\t", "a\r\nb", "a\rb", "\x07\x1b[1m", "\x85", "\u2028",
    "\ufeff", "\x7f", "=1+1", "+1", "-1", "@SUM(A1)", "a,b;c", 'a"b', "e\u0301", "\u00a0", "..", "CON", "\0",
    "a/b\\c:d*e?f", "]]>", "<b>&amp;</b>", "| a", "> a", "? a", ": a", "a:", "word " * 60,
)  # fmt: skip
"""Texts that one form or another could take for something else."""

_SIGNS = "ab \n\t-:#'\"{}[]&*!|>%@`,?<\r\x0b\u00e9Қ霍\U0001f6b2\u2029\ud7ff\ufffd"
_NARROW: dict[str, tuple[Any, ...]] = {
    **dict.fromkeys(("country", "country_from", "country_to"), ("", "NO", "KZ")),
    **dict.fromkeys(("mood", "rating", "quality", "hidden"), (1, 2, 3, 4, 5)),
    **dict.fromkeys(("zone", "home_zone"), ("", "Asia/Almaty", "Europe/Oslo")),
    **dict.fromkeys(("currency", "home_currency"), ("", "KZT", "NOK")),
    **dict.fromkeys(
        ("stay_days", "within_days", "limit_days", "rest_days", "rest_count"), (0, 1, 90, 100_000)
    ),
    "rest_every": (1, 6, 100_000),
    "shared_by": (1, 2, 10**6),
    "day_offset": (-1, 0, 3),
    "turned": (0, 90, 180, 270),
}


def text(random: Random) -> str:
    """Any text that a log may hold."""
    if random.random() < 0.7:
        return random.choice(ODD)
    return "".join(random.choice(_SIGNS) for _ in range(random.randrange(12)))


def instant(random: Random) -> datetime:
    """Any instant, to the millisecond."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=random.randrange(4 * 10**12))


_ANY: dict[type, Callable[[Random], Any]] = {
    str: text,
    bool: lambda random: random.random() < 0.5,
    int: lambda random: random.choice((0, 1, random.randrange(10**6))),
    float: lambda random: random.choice(
        (0.0, 0.1, 1e-7, 1e16, random.uniform(0, 1e6), float(random.randrange(90)))
    ),
    Decimal: lambda random: Decimal(random.randrange(10**8)).scaleb(-random.randrange(4)),
    date: lambda random: date.fromordinal(random.randrange(1, 10**6)),
    datetime: instant,
}


def made_up(kind: "type[T]", random: Random) -> T:
    """Any record of this kind, about half of its fields filled, with words for some and lists within."""
    hints = _hints(kind)
    needed = {field.name for field in dataclasses.fields(kind) if field.default is dataclasses.MISSING}
    chosen: dict[str, Any] = {}
    for name, hint in hints.items():
        if name != "said" and (name in needed or random.random() < 0.6):
            chosen[name] = _value(name, hint, random)
    if "said" in hints:
        names = sorted(name for name in hints if name not in ("said", "extra", "audience"))
        sample = sorted(random.sample(names, random.choice((0, 0, 1, 2))))
        lines = (Said(name, random.choice(list(Precision)), text(random)) for name in sample)
        chosen["said"] = tuple(line for line in lines if line.words or line.precision is not Precision.EXACT)
    for pair in SPANS:
        ends = sorted(chosen[name] for name in pair if chosen.get(name))
        if len(ends) == 2:
            chosen.update(zip(pair, ends, strict=True))
    return kind(**chosen)


def _value(name: str, hint: Any, random: Random) -> Any:
    if get_origin(hint) is tuple:
        return tuple(made_up(get_args(hint)[0], random) for _ in range(random.randrange(3)))
    if isinstance(hint, UnionType):
        if random.random() < 0.2:
            return None
        hint = get_args(hint)[0]
    if name in ("lat", "lon"):
        return random.uniform(-89, 89)
    if name in _NARROW:
        return random.choice(_NARROW[name])
    return random.choice(list(hint)) if issubclass(hint, StrEnum) else _ANY[hint](random)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
