"""The front of the evidence log: a plain cover with the log's number, the trip on one map, its figures."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from expedition import units
from expedition.kinds import Precision
from expedition.records.day import DayPage
from expedition.records.report import Section
from expedition.reports.drawings.strip import Shown, strip
from expedition.reports.making import Entry, Making
from expedition.reports.maps.parts import TRIP, has_line
from expedition.reports.maps.route_map import route_map
from expedition.reports.pages.blocks import Block, Drawn, Role, Told
from expedition.reports.pages.items import Gap, Item, Mark, PageBreak, Text, Wide, height_of
from expedition.reports.pages.pen import Pen
from expedition.reports.parts.section import caption, section_title
from expedition.reports.road.noted import month_words
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import FULL, GREY_1, INK, LABEL, LINE, MM, Face, Type
from expedition.reports.typesetting.wording import joined, pretty
from expedition.stats.evidence import fingerprint, is_placed, shares
from expedition.text import _, plural

_TITLE = Type(Face.SERIF_LIGHT, 43)
_NAME = Type(Face.SERIF, 25)
_SUBTITLE = Type(Face.SERIF_ITALIC, 13, GREY_1)
_PLAIN = Type(Face.SANS, 9.5)
_STRONG = Type(Face.SANS_BOLD, 9.5)
_HASH = Type(Face.SANS, 13)
_TEXT = Type(Face.SANS, 9, GREY_1)
_GROUP, _A_LINE, _STEP = 4, 8, 20.0
_MAP_HEIGHT, _LOWEST_MAP, _HIGHEST_MAP = 112 * MM, 72 * MM, 168 * MM
_BELOW = 34.0
"""Points between the map and the days, where they find room below it."""


def groups(sha256: str) -> list[str]:
    """A hash in groups of four, as it can be read aloud."""
    return [sha256[at : at + _GROUP] for at in range(0, len(sha256), _GROUP)]


def number_of(making: Making) -> str:
    """The number that stands for the days of this edition and the files behind them."""
    book = making.book
    return fingerprint(book.pages, (source.sha256 for source in book.sources))


def cover(making: Making) -> Iterator[Item]:
    """Title, rule, dates, and the hash of the log."""
    yield PageBreak(is_bare=True)
    block = Drawn(1.0, lambda pen, _x, _y: _paint(making, pen))
    fields = making.book.fields
    number = Span(" ".join(groups(number_of(making))), _PLAIN)
    said = [making.setter.lines([Span(text, look)], FULL, 14) for look, text in _facts(making)]
    said.append(making.setter.lines([Span(_("SHA-256 of this log") + " ", _STRONG), number], FULL, 14))
    title = joined((_("Evidence log"), fields.title.strip()), ": ")
    yield Text(Told(block, Role.TITLE, title, aside=fields.subtitle.strip(), parts=tuple(said)))


def _paint(making: Making, pen: Pen) -> None:
    sheet, book, language = making.sheet, making.book, making.written_in
    x, y = sheet.inner, sheet.height * 0.24
    pen.text(x, y, _("Evidence log"), _TITLE, track=-0.6)
    pen.rule(x, y + 16, FULL, 1.2, INK)
    y += 34
    title = making.setter.balanced([Span(pretty(book.fields.title, language), _NAME)], FULL, 28, 3)
    title.paint(pen, x, y)
    y += title.height
    if book.fields.subtitle:
        under = making.setter.lines(
            [Span(pretty(book.fields.subtitle, language), _SUBTITLE)], FULL, 17, most=3
        )
        under.paint(pen, x, y + 2)
        y += under.height
    y += 18
    for look, text in _facts(making):
        lines = making.setter.lines([Span(text, look)], FULL, 14, most=3)
        lines.paint(pen, x, y)
        y += lines.height
    y = sheet.height * 0.66
    pen.rule(x, y, FULL, 0.5, INK)
    pen.text(x, y + 15, _("SHA-256 of this log"), LABEL)
    parts = groups(number_of(making))
    for row in range(0, len(parts), _A_LINE):
        pen.text(x, y + 38 + row // _A_LINE * _STEP, " ".join(parts[row : row + _A_LINE]), _HASH, track=0.6)
    note = _(
        "The same files and figures give the same number, whenever and on whatever machine it is computed; "
        "one metre more on one day gives another. How it is made stands on the page about the method."
    )
    lines = making.setter.lines([Span(note, _TEXT)], FULL, 11.5)
    lines.paint(pen, x, y + 38 + len(parts) // _A_LINE * _STEP)


def _facts(making: Making) -> Iterator[tuple[Type, str]]:
    book = making.book
    names = joined((person.fields.name for person in book.people), ", ")
    if names:
        yield _STRONG, pretty(names, making.written_in)
    if book.pages:
        yield _PLAIN, _dates(book.pages)
    yield (
        _PLAIN,
        joined(
            (
                plural("{n} day", "{n} days", len(book.pages)),
                plural("{n} file", "{n} files", len(book.sources)) if book.sources else "",
            )
        ),
    )
    yield _PLAIN, _("Made {date}").format(date=units.day_month_year(book.made_at.date()))


def _dates(pages: Sequence[DayPage]) -> str:
    """From when to when, in the traveller's words where the dates are only about right."""
    first, last = pages[0], pages[-1]
    if Precision.EXACT is first.fields.date_precision is last.fields.date_precision:
        return units.date_span(first.row.date, last.row.date)
    return f" {units.EN_DASH} ".join(dict.fromkeys(month_words(page) for page in (first, last)))


