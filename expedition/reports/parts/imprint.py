"""The back of the cover: what this book is, for whom, how it was measured, and what it does not claim."""

from collections.abc import Iterator

from expedition import units
from expedition.atlas.country_names import country_name
from expedition.atlas.ground import CREDITS
from expedition.kinds import Audience, LegOrigin
from expedition.records.report import Density, Section
from expedition.records.trip import TripBook
from expedition.reports.making import Entry, Making
from expedition.reports.pages.items import Heads, Item, Mark
from expedition.reports.parts.low_page import low_page
from expedition.reports.parts.note_block import more
from expedition.reports.parts.stated import told
from expedition.reports.parts.summary import without_summaries
from expedition.reports.typesetting.wording import day_range, joined, pretty, quoted, sentence, with_unit
from expedition.text import _, plural

_LONGEST_SUBTITLE = 120
_MOST_NAMES = 40

Paragraphs = Iterator[tuple[str, str]]


def imprint(making: Making) -> Iterator[Item]:
    """The page, its text low in the text column."""
    making.entries.append(Entry(_("How it was measured"), "", "imprint", 0))
    yield Heads("", "")
    yield Mark("imprint")
    told = [*about(making, _("A family logbook.")), *measured(making), *limits(making)]
    yield from low_page(making, told, is_bare=True)


def about(making: Making, kind: str) -> Paragraphs:
    """What this is, by whom, of when, for whom, and what is not in it."""
    book, language = making.book, making.written_in
    authors = joined((person.fields.name for person in book.people), ", ")
    title = quoted(book.fields.title, language)
    by = _("{title} by {names}").format(title=title, names=authors) if authors else title
    yield kind, pretty(sentence(by, _state(book)), language)
    if len(book.fields.subtitle) > _LONGEST_SUBTITLE:
        yield "", pretty(book.fields.subtitle, language)
    readers = {
        Audience.ME: _("for the travellers themselves; nothing is left out for being private."),
        Audience.FAMILY: _("for family and friends; what was marked as the travellers’ own is left out."),
        Audience.PUBLIC: _("for everybody; what is private is left out."),
    }
    yield _("Made"), readers[making.options.audience]
    absent = _left_out(making)
    if absent:
        yield _("Left out:"), absent


def _state(book: TripBook) -> str:
    made = units.day_month_year(book.made_at.date())
    if not book.pages:
        return _("Edition of {date}; no day is told yet").format(date=made)
    last = book.pages[-1].row
    return _("Edition of {date}; the log is told to day {number}, {last}").format(
        date=made, number=last.number, last=units.day_month_year(last.date)
    )


def _left_out(making: Making) -> str:
    """What was chosen away: days, countries, sections, ends of lines."""
    options, pages = making.options, making.book.pages
    chosen = ""
    if pages and (options.first or options.last):
        chosen = _("all but {days}").format(days=day_range(pages[0].row.number, pages[-1].row.number))
    elsewhere = (
        _("days outside {country}").format(country=country_name(options.country)) if options.country else ""
    )
    ends = ""
    if options.trim_m:
        ends = _("{distance} of the lines on either side of a night’s place").format(
            distance=with_unit(units.km(options.trim_m), _("km"))
        )
    kinds = {
        Section.PHOTOS: _("photos"),
        Section.MAPS: _("maps"),
        Section.DAYS: _("the days one by one"),
        Section.MONEY: _("money"),
    }
    gone = [words for section, words in kinds.items() if not making.wants(section)]
    if options.density is Density.TABLE and making.wants(Section.DAYS):
        gone.append(kinds[Section.DAYS])
    words = joined((chosen, elsewhere, *gone, ends), ", ")
    return f"{words}." if words else ""


def measured(making: Making) -> Paragraphs:
    """How the figures came about, which are the traveller's own, and what the maps are drawn on."""
    book, language = making.book, making.written_in
    yield _("Measured"), pretty(_measured(book), language)
    stated = told(book)
    if stated:
        yield _("Stated."), pretty(stated, language)
    drawn = _reconstructed(book)
    if drawn:
        yield _("Reconstructed"), pretty(drawn, language)
    yield (
        _("Counted."),
        _(
            "Own power and carried kilometres are never added. What nobody knows is left out, "
            "never printed as nought. Kilometres and metres, degrees Celsius, local time."
        ),
    )
    if any(making.lines.values()) and making.wants(Section.MAPS):
        yield (
            _("Drawn"),
            _(
                "on the ground of {credits}; waters and borders are those of small maps, good to a kilometre."
            ).format(credits=CREDITS),
        )
    by = dict.fromkeys(photo.fields.credit for page in book.pages for photo in page.photos)
    names = joined(list(by)[:_MOST_NAMES], ", ")
    if names and making.wants(Section.PHOTOS):
        yield _("Photographs"), pretty(_("by {names}.").format(names=names), language)


def limits(making: Making) -> Paragraphs:
    """What nobody should rely on, and what else the traveller says of the whole."""
    yield (
        _("Not claimed:"),
        _(
            "that maps and kilometres are fit to find one’s way by, that a frontier runs where it is drawn, "
            "or that prices, hours and rules still hold. Names are spelt as the traveller spelt them."
        ),
    )
    rest = more(without_summaries(making.book.fields))
    if rest:
        yield "", pretty(rest, making.written_in)


def _measured(book: TripBook) -> str:
    legs = [leg for page in book.pages for leg in page.legs]
    recorded = sum(1 for leg in legs if leg.track_id is not None and leg.fields.origin is LegOrigin.RECORDED)
    recorders = (leg for leg in legs if leg.fields.origin is LegOrigin.RECORDED)
    devices = sorted({leg.device for leg in recorders if leg.device})
    stated = [page for page in book.pages if page.figures.distance.is_stated]
    return sentence(
        book.fields.measured_how,
        plural("From {n} recorded track", "From {n} recorded tracks", recorded) if recorded else "",
        _("Devices: {names}").format(names=joined(devices, ", ")) if devices else "",
        plural(
            "On {n} day the traveller’s own kilometres stand",
            "On {n} days the traveller’s own kilometres stand",
            len(stated),
        )
        if stated
        else "",
        _("Distances on the WGS 84 ellipsoid; climb counts rises over a threshold"),
    )


def _reconstructed(book: TripBook) -> str:
    """Names the days whose line was drawn afterwards."""
    numbers = [
        page.row.number
        for page in book.pages
        if any(leg.fields.origin is LegOrigin.RECONSTRUCTED for leg in page.legs)
    ]
    if not numbers:
        return ""
    if len(numbers) == len(book.pages):
        return _("The lines of all days were drawn afterwards along the roads; they were not recorded.")
    days = joined((str(number) for number in numbers), ", ")
    return _(
        "The lines of days {days} were drawn afterwards along the roads; they were not recorded."
    ).format(days=days)
