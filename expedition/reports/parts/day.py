"""The pages of the days: riding, resting, carried, and runs of days of which nothing is told."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from expedition import naming, units
from expedition.kinds import CrossingKind, DayKind
from expedition.records.day import DayPage
from expedition.records.fields import CrossingFields
from expedition.records.report import Density
from expedition.reports.drawings.profile import Heights, Named, profile
from expedition.reports.drawings.strip import Shown, strip
from expedition.reports.making import Entry, Making
from expedition.reports.maps.parts import DAY, SMALL_DAY, Look, Place, has_line
from expedition.reports.maps.route_map import fitting_height, route_map
from expedition.reports.pages.blocks import Block, Drawn, Pile, Role, Told
from expedition.reports.pages.items import (
    FitEnd,
    FitStart,
    Gap,
    Item,
    Level,
    Mark,
    Note,
    NotesEnd,
    PageBreak,
    Room,
    Text,
    Wide,
    beside,
    height_of,
)
from expedition.reports.pages.pen import Pen
from expedition.reports.parts import pictures
from expedition.reports.parts.day_head import (
    LONGEST_TITLE,
    day_head,
    heading,
    own_title,
    places,
    strip_figures,
)
from expedition.reports.parts.day_runs import BETWEEN_DAYS, day_key, groups, is_run, run
from expedition.reports.parts.nights import night
from expedition.reports.parts.notes import notes
from expedition.reports.parts.prose import prose, word_count
from expedition.reports.parts.reconstructed import drawn_words
from expedition.reports.parts.section import caption
from expedition.reports.parts.spans import span_text
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import BODY, FULL, GAP, LINE, MM, SIDE, TEXT, Face, Type
from expedition.reports.typesetting.wording import day_range, joined, with_unit
from expedition.text import _

_LONG_WORDS = 150
_LINE_OF_RUN = 60.0
"""No more stands on a page than a run of days, which a long day may follow."""
_REMNANT = 190.0
"""A long day that needs two pages may begin below so much of the day before."""
_KEPT_WHOLE, _LEAST_ROOM, _LEAST_FLOWING, _HANGING = 350.0, 190.0, 140.0, 12.0
_BAND, _SMALL_MAP, _LOW_MAP = 30 * MM, 44 * MM, 32 * MM
_PROFILE, _LOWEST_PROFILE = 33 * MM, 0.75
_WORTH_A_PROFILE_M = 100.0
_LONGEST_NAME = 22
"""Letters of a crossing's name on the map in the outer column."""
_TRAVELLING = (DayKind.RIDE, DayKind.TRANSIT)


def days(making: Making, pages: Sequence[DayPage], *, is_open: bool = False) -> Iterator[Item]:
    """All days of a part of the book; the first goes on the open page where there is one."""
    for group in groups(pages):
        over = [item for page in group for span in page.spans for item in span_text(making, span)]
        if over:
            yield from _room_for_span(making, group[0], is_open=is_open)
            yield from over
            yield from (Room(_LEAST_ROOM + BETWEEN_DAYS), Gap(BETWEEN_DAYS))
            is_open = True
        if is_run(group):
            yield from run(making, group)
        else:
            yield from _day(making, group[0], is_open=is_open)
        is_open = False


def _room_for_span(making: Making, page: DayPage, *, is_open: bool) -> Iterator[Item]:
    """What stands before a text over several days, the first of which follows it on its page."""
    if is_open:
        yield Gap(0)
        return
    yield PageBreak(spare=_LINE_OF_RUN) if _is_long(making, page) else Room(_LEAST_ROOM + BETWEEN_DAYS)
    yield Gap(BETWEEN_DAYS)


def _is_long(making: Making, page: DayPage) -> bool:
    """Whether a day has a page of its own."""
    is_full = making.options.density is Density.FULL
    return is_full and word_count(page.fields.diary) > _LONG_WORDS


def _day(making: Making, page: DayPage, *, is_open: bool) -> Iterator[Item]:
    making.entries.append(
        Entry(
            heading(page) or units.day_month(page.row.date),
            day_range(page.row.number, page.row.number),
            day_key(page),
            1,
        )
    )
    is_long = _is_long(making, page)
    figures = strip_figures(page, making.start_place) if _has_strip(making, page) else []
    body = list(_told_day(making, page, figures, is_long=is_long))
    if is_open:
        yield Gap(0)
    elif is_long and figures:
        yield PageBreak(spare=_spare(making, body))
        yield Gap(BETWEEN_DAYS)
    else:
        need = _need(body)
        is_full = making.options.density is Density.FULL
        is_whole = is_full and need <= _KEPT_WHOLE
        least = min(need, _LEAST_ROOM if is_full else _LEAST_FLOWING)
        yield Room((need - _HANGING if is_whole else least) + BETWEEN_DAYS)
        yield Gap(BETWEEN_DAYS)
    yield FitStart()
    yield from body
    yield FitEnd()


