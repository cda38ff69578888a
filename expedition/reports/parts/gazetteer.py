"""The places of the trip by name: in which letters, how high, at which kilometre, on which page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from expedition import naming, units
from expedition.atlas.country_names import country_name
from expedition.folding import letters
from expedition.kinds import CrossingKind, PlaceKind
from expedition.record_classes import dataclass
from expedition.records.day import DayPage
from expedition.records.fields import PlaceFields
from expedition.reports.making import Entry, Making
from expedition.reports.pages.blocks import Drawn, Lines, Role, Told
from expedition.reports.pages.items import Gap, Heads, Item, Mark, PageBreak, Room, Wide
from expedition.reports.pages.pen import Pen
from expedition.reports.parts.day_runs import day_key
from expedition.reports.parts.note_block import at_km, more
from expedition.reports.parts.section import section_title
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import FULL, GREY_1, GREY_3, LINE, MM, NOTE, NOTE_STRONG
from expedition.reports.typesetting.wording import capital, joined, pretty, with_unit
from expedition.text import _

_COLUMNS, _GUTTER = 2, 8 * MM
_WIDTH = (FULL - (_COLUMNS - 1) * _GUTTER) / _COLUMNS
_NUMBER = 8 * MM
_LEADING, _AFTER = 11.0, 3.0
_TITLE, _BETWEEN, _BELOW_RULE = 60.0, 34.0, 6.0
_TALLEST = 30 * _LEADING
"""Points after which what is told of one place may go on in the next column."""
_FEW = 12
"""No fewer stations make a list worth its page, unless the traveller kept places."""
_QUIET = NOTE.turned(colour=GREY_1)
_MARK = "gazetteer"


@dataclass(frozen=True, slots=True)
class Named:
    """A place: `local` names in other letters, the kilometre of the trip and the day that came there."""

    name: str
    local: tuple[str, ...] = ()
    kind: str = ""
    country: str = ""
    height_m: float | None = None
    at_m: float | None = None
    mark: str = ""
    note: str = ""


def gazetteer(making: Making) -> Iterator[Item]:
    """The list in two columns; nothing where the itinerary names all there is."""
    named = sorted(places(making), key=lambda place: letters(place.name))
    if len(named) < _FEW and not making.book.entries("place"):
        return
    making.entries.append(Entry(_("Places"), "", _MARK, 0))
    waiting = [line for place in named for line in _lines_of(making, place)]
    height = sum(line.height for line in waiting) / _COLUMNS + _TITLE
    room = making.sheet.lines * LINE - _BELOW_RULE
    if height < room / 3:
        yield Room(height + _BETWEEN)
        yield Gap(_BETWEEN)
    else:
        yield Heads(making.book.fields.title, _("Places"))
        yield PageBreak()
    yield Mark(_MARK)
    yield Wide(section_title(making, _("Places")), keep=True)
    left = room - _TITLE
    while waiting:
        count = _count(_columns(waiting, left))
        yield Wide(_page(waiting[:count]))
        del waiting[:count]
        left = room


def places(making: Making) -> list[Named]:
    """Every place once, in the order in which the trip came there; those only kept in the log last."""
    found: dict[str, Named] = {}
    for page in making.book.pages:
        for place in _of_day(making, page):
            key = letters(place.name)
            if key:
                found.setdefault(key, place)
    for entry in making.book.entries("place"):
        fields: PlaceFields = entry.fields
        keys = [letters(name) for name in (fields.name, *(one.name for one in fields.names))]
        key = next((key for key in keys if key in found), keys[0])
        if key:
            found[key] = _kept(fields, found.get(key))
    return list(found.values())


def _of_day(making: Making, page: DayPage) -> Iterator[Named]:
    row, mark = page.row, day_key(page)
    before_m = row.total_m - (page.figures.distance.value or 0.0)
    ends = making.ends(page)
    start, end = row.from_place.strip(), (row.to_place or row.place).strip()
    if start:
        here = Named(start, country=row.country_from or row.country, at_m=before_m, mark=mark)
        yield replace(here, local=ends[0].local if ends else (), height_m=ends[0].height_m if ends else None)
    yield from _crossed(page, before_m, mark)
    if end:
        slept = next((stay.fields.height_m for stay in page.stays if stay.fields.height_m is not None), None)
        height_m = slept if slept is not None else ends[1].height_m if ends else None
        local = ends[1].local if ends else ()
        yield Named(end, local, "", row.country, height_m, row.total_m, mark)


def _crossed(page: DayPage, before_m: float, mark: str) -> Iterator[Named]:
    for record in page.crossings:
        fields = record.fields
        if fields.name and fields.kind in (CrossingKind.BORDER, CrossingKind.PASS):
            at_m = None if fields.distance_m is None else before_m + fields.distance_m
            local = (fields.name_beyond,) if fields.name_beyond else ()
            kind = naming.name(fields.kind)
            yield Named(fields.name, local, kind, page.row.country, fields.height_m, at_m, mark)


def _kept(fields: PlaceFields, known: Named | None) -> Named:
    """A place of the log, with what the days tell of it."""
    place = known or Named(fields.name)
    names = [_name(one.name, joined((one.language, one.era, one.note), ", ")) for one in fields.names]
    local = tuple(dict.fromkeys((*(name for name in names if name != place.name), *place.local)))
    kind = "" if fields.kind in (PlaceKind.SETTLEMENT, PlaceKind.OTHER) else naming.name(fields.kind)
    return replace(
        place,
        name=fields.name or place.name,
        local=local,
        kind=joined((kind or place.kind, fields.within), ", "),
        country=fields.country or place.country,
        height_m=place.height_m if fields.height_m is None else fields.height_m,
        note=joined((fields.note, more(fields)), " "),
    )


def _name(name: str, remark: str) -> str:
    return f"{name} ({remark})" if remark else name


def _lines_of(making: Making, place: Named) -> Iterator["_Line"]:
    """A place, in more than one piece where so much is known of it that it could fill a page."""
    rest, mark = _set(making, place), place.mark
    while rest.height > _TALLEST and (halves := rest.split(_TALLEST)):
        head, rest = halves
        yield _Line(making, mark, head)
        mark = ""
    yield _Line(making, mark, rest)


def _set(making: Making, place: Named) -> Lines:
    """A place in the measure of a column."""
    language = making.written_in
    height = with_unit(units.metres(place.height_m), _("m")) if place.height_m is not None else ""
    country = country_name(place.country) if place.country else ""
    facts = joined((place.kind, country, height, at_km(place.at_m)))
    rest = joined((facts, capital(pretty(place.note, language))), ". ")
    spans = [Span(pretty(place.name, language), NOTE_STRONG)]
    if place.local:
        spans.append(Span("  " + "  ".join(place.local), _QUIET))
    if rest:
        spans.append(Span("  " + rest, NOTE))
    return making.setter.lines(spans, _WIDTH - _NUMBER, _LEADING)


class _Line:
    """A place in a column: its name, what is known of it, and the page at the right edge."""

    def __init__(self, making: Making, mark: str, lines: Lines) -> None:
        self._making, self._mark, self.lines = making, mark, lines
        self.height = lines.height + _AFTER

    def paint(self, pen: Pen, x: float, y: float) -> None:
        """Draws the place, and its page where that is known."""
        self.lines.paint(pen, x, y)
        number = self._making.page_of(self._mark)
        if number:
            pen.text(x + _WIDTH, y + 7.6, str(number), NOTE, "right")
            pen.link(x, y, _WIDTH, self.lines.height, f"#{self._mark}")


def _columns(lines: Sequence[_Line], room: float) -> list[Sequence[_Line]]:
    """What columns of a height hold, each at least one line."""
    columns, at = [], 0
    for _column in range(_COLUMNS):
        used, start = 0.0, at
        while at < len(lines) and (used + lines[at].height <= room or used == 0.0):
            used += lines[at].height
            at += 1
        columns.append(lines[start:at])
    return columns


def _count(columns: Sequence[Sequence[_Line]]) -> int:
    return sum(len(column) for column in columns)


def _page(lines: Sequence[_Line]) -> Told:
    """The lines in columns of about the same height."""
    low, high = 0.0, sum(line.height for line in lines)
    while high - low > 1.0:
        middle = (low + high) / 2
        if _count(_columns(lines, middle)) == len(lines):
            high = middle
        else:
            low = middle
    columns = _columns(lines, high)
    tallest = max(sum(line.height for line in column) for column in columns)

    def paint(pen: Pen, x: float, y: float) -> None:
        for index, column in enumerate(columns):
            left, top = x + index * (_WIDTH + _GUTTER), y + _BELOW_RULE
            pen.rule(left, y, _WIDTH, 0.5, GREY_3)
            for line in column:
                line.paint(pen, left, top)
                top += line.height

    said = tuple(line.lines for line in lines if line.lines.is_start)
    return Told(Drawn(tallest + _BELOW_RULE, paint), Role.CONTENTS, parts=said)
