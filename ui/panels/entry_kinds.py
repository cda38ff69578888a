"""The cards of a day in one table: name, icon, what an empty one teaches, form, verbs.

Forms and verbs are imported when they are first wanted: a page stands without them.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from expedition.field_names import kind_title
from expedition.kinds import LegMode
from expedition.record_classes import dataclass
from expedition.records import catalogue
from expedition.records.day import DayPage, Habits
from expedition.records.fields import (
    CrossingFields,
    LegFields,
    SpanFields,
    StayFields,
)
from expedition.text import _
from ui.panels import day_words, entry_words, road_words
from ui.widgets.card_row import RowWords

if TYPE_CHECKING:
    from ui.forms.form import Form

Verb = Callable[..., Any]
Rows = Callable[[DayPage], Sequence[RowWords]]


@dataclass(frozen=True, slots=True)
class EntryKind:
    """One card.

    Attributes:
        name: The kind, as changes name it.
        icon: Its sign.
        title: Its name on the page.
        empty: What belongs there, while nothing is there.
        form: Gives the form that opens a record.
        rows: The lines of a page.
        records: What they stand for, where each has an audience of its own.
        fields: The fields of a record on a page, by its key.
        blank: What a new record begins with; gets what is usual on the trip too.
        add: Writes a new record: (session, owner_id, fields) -> id; None where there is exactly one.
        update: Writes a changed one.
        remove: Takes some away.
        labels: How the steps of adding, changing and removing are called.
        owner: The id of what a new record belongs to.
        counts: Whether the number of lines is written.
        is_rare: Whether it stands only as a word of the last line while it is empty.
        is_entry: Whether it is of `records.catalogue`, and can go to another day.
        flows: Whether its lines stand side by side.
    """

    name: str
    icon: str
    title: str
    empty: str
    form: "Callable[[], type[Form]]"
    rows: Rows
    fields: Callable[[DayPage, int], Any]
    blank: Callable[[DayPage, Habits], Any]
    add: Verb | None
    update: Verb
    remove: Verb
    labels: tuple[str, str, str]
    records: Callable[[DayPage], Sequence[Any]] = lambda _page: ()
    owner: Callable[[DayPage], int] = lambda page: page.row.id
    counts: bool = True
    is_rare: bool = False
    is_entry: bool = False
    flows: bool = False


def weather() -> EntryKind:
    """The weather and the road: part of the day's own record."""
    return EntryKind(
        "weather",
        "cloud-sun",
        _("Weather, road"),
        _("Sky, wind, and what the road was like"),
        _weather_form,
        day_words.weather_rows,
        lambda page, _key: page.fields,
        lambda page, _habits: page.fields,
        None,
        _change_day,
        _clear_weather,
        (_("Write the weather"), _("Change the weather"), _("Remove the weather")),
        counts=False,
    )


def day() -> EntryKind:
    """The day's own facts; its card is shown only while it is open."""
    return EntryKind(
        "day",
        "notebook-pen",
        _("This day"),
        _("Date, kind, places"),
        _day_form,
        lambda _page: (),
        lambda page, _key: page.fields,
        lambda page, _habits: page.fields,
        None,
        _change_day,
        _remove_day,
        (_("Change the day"), _("Change the day"), _("Remove this day")),
        counts=False,
    )


def _weather_form() -> "type[Form]":
    from ui.forms.day_form import WeatherForm

    return WeatherForm


def _day_form() -> "type[Form]":
    from ui.forms.day_form import DayForm

    return DayForm


def _form_of(kind: str) -> "type[Form]":
    from ui.forms.of_kind import form_of

    return form_of(kind)


def _change_day(session: Any, day_id: int, **changes: Any) -> None:
    from expedition.operations import days

    days.change(session, day_id, **changes)


def _remove_day(session: Any, *day_ids: int) -> None:
    from expedition.operations import days

    days.remove(session, *day_ids)


def _clear_weather(session: Any, day_id: int) -> None:
    _change_day(session, day_id, weather="", wind="", forecast="", road="", mood=None, rating=None)


def entries() -> tuple[EntryKind, ...]:
    """The other cards, in the order of the page."""
    return (replace(_spans(), is_rare=True), *_usual(), *_often(), *_rare(), _legs())


def _usual() -> tuple[EntryKind, ...]:
    return (
        _of_day(
            "encounter",
            "users",
            _("Who you met, from where, bound for where"),
            entry_words.encounter_row,
            (_("Add an encounter"), _("Change an encounter"), _("Remove an encounter")),
        ),
        _of_day(
            "repair",
            "wrench",
            _("What broke, and how it was mended"),
            entry_words.repair_row,
            (_("Add a repair"), _("Change a repair"), _("Remove a repair")),
        ),
        replace(
            _of_day(
                "stay",
                "bed",
                _("Where you sleep tonight, and what it costs"),
                entry_words.stay_row,
                (_("Add a stay"), _("Change a stay"), _("Remove a stay")),
            ),
            title=_("Stay"),
            blank=_new_stay,
            counts=False,
        ),
    )


