"""Text as boxes between which a line may break: scripts, directions and break rules."""

import math
import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from expedition.record_classes import dataclass
from expedition.reports.typesetting.scripts import base_level, level_runs, tidy
from expedition.reports.typesetting.scripts import levels as levels_of
from expedition.reports.typesetting.style import Type
from expedition.reports.typesetting.typecase import Typecase
from expedition.reports.typesetting.typefaces import Word

_HAN = "\u2e80-\u2fdf\u3005-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_CLOSING = frozenset(")]},.;:!?%”’»、。〉》」』】〕，．：；！？）］｝ー…·")
_OPENING = frozenset("([{“‘«〈《「『【〔（［｛")
_SPACES = " \t\u2002-\u2006\u2008\u2009\u200b\u3000"
_STRETCH = re.compile(f"[{_SPACES}]+|[{_HAN}]|[^{_SPACES}{_HAN}]+")
_WORD = re.compile(f"(?:([{_HAN}]+)|([^{_SPACES}{_HAN}]+)|[{_SPACES}])([{_SPACES}]*)")
_AFTER_DASH = re.compile("(?<=[^\\W\\d_][-\u2010])(?=\\w)|(?<=[\u2013\u2014])(?=[^\\W\\d])")
_IN_ADDRESS = re.compile("(?<=[/\\\\?&=_.-])(?=[\\w%])")
_ADDRESS_LENGTH = 24
_DASHES = frozenset("-\u2010\u2013\u2014")
_ONE_HAN = re.compile(f"[{_HAN}]")
_CHUNK = 400
_SLACK = 0.05
"""Ems left free where a word is cut, since its parts are a hair wider than in the whole."""
_MOST_AN_EM = 4
"""Signs in the width of an em, more than any script sets."""
_MORE = 4
"""Signs that a piece of a word may have more than the one before it."""
_LONGEST_WORD = 2000
_LETTER = "\u3005-\u3007\u3041-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_ENDLESS = re.compile(f"[^\\s{_HAN}]{{{_LONGEST_WORD + 1},}}|[{_LETTER}]{{{_LONGEST_WORD + 1},}}")


