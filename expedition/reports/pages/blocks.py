"""What a page is made of: blocks with a height, a painter and, where it makes sense, a place to split."""

import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from enum import StrEnum
from typing import Protocol

from expedition.record_classes import dataclass
from expedition.reports.pages.pen import Pen
from expedition.reports.pages.reading import Reading, text_string
from expedition.reports.typesetting.breaking import Line, hyphenator, justified, ragged
from expedition.reports.typesetting.setting import Box, Span, boxes_of, without_endless
from expedition.reports.typesetting.typecase import Typecase
from expedition.text import language

_RAGGED_STEP = 11.4
_LANGUAGE_TAG = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


class Align(StrEnum):
    """How lines stand in their measure."""

    JUSTIFY = "justify"
    LEFT = "left"
    RIGHT = "right"


class Block(Protocol):
    """Something with a height that can be painted at a place, and perhaps split."""

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        ...

    def paint(self, pen: Pen, x: float, y: float) -> None:
        """Draws the block with its upper left corner at x, y."""
        ...

    def split(self, room: float) -> "tuple[Block, Block] | None":
        """A part not higher than the room, and the rest; None where nothing can be parted off."""
        ...


class Role(StrEnum):
    """What a block is to somebody who does not see the page: a reader aloud, or a page of the web."""

    TITLE = "title"
    PART = "part"
    SECTION = "section"
    DAY = "day"
    HEADING = "heading"
    CONTENTS = "contents"
    QUOTE = "quote"
    CODE = "code"
    NIGHT = "night"
    FIGURE = "figure"
    FIGURES = "figures"
    CAPTION = "caption"
    NOTE = "note"
    ORNAMENT = "ornament"


_TAGS = {Role.CAPTION: "Caption", Role.NOTE: "Note", Role.QUOTE: "BlockQuote"}


