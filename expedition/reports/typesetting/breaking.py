"""Where lines end: over the whole paragraph for justified text, first fit for ragged."""

import math
from collections.abc import Sequence
from itertools import accumulate

from pyphen import Pyphen, language_fallback

from expedition.record_classes import dataclass
from expedition.reports.typesetting.setting import Box, Break
from expedition.reports.typesetting.typecase import Typecase
from expedition.reports.typesetting.typefaces import SOFT_HYPHEN

_STRETCH, _SHRINK = 0.62, 0.3
_WORD_STRETCH = 4.0
"""Points that a line without spaces may be short, like once the stretch of others."""
_HYPHEN_PENALTY, _HYPHENS_RUNNING, _HYPHEN_LADDER = 60.0, 4000.0, 1e7
"""Of a hyphen; more for one below another, and much more below two."""
_SHORT_END, _HYPHEN_BEFORE_END, _SHORT = 60_000.0, 60_000.0, 0.87
_ENOUGH = 1.05
_GOOD, _MOST_GOOD_LINES = 1e6, 50
"""Demerits that so many lines never reach together of which none is worse than enough."""
_FAIR = 5e7
"""Demerits that hardly any hyphenated paragraph reaches."""
_MOST_BOXES = 5000
_SHORTEST_HYPHENATED, _LONGEST_HYPHENATED, _SHORTEST_NOUN = 7, 48, 10


@dataclass(frozen=True, slots=True)
class Line:
    """Boxes of one line; `width` without the space behind the last box; `is_last` ends its paragraph."""

    boxes: tuple[Box, ...]
    width: float
    is_last: bool

    @property
    def spaces(self) -> int:
        """How many spaces may stretch."""
        return sum(1 for box in self.boxes[:-1] if box.after is Break.SPACE)


@dataclass(frozen=True, slots=True)
class Hyphens:
    """The words of a language and where they may be parted; with a capital only where all nouns have one."""

    words: Pyphen
    has_capital_nouns: bool

    def may_part(self, word: str) -> bool:
        """Whether a word is long enough and no name."""
        is_fit = _SHORTEST_HYPHENATED <= len(word) <= _LONGEST_HYPHENATED and word.isalpha()
        is_noun = self.has_capital_nouns and len(word) >= _SHORTEST_NOUN and word[1:].islower()
        return is_fit and (word[:1].islower() or is_noun)


def hyphenator(language: str) -> Hyphens | None:
    """Break points inside words, where the language is known."""
    code = language_fallback({"en": "en_GB"}.get(language, language.replace("-", "_")))
    return Hyphens(Pyphen(lang=code), code.startswith("de")) if code else None


def ragged(boxes: Sequence[Box], width: float, first_indent: float = 0.0) -> list[Line]:
    """Lines filled one after another."""
    lines: list[Line] = []
    start = 0
    while start < len(boxes):
        room = width - (first_indent if not lines else 0.0)
        stop = _first_fit(boxes, start, room)
        lines.append(_line(boxes, start, stop))
        start = stop
    return lines


def _first_fit(boxes: Sequence[Box], start: int, room: float) -> int:
    used, best = 0.0, start
    for index in range(start, len(boxes)):
        box = boxes[index]
        used += box.width
        if used > room + 0.01 and best > start:
            return best
        if box.after is Break.FORCED:
            return index + 1
        if box.after is not Break.NEVER:
            best = index + 1
        used += box.space
    return len(boxes)


def _line(boxes: Sequence[Box], start: int, stop: int) -> Line:
    held = tuple(boxes[start:stop])
    width = sum(box.width + box.space for box in held) - held[-1].space
    return Line(held, width, stop == len(boxes) or held[-1].after is Break.FORCED)


def justified(
    case: Typecase, boxes: Sequence[Box], width: float, first_indent: float, words: Hyphens | None
) -> list[Line]:
    """Lines chosen together so that their spaces differ least; words are hyphenated only where it pays."""
    if len(boxes) > _MOST_BOXES:
        return ragged(boxes, width, first_indent)
    lines: list[Line] = []
    for part in _parts(boxes):
        indent = first_indent if not lines else 0.0
        found = _best_end(part, width, indent, _GOOD if words is not None else math.inf)
        is_long = found is None and sum(box.width for box in part) > _MOST_GOOD_LINES * width
        if is_long:
            found = _best_end(part, width, indent, math.inf)
        if words is not None and (found is None or found.worst > _ENOUGH):
            pieces = [piece for box in part[:-1] for piece in _hyphenated(case, box, words)]
            part = [*pieces, part[-1]]
            found = _best_end(part, width, indent, _FAIR) or _best_end(part, width, indent, math.inf)
        assert found is not None
        lines += _to_lines(case, part, _trail(found))
    return lines


def _parts(boxes: Sequence[Box]) -> list[Sequence[Box]]:
    """The stretches between forced line ends."""
    parts, start = [], 0
    for index, box in enumerate(boxes):
        if box.after is Break.FORCED or index == len(boxes) - 1:
            parts.append(boxes[start : index + 1])
            start = index + 1
    return parts


