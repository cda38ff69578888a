"""Photos as blocks: one with its caption below or beside it, and several side by side."""

from collections.abc import Sequence

from expedition.record_classes import dataclass
from expedition.reports.making import Making
from expedition.reports.pages.blocks import Block, Drawn, Lines, Pile, Role, Told
from expedition.reports.pages.pen import Pen
from expedition.reports.photos.picture import Picture
from expedition.reports.photos.rows import BETWEEN, Row, near
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import CAPTION, MM, TINT, Type
from expedition.reports.typesetting.wording import pretty
from expedition.text import _

UNDER = 2 * MM - 2.6
"""From a picture to the line box of its caption, which begins above its capitals."""
_LEADING = 10.0
_LONG = 260
"""Letters of a caption that is set over the measure rather than under its picture."""
_NARROWEST = 34 * MM


@dataclass(frozen=True, slots=True)
class Shot:
    """A photo with its words; `name` is that of its file, in small letters."""

    picture: Picture
    caption: str
    name: str = ""

    @property
    def is_told_long(self) -> bool:
        """Whether its caption is a text of its own."""
        return len(self.caption) > _LONG

    @property
    def ratio(self) -> float:
        """Width by height."""
        return self.picture.ratio


def largest(making: Making, shot: Shot) -> float:
    """Points a photo may be wide without showing its pixels."""
    return making.album.widest(shot.picture)


def figure(making: Making, shot: Shot, width: float, height: float) -> Told:
    """The photo over a box, cut to its shape."""
    ratio = shot.ratio
    making.album.place(shot.picture, max(width, height * ratio))

    def paint(pen: Pen, x: float, y: float) -> None:
        shown = making.album.shown(shot.picture)
        if shown is None:
            pen.rect(x, y, width, height, fill=TINT)
            pen.text(x + width / 2, y + height / 2 + 2, lost_words(), CAPTION, "centre")
        else:
            pen.photo(shown, x, y, width, height)

    def sized(other: float) -> Told:
        return figure(making, shot, other, other / near(ratio, width / height))

    return Told(Drawn(height, paint), Role.FIGURE, shot.caption or _("A photo"), width, sized=sized)


def lost_words() -> str:
    """What stands for a picture that is not there."""
    return _("(picture missing)")


def said(making: Making, spans: Sequence[Span], width: float, *, is_whole: bool = False) -> Lines:
    """A caption's lines; one of several lines does not end in a single word."""
    lines = making.setter.lines(spans, width, _LEADING, is_whole=is_whole)
    if len(lines.lines) > 1 and len(lines.lines[-1].boxes) == 1:
        tighter = making.setter.lines(spans, width - 4 * MM, _LEADING, is_whole=is_whole)
        if len(tighter.lines) == len(lines.lines):
            return tighter
    return lines


def words(making: Making, text: str, look: Type = CAPTION) -> list[Span]:
    """The traveller's words, set as a caption."""
    return [Span(pretty(text, making.written_in), look)] if text else []


def with_caption(making: Making, shot: Shot, width: float, height: float) -> Pile:
    """A photo, and its caption below at its width; a long one is left out, to be set as text."""
    parts: list[tuple[float, Block]] = [(0.0, figure(making, shot, width, height))]
    if shot.caption and not shot.is_told_long:
        lines = said(making, words(making, shot.caption), max(width, _NARROWEST))
        parts.append((UNDER, Told(lines, Role.CAPTION)))
    return Pile(tuple(parts))


def beside_caption(making: Making, shot: Shot, width: float, height: float, measure: float) -> Block:
    """A tall photo with its caption at its right, ending where it ends."""
    picture = figure(making, shot, width, height)
    if not shot.caption or shot.is_told_long:
        return picture
    lines = said(making, words(making, shot.caption), measure - width - 2 * BETWEEN)
    if lines.height > height:
        return with_caption(making, shot, width, height)

    told = Told(lines, Role.CAPTION)

    def paint(pen: Pen, x: float, y: float) -> None:
        picture.paint(pen, x, y)
        told.paint(pen, x + width + 1.5 * BETWEEN, y + height - lines.height + 2)

    return Told(Drawn(height, paint), Role.FIGURE, width=measure, parts=(picture, told))


def side_by_side(making: Making, shots: Sequence[Shot], row: Row) -> Told:
    """Photos of one height in a row, each with its caption below."""
    cells = [
        with_caption(making, shot, width, row.height) for shot, width in zip(shots, row.widths, strict=True)
    ]

    def paint(pen: Pen, x: float, y: float) -> None:
        for cell, width in zip(cells, row.widths, strict=True):
            cell.paint(pen, x, y)
            x += width + BETWEEN

    height = max(cell.height for cell in cells)
    parts = tuple(block for cell in cells for _gap, block in cell.parts)
    measure = sum(row.widths) + BETWEEN * (len(shots) - 1)
    return Told(Drawn(height, paint), Role.FIGURE, width=measure, parts=parts)