@dataclass(frozen=True, slots=True)
class Told:
    """A block together with what it is.

    Attributes:
        block: What is painted.
        role: What it is.
        words: A heading's text, a note's label, or what a figure shows.
        width: Of a figure, in points.
        pairs: Of figures in a strip: each value with its unit, and its label.
        over: What stands over a heading: number, date, kind of day.
        aside: What follows a heading in italics.
        flags: Country codes beside a heading.
        parts: What a drawn block is made of, in reading order, for pages that do not draw it as a whole;
            empty where the block is walked itself, or drawn.
        sized: The same figure for another width in points; None where it has but one.
    """

    block: Block
    role: Role
    words: str = ""
    width: float = 0.0
    pairs: tuple[tuple[str, str], ...] = ()
    over: str = ""
    aside: str = ""
    flags: tuple[str, ...] = ()
    parts: tuple[Block, ...] = ()
    sized: "Callable[[float], Told] | None" = None

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.block.height

    def paint(self, pen: Pen, x: float, y: float) -> None:
        """Draws the block as what it is."""
        with self._read(pen.reading):
            self.block.paint(pen, x, y)

    def _read(self, reading: Reading) -> AbstractContextManager[object]:
        match self.role:
            case Role.TITLE:
                return reading.title()
            case Role.PART | Role.SECTION:
                return reading.heading(1)
            case Role.DAY:
                return reading.heading(2)
            case Role.HEADING:
                return reading.heading(3)
            case Role.FIGURE if self.words:
                return reading.figure(self.words)
            case Role.FIGURES if self.pairs and reading.holds_groups:
                words = "; ".join(" ".join(pair) for pair in self.pairs)
                return reading.element("P", f"/ActualText {text_string(words)}")
            case Role.ORNAMENT:
                return reading.decoration()
            case Role.CAPTION | Role.NOTE | Role.QUOTE if reading.holds_groups and self.block.height:
                return reading.element(_TAGS[self.role])
            case _:
                return nullcontext()

    def split(self, room: float) -> "tuple[Told, Told] | None":
        """Both halves are what the whole was."""
        halves = self.block.split(room)
        return (replace(self, block=halves[0]), replace(self, block=halves[1])) if halves else None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A block of fixed height painted by a function of pen, x and y."""

    height: float
    painter: Callable[[Pen, float, float], None]

    def paint(self, pen: Pen, x: float, y: float) -> None:
        """Lets the function draw; its words are a paragraph of their own."""
        pen.reading.pause()
        self.painter(pen, x, y)

    def split(self, room: float) -> None:
        """Never."""
        return


@dataclass(frozen=True, slots=True)
class Lines:
    """Set lines; `indent` moves the first one in, `spans` are the whole text that was set.

    `language` is that of the text where it is another than the report's.
    """

    lines: tuple[Line, ...]
    measure: float
    leading: float
    align: Align = Align.LEFT
    indent: float = 0.0
    is_rtl: bool = False
    left: float = 0.0
    bullet: tuple[Line, ...] = ()
    is_start: bool = True
    spans: tuple[Span, ...] = ()
    language: str = ""

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return len(self.lines) * self.leading

    def paint(self, pen: Pen, x: float, y: float) -> None:
        """Draws the lines."""
        if self.bullet and self.is_start and pen.reading.holds_groups:
            with pen.reading.beside("L"), pen.reading.element("LI"):
                self._paint_read(pen, x, y, "LBody")
        elif self.lines:
            self._paint_read(pen, x, y, "P")

    def _paint_read(self, pen: Pen, x: float, y: float, tag: str) -> None:
        """As a paragraph that may have begun on an earlier page and may go on on the next."""
        is_end = self.lines[-1].is_last if self.lines else True
        if tag == "LBody":
            with pen.reading.element("Lbl"):
                self._paint_bullet(pen, x, y)
        entries = f"/Lang ({self.language})" if self.language else ""
        with pen.reading.stretch(self.spans, is_end=is_end, tag=tag, entries=entries):
            self._paint_lines(pen, x, y, has_bullet=tag == "P")

    def _paint_bullet(self, pen: Pen, x: float, y: float) -> None:
        if self.lines and self.lines[0].boxes:
            pen.line(self.bullet[0], x + self.left - self.bullet[0].width - 5, self._base(y, 0))

    def _base(self, y: float, index: int) -> float:
        """The base line of a line."""
        size = max(box.span.type.size for box in self.lines[index].boxes)
        return y + index * self.leading + 0.75 * size + (self.leading - size) / 2

    def _paint_lines(self, pen: Pen, x: float, y: float, *, has_bullet: bool) -> None:
        for index, line in enumerate(self.lines):
            if not line.boxes:
                continue
            is_first = self.is_start and index == 0
            if is_first and self.bullet and has_bullet:
                self._paint_bullet(pen, x, y)
            self._paint_line(pen, line, x + self.left, self._base(y, index), self.indent if is_first else 0.0)

    def _paint_line(self, pen: Pen, line: Line, x: float, base: float, indent: float) -> None:
        slack = self.measure - indent - line.width
        spaces = line.spaces
        if self.align is Align.JUSTIFY and not self.is_rtl and spaces and not (line.is_last and slack > 0):
            widest = line.boxes[0].span.type.size * 0.75
            pen.line(line, x + indent, base, min(slack / spaces, widest) if slack > 0 else slack / spaces)
        elif self.is_rtl:
            pen.line(line, x + slack, base, 0.0, is_rtl=True)
        else:
            pen.line(line, x + indent + (slack if self.align is Align.RIGHT else 0.0), base)

    def split(self, room: float) -> "tuple[Lines, Lines] | None":
        """Lines that fit and the rest, never one line alone on either side of a paragraph."""
        count = int((room + 0.01) // self.leading)
        total = len(self.lines)
        if total - count == 1:
            count -= 1
        if count < 2 and total > 1 and not (total == 2 and count == 1):
            return None
        if count < 1 or count >= total or total < 4:
            return None
        return (
            replace(self, lines=self.lines[:count]),
            replace(self, lines=self.lines[count:], is_start=False),
        )


@dataclass(frozen=True, slots=True)
class Pile:
    """Blocks on top of each other, each with a gap before it; split between them or inside one.

    With a head the first is kept with what follows it.
    """

    parts: tuple[tuple[float, Block], ...]
    has_head: bool = True

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return sum(gap + block.height for gap, block in self.parts)

    def paint(self, pen: Pen, x: float, y: float) -> None:
        """Draws one block under the other."""
        for gap, block in self.parts:
            block.paint(pen, x, y + gap)
            y += gap + block.height

    def split(self, room: float) -> "tuple[Pile, Pile] | None":
        """The blocks that fit and the rest, which has no head any more."""
        used = 0.0
        for index, (gap, block) in enumerate(self.parts):
            if used + gap + block.height <= room + 0.01:
                used += gap + block.height
                continue
            halves = block.split(room - used - gap)
            if halves is not None:
                head, tail = halves
                first, rest = (*self.parts[:index], (gap, head)), ((0.0, tail), *self.parts[index + 1 :])
                return replace(self, parts=first), Pile(rest, has_head=False)
            if index > int(self.has_head):
                return replace(self, parts=self.parts[:index]), Pile(self.parts[index:], has_head=False)
            return None
        return None


def _shortened(spans: Sequence[Span], most: int) -> list[Span]:
    """The spans without what can never be shown in so many signs."""
    kept: list[Span] = []
    for span in spans:
        kept.append(replace(span, text=span.text[:most]))
        most -= len(kept[-1].text)
    return kept


@dataclass(frozen=True, slots=True)
class Setter:
    """Turns spans into lines for one document."""

    case: Typecase
    language: str

    def lines(
        self,
        spans: Sequence[Span],
        measure: float,
        leading: float,
        align: Align = Align.LEFT,
        indent: float = 0.0,
        left: float = 0.0,
        bullet: Span | None = None,
        most: int = 0,
        is_whole: bool = False,
    ) -> Lines:
        """The spans in lines of a measure; `left` moves all lines in, `most` cuts after so many lines.

        Words without an end are cut short unless `is_whole` asks for every sign.
        """
        inner = measure - left
        if not is_whole:
            spans = [replace(span, text=without_endless(span.text)) for span in spans]
        if most:
            spans = _shortened(spans, int(most * inner))
        setting = boxes_of(self.case, spans, inner - max(indent, 0.0))
        words = hyphenator(self.language) if align is Align.JUSTIFY else None
        is_book = align is Align.JUSTIFY and not setting.is_rtl and words is not None
        if not setting.boxes:
            found = []
        elif is_book:
            found = justified(self.case, setting.boxes, inner, indent, words)
        else:
            found = self._ragged(setting.boxes, inner, indent)
        if most and len(found) > most:
            found = self._cut(found[:most], inner)
        sign = tuple(ragged(boxes_of(self.case, [bullet], measure).boxes, measure)) if bullet else ()
        kind = align if is_book or align is not Align.JUSTIFY else Align.LEFT
        return Lines(
            tuple(found),
            inner,
            leading,
            kind,
            indent,
            setting.is_rtl,
            left,
            sign,
            spans=tuple(spans),
            language=self._other_language() if is_whole else "",
        )

    def _other_language(self) -> str:
        """The language of the text where the report speaks another."""
        is_told = _LANGUAGE_TAG.fullmatch(self.language) and self.language.split("-")[0] != language()
        return self.language if is_told else ""

    def balanced(self, spans: Sequence[Span], measure: float, leading: float, most: int) -> Lines:
        """Ragged lines of about the same length, as few as the measure allows."""
        lines = self.lines(spans, measure, leading, most=most)
        low, high = measure / 2, measure
        while len(lines.lines) > 1 and high - low > 4:
            middle = (low + high) / 2
            if len(self.lines(spans, middle, leading).lines) > len(lines.lines):
                low = middle
            else:
                high = middle
        return self.lines(spans, high, leading, most=most)

    def _ragged(self, boxes: Sequence[Box], measure: float, indent: float) -> list[Line]:
        found = ragged(boxes, measure, indent)
        if 1 < len(found) < 12 and len(found[-1].boxes) == 1:
            better = ragged(boxes, measure - _RAGGED_STEP, indent)
            if len(better) == len(found) and all(line.width <= measure for line in better):
                return better
        return found

    def _clipped(self, box: Box, room: float) -> Box:
        """The box without the signs that find no room."""
        look, text = box.span.type, box.text
        while len(text) > 1 and self.case.width(look.face, look.size, text) > room:
            text = text[: len(text) - 1 - len(text) // 20]
        return box._replace(text=text, width=min(box.width, self.case.width(look.face, look.size, text)))

    def _cut(self, found: list[Line], measure: float) -> list[Line]:
        """The last line ends in an ellipsis instead of in the middle of a thought."""
        last = found[-1]
        sign = boxes_of(self.case, [Span("…", last.boxes[-1].span.type)], measure).boxes[0]
        boxes = list(last.boxes)
        while len(boxes) > 1 and sum(box.width + box.space for box in boxes) + sign.width > measure:
            boxes.pop()
        before = sum(box.width + box.space for box in boxes[:-1]) + boxes[-1].space
        boxes[-1] = self._clipped(boxes[-1], measure - sign.width - before)
        held = (*boxes, sign)
        return [*found[:-1], Line(held, sum(box.width + box.space for box in held), is_last=True)]
