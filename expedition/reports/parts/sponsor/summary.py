"""The page that says all: large figures, the summary in two columns, the map."""

from collections.abc import Iterator, Sequence

from expedition import units
from expedition.kinds import CrossingKind
from expedition.reports.drawings.strip import Shown, strip
from expedition.reports.making import Making
from expedition.reports.maps.parts import TRIP, has_line
from expedition.reports.maps.route_map import route_map
from expedition.reports.pages.blocks import Block, Setter
from expedition.reports.pages.columns import HALF, Stacked, balanced
from expedition.reports.pages.items import Gap, Item, Wide
from expedition.reports.parts.section import caption
from expedition.reports.parts.sponsor.sheets import height, room, sheet
from expedition.reports.parts.sponsor.words import first_paragraphs
from expedition.reports.parts.stated import stated_km
from expedition.reports.parts.summary import in_second, in_short
from expedition.reports.parts.themes.borders import crossed
from expedition.reports.parts.themes.sums import added, home_of, whole
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import FULL, MM, Face, Type
from expedition.reports.typesetting.wording import joined, pretty
from expedition.text import _, plural, speaking

TEXT_LOOK = Type(Face.SERIF, 10)
LEADING = 13.5
_MOST_WORDS = 400
_SIZE = 19.0
_LOWEST_MAP, _HIGHEST_MAP = 42 * MM, 78 * MM
_TITLE = 54.0


def summary(making: Making) -> Iterator[Item]:
    """One page; a second one facing it where a second language is chosen."""
    own = making.book.fields.summary.strip()
    language = making.written_in if own else making.options.language
    text = columns(making, own or in_short(making), language, _MOST_WORDS)
    above = [Wide(strip(making.case, figures(making), size=_SIZE)), Gap(14)]
    said = [Wide(text)] if text is not None else []
    below = _map(making, room(making) - _TITLE - height([*above, *said]) - 30)
    groups = (*([[*above, *said]] if said else [above]), below)
    yield from sheet(making, _("Summary"), "summary", groups)
    second = making.options.second_language
    other = in_second(making)
    if other:
        with speaking(second):
            title = _("Summary")
        block = columns(making, other, second, _MOST_WORDS)
        yield from sheet(making, title, "summary-second", [[Wide(block)]] if block is not None else [])


def columns(
    making: Making, text: str, language: str, words: int, first: Sequence[Stacked] = ()
) -> Block | None:
    """A text of at most so many words in two columns, ragged, other blocks first; None without any."""
    setter = Setter(making.case, language)
    blocks = [
        Stacked(
            LEADING / 2 if index or first else 0.0,
            setter.lines([Span(pretty(paragraph, language), TEXT_LOOK)], HALF, LEADING),
        )
        for index, paragraph in enumerate(first_paragraphs(text, words))
    ]
    return balanced([*first, *blocks]) if blocks or first else None


def figures(making: Making) -> list[Shown]:
    """The five figures that supporters ask for, as far as they are known."""
    book, totals = making.book, making.book.totals
    shown = []
    km = stated_km(book) or (units.km(totals.distance_m, 0) if totals.distance_m else "")
    if km:
        goal = book.fields.goal_distance_m
        label = _("ridden of {distance} planned").format(distance=units.km(goal, 0)) if goal else _("ridden")
        shown.append(Shown(km, _("km"), label))
    shown.append(_days(making))
    if totals.countries:
        countries = len(totals.countries)
        crossings = len(crossed(making, CrossingKind.BORDER))
        borders = plural("{n} border crossed", "{n} borders crossed", crossings) if crossings else ""
        label = joined((plural("country", "countries", countries), borders), ", ")
        shown.append(Shown(units.number(countries), "", label))
    if totals.repairs:
        shown.append(Shown(units.number(totals.repairs), "", plural("repair", "repairs", totals.repairs)))
    spent = added(book.spendings)
    if spent is not None:
        sign = units.currency_sign(home_of(book))
        shown.append(Shown(whole(spent), sign, _("spent, as far as noted")))
    elif totals.people_met:
        label = plural("person met", "people met", totals.people_met)
        shown.append(Shown(units.number(totals.people_met), "", label))
    return shown


def _days(making: Making) -> Shown:
    fields, days = making.book.fields, making.book.totals.days
    unit = plural("day", "days", days)
    if fields.planned_start and fields.planned_end:
        planned = (fields.planned_end - fields.planned_start).days + 1
        return Shown(units.number(days), unit, _("of {days} planned").format(days=planned))
    riding = making.book.totals.ride_days
    return Shown(units.number(days), unit, plural("{n} riding", "{n} riding", riding) if riding else "")


def _map(making: Making, free: float) -> Sequence[Item]:
    """The route in what is left of the page."""
    pages = making.book.pages
    tall = min(free, _HIGHEST_MAP)
    if tall < _LOWEST_MAP or not has_line(making.routes(pages)):
        return []
    making.maps.append((_("The whole route"), "summary"))
    is_carried = any(line.is_carried for line in making.book.lines)
    text = joined((_("The route."), _("Dashed: carried.") if is_carried else ""), " ")
    block = route_map(making.subject(pages), FULL, tall, TRIP)
    return [Wide(block, keep=True), Gap(3), Wide(caption(making, "", text))]
