"""Days that lie on no strip, and what was noted of none: words without a kilometre."""

from collections.abc import Iterator, Sequence

from expedition import units
from expedition.records.day import DayPage
from expedition.reports.making import Entry, Making
from expedition.reports.pages.items import Gap, Item, Mark, PageBreak, Wide
from expedition.reports.parts.route_strips import listed
from expedition.reports.parts.section import section_title
from expedition.reports.road import noted
from expedition.reports.road.records import Event, Symbol, Way
from expedition.reports.typesetting.wording import (
    ARROW,
    by_mode,
    capital,
    day_kind,
    joined,
    sentence,
    with_unit,
)
from expedition.text import _

_SPARE = 380.0


def days_elsewhere(making: Making, ways: Sequence[Way], loose: Sequence[Event]) -> Iterator[Item]:
    """Each such day with its way and night, then its notes; last, what belongs to no day."""
    on_strips = any(way.stages for way in ways)
    pages = [] if on_strips else making.book.pages
    numbers = {page.row.number for page in pages}
    rest = [event for event in loose if event.day not in numbers]
    if not pages and not rest:
        return
    making.entries.append(Entry(_("Without a kilometre"), "", "elsewhere", 0))
    yield PageBreak(spare=_SPARE)
    yield Gap(30)
    yield Mark("elsewhere")
    yield Wide(section_title(making, _("Without a kilometre")), keep=True)
    for page in pages:
        own = [event for event in loose if event.day == page.row.number]
        title = joined((_("Day {number}").format(number=page.row.number), _when(page)))
        yield from listed(making, title, [_way(page), *_nights(page), *own])
    yield from listed(making, _("Of no day"), rest)


def _when(page: DayPage) -> str:
    return page.fields.date_text or units.long_date(page.row.date)


def _way(page: DayPage) -> Event:
    """The day itself: from where to where, and how."""
    row, figures = page.row, page.figures
    places = dict.fromkeys(place for place in (row.from_place, row.to_place) if place)
    modes = dict.fromkeys(by_mode(leg.fields.mode) for leg in page.legs)
    lengths = (figures.distance.value, figures.carried.value)
    length = joined((with_unit(units.km(value, 0), _("km")) for value in lengths if value), " + ")
    high = figures.highest.value
    return Event(
        Symbol.DAY,
        joined(places, ARROW) or capital(row.title) or _("Day {number}").format(number=row.number),
        sentence(
            capital(joined((day_kind(row.kind) if not modes else joined(modes, ", "), length), ", ")),
            _("highest {height}").format(height=with_unit(units.metres(high), _("m"))) if high else "",
            capital(page.fields.road),
        ),
        "",
        day=row.number,
    )


def _nights(page: DayPage) -> Iterator[Event]:
    return (noted.night(stay.fields, [page], None) for stay in page.stays)
