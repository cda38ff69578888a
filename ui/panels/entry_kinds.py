"""The cards of a day in one table: name, icon, what an empty one teaches, form, verbs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from expedition.kinds import LegMode
from expedition.operations import days, legs
from expedition.operations import entries as entries_
from expedition.records.day import DayPage, Habits
from expedition.records.fields import (
    CrossingFields,
    EncounterFields,
    LegFields,
    RepairFields,
    StayFields,
    WaypointFields,
)
from expedition.text import _
from ui.forms.crossing_form import CrossingForm
from ui.forms.day_form import DayForm, WeatherForm
from ui.forms.encounter_form import EncounterForm
from ui.forms.form import Form
from ui.forms.leg_form import LegForm
from ui.forms.repair_form import RepairForm
from ui.forms.stay_form import StayForm
from ui.forms.waypoint_form import WaypointForm
from ui.panels import day_words, entry_words
from ui.widgets.card_row import RowWords

Verb = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class EntryKind:
    """One card.

    Attributes:
        name: The kind, as changes name it.
        icon: Its sign.
        title: Its name on the page.
        empty: What belongs there, while nothing is there.
        form: Opens a record.
        rows: The lines of a page.
        fields: The fields of a record on a page, by its key.
        blank: What a new record begins with; gets what is usual on the trip too.
        add: Writes a new record: (session, day_id, fields) -> id; None where there is exactly one.
        update: Writes a changed one.
        remove: Takes one away.
        labels: How the steps of adding, changing and removing are called.
        counts: Whether the number of lines is written.
    """

    name: str
    icon: str
    title: str
    empty: str
    form: type[Form]
    rows: Callable[[DayPage], Sequence[RowWords]]
    fields: Callable[[DayPage, int], Any]
    blank: Callable[[DayPage, Habits], Any]
    add: Verb | None
    update: Verb
    remove: Verb
    labels: tuple[str, str, str]
    counts: bool = True


def weather() -> EntryKind:
    """The weather and the road: part of the day's own record."""
    return EntryKind(
        "weather",
        "cloud-sun",
        _("Weather, road"),
        _("Sky, wind, and what the road was like"),
        WeatherForm,
        day_words.weather_rows,
        lambda page, _key: page.fields,
        lambda page, _habits: page.fields,
        None,
        days.change,
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
        DayForm,
        lambda _page: (),
        lambda page, _key: page.fields,
        lambda page, _habits: page.fields,
        None,
        days.change,
        days.remove,
        (_("Change the day"), _("Change the day"), _("Remove this day")),
        counts=False,
    )


def _clear_weather(session: Any, day_id: int) -> None:
    days.change(session, day_id, weather="", wind="", forecast="", road="", mood=None, rating=None)


def entries() -> tuple[EntryKind, ...]:
    """The other cards, in the order of the page."""
    return (_encounters(), _repairs(), _stays(), _crossings(), _waypoints(), _legs())


def _encounters() -> EntryKind:
    return EntryKind(
        "encounter",
        "users",
        _("Met"),
        _("Who you met, from where, bound for where"),
        EncounterForm,
        lambda page: [entry_words.encounter_row(record) for record in page.encounters],
        lambda page, key: _fields(page.encounters, key),
        lambda _page, _habits: EncounterFields(),
        *_verbs("encounter"),
        (_("Add an encounter"), _("Change an encounter"), _("Remove an encounter")),
    )


def _repairs() -> EntryKind:
    return EntryKind(
        "repair",
        "wrench",
        _("Repairs"),
        _("What broke, and how it was mended"),
        RepairForm,
        lambda page: [entry_words.repair_row(record) for record in page.repairs],
        lambda page, key: _fields(page.repairs, key),
        lambda _page, _habits: RepairFields(),
        *_verbs("repair"),
        (_("Add a repair"), _("Change a repair"), _("Remove a repair")),
    )


def _stays() -> EntryKind:
    return EntryKind(
        "stay",
        "bed",
        _("Stay"),
        _("Where you sleep tonight, and what it costs"),
        StayForm,
        lambda page: [entry_words.stay_row(record) for record in page.stays],
        lambda page, key: _fields(page.stays, key),
        lambda page, habits: StayFields(
            kind=habits.stay_kind, place=page.fields.to_place or page.fields.from_place
        ),
        *_verbs("stay"),
        (_("Add a stay"), _("Change a stay"), _("Remove a stay")),
        counts=False,
    )


def _crossings() -> EntryKind:
    return EntryKind(
        "crossing",
        "stamp",
        _("Crossings"),
        _("Add a border, a checkpoint, a pass or a water"),
        CrossingForm,
        lambda page: [entry_words.crossing_row(record) for record in page.crossings],
        lambda page, key: _fields(page.crossings, key),
        lambda page, _habits: CrossingFields(
            country_from=page.fields.country_from, country_to=page.fields.country
        ),
        *_verbs("crossing"),
        (_("Add a crossing"), _("Change a crossing"), _("Remove a crossing")),
    )


def _waypoints() -> EntryKind:
    return EntryKind(
        "waypoint",
        "map-pin",
        _("Waypoints"),
        _("Places worth knowing: water, a shop, a camp, a danger"),
        WaypointForm,
        lambda page: [entry_words.waypoint_row(record, page.fields.zone) for record in page.waypoints],
        lambda page, key: _fields(page.waypoints, key),
        lambda _page, _habits: WaypointFields(),
        *_verbs("waypoint"),
        (_("Add a waypoint"), _("Change a waypoint"), _("Remove a waypoint")),
    )


def _verbs(kind: str) -> tuple[Verb, Verb, Verb]:
    """How entries of a kind are added, changed and removed."""

    def add(session: Any, day_id: int, fields: Any) -> int:
        return entries_.add(session, kind, day_id, fields)

    def update(session: Any, row_id: int, fields: Any) -> None:
        entries_.update(session, kind, row_id, fields)

    def remove(session: Any, row_id: int) -> None:
        entries_.remove(session, kind, row_id)

    return add, update, remove


def _legs() -> EntryKind:
    return EntryKind(
        "leg",
        "route",
        _("Legs"),
        _("Drop a track on the window, or type a ferry, a bus, a way without a track"),
        LegForm,
        lambda page: [entry_words.leg_row(record) for record in page.legs],
        lambda page, key: _fields(page.legs, key),
        _new_leg,
        legs.add,
        legs.update,
        legs.remove,
        (_("Add a leg"), _("Change a leg"), _("Remove a leg")),
    )


def _new_leg(page: DayPage, habits: Habits) -> LegFields:
    """A way without a track: as the trip goes, or by bus on a day that has its line already."""
    mode = LegMode.BUS if page.legs else habits.mode
    start, end = ("", "") if page.legs else (page.fields.from_place, page.fields.to_place)
    return replace(LegFields.of(mode), from_place=start, to_place=end, zone=page.fields.zone)


def _fields(records: Sequence[Any], key: int) -> Any:
    return next(record.fields for record in records if record.id == key)
