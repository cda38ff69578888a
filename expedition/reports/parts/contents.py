"""The contents: parts and days with dotted leaders, maps and charts beside them."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from expedition.reports.making import Entry, Making
from expedition.reports.pages.blocks import Block, Drawn, Pile, Role, Told
from expedition.reports.pages.items import (
    FitEnd,
    FitStart,
    Gap,
    Item,
    NotesEnd,
    PageBreak,
    Room,
    Text,
    Wide,
    beside,
)
from expedition.reports.pages.pen import Pen
from expedition.reports.parts.section import section_title
from expedition.reports.typesetting.style import GAP, GREY_1, GREY_3, INK, MM, SIDE, TEXT, Face, Type
from expedition.reports.typesetting.wording import NO_BREAK, pretty
from expedition.text import _

_PART = Type(Face.SERIF, 11.5)
_PART_STRONG = Type(Face.SERIF_STRONG, 11.5)
_CHAPTER = Type(Face.SERIF, 10.4)
_QUIET = Type(Face.SANS, 8.6)
_ASIDE = Type(Face.SANS, 8.4, GREY_1)
FEW = 20
"""So many lines find room on the page of what stands before them."""
LOW = 190.0
"""Points that what opens a book may take of a page on which the contents follow, however long they are."""
_NUMBER = 10 * MM
_CLOSEST = 0.8
"""Of their usual height, lines of the contents are never closer."""
_LIST = Type(Face.SANS, 8.4)
_LIST_HEAD = Type(Face.SANS_BOLD, 8.2)

PageOf = Callable[[str], int]


def contents(making: Making, entries: Sequence[Entry], page_of: PageOf) -> Iterator[Item]:
    """The pages of contents; numbers are asked for only when painted."""
    if len(entries) > FEW:
        yield PageBreak(spare=LOW)
    else:
        yield Room(len(entries) * 18.0 + 120)
    yield Gap(34)
    title = section_title(making, _("Contents"))
    yield Wide(Told(title, Role.CONTENTS, _("Contents"), parts=(title,)), keep=True)
    yield Wide(Drawn(6.0, _double_rule(making)), keep=True)
    for block in _lists(making, page_of):
        yield beside(block)
    yield FitStart()
    for index, entry in enumerate(entries):
        follows = entries[index + 1] if index + 1 < len(entries) else None
        is_head = entry.level == 0 and follows is not None and follows.level > 0
        closes = entry.level == 0 and index > 0 and (entries[index - 1].level > 0 or is_head)
        if closes:
            yield Gap(9)
            yield Text(Drawn(9.0, lambda pen, x, y: pen.rule(x, y, TEXT, 0.5, GREY_3)), keep=True)
        sized = partial(_line, making, entry, page_of, is_head)
        yield Text(sized(1.0), keep=is_head, smaller=sized)
    yield NotesEnd()
    yield FitEnd()


def _double_rule(making: Making) -> Callable[[Pen, float, float], None]:
    """One rule over each column."""

    def paint(pen: Pen, x: float, y: float) -> None:
        is_verso = making.sheet.is_verso_at(x)
        has_lists = bool(making.maps or making.charts)
        text, side = (x + SIDE + GAP, x) if is_verso else (x, x + TEXT + GAP)
        pen.rule(text, y, TEXT, 0.5, INK)
        if has_lists:
            pen.rule(side, y, SIDE, 0.5, INK)

    return paint


def _line(making: Making, entry: Entry, page_of: PageOf, is_head: bool, share: float) -> Told:
    """A line of the contents, closer to the next where they would end a few lines down a further page."""
    look = (
        (_PART_STRONG if is_head else _PART) if entry.level == 0 else _CHAPTER if entry.level == 1 else _QUIET
    )
    left = 0.0 if entry.level == 0 else 6 * MM
    height = (18.4 if entry.level == 0 else 17.4 if entry.level == 1 else 14.0) * max(share, _CLOSEST)
    title = pretty(entry.title, making.written_in)

    def paint(pen: Pen, x: float, y: float) -> None:
        base, at = y + 11.5, x + left
        if entry.flag:
            at += pen.flag(entry.flag, at, base - 8, 8.5) + 6
        aside = pen.case.width(_ASIDE.face, _ASIDE.size, entry.aside) + 14 if entry.aside else 0.0
        at += pen.text(at, base, pen.fitted(title, look, x + TEXT - _NUMBER - 24 - aside - at), look)
        if entry.aside:
            at += 6 + pen.text(at + 6, base, entry.aside, _ASIDE)
        end = x + TEXT - _NUMBER
        if at + 8 < end:
            pen.curve([(at + 7, base - 0.6), (end, base - 0.6)], 0.8, GREY_3, (0.1, 2.5))
        number = Type(Face.SANS_STRONG if entry.level == 0 else Face.SANS, 10 if entry.level == 0 else 9.4)
        pen.text(x + TEXT, base, str(page_of(entry.mark)), number, "right")
        pen.link(x, y, TEXT, height, f"#{entry.mark}")

    return Told(Drawn(height, paint), Role.CONTENTS, title)


def _lists(making: Making, page_of: PageOf) -> Iterator[Block]:
    parts: list[tuple[float, Block]] = []
    numbered = [
        (f"{index}{NO_BREAK}{NO_BREAK}{name}", mark) for index, (name, mark) in enumerate(making.maps, 1)
    ]
    for head, rows in ((_("Maps"), numbered), (_("Charts"), making.charts)):
        if rows:
            rule = 0.0 if not parts else 12.0
            parts.append((rule, Drawn(16.0, _list_head(head, has_rule=bool(parts)))))
            parts += [(0.0, Drawn(13.0, _list_row(name, mark, page_of))) for name, mark in rows[:28]]
    if parts:
        yield Told(Pile(tuple(parts)), Role.CONTENTS)


def _list_head(head: str, *, has_rule: bool) -> Callable[[Pen, float, float], None]:
    def paint(pen: Pen, x: float, y: float) -> None:
        if has_rule:
            pen.rule(x, y - 5, SIDE, 0.5, GREY_3)
        pen.text(x, y + 9, head, _LIST_HEAD)

    return paint


def _list_row(name: str, mark: str, page_of: PageOf) -> Callable[[Pen, float, float], None]:
    def paint(pen: Pen, x: float, y: float) -> None:
        pen.text(x, y + 9, pen.fitted(name, _LIST, SIDE - 22), _LIST)
        pen.text(x + SIDE, y + 9, str(page_of(mark)), _LIST, "right")
        pen.link(x, y, SIDE, 13, f"#{mark}")

    return paint