def _often() -> tuple[EntryKind, ...]:
    return (
        replace(
            _of_day(
                "expense",
                "coins",
                _("What you paid, and what was given to you"),
                entry_words.expense_row,
                (_("Add an expense"), _("Change an expense"), _("Remove an expense")),
            ),
            rows=lambda page: entry_words.expense_rows(page.expenses),
        ),
        replace(
            _of_day(
                "crossing",
                "stamp",
                _("Add a border, a checkpoint, a pass or a water"),
                entry_words.crossing_row,
                (_("Add a crossing"), _("Change a crossing"), _("Remove a crossing")),
            ),
            blank=_new_crossing,
        ),
        replace(
            _of_day(
                "waypoint",
                "map-pin",
                _("Places worth knowing: water, a shop, a camp, a danger"),
                road_words.waypoint_row,
                (_("Add a waypoint"), _("Change a waypoint"), _("Remove a waypoint")),
            ),
            rows=lambda page: [road_words.waypoint_row(one, page.fields.zone) for one in page.waypoints],
        ),
        replace(
            _of_day(
                "count",
                "tally-5",
                _("Punctures, ice creams: whatever you count"),
                entry_words.count_row,
                (_("Add a count"), _("Change a count"), _("Remove a count")),
            ),
            title=_("Counters"),
            counts=False,
            flows=True,
        ),
    )


def _rare() -> tuple[EntryKind, ...]:
    found = (
        _of_day(
            "road",
            "signpost",
            _("A stretch of road and its state"),
            road_words.road_row,
            (_("Add a road note"), _("Change a road note"), _("Remove a road note")),
        ),
        _of_day(
            "note",
            "sticky-note",
            _("Anything seen, tasted, worth knowing"),
            road_words.note_row,
            (_("Add a note"), _("Change a note"), _("Remove a note")),
        ),
        _of_day(
            "quote",
            "quote",
            _("What somebody said"),
            road_words.quote_row,
            (_("Add a quote"), _("Change a quote"), _("Remove a quote")),
        ),
        _of_day(
            "errand",
            "shopping-bag",
            _("A card, cash, a visa: what had to be got"),
            entry_words.errand_row,
            (_("Add an errand"), _("Change an errand"), _("Remove an errand")),
        ),
        _of_day(
            "incident",
            "triangle-alert",
            _("A fall, a theft, a storm"),
            entry_words.incident_row,
            (_("Add an incident"), _("Change an incident"), _("Remove an incident")),
        ),
    )
    return tuple(replace(kind, is_rare=True) for kind in found)


def _of_day(
    name: str, icon: str, empty: str, row: Callable[..., RowWords], labels: tuple[str, str, str]
) -> EntryKind:
    """A kind of the catalogue that stands on days."""
    known = catalogue.entry_kind(name)
    return EntryKind(
        name,
        icon,
        kind_title(name),
        empty,
        partial(_form_of, name),
        lambda page: [row(record) for record in page.entries(known)],
        lambda page, key: _fields(page.entries(known), key),
        lambda _page, _habits: known.fields(),
        *_verbs(name),
        labels,
        records=lambda page: page.entries(known),
        is_entry=True,
    )


def _new_stay(page: DayPage, habits: Habits) -> StayFields:
    return StayFields(kind=habits.stay_kind, place=page.fields.to_place or page.fields.from_place)


def _new_crossing(page: DayPage, _habits: Habits) -> CrossingFields:
    return CrossingFields(country_from=page.fields.country_from, country_to=page.fields.country)


def _verbs(kind: str) -> tuple[Verb, Verb, Verb]:
    """How entries of a kind are added, changed and removed."""

    def add(session: Any, owner_id: int, fields: Any) -> int:
        from expedition.operations import entries

        return entries.add(session, kind, owner_id, fields)

    def update(session: Any, row_id: int, fields: Any) -> None:
        from expedition.operations import entries

        entries.update(session, kind, row_id, fields)

    def remove(session: Any, *row_ids: int) -> None:
        from expedition.operations import entries

        entries.remove(session, kind, *row_ids)

    return add, update, remove


def _spans() -> EntryKind:
    """Texts over several days, on the page of each of them."""
    return EntryKind(
        "span",
        "calendar-range",
        _("Several days"),
        _("A text for a week, a country, a stretch"),
        partial(_form_of, "span"),
        lambda page: [entry_words.span_row(record) for record in page.spans],
        lambda page, key: _fields(page.spans, key),
        lambda page, _habits: SpanFields(first=page.fields.date, last=page.fields.date),
        *_verbs("span"),
        (
            _("Add a text over several days"),
            _("Change a text over several days"),
            _("Remove a text over several days"),
        ),
        records=lambda page: page.spans,
        owner=lambda page: page.row.trip_id,
        counts=False,
    )


def _legs() -> EntryKind:
    return EntryKind(
        "leg",
        "route",
        _("Legs"),
        _("Drop a track on the window, or type a ferry, a bus, a way without a track"),
        partial(_form_of, "leg"),
        lambda page: [entry_words.leg_row(record) for record in page.legs],
        lambda page, key: _fields(page.legs, key),
        _new_leg,
        _add_leg,
        _update_leg,
        _remove_legs,
        (_("Add a leg"), _("Change a leg"), _("Remove a leg")),
        records=lambda page: page.legs,
    )


def _add_leg(session: Any, day_id: int, fields: LegFields) -> int:
    from expedition.operations import legs

    return legs.add(session, day_id, fields)


def _update_leg(session: Any, leg_id: int, fields: LegFields) -> None:
    from expedition.operations import legs

    legs.update(session, leg_id, fields)


def _remove_legs(session: Any, *leg_ids: int) -> None:
    from expedition.operations import legs

    for leg_id in leg_ids:
        legs.remove(session, leg_id)


def _new_leg(page: DayPage, habits: Habits) -> LegFields:
    """A way without a track: as the trip goes, or by bus on a day that has its line already."""
    mode = LegMode.BUS if page.legs else habits.mode
    start, end = ("", "") if page.legs else (page.fields.from_place, page.fields.to_place)
    return replace(LegFields.of(mode), from_place=start, to_place=end, zone=page.fields.zone)


def _fields(records: Sequence[Any], key: int) -> Any:
    return next(record.fields for record in records if record.id == key)
