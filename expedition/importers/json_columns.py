"""Lists of a JSON file as columns: positions, times and sensors, whatever stands among them."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from expedition.importers.columns import instants
from expedition.points import F64, I64, NO_TIME, Mask

_SECONDS_END = 1e11
"""Larger numbers are milliseconds: as seconds they would lie beyond the year 5000."""

_BLOCK = 10_000
_FIRST_S = 1e8
"""Smaller ones, before 1973, are counted from a start that is not told."""


def positions(found: object) -> F64:
    """Rows of longitude, latitude and height; NaN for what is none."""
    if not isinstance(found, list) or not found:
        return np.empty((0, 3))
    if set(map(type, found)) == {list} and len({len(place) for place in found}) == 1:
        try:
            rows = np.array(found)
        except (ValueError, OverflowError):
            rows = np.empty(0)
        # Whatever is not numbers throughout is looked at one by one.
        if rows.ndim == 2 and rows.shape[1] >= 2 and rows.dtype.kind in "if":
            return _three(rows.astype(np.float64))
    # Block by block: tuples need far more memory than rows.
    blocks = (found[first : first + _BLOCK] for first in range(0, len(found), _BLOCK))
    return np.concatenate([np.array([position(place) for place in block]) for block in blocks])


def _three(rows: F64) -> F64:
    if rows.shape[1] >= 3:
        return rows[:, :3]
    return np.column_stack([rows, np.full(len(rows), np.nan)])


def position(place: object) -> tuple[float, float, float]:
    """Longitude, latitude and height of one place; NaN for what is none."""
    if not isinstance(place, list) or len(place) < 2:
        return (np.nan,) * 3
    return value(place[0]), value(place[1]), value(place[2]) if len(place) > 2 else np.nan


def value(found: object) -> float:
    """A number as it stands or as a text, NaN for what is none."""
    if isinstance(found, bool) or not isinstance(found, int | float | str):
        return np.nan
    try:
        number = float(found) if not isinstance(found, str) or found.isascii() else np.nan
    except (ValueError, OverflowError):
        return np.nan
    return number if np.isfinite(number) else np.nan


def values(found: object, count: int) -> F64:
    """So many numbers, all NaN where the list is no match."""
    if not isinstance(found, list) or len(found) != count:
        return np.full(count, np.nan)
    return np.array([value(item) for item in found])


def times(found: Sequence[object]) -> tuple[I64, Mask, int]:
    """UTC milliseconds of ISO 8601 texts or seconds or milliseconds since 1970, `NO_TIME` for what is none.

    Also which of them name no zone, and how many say something that is no time.
    """
    time_ms, zoneless = instants([item if isinstance(item, str) else "" for item in found])
    at = np.flatnonzero(time_ms == NO_TIME)
    others = [found[k] for k in at.tolist()]
    since = np.array([value(item) for item in others], dtype=np.float64)
    is_time = (since >= _FIRST_S) & (since < _SECONDS_END * 1000)
    scale = np.where(since < _SECONDS_END, 1000.0, 1.0)
    time_ms[at[is_time]] = np.rint(since * scale)[is_time].astype(np.int64)
    lost = sum(item not in (None, "") for item, is_read in zip(others, is_time, strict=True) if not is_read)
    return time_ms, zoneless, lost


def is_moment(found: object) -> bool:
    """Whether something looks like a time of day on a date, not like a date alone."""
    return ":" in found if isinstance(found, str) and not found.isdecimal() else value(found) >= _FIRST_S


def first_of(members: dict[str, Any], *names: str) -> Any:
    """The value of the first of these names that says something."""
    return next((members[name] for name in names if members.get(name) not in (None, "")), None)


def text_of(members: dict[str, Any], *names: str) -> str:
    """The first of these that is a text or a number, as a text."""
    found = first_of(members, *names)
    return str(found) if isinstance(found, str | int | float) else ""
