"""Texts of a file turned into columns of numbers and instants, whole blocks at a time."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from expedition.points import F64, I64, NO_TIME, Mask

MISSING = "nan"
"""Stands in a column of number texts for a value the file does not have."""

_NUMBER_SIGNS = re.compile(r"[-0-9.+eEna\s]*", re.ASCII)
_NUMBER = re.compile(r"\s*([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)\s*", re.ASCII)
_COMMA = re.compile(r"\s*[+-]?[0-9]+,[0-9]+\s*", re.ASCII)
_INSTANT = re.compile(
    r"\s*(?P<year>[0-9]{4})-?(?P<month>[0-9]{2})-?(?P<day>[0-9]{2})[Tt ]"
    r"(?P<hour>[0-9]{2}):?(?P<minute>[0-9]{2})(?::?(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]+))?)?"
    r"\s*(?P<zone>[Zz]|UTC|(?P<sign>[+-])(?P<zone_hour>[0-9]{2}):?(?P<zone_minute>[0-9]{2})?)?\s*",
    re.ASCII,
)
_ZERO, _NINE = ord("0"), ord("9")
_YEARS = (1800, 2999)
_SPELLINGS = 50
"""After so many spellings in one block most of the rest is no time at all: each is looked at by itself."""


def numbers(texts: Sequence[str]) -> tuple[F64, int]:
    """Values of number texts, NaN for what is none, and how many had a decimal comma."""
    if _NUMBER_SIGNS.fullmatch(" ".join(texts)):
        try:
            return np.array(texts, dtype=np.float64), 0
        except ValueError:
            pass
    commas = [bool(_COMMA.fullmatch(text)) for text in texts]
    values = [
        float(text.replace(",", ".")) if comma or _NUMBER.fullmatch(text) else np.nan
        for text, comma in zip(texts, commas, strict=True)
    ]
    return np.array(values, dtype=np.float64), sum(commas)


def instants(texts: Sequence[str]) -> tuple[I64, Mask]:
    """UTC milliseconds of ISO 8601 texts, `NO_TIME` for what is none, and which of them name no zone.

    A time without a zone is read as UTC, as the GPX standard says; the caller must tell the traveller.
    """
    time_ms = np.full(len(texts), NO_TIME, dtype=np.int64)
    zoneless = np.zeros(len(texts), dtype=np.bool_)
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    for length in np.unique(lengths[lengths > 0]).tolist():
        at = np.flatnonzero(lengths == length)
        joined = "".join(texts if len(at) == len(texts) else [texts[k] for k in at.tolist()])
        signs = np.frombuffer(joined.encode("ascii", "replace"), dtype=np.uint8).reshape(len(at), length)
        time_ms[at], zoneless[at] = instants_of(signs)
    return time_ms, zoneless


def instants_of(signs: npt.NDArray[np.uint8]) -> tuple[I64, Mask]:
    """`instants` of texts of one length, a row each."""
    time_ms = np.full(len(signs), NO_TIME, dtype=np.int64)
    zoneless = np.zeros(len(signs), dtype=np.bool_)
    at = np.arange(len(signs))
    spellings = 0
    while len(at):
        alike = _alike(signs)
        match = spelling(bytes(signs[0]))
        if match:
            time_ms[at[alike]] = _instants(signs[alike], match)
            zoneless[at[alike]] = match["zone"] is None
        at, signs = at[~alike], signs[~alike]
        spellings += 1
        if spellings == _SPELLINGS:
            is_time = np.array([spelling(bytes(row)) is not None for row in signs], dtype=np.bool_)
            at, signs = at[is_time], signs[is_time]
    return time_ms, zoneless & (time_ms != NO_TIME)


def spelling(text: bytes) -> re.Match[str] | None:
    """How a time is spelled: the parts of it by their names; None for what is no time."""
    return _INSTANT.fullmatch(text.decode("ascii", "replace"))


def _alike(signs: npt.NDArray[np.uint8]) -> Mask:
    """Rows that equal the first one but for the values of its digits."""
    digits = (signs[0] >= _ZERO) & (signs[0] <= _NINE)
    same = (signs[:, ~digits] == signs[0, ~digits]).all(axis=1)
    inner = signs[:, digits]
    return np.asarray(same & ((inner >= _ZERO) & (inner <= _NINE)).all(axis=1))


def _instants(signs: npt.NDArray[np.uint8], shape: re.Match[str]) -> I64:
    """Instants of rows of one shape."""

    def value(part: str, digits: int = 9) -> I64:
        start, stop = shape.span(part)
        total = np.zeros(len(signs), dtype=np.int64)
        for column in range(start, min(stop, start + digits)):
            total = total * 10 + (signs[:, column] - _ZERO)
        return total

    year, month, day = value("year"), value("month"), value("day")
    hour, minute, second = value("hour"), value("minute"), value("second")
    width = min(shape.end("fraction") - shape.start("fraction"), 3)
    milli = value("fraction", 3) * 10 ** (3 - width)
    offset = value("zone_hour") * 60 + value("zone_minute")
    if shape["sign"] == "-":
        offset = -offset
    is_date = (year >= _YEARS[0]) & (year <= _YEARS[1]) & (month >= 1) & (month <= 12) & (day >= 1)
    month = np.clip(month, 1, 12)
    first = ((year - 1970) * 12 + month - 1).astype("datetime64[M]")
    start_day = first.astype("datetime64[D]").astype(np.int64)
    month_days = (first + 1).astype("datetime64[D]").astype(np.int64) - start_day
    # 24:00 is a clock some devices show; the 60th second is a leap second.
    is_time = (hour < 24) | ((hour == 24) & (minute == 0) & (second == 0))
    is_valid = is_date & (day <= month_days) & is_time & (minute < 60) & (second <= 60)
    seconds = (start_day + day - 1) * 86_400 + hour * 3600 + (minute - offset) * 60 + second
    return np.where(is_valid, seconds * 1000 + milli, NO_TIME)