def summary(making: Making) -> Iterator[Item]:
    """What the log says in sum, and where it was."""
    making.entries.append(Entry(_("In sum"), "", "sum", 0))
    yield PageBreak()
    yield Mark("sum")
    yield Wide(section_title(making, _("In sum")), keep=True)
    figures = _figures(making)
    pairs = tuple((joined((one.value, one.unit), " "), one.label) for one in figures)
    if figures:
        yield Wide(Told(strip(making.case, figures), Role.FIGURES, pairs=pairs))
    yield Gap(14)
    if making.wants(Section.MAPS) and has_line(making.routes(making.book.pages)):
        subject = making.subject(making.book.pages)

        def sized(share: float) -> Block:
            block = route_map(subject, FULL, _MAP_HEIGHT * share, TRIP)
            return Told(block, Role.FIGURE, _("Map of the whole way"), FULL)

        yield Wide(sized(1.0), keep=True, smaller=sized)
        yield Gap(3)
        text = _("The lines as recorded; carried ways dashed, ways drawn afterwards in long dashes.")
        yield Wide(caption(making, "", text))


def with_days(making: Making, front: Sequence[Item], days: Sequence[Item]) -> Iterator[Item]:
    """The sums and the days: these below the map where they fit there, else the map fills its page."""
    free = making.sheet.bottom - making.sheet.top - height_of(front)
    left = free - height_of(days) - _BELOW
    is_short = sum(1 for item in days if isinstance(item, PageBreak)) == 1
    has_map = any(isinstance(item, Wide) and item.smaller for item in front)
    lowest = _LOWEST_MAP - _MAP_HEIGHT if has_map else 0.0
    if is_short and left >= lowest:
        change = min(left, 0.0)
        yield from (_by(item, change) for item in front)
        yield from (Gap(_BELOW) if isinstance(item, PageBreak) else item for item in days)
        return
    yield from (_by(item, min(free - LINE, _HIGHEST_MAP - _MAP_HEIGHT)) for item in front)
    yield from days


def _by(item: Item, points: float) -> Item:
    """The map, so many points higher; anything else as it is."""
    if points and isinstance(item, Wide) and item.smaller is not None:
        return replace(item, block=item.smaller(1 + points / _MAP_HEIGHT))
    return item


def _figures(making: Making) -> Sequence[Shown]:
    book = making.book
    computed = [page.figures.distance.computed for page in book.pages]
    stated = [page.figures.distance.stated for page in book.pages]
    sums = shares(book.pages)
    shown = [
        (sum(value or 0.0 for value in computed), _("km"), _("own power, computed")),
        (sums.drawn_m, _("km"), _("of it drawn afterwards")),
        (sum(value or 0.0 for value in stated), _("km"), _("own power, typed")),
        (book.totals.stated_distance_m or 0.0, _("km"), _("typed for the whole")),
        (sums.carried_m, _("km"), _("carried")),
        (sums.involuntary_m, _("km"), _("carried, unwilling")),
        (sums.gaps_m, _("km"), _("in gaps")),
    ]
    found = [Shown(units.km(value), unit, label) for value, unit, label in shown if value]
    share = sums.own_share
    if share is not None and sums.own_m and is_placed(book.pages):
        found.append(Shown(units.number(share * 100, 1), "%", _("of all under own power")))
    return found
