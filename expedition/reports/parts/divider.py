"""The page that opens a country: name, flag, days, figures, map, how one came in and out."""

from collections.abc import Iterator

from expedition import units
from expedition.atlas.country_names import country_name
from expedition.atlas.ground import country_labels
from expedition.reports.drawings.strip import Shown, strip
from expedition.reports.making import Entry, Making, Part
from expedition.reports.maps.parts import COUNTRY, Route, Way, has_line
from expedition.reports.maps.route_map import route_map
from expedition.reports.pages.blocks import Drawn, Role, Told
from expedition.reports.pages.items import (
    Gap,
    Heads,
    Item,
    Mark,
    NotesEnd,
    PageBreak,
    Room,
    Text,
    Wide,
    beside,
)
from expedition.reports.pages.pen import Pen
from expedition.reports.parts.country_facts import country_facts, country_notes
from expedition.reports.parts.section import caption
from expedition.reports.typesetting.style import (
    DAY_LINE,
    DAY_NUMBER,
    FULL,
    GREY_1,
    MM,
    TEXT,
    TINT,
    Face,
    Type,
)
from expedition.reports.typesetting.wording import HAIR, NO_BREAK, capital, day_range, joined
from expedition.stats.totals import totals
from expedition.text import _, plural

_BAND = 66 * MM
_LIGHT_BAND = 21 * MM
_ROOM_FOR_BAND = 330
_NAME = Type(Face.SERIF_LIGHT, 46)
_SMALLER_NAME = Type(Face.SERIF_LIGHT, 30)
_LOCAL_NAME, _MOST_LOCAL = Type(Face.SANS, 14, GREY_1), 3
_VALUE = Type(Face.SANS, 9.4)


def part_key(part: Part) -> str:
    """The destination of a part inside the book."""
    return f"part-{part.first}"


def part_entry(part: Part) -> Entry:
    """A part's line in the contents."""
    distance = sum(page.figures.distance.value or 0.0 for page in part.pages)
    way = units.km(distance) + units.THIN + _("km") if distance else ""
    aside = joined((day_range(part.first, part.last), way))
    return Entry(country_name(part.country), aside, part_key(part), 0, part.country.lower())


def part_heads(making: Making, part: Part) -> Heads:
    """The running heads of a part: the trip at the left, the country and its days at the right."""
    name = country_name(part.country) if part.country else ""
    return Heads(making.book.fields.title, joined((name, day_range(part.first, part.last))))


def band(making: Making, part: Part) -> Iterator[Item]:
    """A short part's opening: a tinted band over its first day."""
    yield PageBreak() if part is making.parts[0] else Room(_ROOM_FOR_BAND)
    yield Gap(24)
    yield part_heads(making, part)
    yield Mark(part_key(part))
    yield Wide(_opening(part, Drawn(_LIGHT_BAND + 18, _LightBand(part))), keep=True)


def divider(making: Making, part: Part) -> Iterator[Item]:
    """The opening page, always a left one."""
    yield part_heads(making, part)
    yield PageBreak(is_verso=True, is_bare=True)
    yield Mark(part_key(part))
    yield Wide(_opening(part, Drawn(_BAND - making.sheet.top + 10 * MM, _Band(making, part))))
    shown = _figures(part)
    if shown:
        yield Wide(strip(making.case, shown, size=17))
        yield Gap(18)
    for block in country_facts(making, part):
        yield beside(block)
    yield from country_notes(making, part.country)
    routes = making.routes(part.pages)
    if has_line(routes):
        name = country_name(part.country)
        making.maps.append((name, part_key(part)))
        others = [Route(line.points, Way.BESIDE) for line in making.book.lines if not line.is_carried]
        subject = making.subject(part.pages, others, country=part.country, is_numbered=True)
        yield Text(route_map(subject, TEXT, 118 * MM, COUNTRY), keep=True)
        text = _("{country}. Grey: before and after.").format(country=name)
        yield Text(caption(making, _("Map {number}.").format(number=len(making.maps)), text, TEXT))
    yield NotesEnd()
    yield PageBreak()


def _opening(part: Part, block: Drawn) -> Told:
    dates = units.date_span(part.pages[0].row.date, part.pages[-1].row.date)
    over = joined((capital(day_range(part.first, part.last)), dates))
    return Told(block, Role.PART, country_name(part.country), over=over, flags=(part.country.lower(),))


class _LightBand:
    """Days, name and flag on tint, as wide as the measure."""

    def __init__(self, part: Part) -> None:
        self._part = part

    def __call__(self, pen: Pen, x: float, y: float) -> None:
        part = self._part
        pen.rect(x, y, FULL, _LIGHT_BAND, fill=TINT)
        width = pen.text(x + 10, y + 19, capital(day_range(part.first, part.last)), DAY_NUMBER)
        dates = units.date_span(part.pages[0].row.date, part.pages[-1].row.date)
        pen.text(x + 10 + width + 6, y + 19, dates, DAY_LINE)
        pen.text(x + 9.5, y + 49, country_name(part.country), _SMALLER_NAME, track=-0.5)
        size = 9.5 * MM
        pen.flag(part.country, x + FULL - size * 4 / 3 - 10, y + (_LIGHT_BAND - size) / 2, size)


class _Band:
    """Tint over the head of the page, with days, name and flag."""

    def __init__(self, making: Making, part: Part) -> None:
        self._sheet, self._part = making.sheet, part

    def __call__(self, pen: Pen, x: float, _y: float) -> None:
        part = self._part
        pen.rect(0, 0, self._sheet.width, _BAND, fill=TINT)
        first, last = part.pages[0].row.date, part.pages[-1].row.date
        width = pen.text(x, 22 * MM, capital(day_range(part.first, part.last)), DAY_NUMBER)
        pen.text(x + width + 6, 22 * MM, units.date_span(first, last), DAY_LINE)
        name = country_name(part.country)
        is_short = pen.case.width(_NAME.face, _NAME.size, name) < 130 * MM
        pen.text(x, 40 * MM, name, _NAME if is_short else _SMALLER_NAME, track=-0.5)
        local = next((label.local for label in country_labels() if label.code == part.country.upper()), ())
        spelt = [word for word in local if word != name and pen.case.has(word)]
        pen.text(x, 50 * MM, (4 * NO_BREAK).join(spelt[:_MOST_LOCAL]), _LOCAL_NAME)
        pen.flag(part.country, x + FULL - 24 * MM, 28 * MM, 18 * MM)


def _figures(part: Part) -> list[Shown]:
    sums = totals(part.pages)
    found = []
    if sums.distance_m:
        found.append(Shown(units.km(sums.distance_m), _("km"), _("ridden")))
    kinds = joined(
        (
            plural("{n} riding", "{n} riding", sums.ride_days) if sums.ride_days else "",
            plural("{n} rest", "{n} rest", sums.rest_days) if sums.rest_days else "",
        ),
        ", ",
    )
    found.append(Shown(units.number(sums.days), plural("day", "days", sums.days), kinds))
    if sums.climb_m is not None:
        found.append(Shown(units.metres(sums.climb_m), _("m"), _("climbed")))
    if sums.highest_m is not None:
        found.append(Shown(units.metres(sums.highest_m), _("m"), _("highest")))
    if sums.lowest_m is not None:
        found.append(Shown(units.metres(sums.lowest_m), _("m"), _("lowest")))
    if sums.temperature_min_c is not None and sums.temperature_max_c is not None:
        span = f"{units.celsius(sums.temperature_min_c)}{HAIR}…{HAIR}{units.celsius(sums.temperature_max_c)}"
        found.append(Shown(span, "°C", _("coldest, hottest")))
    return found
