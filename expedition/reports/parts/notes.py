"""What stands beside the text of a day: border, repairs, people met, weather and road."""

from collections.abc import Sequence

from expedition import naming, units
from expedition.kinds import CrossingKind, EncounterKind, PriceKind
from expedition.records.day import DayPage
from expedition.records.fields import CrossingFields, EncounterFields, RepairFields
from expedition.reports.making import Making
from expedition.reports.pages.blocks import Block, Drawn, Pile, Role, Told
from expedition.reports.pages.items import Note
from expedition.reports.pages.pen import Pen
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import (
    ACCENT,
    GREY_1,
    INK,
    NOTE,
    NOTE_LABEL,
    NOTE_STRONG,
    SIDE,
    TEXT,
)
from expedition.reports.typesetting.wording import (
    capital,
    duration,
    joined,
    labelled,
    number_word,
    pretty,
    price,
    quoted,
    sentence,
    with_unit,
)
from expedition.text import _, plural

_LEADING = 11.0
_AFTER = 10.0
_MOST_BESIDE = 2200
"""More signs than the outer column of a page holds."""

Paragraph = list[Span]


def notes(making: Making, page: DayPage) -> list[Note]:
    """All notes of a day in the order of the log."""
    language = making.written_in
    before_m = page.row.total_m - (page.figures.distance.value or 0.0)
    found: list[Note] = []
    for kind in CrossingKind:
        crossings = [record.fields for record in page.crossings if record.fields.kind is kind]
        _add(making, found, naming.title(kind), [_crossing(fields, language) for fields in crossings])
    _add(making, found, _("Repairs"), [_repair(record.fields, before_m, language) for record in page.repairs])
    _add(making, found, _("Met"), [_encounter(record.fields, language) for record in page.encounters])
    weather, road = _weather(page), sentence(capital(page.fields.road))
    label = _("Weather and road") if weather and road else _("Weather") if weather else _("Road")
    _add(making, found, label, [_plain(weather, language), _plain(road, language)], GREY_1)
    return found


def note_block(
    making: Making, label: str, paragraphs: Sequence[Paragraph], width: float, colour: str = ACCENT
) -> Block:
    """A rule, a label, and paragraphs over a width."""

    def paint(pen: Pen, x: float, y: float) -> None:
        pen.rule(x, y, width, 0.5, INK)
        pen.text(x, y + 11.5, label, NOTE_LABEL.turned(colour=colour))

    parts: list[tuple[float, Block]] = [(0.0, Drawn(15.5, paint))]
    said = tuple(making.setter.lines(spans, width, _LEADING) for spans in paragraphs)
    parts += [(3.0 if index else 0.0, lines) for index, lines in enumerate(said)]
    pile = Pile((*parts, (0.0, Drawn(_AFTER, lambda _pen, _x, _y: None))))
    return Told(pile, Role.NOTE, label, parts=said)


def _add(
    making: Making, found: list[Note], label: str, paragraphs: list[Paragraph], colour: str = ACCENT
) -> None:
    said = [spans for spans in paragraphs if any(span.text.strip() for span in spans)]
    if not said:
        return
    length = sum(len(span.text) for spans in said for span in spans)
    narrow = note_block(making, label, said, SIDE, colour) if length < _MOST_BESIDE else None
    found.append(Note(narrow, lambda: note_block(making, label, said, TEXT, colour)))


def _plain(text: str, language: str) -> Paragraph:
    return [Span(pretty(text, language), NOTE)]


def _told(strong: str, rest: str, language: str) -> Paragraph:
    """Who or what in bold, the rest behind it."""
    spans = [Span(pretty(strong, language), NOTE_STRONG)] if strong else []
    return [*spans, Span((" " if strong and rest else "") + pretty(rest, language), NOTE)]


def _weather(page: DayPage) -> str:
    fields = page.fields
    forecast = _("Forecast: {words}").format(words=fields.forecast) if fields.forecast else ""
    wind = _("Wind: {words}").format(words=fields.wind) if fields.wind else ""
    return sentence(capital(fields.weather), wind, forecast)


def _crossing(fields: CrossingFields, language: str) -> Paragraph:
    def said(name: str, words: str) -> str:
        return labelled(name, words) if words else ""

    height = with_unit(units.metres(fields.height_m), _("m")) if fields.height_m is not None else ""
    lost = duration(fields.time_lost_s) if fields.time_lost_s else ""
    rest = sentence(
        height,
        fields.time_text,
        said(_("Hours"), fields.hours),
        said(_("Services"), fields.services),
        said(_("Queue"), fields.queue),
        said(_("Search"), fields.search),
        said(_("Papers"), fields.documents),
        _("It took {time}").format(time=lost) if lost else "",
        fields.remarks,
    )
    strong = capital(joined((fields.name, fields.name_beyond)))
    return _told(f"{strong}." if strong and rest else strong, rest, language)


def _encounter(fields: EncounterFields, language: str) -> Paragraph:
    count = _count(fields)
    strong = fields.names or capital(joined((count, fields.who), " ") or count)
    rest = joined(
        (
            joined((count, fields.who), " ") if fields.names else "",
            _("from {place}").format(place=fields.origin) if fields.origin else "",
            fields.vehicle,
            _("bound for {place}").format(place=fields.heading) if fields.heading else "",
            fields.place,
            fields.time_text,
        ),
        ", ",
    )
    told = sentence(
        rest,
        fields.story,
        quoted(fields.quote, language) if fields.quote else "",
        _("A gift: {words}").format(words=fields.gift) if fields.gift else "",
    )
    mark = "" if not strong or not told else "," if rest else "."
    return _told(strong + mark, told, language)


def _count(fields: EncounterFields) -> str:
    """How many, where it is more than the words already tell."""
    if fields.count is None or (fields.count == 1 and (fields.who or fields.names)):
        return ""
    if fields.who:
        return number_word(fields.count)
    if fields.names:
        return ""
    if fields.kind is EncounterKind.PEOPLE:
        return plural("{n} person", "{n} people", fields.count)
    return str(fields.count)


def _repair(fields: RepairFields, before_m: float, language: str) -> Paragraph:
    part = capital(joined((fields.part, fields.position), ", "))
    strong = part or capital(fields.problem)
    at = units.km(before_m + fields.distance_m, 0) if fields.distance_m is not None else ""
    where = joined(
        (
            fields.who,
            fields.vehicle,
            _("km {km}").format(km=at).replace(" ", units.THIN) if at else "",
            fields.place,
            fields.time_text,
        ),
        ", ",
    )
    on_part = units.km(fields.part_distance_m, 0) if fields.part_distance_m is not None else ""
    rest = sentence(
        where,
        capital(fields.problem) if part else "",
        capital(fields.cause),
        capital(fields.fix),
        capital(fields.parts_used),
        _cost(fields),
        _("{time} lost").format(time=duration(fields.time_lost_s)) if fields.time_lost_s else "",
        _("{distance} on it").format(distance=with_unit(on_part, _("km"))) if on_part else "",
        fields.note,
    )
    mark = "" if not strong or not rest else "," if where else "."
    return _told(strong + mark, rest, language)


def _cost(fields: RepairFields) -> str:
    told = price(fields.price_kind, fields.cost, fields.currency)
    return _("Free of charge") if fields.price_kind is PriceKind.GIFT else told
