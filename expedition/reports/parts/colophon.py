"""The last page: what this is, how it was measured, what it is set in."""

from collections.abc import Iterator

from expedition import __version__, units
from expedition.atlas.ground import CREDITS
from expedition.kinds import LegOrigin
from expedition.records.trip import TripBook
from expedition.reports.making import Entry, Making
from expedition.reports.pages.blocks import Drawn, Lines
from expedition.reports.pages.items import Gap, Heads, Item, Mark, PageBreak, Text
from expedition.reports.parts.stated import told
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import ACCENT, MM, TEXT, Face, Type
from expedition.reports.typesetting.wording import joined, pretty, quoted, sentence
from expedition.text import _, plural

_LEADING = 13.0
_LOOK = Type(Face.SANS, 9)
_STRONG = Type(Face.SANS_BOLD, 9)
_MARK_WIDTH = 22 * MM


def colophon(making: Making, kind: str = "") -> Iterator[Item]:
    """The colophon in the text column, low on its page; `kind` says what book it is."""
    making.entries.append(Entry(_("How it was measured"), "", "colophon", 0))
    yield Heads("", "")
    yield PageBreak()
    yield Mark("colophon")
    paragraphs = [
        (strong, rest)
        for strong, rest in _paragraphs(making, kind or _("A family logbook."))
        if strong or rest
    ]
    blocks = [_block(making, strong, rest) for strong, rest in paragraphs]
    height = sum(block.height + 3.4 for block in blocks)
    lead = making.sheet.bottom - making.sheet.top - height - 40
    if lead > 0:
        yield Text(Drawn(min(lead, 118 * MM), lambda _pen, _x, _y: None))
    yield Text(Drawn(8.0, lambda pen, x, y: pen.rule(x, y, _MARK_WIDTH, 1.2, ACCENT)), keep=True)
    for block in blocks:
        yield Text(block)
        yield Gap(3.4)


def _block(making: Making, strong: str, rest: str) -> Lines:
    spans = [Span(strong, _STRONG), Span(" " + rest, _LOOK)]
    return making.setter.lines(spans, TEXT, _LEADING)


def _paragraphs(making: Making, kind: str) -> Iterator[tuple[str, str]]:
    book, language = making.book, making.written_in
    made = units.day_month_year(book.made_at.date())
    last = book.pages[-1].row.number if book.pages else 0
    authors = joined((person.fields.name for person in book.people), ", ")
    title = quoted(book.fields.title, language)
    by = _("{title} by {names}").format(title=title, names=authors) if authors else title
    state = _("Edition of {date}; the log is told to day {number}").format(date=made, number=last)
    yield kind, pretty(sentence(by, state), language)
    if len(book.fields.subtitle) > 120:
        yield "", pretty(book.fields.subtitle, language)
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
    if making.maps:
        yield (
            _("Drawn"),
            _(
                "on the ground of {credits}; waters and borders are those of small maps, good to a kilometre."
            ).format(credits=CREDITS),
        )
    yield (
        _("Set"),
        _(
            "in Source Serif 4 and Source Sans 3 by Frank Grießhammer and Paul D. Hunt (OFL); "
            "中文 in Noto Sans SC, ئۇيغۇرچە in Noto Naskh Arabic (OFL). Flags: flag-icons (MIT). "
            "Borders of countries by their time zones, from OpenStreetMap (ODbL)."
        ),
    )
    yield "", _("Made with Expedition Logbook {version}.").format(version=__version__)
    missing = sorted(making.case.missing)
    if missing:
        codes = ", ".join(f"U+{ord(char):04X}" for char in missing[:40])
        yield (
            _("Not printable:"),
            _("no font of this book has {codes}; a sign stands in their place.").format(codes=codes),
        )


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
