"""Spans of road as columns of a strip, and where the notes of them do not agree."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from expedition.record_classes import dataclass
from expedition.records.day import DayPage
from expedition.records.fields import RoadFields
from expedition.reports.road.records import Grade, Stretch
from expedition.text import _

_SMOOTH_FROM, _UNFIT_TO = 4, 1
_SMOOTH = ("smooth", "new", "good", "asphalt", "tarmac", "paved", "concrete")
_ROUGH = ("rough", "gravel", "pothole", "corrugat", "sand", "mud", "old", "stones", "bad", "track")
_NEAR_M = 1.0


@dataclass(frozen=True, slots=True)
class Noted:
    """A span as it was noted, and of which day."""

    fields: RoadFields
    page: DayPage | None


def grade_of(fields: RoadFields) -> Grade:
    """How good a span is: by its mark, else by plain words of its surface or state, the worse one first."""
    if fields.rating is not None:
        if fields.rating <= _UNFIT_TO:
            return Grade.UNFIT
        return Grade.SMOOTH if fields.rating >= _SMOOTH_FROM else Grade.ROUGH
    words = f"{fields.surface} {fields.state}".casefold()
    if any(word in words for word in _ROUGH):
        return Grade.ROUGH
    return Grade.SMOOTH if any(word in words for word in _SMOOTH) else Grade.OPEN


def column(spans: Sequence[Noted], low_m: float, high_m: float) -> list[Stretch]:
    """The spans of one road from top to bottom.

    A start that was not noted reaches back to the end of the span before it, and that part is unsure; an
    end that was not noted reaches on to the next span. Where two spans overlap and are not graded alike,
    the overlap is unsure.
    """
    placed = _reaching(spans, low_m, high_m)
    edges = sorted({edge for stretch in placed for edge in (stretch.from_m, stretch.to_m)})
    found: list[Stretch] = []
    for start, end in itertools.pairwise(edges):
        here = [one for one in placed if one.from_m <= start + _NEAR_M and one.to_m >= end - _NEAR_M]
        if not here:
            continue
        grades = {one.grade for one in here}
        part = Stretch(
            start,
            end,
            grades.pop() if len(grades) == 1 else Grade.UNSURE,
            any(one.is_open_start and abs(one.from_m - start) < _NEAR_M for one in here),
            any(one.is_open_end and abs(one.to_m - end) < _NEAR_M for one in here),
        )
        found.append(part)
    return _joined(found)


def differing(spans: Sequence[Noted]) -> dict[int, str]:
    """What speaks against a span, by its index: another one over the same kilometres, or an open start."""
    found: dict[int, str] = {}
    for index, one in enumerate(spans):
        before = [
            other.fields.to_m
            for other in spans
            if other is not one and other.fields.to_m is not None and _ends_before(other, one)
        ]
        if one.fields.from_m is None and one.fields.to_m is not None and before:
            found[index] = _("Its start was not noted; another note ends before it.")
        elif any(_overlap(one.fields, other.fields) for other in spans if other is not one):
            found[index] = _("Another note says otherwise of the same kilometres.")
    return found


def _ends_before(other: Noted, one: Noted) -> bool:
    end, own = other.fields.to_m, one.fields.to_m
    return end is not None and own is not None and end < own


def _overlap(one: RoadFields, other: RoadFields) -> bool:
    """Whether two whole spans cover the same ground and are graded differently."""
    ends = (one.from_m, one.to_m, other.from_m, other.to_m)
    if any(end is None for end in ends) or grade_of(one) is grade_of(other):
        return False
    start, end, other_start, other_end = (float(at or 0.0) for at in ends)
    return min(end, other_end) - max(start, other_start) > _NEAR_M


def _reaching(spans: Sequence[Noted], low_m: float, high_m: float) -> list[Stretch]:
    """Each span from where to where it may reach."""
    starts = sorted(one.fields.from_m for one in spans if one.fields.from_m is not None)
    ends = sorted(one.fields.to_m for one in spans if one.fields.to_m is not None)
    found = []
    for one in spans:
        start, end = one.fields.from_m, one.fields.to_m
        grade = grade_of(one.fields)
        if start is None and end is not None:
            before = [at for at in ends if at < end - _NEAR_M]
            start, grade = (before[-1], Grade.UNSURE) if before else (low_m, grade)
        elif end is None and start is not None:
            after = [at for at in starts if at > start + _NEAR_M]
            end = after[0] if after else high_m
        if start is not None and end is not None and end - start > _NEAR_M:
            is_open_end = one.fields.to_m is None and end == high_m
            found.append(Stretch(start, end, grade, one.fields.from_m is None, is_open_end))
    return found


def _joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Neighbours of one grade as one."""
    found: list[Stretch] = []
    for one in stretches:
        last = found[-1] if found else None
        if last and last.grade is one.grade and abs(last.to_m - one.from_m) < _NEAR_M:
            found[-1] = replace(last, to_m=one.to_m, is_open_end=one.is_open_end)
        else:
            found.append(one)
    return found
