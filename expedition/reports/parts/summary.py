"""One page that says what the trip was, in one language or two."""

import re
from collections.abc import Iterator
from dataclasses import replace

from expedition import units
from expedition.atlas.country_names import country_name
from expedition.kinds import StayKind
from expedition.records.fields import TripFields
from expedition.reports.making import Entry, Making
from expedition.reports.pages.blocks import Drawn, Setter
from expedition.reports.pages.items import Gap, Item, Mark, Room, Text, Wide
from expedition.reports.parts.prose import prose
from expedition.reports.parts.reconstructed import climb_sum
from expedition.reports.parts.section import section_title
from expedition.reports.parts.stated import stated_km
from expedition.reports.typesetting.style import GREY_3, TEXT
from expedition.reports.typesetting.wording import HAIR, day_range, joined, sentence, with_unit
from expedition.text import LANGUAGES, _, plural, speaking

_SUMMARY = re.compile(r"summary[\s_]*[(\s_]\s*([A-Za-z]{2,3}(?:-[A-Za-z]+)?)\s*\)?", re.IGNORECASE)
_BETWEEN = 30.0
_LEAST_ROOM = 110.0
_FEW_DAYS = 2


def summary(making: Making) -> Iterator[Item]:
    """The traveller's own words, or the facts where there are none; then the same in a second language."""
    fields, second = making.book.fields, making.options.second_language
    own = fields.summary.strip()
    first = own or in_short(making)
    other = in_second(making)
    if not first and not other:
        return
    title = _("What it was") if own else _("In short")
    making.entries.append(Entry(title, "", "summary", 0))
    yield Mark("summary")
    yield Wide(section_title(making, title), keep=True)
    written_in = making.written_in if own else making.options.language
    yield from prose(Setter(making.case, written_in), first, written_in)
    if other:
        with speaking(second):
            title = _("In short")
        yield Room(_LEAST_ROOM)
        yield Gap(_BETWEEN)
        if first:
            yield Text(Drawn(12.0, lambda pen, x, y: pen.rule(x, y, TEXT, 0.5, GREY_3)), keep=True)
        yield Wide(section_title(making, title), keep=True)
        yield from prose(Setter(making.case, second), other, second)


def without_summaries(fields: TripFields) -> TripFields:
    """The trip without the lines of its free list that are summaries in other languages."""
    return replace(fields, extra=tuple(pair for pair in fields.extra if not _SUMMARY.fullmatch(pair.name)))


def in_second(making: Making) -> str:
    """The trip's own words in the second language, else the facts; empty where there is none to say."""
    fields, second = making.book.fields, making.options.second_language
    if not second:
        return ""
    for pair in fields.extra:
        found = _SUMMARY.fullmatch(pair.name.strip())
        if found and found.group(1).casefold() == second.casefold() and pair.value.strip():
            return pair.value
    is_said = not fields.summary.strip() and second == making.options.language
    if is_said or second not in LANGUAGES:
        return ""
    with speaking(second):
        return in_short(making)


def in_short(making: Making) -> str:
    """The trip in a few sentences made of its facts, in the language spoken; nothing of a single day."""
    if len(making.book.pages) < _FEW_DAYS:
        return ""
    return joined((_when_and_where(making), _how_far(making), _who(making)), " ")


def _when_and_where(making: Making) -> str:
    pages = making.book.pages
    first, last = pages[0].row, pages[-1].row
    dates = units.date_span(first.date, last.date)
    start = next((page.row.from_place for page in pages if page.row.from_place), "") or first.place
    end = last.to_place or last.place
    if start and end and start != end:
        told = _("From {start} to {end}, {dates}").format(start=start, end=end, dates=dates)
    else:
        told = joined((start or end, dates), ", ")
    names = [country_name(code) for code in making.book.totals.countries if code]
    through = _("Through {countries}").format(countries=joined(names, ", ")) if len(names) > 1 else ""
    return sentence(told, through)


def _how_far(making: Making) -> str:
    book, totals = making.book, making.book.totals
    km = stated_km(book) or (units.km(totals.distance_m) if totals.distance_m else "")
    carried_m = totals.carried_m + totals.involuntary_m
    days = joined(
        (
            plural("{n} day", "{n} days", totals.days),
            plural("{n} riding", "{n} riding", totals.ride_days) if totals.ride_days else "",
            plural("{n} rest", "{n} rest", totals.rest_days) if totals.rest_days else "",
        ),
        ", ",
    )
    ridden = _("{distance} by own power").format(distance=with_unit(km, _("km"))) if km else ""
    carried = (
        _("{distance} carried, not counted").format(distance=with_unit(units.km(carried_m, 0), _("km")))
        if carried_m
        else ""
    )
    longest = ""
    if totals.longest_day_m and totals.longest_day is not None and totals.ride_days > 1:
        longest = _("The longest day: {distance}, {day}").format(
            distance=with_unit(units.km(totals.longest_day_m), _("km")),
            day=day_range(totals.longest_day, totals.longest_day),
        )
    return sentence(days, joined((ridden, carried), "; "), longest, _how_high(making))


def _how_high(making: Making) -> str:
    totals = making.book.totals
    climb = climb_sum(making.book.pages, totals.climb_m)
    metre = _("m")
    low, high = totals.temperature_min_c, totals.temperature_max_c
    span = ""
    if low is not None and high is not None:
        span = with_unit(f"{units.celsius(low)}{HAIR}…{HAIR}{units.celsius(high)}", "°C")
    heights = (
        (_("highest {height}"), totals.highest_m),
        (_("lowest {height}"), totals.lowest_m),
    )
    told = [
        words.format(height=with_unit(units.metres(value), metre))
        for words, value in heights
        if value is not None
    ]
    climbed = _("{height} climbed").format(height=with_unit(climb, metre)) if climb else ""
    return joined((climbed, *told, span), ", ")


def _who(making: Making) -> str:
    totals = making.book.totals
    stays = [record.fields.kind for page in making.book.pages for record in page.stays]
    wild = stays.count(StayKind.WILD_CAMP)
    nights = joined(
        (
            plural("{n} night noted", "{n} nights noted", totals.nights) if totals.nights else "",
            plural("{n} wild", "{n} wild", wild) if wild else "",
        ),
        ", ",
    )
    met = plural("{n} person met", "{n} people met", totals.people_met) if totals.people_met else ""
    repairs = plural("{n} repair", "{n} repairs", totals.repairs) if totals.repairs else ""
    borders = plural("{n} crossing", "{n} crossings", totals.crossings) if totals.crossings else ""
    return sentence(joined((nights, met, borders, repairs), "; "))
