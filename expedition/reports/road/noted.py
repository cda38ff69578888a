"""Entries of the log as events of a strip: symbol, words, source and month."""

import re
from collections.abc import Iterable
from datetime import date

from expedition import naming, units
from expedition.kinds import CrossingKind, IncidentKind, Precision, StayKind
from expedition.records.day import DayPage
from expedition.records.fields import (
    CrossingFields,
    EntryFields,
    IncidentFields,
    NoteFields,
    RoadFields,
    StayFields,
    WaypointFields,
    precision_of,
    said_of,
)
from expedition.reports.road.records import Event, Symbol
from expedition.reports.typesetting.wording import (
    NO_BREAK,
    capital,
    day_range,
    duration,
    joined,
    labelled,
    price,
    sentence,
    stay,
    with_unit,
)
from expedition.text import _

_STARS = 5
_SHORT = 32
_YEAR = re.compile(r"\d{4}")
_CROSSED = {
    CrossingKind.BORDER: Symbol.BORDER,
    CrossingKind.CHECKPOINT: Symbol.CHECKPOINT,
    CrossingKind.PASS: Symbol.PASS,
    CrossingKind.WATER: Symbol.RIVER,
}
_OUTSIDE = frozenset({StayKind.WILD_CAMP, StayKind.CAMPSITE, StayKind.CULVERT, StayKind.YURT})


def seen(
    fields: EntryFields, page: DayPage | None, on: date | None = None, field: str = "observed_on"
) -> str:
    """The month an entry is good for: as said, as dated, or that of its day."""
    said = said_of(fields, field)
    if said and said.words:
        return said.words
    if on is not None:
        return units.month_year(on)
    return month_words(page) if page is not None else ""


def month_words(page: DayPage) -> str:
    """The month of a day, in the traveller's words where these name a year."""
    words = page.fields.date_text
    return words if _YEAR.search(words) else units.month_year(page.row.date)


def origin(page: DayPage | None, told_by: str, month: str) -> str:
    """Whose word it is, of which day and of which month."""
    day = day_range(page.row.number, page.row.number) if page else ""
    word = _("told by {name}").format(name=told_by) if told_by else ""
    when = joined((day, month), ", ")
    return joined((word, when.replace(" ", NO_BREAK) if len(when) < _SHORT else when), ", ")


def waypoint(fields: WaypointFields, page: DayPage | None, at_m: float | None) -> Event:
    """A marked place."""
    name = fields.name or fields.place or naming.name(fields.kind)
    length = _km(fields.length_m) if fields.length_m else ""
    return Event(
        Symbol(fields.kind.value),
        capital(name),
        told(
            _said_words(fields, "distance_m"),
            _("for {length}").format(length=length) if length else "",
            fields.place if fields.place != name else "",
            _height(fields.height_m),
            _hidden(fields.hidden),
            fields.note,
            *_pairs(fields),
        ),
        origin(page, "", seen(fields, page, fields.observed_on)),
        at_m,
        _is_about(fields),
        day=page.row.number if page else 0,
    )


def crossing(fields: CrossingFields, page: DayPage, at_m: float | None) -> Event:
    """A border, a checkpoint, a pass or a water."""
    name = joined((fields.name, fields.name_beyond), " – ") or naming.name(fields.kind)
    kind = naming.title(fields.kind) if fields.name else ""
    return Event(
        _CROSSED[fields.kind],
        capital(name),
        told(
            kind,
            _height(fields.height_m),
            *crossing_words(fields),
            *_pairs(fields),
        ),
        origin(page, "", seen(fields, page)),
        at_m,
        _is_about(fields),
        day=page.row.number,
    )


def crossing_words(fields: CrossingFields) -> list[str]:
    """What was noted of a crossing, each thing with its label."""
    lost = duration(fields.time_lost_s) if fields.time_lost_s else ""
    said = (
        (_("Open"), fields.hours),
        (_("Papers"), fields.documents),
        (_("Asked"), fields.questions),
        (_("Searched"), fields.search),
        (_("Queue"), fields.queue),
        (_("Easier"), fields.privilege),
        (_("Services"), fields.services),
        (_("When"), fields.time_text),
        (_("It took"), lost),
        (_("After it"), fields.follow_up),
    )
    words = [labelled(label, value) for label, value in said if value]
    return [*words, fields.remarks]


