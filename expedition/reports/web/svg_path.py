"""Lines and areas as path data of SVG, short because each point counts from the one before."""

import re
from collections.abc import Sequence

import numpy as np

from expedition.reports.maps.clipping import Parts
from expedition.reports.pages.plotting import FINENESS

Point = tuple[float, float]
_STEP = re.compile(r"((?:-?[\d.]+ )*)([mlch])")


def number(value: float) -> str:
    """A measure in points, as short as a hundredth of one allows."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def through(points: Sequence[Point], *, is_closed: bool = False) -> str:
    """One line through points."""
    words = " ".join(f"{number(x)} {number(y)}" for x, y in points[1:])
    return f"M{number(points[0][0])} {number(points[0][1])}L{words}{'Z' if is_closed else ''}"


def plotted(parts: Parts, *, is_closed: bool) -> str:
    """Many lines or areas in whole units of a plot; steps too short to be seen are left out."""
    if not len(parts.x):
        return ""
    flat = np.rint(np.column_stack((parts.x, parts.y)) * FINENESS).astype(np.int64)
    moved = np.diff(flat, axis=0, prepend=flat[:1])
    moved[parts.starts] = flat[parts.starts]
    is_start = np.zeros(len(flat), dtype=bool)
    is_start[parts.starts] = True
    keep = is_start | moved.any(axis=1)
    is_start, moved = is_start[keep], moved[keep]
    goes_on = ~(is_start & np.append(is_start[1:], True))
    is_start, moved = is_start[goes_on], moved[goes_on]
    if not len(moved):
        return ""
    words = ["%d %d"] * len(moved)
    close = "Z" if is_closed else ""
    for index in np.flatnonzero(is_start).tolist():
        words[index] = f"{close if index else ''}M%d %dl"
    drawn = " ".join(words) % tuple(moved.ravel().tolist())
    return (drawn + close).replace("l ", "l").replace(" -", "-").replace(" M", "M").replace(" Z", "Z")


def from_operators(code: str, x: float, foot: float) -> str:
    """The path operators m, l, c and h of PDF, counted from a lower left corner, heights upwards."""
    parts = []
    for numbers, operator in _STEP.findall(code):
        values = [float(word) for word in numbers.split()]
        pairs = zip(values[::2], values[1::2], strict=True)
        words = " ".join(f"{number(x + across)} {number(foot - up)}" for across, up in pairs)
        parts.append("Z" if operator == "h" else operator.upper() + words)
    return "".join(parts)
