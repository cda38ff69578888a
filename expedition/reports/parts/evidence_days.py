"""The daily rows of the evidence log: what was computed beside what was typed, and the files behind it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from expedition import naming, units
from expedition.kinds import CrossingKind, EncounterKind, LegPower, Precision
from expedition.record_classes import dataclass
from expedition.records.day import DayPage, LegRecord
from expedition.records.fields import EncounterFields
from expedition.reports.making import Entry, Making
from expedition.reports.pages.blocks import Align, Block, Drawn, Lines, Pile, Role, Told
from expedition.reports.pages.items import Item, Mark, PageBreak, Wide
from expedition.reports.pages.pen import Pen
from expedition.reports.pages.table import Cell, Column, Table, head_cells
from expedition.reports.parts.evidence_front import groups
from expedition.reports.parts.section import section_title
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import (
    CELL,
    CELL_HEAD,
    CELL_QUIET,
    CELL_STRONG,
    FULL,
    GREY_1,
    GREY_3,
    INK,
    LINE,
    MM,
    Face,
    Type,
)
from expedition.reports.typesetting.wording import NO_BREAK, day_range, joined, pretty, with_unit
from expedition.stats.day import leg_distance_m
from expedition.text import _, plural

_SMALL = Type(Face.SANS, 7.4, GREY_1)
_INTRO = Type(Face.SANS, 9, GREY_1)
_DAY, _WAY, _ENDS, _KM, _CLIMB, _MOVING, _WITNESS = (
    0.0,
    10 * MM,
    47 * MM,
    102 * MM,
    115 * MM,
    128 * MM,
    133 * MM,
)
_PLACES = (
    (_DAY, "left"),
    (_WAY, "left"),
    (_ENDS, "left"),
    (_KM, "right"),
    (_CLIMB, "right"),
    (_MOVING, "right"),
    (_WITNESS, "left"),
)
_COLUMNS = tuple(Column(FULL / 8, is_right=align == "right") for _left, align in (*_PLACES, (FULL, "left")))
_LEADING, _SMALL_LEADING, _PAD = 11.4, 9.6, 5.0
_MOST_DAYS, _HEADING, _FOOT, _SIGNED = 8, 116.0, 30.0, 150.0
_MOST_FILES = 12
_MOST_WITNESSES = 2


@dataclass(frozen=True, slots=True)
class _Row:
    """A day: set cells at their places, file lines below."""

    cells: tuple[tuple[float, Lines], ...]
    files: tuple[Lines, ...]

    @property
    def plain(self) -> tuple[Cell, ...]:
        """The same for a table that flows, the files in the last column."""
        held = tuple(span for lines in self.files for span in (*lines.spans, Span("\n", _SMALL)))
        return (*(Cell(lines.spans) for _x, lines in self.cells), Cell(held))

    @property
    def height(self) -> float:
        """Points from rule to rule."""
        main = max(lines.height for _x, lines in self.cells)
        return main + sum(lines.height for lines in self.files) + 2 * _PAD + (2.0 if self.files else 0.0)

    def paint(self, pen: Pen, x: float, y: float) -> None:
        """Draws the cells, the files and the rule under them."""
        for left, lines in self.cells:
            lines.paint(pen, x + left, y + _PAD)
        at = y + _PAD + max(lines.height for _x, lines in self.cells) + 2.0
        for lines in self.files:
            lines.paint(pen, x + _WAY, at)
            at += lines.height
        pen.rule(x, y + self.height, FULL, 0.5, INK)

    def split(self, room: float) -> None:
        """Never: what is longer than a page was cut to the list of files."""
        return


def daily(making: Making) -> Iterator[Item]:
    """Pages of up to eight days, each with its own sum."""
    room = making.sheet.lines * LINE - _HEADING - _FOOT
    room -= _SIGNED if making.options.has_signature_lines else 0.0
    for index, group in enumerate(_paged(making, room)):
        pages = [page for page, _row in group]
        days = day_range(pages[0].row.number, pages[-1].row.number)
        mark = f"days-{pages[0].row.number}"
        if not index:
            making.entries.append(Entry(_("Day by day"), "", mark, 0))
        making.entries.append(Entry(days, "", mark, 1))
        rows: list[tuple[float, Block]] = [(0.0, Drawn(17.0, _head)), *((0.0, row) for _page, row in group)]
        yield PageBreak()
        yield Mark(mark)
        yield Wide(section_title(making, _("Evidence log"), days), keep=True)
        yield Wide(making.setter.lines([Span(_intro(pages), _INTRO)], FULL, 11.5), keep=True)
        yield Wide(Drawn(12.0, lambda _pen, _x, _y: None), keep=True)
        table = Table.of(making.setter, _COLUMNS, [head_cells(_names())], [row.plain for _page, row in group])
        yield Wide(Told(Pile((*rows, (0.0, _sum(pages)))), Role.FIGURE, parts=(table,)))
        if making.options.has_signature_lines:
            yield Wide(Drawn(_SIGNED - 10, _signatures))


def _paged(making: Making, room: float) -> Iterator[list[tuple[DayPage, _Row]]]:
    """The days of each page."""
    group: list[tuple[DayPage, _Row]] = []
    used = 0.0
    for page in making.book.pages:
        row = _row(making, page)
        if group and (used + row.height > room or len(group) == _MOST_DAYS):
            yield group
            group, used = [], 0.0
        group.append((page, row))
        used += row.height
    if group:
        yield group


def _intro(pages: Sequence[DayPage]) -> str:
    zones = dict.fromkeys(leg.fields.zone for page in pages for leg in page.legs if leg.fields.zone)
    local = _("Times are local, {zones}.").format(zones=", ".join(zones)) if zones else ""
    return joined(
        (
            _(
                "Every figure can be computed again from the files named. The first distance is computed, "
                "the second was typed by the traveller; nothing printed means nothing known."
            ),
            local,
        ),
        " ",
    )


def _head(pen: Pen, x: float, y: float) -> None:
    pen.rule(x, y, FULL, 1.2, INK)
    for (left, align), text in zip(_PLACES, _names(), strict=False):
        pen.text(x + left, y + 11, text, CELL_HEAD, align)
    pen.rule(x, y + 17, FULL, 0.5, INK)


def _names() -> tuple[str, ...]:
    """The heads of the columns; the files have one of their own only where they stand in one."""
    return (
        _("Day"),
        _("From – to"),
        _("Start, finish"),
        _("km computed, typed"),
        _("Climb m"),
        _("Moving"),
        _("Witness"),
        _("Files"),
    )


def _row(making: Making, page: DayPage) -> _Row:
    figures, language = page.figures, making.written_in
    way = [Span(pretty(_way(page), language), CELL_STRONG), Span("\n" + date_of(page), CELL_QUIET)]
    way += [Span("\n" + text, CELL_QUIET) for text in _carried(page)]
    computed, stated = figures.distance.computed, figures.distance.stated
    climb = figures.climb.computed if figures.climb.computed is not None else figures.climb.stated
    numbers = [Span(units.km(computed) if computed else "", CELL_STRONG)]
    if stated is not None:
        numbers.append(Span("\n" + units.km(stated), CELL_QUIET))
    cells = (
        (_DAY, [Span(str(page.row.number), CELL_STRONG)], 9 * MM, Align.LEFT),
        (_WAY, way, _ENDS - _WAY - 8, Align.LEFT),
        (_ENDS, [Span("\n".join(_ends(page)), CELL)], 38 * MM, Align.LEFT),
        (_KM - 24 * MM, numbers, 24 * MM, Align.RIGHT),
        (_CLIMB - 12 * MM, [Span(units.metres(climb) if climb else "", CELL)], 12 * MM, Align.RIGHT),
        (_MOVING - 12 * MM, [Span(_moving(page), CELL)], 12 * MM, Align.RIGHT),
        (_WITNESS, [Span(pretty(_witnesses(page), language), CELL)], FULL - _WITNESS, Align.LEFT),
    )
    set_cells = tuple(
        (left, making.setter.lines(spans, width, _LEADING, align, most=8))
        for left, spans, width, align in cells
    )
    legs = page.legs[:_MOST_FILES]
    files = [_leg(leg) for leg in legs]
    if len(page.legs) > len(legs):
        files.append(_("and {count} more, in the list of files").format(count=len(page.legs) - len(legs)))
    lines = (making.setter.lines([Span(text, _SMALL)], FULL - _WAY, _SMALL_LEADING, most=2) for text in files)
    return _Row(set_cells, tuple(lines))


def _way(page: DayPage) -> str:
    start, end = page.row.from_place, page.row.to_place
    if start and end and start != end:
        return f"{start} – {end}"
    return start or end or page.row.place or page.row.title or naming.title(page.row.kind)


def date_of(page: DayPage) -> str:
    """The date a day is kept under, and what the traveller said of it where it is only about right."""
    date = units.weekday_day_month_year(page.row.date)
    if page.fields.date_precision is not Precision.EXACT:
        date = _("about {date}").format(date=units.day_month_year(page.row.date))
    return joined((date, page.fields.date_text), ", ")


def _carried(page: DayPage) -> Iterator[str]:
    for power, name in ((LegPower.CARRIED, _("carried")), (LegPower.INVOLUNTARY, _("involuntary"))):
        lengths = [leg_distance_m(leg) or 0.0 for leg in page.legs if leg.fields.power is power]
        if sum(lengths):
            yield f"{name} {with_unit(units.km(sum(lengths)), _('km'))}"


def _moving(page: DayPage) -> str:
    value = page.figures.moving.computed or page.figures.moving.stated
    return units.hours(value) if value else ""


def _ends(page: DayPage) -> Iterator[str]:
    """Clock and place of the first start and the last end of the day."""
    legs = [leg for leg in page.legs if leg.figures is not None]
    if not legs or legs[0].figures is None or legs[-1].figures is None:
        return
    first, last = legs[0].figures, legs[-1].figures
    yield _end(legs[0], first.start_utc, first.start_lat, first.start_lon)
    yield _end(legs[-1], last.end_utc, last.end_lat, last.end_lon)


def _end(leg: LegRecord, at: datetime | None, lat: float | None, lon: float | None) -> str:
    clock = units.clock(_local(at, leg.fields.zone)) if at is not None else ""
    place = f"{units.number(lat, 4)}° {units.number(lon, 4)}°" if lat is not None and lon is not None else ""
    return joined((clock, place), " ").replace(" ", NO_BREAK)


def _local(at: datetime, zone: str) -> datetime:
    try:
        return at.astimezone(ZoneInfo(zone)) if zone else at
    except (ZoneInfoNotFoundError, ValueError):
        return at


def _leg(leg: LegRecord) -> str:
    """How a leg is known: its file with device and hash, or that it was only typed."""
    figures = leg.figures
    origin = naming.name(leg.fields.origin)
    mode = joined((naming.name(leg.fields.mode), leg.fields.title), ": ")
    if figures is None:
        stated = leg.fields.stated_distance_m
        length = with_unit(units.km(stated), _("km")) if stated is not None else ""
        return joined((mode, origin, length, _("no line")))
    parts = [
        leg.source_name,
        origin,
        leg.device,
        _("{count} points").format(count=units.number(figures.points)),
        plural("{n} left out", "{n} left out", figures.dropped) if figures.dropped else "",
        _gap(figures.gap_m, figures.segments),
        short(leg.source_sha256),
    ]
    return joined(parts)


def _gap(gap_m: float, segments: int) -> str:
    if segments < 2:
        return _("no gap")
    is_short = gap_m < units.KILOMETRE_M
    length = with_unit(units.metres(gap_m), _("m")) if is_short else with_unit(units.km(gap_m), _("km"))
    return plural("{n} gap, {length}", "{n} gaps, {length}", segments - 1).format(length=length)


def short(sha256: str) -> str:
    """The first twelve and the last four signs of a hash."""
    parts = groups(sha256)
    return f"sha256{NO_BREAK}{NO_BREAK.join([*parts[:3], '…', parts[-1]])}" if parts else ""


def _witnesses(page: DayPage) -> str:
    """The first of them; all stand in the list of witnesses."""
    told = list(seen_by(page))
    more = len(told) - _MOST_WITNESSES
    if more > 0:
        told = [*told[:_MOST_WITNESSES], _("and {count} more").format(count=more)]
    return "\n".join(told)


def seen_by(page: DayPage) -> Iterator[str]:
    """Officials, posts and people who can be asked, in few words."""
    for crossing in page.crossings:
        if crossing.fields.kind in (CrossingKind.BORDER, CrossingKind.CHECKPOINT):
            kind = naming.name(crossing.fields.kind)
            name = crossing.fields.name
            yield name if kind in name.casefold() else joined((kind, name), " ")
    for encounter in page.encounters:
        if is_witness(encounter.fields):
            yield joined((encounter.fields.names or encounter.fields.who, encounter.fields.place), ", ")
    for errand in page.errands:
        if errand.fields.proof:
            yield joined((errand.fields.what, errand.fields.place), ", ")


def is_witness(fields: EncounterFields) -> bool:
    """Whether somebody met can be named or asked: an official, or a person with a name, or with a contact."""
    is_person = fields.kind in (EncounterKind.PEOPLE, EncounterKind.OFFICIAL)
    return fields.kind is EncounterKind.OFFICIAL or (is_person and bool(fields.names or fields.contact))


def _sum(pages: Sequence[DayPage]) -> Drawn:
    """The sums of a page."""
    computed = sum(page.figures.distance.computed or 0.0 for page in pages)
    stated = sum(page.figures.distance.stated or 0.0 for page in pages)
    climb = sum(page.figures.climb.computed or 0.0 for page in pages)
    moving = sum(page.figures.moving.computed or 0.0 for page in pages)
    words = plural("{n} day", "{n} days", len(pages))
    told = _("typed: {length}").format(length=with_unit(units.km(stated), _("km"))) if stated else ""

    def paint(pen: Pen, x: float, y: float) -> None:
        pen.rule(x, y, FULL, 1.2, INK)
        pen.text(x + _WAY, y + 12, words, CELL_STRONG)
        for right, text in (
            (_KM, units.km(computed) if computed else ""),
            (_CLIMB, units.metres(climb) if climb else ""),
            (_MOVING, units.hours(moving) if moving else ""),
        ):
            if text:
                pen.text(x + right, y + 12, text, CELL_STRONG, "right")
        pen.text(x + _WITNESS, y + 12, told, CELL_QUIET)
        pen.rule(x, y + 18, FULL, 0.5, GREY_3)

    return Drawn(19.0, paint)


def _signatures(pen: Pen, x: float, y: float) -> None:
    """Blank lines for two witnesses."""
    y += 26
    pen.rule(x, y, FULL, 0.5, INK)
    pen.text(x, y + 13, _("Witness statements"), CELL_STRONG)
    text = _("I saw the traveller named in this log at the place and time given, under their own power.")
    pen.text(x, y + 25, text, CELL)
    names = (_("name, occupation"), _("place"), _("date, local time"), _("signature"))
    for row in range(2):
        at = y + 62 + row * 40
        for column, name in enumerate(names):
            left = x + column * (FULL + 8 * MM) / 4
            pen.rule(left, at, FULL / 4 - 6 * MM, 0.5, GREY_1)
            pen.text(left, at + 9, name, _SMALL)
