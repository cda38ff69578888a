"""Texts of coordinates in a KML file as columns."""

import re
from collections.abc import Sequence
from itertools import chain

import numpy as np

from expedition.importers.columns import MISSING, numbers
from expedition.importers.point_columns import Columns
from expedition.points import I64, NO_TIME, Mask

_BETWEEN = re.compile(r"(?<=[^,\s])\s+(?=[^,\s])")
_LONGEST_PLACE = 1_000
_NOWHERE = (MISSING,) * 3


def complete(text: str) -> tuple[str, str]:
    """The places of a text that have certainly ended, and the rest."""
    tail = max(len(text) - _LONGEST_PLACE, 0)
    ends = [gap.start() for gap in _BETWEEN.finditer(text, tail)]
    if ends:
        return text[: ends[-1]], text[ends[-1] :]
    return (text, "") if tail else ("", text)


def line(text: str) -> Columns:
    """The points of a `coordinates` text, which have no times."""
    places = text.split()
    if any(place[0] == "," or place[-1] == "," for place in places):
        places = _joined(places)
    is_even = {place.count(",") for place in places} == {2}
    parts = ",".join(places).split(",") if is_even else list(chain.from_iterable(map(_parts, places)))
    none = np.full(len(places), NO_TIME, dtype=np.int64)
    return columns(parts, none, np.zeros(len(places), dtype=np.bool_))


def first_place(text: str) -> str:
    """The first place of a text that is not blank, without blanks inside."""
    places = text.split()
    first = places[0] if len(places) == 1 else _joined(places)[0]
    return MISSING if first[0] == "," or first[-1] == "," else first


def _joined(places: list[str]) -> list[str]:
    """The places without blanks around commas, which do not part them."""
    return " ".join(places).replace(" ,", ",").replace(", ", ",").split()


def _parts(place: str) -> Sequence[str]:
    """Longitude, latitude and height; more parts without a point may be decimals, so nobody knows."""
    parts = place.split(",")
    return (*parts, MISSING)[:3] if len(parts) in (2, 3) or (len(parts) > 3 and "." in place) else _NOWHERE


def columns(parts: Sequence[str], time_ms: I64, zoneless: Mask) -> Columns:
    """Columns of longitudes, latitudes and heights in turn; a comma in a number leaves it unknown."""
    values, commas = numbers(parts)
    if commas:
        values, _none = numbers([MISSING if "," in part else part for part in parts])
    values = values.reshape(-1, 3)
    return Columns(
        values[:, 1].copy(),
        values[:, 0].copy(),
        values[:, 2].copy(),
        time_ms,
        zoneless,
        commas=0,
        lost_times=0,
        sensors={},
    )


def unzero(parts: Sequence[Columns]) -> None:
    """Make the heights of a line missing where all are zero: so they are written for lines on the ground."""
    if sum(len(part.ele_m) for part in parts) > 1 and not any(
        np.nan_to_num(part.ele_m).any() for part in parts
    ):
        for part in parts:
            part.ele_m = np.full(len(part.ele_m), np.nan)


def rows(texts: Sequence[str]) -> tuple[list[str], list[bool]]:
    """Three texts for each `coord`, and which of them are not blank."""
    joined = " ".join(texts)
    parts = joined.split(" ")
    # Two single spaces in each, the usual case, leave nothing to look at.
    if len(parts) == 3 * len(texts) and "" not in parts and {text.count(" ") for text in texts} == {2}:
        return parts, [True] * len(texts)
    split = [text.split() for text in texts]
    return list(chain.from_iterable(map(_row, split))), list(map(bool, split))


def _row(row: list[str]) -> Sequence[str]:
    """Three texts of a `coord`, which is parted by blanks; some programs write commas as elsewhere."""
    if len(row) == 3:
        return row
    if len(row) == 2:
        return (*row, MISSING)
    return _parts(row[0]) if len(row) == 1 else _NOWHERE
