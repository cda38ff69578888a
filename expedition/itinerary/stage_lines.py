"""Stages typed or pasted as lines: `Osh – Sary-Tash 185 km`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from expedition import parsing
from expedition.errors import UserError
from expedition.record_classes import dataclass
from expedition.records.fields import StageFields

_NUMBER = r"\d{1,3}(?:[\s\u00a0\u2009\u202f'’.,]\d{3})*(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?"
_BULLET = re.compile(
    r"^\s*(?:[-*•·]\s+|(?:day|stage|tag|etappe|étape|день)?\s*\d{1,3}\s*[.):](?!\d)\s*)", re.IGNORECASE
)
_KM = re.compile(
    rf"(?<![\d.,])(?:about\s+|ca\.?\s*|~\s*)?({_NUMBER})\s*(?:kms?|км|公里|kilomet\w+)\b\.?", re.IGNORECASE
)
_MILES = re.compile(rf"(?<![\d.,])({_NUMBER})\s*(?:mi|miles?)\b\.?", re.IGNORECASE)
_CLIMB = re.compile(
    rf"(?:[↑⇧+▲]\s*|climb\s+)({_NUMBER})\s*m\b\.?|({_NUMBER})\s*m\s*(?:[↑⇧▲]|climb\w*|up\b)\.?",
    re.IGNORECASE,
)
_REST = re.compile(
    r"[+,;(]?\s*(?:(\d{1,3}|an?|one|two|three)\s+(?:days?\s+(?:of\s+)?rest|rest\s+days?)"
    r"|(?:rest|then\s+rest)\s*:?\s*(\d{1,3})?(?:\s*days?)?)\s*\)?\s*$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"^\s*(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./](?:\d{4})?|(?:[^\W\d_]{2,9},?\s+)?\d{1,2}\.?\s+[^\W\d_]{3,9}\.?"
    r"(?:\s+\d{4})?)\s*(?:[:,;\t]|\s[-–—]\s|\s{2,})\s*"
)
_BARE = re.compile(rf"[\s,;(]({_NUMBER})\s*\)?\s*$")
_BETWEEN = re.compile(r"\s*(?:→|⟶|->|=>|>|\t)\s*|\s+[-–—]+\s+|\s*[–—]\s*|\s+to\s+", re.IGNORECASE)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}
_SPACES, _LONGEST = re.compile(r"[^\S\t]{3,}|\s{6,}"), 1_000
"""Wide gaps and endless lines, over which patterns that look for what ends a line would brood for minutes."""
_LONGEST_M = 1e9
"""No stage goes farther than to the moon and back."""
_TRIM = " \t,;:()-–—·"


@dataclass(frozen=True, slots=True)
class StageLines:
    """What lines of text told: stages in order, and the lines that are none, with their numbers from 1."""

    stages: tuple[StageFields, ...]
    unread: tuple[tuple[int, str], ...] = ()


def stage_lines(text: str, near: date, before: str = "") -> StageLines:
    """Reads a line a stage; one that names no start begins where the one before ended, the first at `before`.

    A stage may name several places (`Osh – Gulcha – Sary-Tash 185 km`): it goes from the first to the last,
    those between are kept as its note. A date without a year is that closest to `near`.
    """
    stages: list[StageFields] = []
    unread: list[tuple[int, str]] = []
    for number, line in enumerate(parsing.lines(text).splitlines(), 1):
        if not line.strip():
            continue
        if len(line) > _LONGEST:
            unread.append((number, line.strip()))
            continue
        line = _SPACES.sub("  ", line)
        rests = _rest_alone(line)
        if rests and stages:
            stages[-1] = replace(stages[-1], rest_days=stages[-1].rest_days + rests)
            continue
        stage = _stage(line, near, stages[-1].to_place if stages else before)
        if stage is None:
            unread.append((number, line.strip()))
        else:
            stages.append(stage)
    return StageLines(tuple(stages), tuple(unread))


def _stage(line: str, near: date, before: str) -> StageFields | None:
    """One line as a stage; None where it names no place."""
    rest = _Rest(line)
    rest.drop(_BULLET)
    on = _day(rest, near)
    rests = _rests(rest.drop(_REST))
    distance_m = _metres(rest.drop(_KM), 1000.0)
    if distance_m is None:
        distance_m = _metres(rest.drop(_MILES), 1609.344)
    climb_m = _metres(rest.drop(_CLIMB), 1.0)
    if distance_m is None:
        distance_m = _metres(rest.drop(_BARE), 1000.0)
    places = [*_places(rest.text)]
    if not places:
        return None
    begins_open = bool(re.match(r"\s*(?:→|->|[-–—>])", rest.text))
    if len(places) == 1 or begins_open:
        places.insert(0, before)
    return StageFields(
        from_place=places[0],
        to_place=places[-1],
        distance_m=distance_m,
        climb_m=climb_m,
        planned_on=on,
        rest_days=rests,
        note=" – ".join(places[1:-1]),
    )


class _Rest:
    """What is left of a line while one thing after the other is taken out of it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def drop(self, pattern: re.Pattern[str]) -> str:
        """Takes the first match out; gives what it holds, empty where there is none."""
        found = pattern.search(self.text)
        if found is None:
            return ""
        self.text = f"{self.text[: found.start()]} {self.text[found.end() :]}"
        return next((group for group in found.groups() if group), found[0])


def _day(rest: _Rest, near: date) -> date | None:
    """A date at the beginning of a line."""
    before = rest.text
    words = rest.drop(_DATE)
    try:
        return parsing.day(words, near) if words else None
    except UserError:
        rest.text = before
        return None


def _rests(words: str) -> int:
    words = words.strip().casefold()
    if not words:
        return 0
    if words.isdecimal():
        return int(words)
    return _COUNTS.get(words, 1)


def _rest_alone(line: str) -> int:
    """The days of rest of a line that tells of nothing else: `rest day`, `2 days of rest`."""
    rest = _Rest(_BULLET.sub("", line, count=1))
    rests = _rests(rest.drop(_REST))
    return rests if not rest.text.strip(_TRIM) else 0


def _metres(words: str, factor: float) -> float | None:
    if not words:
        return None
    try:
        found = parsing.plain_number(words)
    except UserError:
        return None
    metres = found.value * factor if found is not None else -1.0
    return metres if 0 <= metres <= _LONGEST_M else None


def _places(text: str) -> Iterator[str]:
    parts: Sequence[str] = _BETWEEN.split(text)
    for part in parts:
        name = " ".join(part.split()).strip(_TRIM)
        if any(sign.isalpha() for sign in name):
            yield name