def _has_strip(making: Making, page: DayPage) -> bool:
    """Whether a day has figures enough for a strip, or travelled at all."""
    is_moved = bool(page.figures.distance.value or page.figures.carried.value)
    return len(strip_figures(page, making.start_place)) > 2 or (page.row.kind in _TRAVELLING and is_moved)


def _told_day(making: Making, page: DayPage, figures: Sequence[Shown], *, is_long: bool) -> Iterator[Item]:
    """Head, figures, pictures, text and night."""
    yield Mark(day_key(page))
    yield Wide(day_head(making, page, is_large=is_long and bool(figures)), keep=True)
    if figures:
        yield Wide(strip(making.case, figures), keep=True)
        yield Gap(9)
    yield from (_long_body(making, page) if is_long else _short_body(making, page))
    yield NotesEnd()
    yield from night(making, page)
    yield from pictures.behind(making, page, is_long=is_long)


def _need(body: Sequence[Item]) -> float:
    """Points a day takes from its head to its end."""
    return height_of(body) + _overhang(body)


def _spare(making: Making, body: Sequence[Item]) -> float:
    """Points of a page under which a long day may begin: where it fits, or needs two pages anyhow."""
    whole, need = making.sheet.bottom - making.sheet.top, _need(body)
    if need > whole:
        return _REMNANT
    return min(_REMNANT, max(_LINE_OF_RUN, whole - need - BETWEEN_DAYS))


def _overhang(body: Sequence[Item]) -> float:
    """Points by which what stands beside a text is higher than the text."""
    beside = sum(item.block.height for item in body if isinstance(item, Note) and item.block is not None)
    text = height_of(item for item in body if isinstance(item, Text | Gap))
    return max(0.0, beside - text)


def _long_body(making: Making, page: DayPage) -> Iterator[Item]:
    named = _named(making, page)
    heights = making.heights(page)
    routes = making.routes([page])
    noted: list[Note] = []
    if _is_worth_drawing(page, heights, named):
        yield _profile(heights, named)
        if not has_line(routes):
            yield from _drawn_caption(making, page)
        yield Gap(8)
    if has_line(routes):
        yield Level()
        noted.append(_map_note(making, page, fitting_height(routes, SIDE), DAY))
    noted += notes(making, page)
    yield from pictures.told(making, page, noted, list(_told(making, page)), is_long=True)


def _profile(heights: Heights, named: Sequence[Named]) -> Wide:
    """The profile of a day over the full measure, lower where its page is short of room."""

    def sized(share: float) -> Block:
        return profile(heights, named, height=_PROFILE * max(share, _LOWEST_PROFILE))

    return Wide(sized(1.0), keep=True, smaller=sized)


def _short_body(making: Making, page: DayPage) -> Iterator[Item]:
    """Map beside profile in one band, then the text; days one behind the other have the map alone."""
    heights, named, routes = making.heights(page), _named(making, page), making.routes([page])
    is_flowing = making.options.density is Density.FLOWING
    has_profile = not is_flowing and _is_worth_drawing(page, heights, named)
    has_map, has_text = has_line(routes), bool(page.fields.diary.strip())
    noted: list[Note] = []
    if has_profile and has_map:
        yield Wide(_band(making, page, heights, named), keep=has_text)
        yield Gap(6)
    elif has_profile:
        yield Wide(profile(heights, named), keep=has_text)
        yield from _drawn_caption(making, page)
        yield Gap(6)
    elif has_map:
        yield Level()
        noted.append(_map_note(making, page, _LOW_MAP if is_flowing else _SMALL_MAP, SMALL_DAY))
    noted += notes(making, page)
    yield from pictures.told(making, page, noted, list(_told(making, page)), is_long=False)


def _band(making: Making, page: DayPage, heights: Heights, named: Sequence[Named]) -> Block:
    """Profile in the text column, map in the outer one, mirrored with the page."""
    height = _BAND
    line = profile(heights, named, TEXT, height)
    picture = _map(making, page, height, SMALL_DAY)
    said = caption(making, "", _map_words(making, page), SIDE)

    def paint(pen: Pen, x: float, y: float) -> None:
        is_verso = making.sheet.is_verso_at(x)
        line.paint(pen, x + SIDE + GAP if is_verso else x, y)
        side = x if is_verso else x + TEXT + GAP
        picture.paint(pen, side, y)
        said.paint(pen, side, y + height + 1.5)

    return Told(Drawn(height + said.height, paint), Role.FIGURE, width=FULL, parts=(line, picture, said))


