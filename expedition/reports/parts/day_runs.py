"""Days of which nothing is told but where they were spent: one line for as many as are alike."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from expedition import units
from expedition.records.catalogue import Owner, kinds_of
from expedition.records.day import DayPage
from expedition.records.fields import StayFields
from expedition.reports.making import Entry, Making
from expedition.reports.pages.blocks import Block, Role, Told
from expedition.reports.pages.items import Gap, Item, Mark, Wide
from expedition.reports.pages.pen import Pen
from expedition.reports.parts.day_head import own_title, places, span_words
from expedition.reports.parts.nights import night_words
from expedition.reports.parts.notes_money import purchase, together
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import (
    CELL,
    CELL_STRONG,
    DAY_LINE,
    DAY_NUMBER,
    FULL,
    GAP,
    INK,
    SIDE,
    TEXT,
)
from expedition.reports.typesetting.wording import (
    capital,
    day_kind,
    day_range,
    joined,
    labelled,
    number_word,
    pretty,
    sentence,
)
from expedition.text import plural

BETWEEN_DAYS = 25.0
_LONGEST_RUN = 400
_TOLD = tuple(
    kind for kind in kinds_of(Owner.DAY, Owner.EITHER) if kind.name not in ("stay", "expense", "photo")
)
"""Kinds of which a day in a run has none; nights and money are summed in its line."""


def day_key(page: DayPage) -> str:
    """The destination of a day inside the book."""
    return f"day-{page.row.number}-{page.row.id}"


def is_bare(page: DayPage) -> bool:
    """Whether nothing is told of a day but where it was spent."""
    is_told = bool(page.fields.diary.strip() or page.photos or page.spans)
    is_told = is_told or any(page.entries(kind) for kind in _TOLD)
    has_way = page.figures.distance.value or page.figures.carried.value or page.legs
    words = [own_title(page), places(page), *(night_words(record.fields) for record in page.stays)]
    words += [purchase(entry.fields) for entry in page.expenses]
    is_short = sum(len(part) for part in words) < _LONGEST_RUN
    fields = page.fields
    has_words = fields.weather or fields.wind or fields.forecast or fields.road or fields.extra
    return is_short and not is_told and not has_way and not has_words


def is_run(group: Sequence[DayPage]) -> bool:
    """Whether the days of a group are told on one line."""
    return len(group) > 1 or is_bare(group[0])


def groups(pages: Sequence[DayPage]) -> Iterator[list[DayPage]]:
    """Each day alone, or days on end of which the same nothing is told."""
    group: list[DayPage] = []
    for page in pages:
        is_like = group and is_bare(page) and is_bare(group[-1]) and _sameness(page) == _sameness(group[-1])
        if group and not is_like:
            yield group
            group = []
        group.append(page)
    if group:
        yield group


def _sameness(page: DayPage) -> tuple[object, ...]:
    return page.row.kind, page.row.place, own_title(page)


def run(making: Making, pages: Sequence[DayPage]) -> Iterator[Item]:
    """Days of which nothing is told, on one line between two rules."""
    first, last = pages[0].row, pages[-1].row
    spans = _run_words(making, pages)
    lines = making.setter.lines(spans, TEXT, 11.0)
    numbers = capital(day_range(first.number, last.number))
    dates = units.weekday_day_month(first.date)
    if first.date != last.date:
        dates = units.from_to(first.date, last.date)
    block = _RunLine(lines.height, numbers, dates, lines)
    for page in pages[:1]:
        making.entries.append(
            Entry(
                capital(joined((page.row.place, day_kind(page.row.kind)), ", ")) or dates,
                day_range(first.number, last.number),
                day_key(page),
                2,
            )
        )
    yield Gap(BETWEEN_DAYS)
    for page in pages:
        yield Mark(day_key(page))
    yield Wide(Told(block, Role.DAY, numbers, over=dates, parts=(lines,)))


def _run_words(making: Making, pages: Sequence[DayPage]) -> list[Span]:
    first = pages[0]
    place = places(first) or first.row.place
    strong = joined((place, day_kind(first.row.kind)), ", ") or own_title(first)
    stays = [record.fields for page in pages for record in page.stays]
    nights = ""
    if len(pages) > 1 and len(stays) > 1:
        nights = plural("{count} night", "{count} nights", len(stays)).format(count=number_word(len(stays)))
        stays = _summed(stays)
    where = list(dict.fromkeys(night_words(fields) for fields in stays))
    purpose = own_title(first) if own_title(first) != strong else ""
    spans = dict.fromkeys(span_words(page) for page in pages)
    bought = [capital(purchase(entry.fields)) for page in pages for entry in page.expenses]
    spent = [one for page in pages for one in making.spent(page)]
    total = together(spent, making.book.fields.home_currency) if bought and len(spent) > 1 else ""
    rest = sentence(
        capital(purpose),
        capital(joined(spans, ", ")),
        capital(labelled(nights, joined(where, "; ")) if where else nights),
        *bought,
        total,
    )
    language = making.written_in
    return [
        Span(pretty(sentence(capital(strong)), language), CELL_STRONG),
        Span(" " + pretty(rest, language), CELL),
    ]


def _summed(stays: Sequence[StayFields]) -> list[StayFields]:
    """The nights of one place as one, with what they cost together."""
    first = stays[0]
    is_alike = all(replace(fields, price=first.price) == first for fields in stays)
    if not is_alike or any(fields.price is None for fields in stays):
        return list(stays)
    return [replace(first, price=sum((fields.price or Decimal() for fields in stays), Decimal()))]


class _RunLine:
    """Numbers and dates in the outer column, words in the text column, rules above and below."""

    def __init__(self, height: float, numbers: str, dates: str, words: Block) -> None:
        self._numbers, self._dates, self._words = numbers, dates, words
        self.height = height + 15.0

    def paint(self, pen: Pen, x: float, y: float) -> None:
        """Draws the line."""
        pen.rule(x, y, FULL, 0.5, INK)
        width = pen.text(x, y + 15, self._numbers, DAY_NUMBER)
        pen.text(x + width + 6, y + 15, self._dates, DAY_LINE)
        self._words.paint(pen, x + SIDE + GAP, y + 6.5)
        pen.rule(x, y + self.height, FULL, 0.5, INK)

    def split(self, room: float) -> None:
        """Never."""
        return