class Break(Enum):
    """What may happen behind a box."""

    NEVER = 0
    SPACE = 1
    FREE = 2
    HYPHEN = 3
    FORCED = 4


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one look; `link` is an address or an inner destination starting with `#`."""

    text: str
    type: Type
    link: str = ""
    rise: float = 0.0
    is_struck: bool = False


class Box(NamedTuple):
    """An unbreakable stretch of one span and one direction; `space` is the width of the space behind it."""

    text: str
    span: Span
    level: int
    width: float
    after: Break
    space: float = 0.0
    space_level: int = 0


@dataclass(frozen=True, slots=True)
class Setting:
    """All boxes of a text in reading order, and the direction it starts with."""

    boxes: tuple[Box, ...]
    is_rtl: bool


def boxes_of(case: Typecase, spans: Sequence[Span], measure: float) -> Setting:
    """The boxes of a text, none wider than the measure."""
    cleaned = [Span(tidy(span.text), span.type, span.link, span.rise, span.is_struck) for span in spans]
    text = "".join(span.text for span in cleaned)
    levels = levels_of(text)
    boxes: list[Box] = []
    start = 0
    for span in cleaned:
        if levels is None:
            _add_plain(case, boxes, span)
        else:
            _add_mixed(case, boxes, span, levels[start : start + len(span.text)])
        start += len(span.text)
    if any(box.width > measure for box in boxes):
        boxes = [part for box in boxes for part in _fit(case, box, measure)]
    _forbid(boxes)
    return Setting(tuple(_loosen(boxes, measure)), bool(levels) and base_level(text) == 1)


def _add_plain(case: Typecase, boxes: list[Box], span: Span) -> None:
    """The boxes of a span without right-to-left words: the short way for nearly all text."""
    face, size = span.type.face, span.type.size
    space = case.width(face, size, " ")
    known: dict[str, tuple[str, float]] = {}  # One string for all places where a word stands.
    letters = _Letters(case, span)
    for index, line in enumerate(span.text.split("\n")):
        if index:
            _close(boxes, span, Break.FORCED, 0.0, 0)
        for han, word, gap in _WORD.findall(line):
            if han:
                _add_han(boxes, letters, han, space if gap else None)
                continue
            if not word:
                _close(boxes, span, Break.SPACE, space, 0)
                continue
            pieces = _pieces(word)
            boxes += [_box(case, span, piece, 0, Break.FREE) for piece in pieces[:-1]]
            last = pieces[-1]
            found = known.get(last)
            if found is None:
                found = known[last] = last, _width(case, span, last, 0)
            last, width = found
            if gap:
                boxes.append(Box(last, span, 0, width, Break.SPACE, space))
            else:
                boxes.append(Box(last, span, 0, width, Break.NEVER))


class _Letters(dict[str, Box]):
    """One box for all places where a Chinese letter of a span stands."""

    def __init__(self, case: Typecase, span: Span) -> None:
        self._case, self._span = case, span

    def __missing__(self, letter: str) -> Box:
        box = self[letter] = _box(self._case, self._span, letter, 0, Break.FREE)
        return box


def _add_han(boxes: list[Box], letters: _Letters, run: str, space: float | None) -> None:
    """A line may end before and behind each letter of a run; `space` is the width of what follows it."""
    if boxes and boxes[-1].after is Break.NEVER:
        boxes[-1] = boxes[-1]._replace(after=Break.FREE)
    boxes += map(letters.__getitem__, run)
    if space is not None:
        boxes[-1] = _with(boxes[-1], Break.SPACE, space)


def _add_mixed(case: Typecase, boxes: list[Box], span: Span, levels: list[int]) -> None:
    for stretch, at in _stretches(span.text):
        _add(case, boxes, span, stretch, levels[at : at + len(stretch)])


def _stretches(text: str) -> Iterator[tuple[str, int]]:
    at = 0
    for line in re.split("(\n)", text):
        if line == "\n":
            yield line, at
        else:
            for match in _STRETCH.finditer(line):
                yield match.group(), at + match.start()
        at += len(line)


def _add(case: Typecase, boxes: list[Box], span: Span, stretch: str, levels: list[int]) -> None:
    """Appends a stretch: a space or line end changes the box before it, anything else becomes boxes."""
    if stretch == "\n":
        _close(boxes, span, Break.FORCED, 0.0, 0)
    elif stretch[0] in " \t\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u3000":
        width = case.width(span.type.face, span.type.size, " ") if stretch.strip("\u200b") else 0.0
        _close(boxes, span, Break.SPACE if width else Break.FREE, width, levels[0])
    else:
        is_han = _ONE_HAN.fullmatch(stretch) is not None
        if is_han and boxes and boxes[-1].after is Break.NEVER:
            boxes[-1] = _with(boxes[-1], Break.FREE)
        for part, level in level_runs(stretch, levels):
            pieces = [part] if level % 2 else _pieces(part)
            after = Break.FREE if len(pieces) > 1 else Break.NEVER
            boxes += [_box(case, span, piece, level, after) for piece in pieces]
            boxes[-1] = _with(boxes[-1], Break.FREE if is_han else Break.NEVER)


def _pieces(stretch: str) -> list[str]:
    """A stretch cut where a line may end inside it: behind dashes, and in long addresses."""
    if len(stretch) >= _ADDRESS_LENGTH:
        return [piece for piece in _IN_ADDRESS.split(stretch) if piece]
    return _AFTER_DASH.split(stretch) if _DASHES.intersection(stretch) else [stretch]


def _close(boxes: list[Box], span: Span, after: Break, space: float, level: int) -> None:
    if not boxes or boxes[-1].after in (Break.SPACE, Break.FORCED):
        if after is not Break.FORCED:
            return
        boxes.append(Box("", span, level, 0.0, after))
        return
    boxes[-1] = _with(boxes[-1], after, space, level)


def _with(box: Box, after: Break, space: float = 0.0, level: int = 0) -> Box:
    return Box(box.text, box.span, box.level, box.width, after, space, level)


def _box(case: Typecase, span: Span, text: str, level: int, after: Break) -> Box:
    return Box(text, span, level, _width(case, span, text, level), after)


def _width(case: Typecase, span: Span, text: str, level: int) -> float:
    """The width of a text; no measure holds one so long that shaping it whole would take its time."""
    return math.inf if len(text) > _CHUNK else _word(case, span, text, level).width * span.type.size


def _word(case: Typecase, span: Span, text: str, level: int) -> Word:
    return case.word(span.type.face, text, bool(level % 2))


def _fit(case: Typecase, box: Box, measure: float) -> Iterator[Box]:
    """The box, cut into pieces where it is wider than the measure."""
    if box.width <= measure:
        yield box
        return
    parts = list(_cuts(case, box, measure))
    for part in parts[:-1]:
        yield _box(case, box.span, part, box.level, Break.FREE)
    yield _with(_box(case, box.span, parts[-1], box.level, box.after), box.after, box.space, box.space_level)


def _cuts(case: Typecase, box: Box, measure: float) -> Iterator[str]:
    """A text in pieces that fit the measure; shaped in short chunks, so that a huge word costs little."""
    at, text, room = 0, box.text, measure / box.span.type.size - _SLACK
    count = int(room * _MOST_AN_EM) + 1
    while at < len(text):
        chunk = text[at : at + _CHUNK]
        if box.level % 2:
            count = _fitting(case, box, chunk[: count + _MORE], room)
            ends = [count]
        else:
            ends = _ends(case, box, chunk, room)
        if at + len(chunk) < len(text) and len(ends) > 1:
            ends.pop()
        start = 0
        for end in ends:
            yield chunk[start:end]
            start = end
        at += start


def _fitting(case: Typecase, box: Box, chunk: str, room: float) -> int:
    """How many signs of a right-to-left chunk fit."""
    count = len(chunk)
    while count > 1:
        width = _word(case, box.span, chunk[:count], 1).width
        if width <= room:
            break
        count = max(1, min(count - 1, int(count * room / width)))
    return count


def _ends(case: Typecase, box: Box, chunk: str, room: float) -> list[int]:
    """Where a left-to-right chunk is cut so that each piece fits, its own end last."""
    ends: list[int] = []
    start, start_width, before, before_width = 0, 0.0, 0, 0.0
    for count, width in _word(case, box.span, chunk, 0).stops:
        if width - start_width > room and before > start:
            ends.append(before)
            start, start_width = before, before_width
        before, before_width = count, width
    return [*ends, len(chunk)]


def without_endless(text: str) -> str:
    """The text with words no language has cut short: of Chinese and its kin what has no sign between."""
    if len(text) <= _LONGEST_WORD or all(len(word) <= _LONGEST_WORD for word in text.split()):
        return text
    return _ENDLESS.sub(lambda found: found.group()[:_LONGEST_WORD] + "…", text)


def _forbid(boxes: list[Box]) -> None:
    """No line starts with a closing sign or ends with an opening one in Chinese and Japanese."""
    for index in range(len(boxes) - 1):
        box, text = boxes[index], boxes[index + 1].text
        is_free = box.after is Break.FREE and box.text and text
        if is_free and (text[0] in _CLOSING or box.text[-1] in _OPENING):
            boxes[index] = _with(box, Break.NEVER)


def _loosen(boxes: list[Box], measure: float) -> list[Box]:
    """Boxes that cling together are parted where they would outgrow the measure."""
    width = 0.0
    for index, box in enumerate(boxes):
        if width + box.width > measure and index and boxes[index - 1].after is Break.NEVER:
            boxes[index - 1] = _with(boxes[index - 1], Break.FREE)
            width = 0.0
        width = width + box.width if box.after is Break.NEVER else 0.0
    return boxes