def _map(making: Making, page: DayPage, height: float, look: Look) -> Told:
    """The day on a map as wide as the outer column."""
    subject = making.subject([page], making.beside(page), country=page.row.country)
    crossings = [
        Place(fields.lat, fields.lon, _short_name(fields, page), 3, is_dot=True)
        for fields in (record.fields for record in page.crossings)
        if fields.lat is not None and fields.lon is not None and not _is_mere_water(fields, page)
    ]
    return route_map(replace(subject, places=[*subject.places, *crossings]), SIDE, height, look)


def _map_note(making: Making, page: DayPage, height: float, look: Look) -> Note:
    """The map beside the text, lower where its page is short of room."""
    said = caption(making, "", _map_words(making, page), SIDE)

    def sized(share: float) -> Block:
        lowest = min(_LOW_MAP, height)
        picture = _map(making, page, max(height * share, lowest), look)
        return Pile(((3.2, picture), (1.5, said), (0.0, Drawn(12.0, lambda _pen, _x, _y: None))))

    return replace(beside(sized(1.0)), smaller=sized)


def _map_words(making: Making, page: DayPage) -> str:
    """The caption of a day's map: near what it lies, where it shows no place of its own that is known."""
    where = making.whereabouts(page)
    return joined((_("Ends {where}.").format(where=where) if where else "", drawn_words(page)), " ")


def _drawn_caption(making: Making, page: DayPage) -> Iterator[Item]:
    said = caption(making, "", drawn_words(page))
    if said.height:
        yield Wide(said)


def _is_worth_drawing(page: DayPage, heights: Heights, named: Sequence[Named]) -> bool:
    climb = page.figures.climb.value or 0.0
    return heights.is_drawable and (climb >= _WORTH_A_PROFILE_M or bool(named))


def _named(making: Making, page: DayPage) -> list[Named]:
    """Places of the day on its profile."""
    heights = making.heights(page)
    if not heights.is_drawable:
        return []
    first, last = float(heights.distance_m[0]), float(heights.distance_m[-1])
    found = []
    if page.row.from_place:
        found.append(Named(first, page.row.from_place, 0))
    if page.row.to_place or page.row.place:
        found.append(Named(last, page.row.to_place or page.row.place, 0))
    ranks = {CrossingKind.BORDER: 1, CrossingKind.PASS: 2, CrossingKind.WATER: 3, CrossingKind.CHECKPOINT: 4}
    for record in page.crossings:
        fields = record.fields
        if fields.distance_m is not None:
            name = _crossing_name(fields, page)
            is_border = fields.kind is CrossingKind.BORDER
            at_m = first + fields.distance_m
            at_m = heights.summit(at_m) if fields.kind is CrossingKind.PASS else at_m
            found.append(Named(at_m, name, ranks[fields.kind], is_border, fields.height_m))
    highest = page.figures.highest
    if highest.at_m is not None and highest.value is not None:
        is_above = highest.value - max(heights.at(first), heights.at(last)) > _WORTH_A_PROFILE_M
        if is_above and not any(named.rank == 2 for named in found):
            at_m = heights.summit(first + highest.at_m)
            found.append(Named(at_m, _("highest"), 5, height_m=highest.value))
    return found


def _crossing_name(fields: CrossingFields, page: DayPage) -> str:
    """A crossing's own name, or what it is where a place of the day has the same."""
    if fields.name and fields.name not in (page.row.from_place, page.row.to_place):
        return fields.name
    return naming.name(fields.kind)


def _is_mere_water(fields: CrossingFields, page: DayPage) -> bool:
    """Whether nothing could be written beside a crossing but that it is water, which the map shows."""
    return fields.kind is CrossingKind.WATER and _short_name(fields, page) == naming.name(fields.kind)


def _short_name(fields: CrossingFields, page: DayPage) -> str:
    """A crossing's name on a small map: what stands before a comma, or what it is and how high."""
    name = _crossing_name(fields, page)
    if len(name) > _LONGEST_NAME:
        name = name.partition(",")[0]
    if len(name) <= _LONGEST_NAME:
        return name
    kind = naming.name(fields.kind)
    return kind if fields.height_m is None else f"{kind} {with_unit(units.metres(fields.height_m), _('m'))}"


def _told(making: Making, page: DayPage) -> Iterator[Item]:
    """The traveller's text; a title too long for a heading opens it whole."""
    for words in (own_title(page), places(page)):
        if len(words) > LONGEST_TITLE:
            look = Type(Face.SERIF_ITALIC, BODY.size)
            yield Text(making.setter.lines([Span(words, look)], TEXT, LINE), is_level=True)
    ahead = making.ahead.text(page.row.id)
    yield from prose(making.setter, page.fields.diary, making.written_in) if ahead is None else ahead