def _hyphenated(case: Typecase, box: Box, words: Hyphens) -> list[Box]:
    bare = box.text.strip("\u201c\u201d\u2018\u2019\"'(),.;:!?\u2026")
    if box.level or not words.may_part(bare):
        return [box]
    offset = box.text.index(bare)
    cuts = [offset + at for at in words.words.positions(bare) if 2 <= at <= len(bare) - 3]
    if not cuts:
        return [box]
    ends = dict(case.word(box.span.type.face, box.text).stops)
    cuts = [cut for cut in cuts if cut in ends]
    parts, start, at = [], 0, 0.0
    for cut in [*cuts, len(box.text)]:
        end = ends[cut] * box.span.type.size
        parts.append(Box(box.text[start:cut], box.span, box.level, end - at, Break.HYPHEN))
        start, at = cut, end
    text, span, level, width = parts[-1][:4]
    parts[-1] = Box(text, span, level, width, box.after, box.space, box.space_level)
    return parts


@dataclass(slots=True)
class _Node:
    stop: int
    demerits: float
    worst: float
    hyphens: int
    before: "_Node | None"


def _best_end(boxes: Sequence[Box], width: float, first_indent: float, most: float) -> _Node | None:
    """The end of the best paragraph of fewer demerits than `most`; None where there is none."""
    total = [0.0, *accumulate(box.width for box in boxes)]
    spaces = [0.0, *accumulate(box.space for box in boxes)]
    active = [_Node(0, 0.0, 0.0, hyphens=0, before=None)]
    last, previous = len(boxes), 0
    loosest, loosest_word = _loosest(most) * _STRETCH, _loosest(most) * _WORD_STRETCH
    for stop in range(1, last + 1):
        box = boxes[stop - 1]
        if box.after is Break.NEVER and stop < last:
            continue
        is_hyphen, is_end = box.after is Break.HYPHEN, stop == last
        tail = box.span.type.size * 0.3 if is_hyphen else 0.0
        best: _Node | None = None
        least, found = math.inf, 0.0
        keep: list[_Node] = []
        filled, gaps_here = total[stop] + tail, spaces[stop - 1]
        for index, node in enumerate(active):
            start = node.stop
            room = width if start else width - first_indent
            gaps = gaps_here - spaces[start]
            slack = room - (filled - total[start] + gaps)
            if start and slack > gaps * loosest and slack > loosest_word and not is_end:
                keep += active[index:]  # Lines that start later are looser still.
                break
            if slack >= -gaps * _SHRINK - 0.01:
                keep.append(node)
            elif start != previous:
                continue
            if node.demerits >= least:
                continue
            ratio = _ratio(slack, gaps, is_end)
            demerits = node.demerits + (_HYPHEN_BEFORE_END if is_end and node.hyphens else 0.0)
            demerits += _demerits(ratio, is_hyphen, node, is_end and slack > room * _SHORT)
            if demerits < least:
                best, least, found = node, demerits, ratio
        if best is not None and least < most:
            hyphens = best.hyphens + 1 if is_hyphen else 0
            keep.append(_Node(stop, least, max(best.worst, abs(found)), hyphens, best))
        active, previous = keep, stop
        if not active:
            return None
    return min((node for node in active if node.stop == last), key=lambda node: node.demerits, default=None)


def _loosest(most: float) -> float:
    """The ratio from which on a line alone has so many demerits."""
    return math.pow(math.sqrt(most) / 100.0, 1 / 3)


def _ratio(slack: float, gaps: float, is_last: bool) -> float:
    if slack >= 0:
        return 0.0 if is_last else slack / (gaps * _STRETCH) if gaps else slack / _WORD_STRETCH
    return slack / (gaps * _SHRINK) if gaps else -9.0


def _demerits(ratio: float, is_hyphen: bool, node: _Node, is_short_end: bool) -> float:
    badness = min(100.0 * abs(ratio) ** 3, 1e5) + (0.0 if ratio >= -1.01 else 1e5)
    value = (10.0 + badness) ** 2
    if is_hyphen:
        value += _HYPHEN_PENALTY**2 + (0.0, _HYPHENS_RUNNING, _HYPHEN_LADDER)[min(node.hyphens, 2)]
    return value + (_SHORT_END if is_short_end else 0.0)


def _trail(node: _Node) -> list[int]:
    stops: list[int] = []
    here: _Node | None = node
    while here is not None and here.before is not None:
        stops.append(here.stop)
        here = here.before
    return stops[::-1]


def _to_lines(case: Typecase, boxes: Sequence[Box], stops: list[int]) -> list[Line]:
    lines, start = [], 0
    for stop in stops:
        held = _joined(case, boxes[start:stop])
        width = sum(box.width + box.space for box in held) - held[-1].space
        lines.append(Line(tuple(held), width, stop == len(boxes)))
        start = stop
    return lines


def _joined(case: Typecase, boxes: Sequence[Box]) -> list[Box]:
    """The boxes of a line with the parts of unbroken words put together again, and the hyphen set."""
    held: list[Box] = []
    for box in boxes:
        if held and held[-1].after is Break.HYPHEN:
            text = held[-1].text + box.text
            held[-1] = box._replace(text=text, width=_width(case, box, text))
        else:
            held.append(box)
    if held[-1].after is Break.HYPHEN:
        text = held[-1].text + SOFT_HYPHEN
        held[-1] = held[-1]._replace(text=text, width=_width(case, held[-1], text), after=Break.NEVER)
    return held


def _width(case: Typecase, box: Box, text: str) -> float:
    return case.word(box.span.type.face, text).width * box.span.type.size