def note(fields: NoteFields, page: DayPage | None, at_m: float | None) -> Event:
    """A warning, a hint of the way, or anything seen."""
    symbol = {"caution": Symbol.DANGER, "sight": Symbol.VIEW, "taste": Symbol.FOOD}.get(
        fields.kind, Symbol.OTHER
    )
    return Event(
        symbol,
        capital(fields.title or fields.place or naming.name(fields.kind)),
        told(fields.place if fields.title else "", fields.text, fields.url, *_pairs(fields)),
        origin(page, fields.source, seen(fields, page, fields.as_of, "as_of")),
        at_m,
        _is_about(fields),
        day=page.row.number if page else 0,
    )


def incident(fields: IncidentFields, page: DayPage, at_m: float | None) -> Event:
    """Something that went wrong."""
    return Event(
        Symbol.OTHER if fields.kind is IncidentKind.OTHER else Symbol.DANGER,
        naming.title(fields.kind),
        told(
            joined((fields.who, fields.what), ": "),
            fields.place,
            fields.consequence,
            fields.note,
            *_pairs(fields),
        ),
        origin(page, "", seen(fields, page)),
        at_m,
        _is_about(fields),
        day=page.row.number,
    )


def night(fields: StayFields, pages: list[DayPage], at_m: float | None) -> Event:
    """Where one or several nights were spent."""
    kind = stay(fields.kind)
    name = joined((fields.name or kind, fields.place), ", ") or _("Night")
    nights = day_range(pages[0].row.number, pages[-1].row.number)
    paid = price(fields.price_kind, fields.price, fields.currency)
    return Event(
        Symbol.CAMP if fields.kind in _OUTSIDE else Symbol.LODGING,
        capital(name),
        told(
            capital(kind) if fields.name else "",
            _("night after {days}").format(days=nights),
            _height(fields.height_m),
            paid,
            _hidden(fields.hidden),
            fields.note,
        ),
        origin(None, "", seen(fields, pages[0])),
        at_m,
        closes=True,
        day=pages[0].row.number,
    )


def road(fields: RoadFields, page: DayPage | None, at_m: float | None, differs: str = "") -> Event:
    """The state of a stretch, in the words of who saw it or was told."""
    ends = joined((fields.from_place, fields.to_place), " – ")
    length = _km(fields.length_m) if fields.length_m else ""
    return Event(
        Symbol.DANGER if differs else Symbol.ROAD,
        capital(joined(dict.fromkeys((fields.alias or fields.road, road_km(fields) or ends)), ", ")),
        told(
            ends if road_km(fields) else "",
            length,
            *road_words(fields),
            _said_words(fields, "from_m"),
            _said_words(fields, "to_m"),
            *_pairs(fields),
        ),
        origin(page, fields.told_by, seen(fields, page, fields.observed_on)),
        at_m,
        differs=differs,
        day=page.row.number if page else 0,
    )


def road_words(fields: RoadFields) -> list[str]:
    """All that was noted of a stretch besides where it is."""
    said = (
        (_("Surface"), fields.surface),
        (_("Fit for"), fields.fit_for),
        (_("Traffic"), fields.traffic),
        (_("Lacking"), fields.lacks),
        (_("Compared with"), fields.compared_with),
    )
    mark = _("graded {rating} of {most}").format(rating=fields.rating, most=_STARS) if fields.rating else ""
    words = [labelled(label, value) for label, value in said if value]
    return [capital(fields.state), mark, *words, fields.note]


def road_km(fields: RoadFields) -> str:
    """The kilometres of a stretch as they stand in a note; an end that was not noted is a question mark."""
    if fields.from_m is None and fields.to_m is None:
        return ""
    start, end = (units.km(at, 0) if at is not None else "?" for at in (fields.from_m, fields.to_m))
    return _("km {start}").format(start=f"{start}{units.EN_DASH}{end}")


def told(*parts: str) -> str:
    """Parts as sentences, each beginning with a large letter."""
    return sentence(*(capital(part.strip()) for part in parts))


def _km(length_m: float) -> str:
    """A length in kilometres, with a decimal only where it has one."""
    return with_unit(units.km(length_m, 0 if round(length_m) % 1000 == 0 else 1), _("km"))


def _is_about(fields: EntryFields) -> bool:
    return precision_of(fields, "distance_m") is not Precision.EXACT


def _said_words(fields: EntryFields, field: str) -> str:
    said = said_of(fields, field)
    return said.words if said else ""


def _height(height_m: float | None) -> str:
    return with_unit(units.metres(height_m), _("m")) if height_m is not None else ""


def _hidden(hidden: int | None) -> str:
    return _("hidden {rating} of {most}").format(rating=hidden, most=_STARS) if hidden else ""


def _pairs(fields: EntryFields) -> Iterable[str]:
    return (labelled(pair.name, pair.value) for pair in fields.extra if pair.value)
