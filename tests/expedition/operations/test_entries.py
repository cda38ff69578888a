from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, get_args, get_type_hints

import pytest

from expedition.kinds import Precision
from expedition.logbook import Logbook
from expedition.operations import days, entries, trips
from expedition.queries.days import day_page
from expedition.queries.entries import of_trip
from expedition.records.catalogue import ENTRY_KINDS, EntryKind, Owner
from expedition.records.fields import DayFields, EntryFields, Pair, Said, StayFields, TripFields

DAY = DayFields(date=date(2025, 7, 18))
CODES = {**dict.fromkeys(("country", "country_from", "country_to"), "KZ"), "currency": "KZT"}


def filled(kind: type[EntryFields]) -> Any:
    """Fields of a kind with something in every text and number, and words beside one of them."""
    made: dict[str, Any] = {}
    for field in fields(kind):
        hint = get_type_hints(kind)[field.name]
        usual = next((part for part in get_args(hint) if part is not type(None)), hint)
        if field.name in CODES:
            made[field.name] = CODES[field.name]
        elif usual is str:
            made[field.name] = f"{field.name} Қорғас"
        elif usual in (int, float):
            made[field.name] = usual(2)
        elif usual is Decimal:
            made[field.name] = Decimal("0.10")
        elif usual is date:
            made[field.name] = date(2025, 7, 1)
    said = (Said("distance_m", Precision.ABOUT, "about 30"),)
    return kind(**made, said=said, extra=(Pair("Wi-Fi", "4G"), Pair("A", "")))


@pytest.mark.parametrize("kind", ENTRY_KINDS, ids=lambda kind: kind.name)
def test_every_kind_is_kept_changed_removed_and_brought_back(kind: EntryKind, logbook: Logbook) -> None:
    trip = logbook.do("Add", trips.add, TripFields(title="T")).result
    day = logbook.do("Add", days.add, trip, DAY).result
    owner = trip if kind.owner is Owner.TRIP else day
    key = logbook.do("Add", entries.add, kind.name, owner, filled(kind.fields)).result
    (entry,) = logbook.read(of_trip, trip, kind.name)
    assert (entry.id, entry.fields) == (key, filled(kind.fields))
    logbook.do("Change", entries.change, kind.name, [key], extra=())
    assert logbook.read(of_trip, trip, kind.name)[0].fields == replace(filled(kind.fields), extra=())
    logbook.do("Remove trip", trips.remove, trip)
    logbook.undo()
    logbook.undo()
    assert logbook.read(of_trip, trip, kind.name) == (entry,)


def test_an_entry_moves_to_another_day_and_off_all_days(logbook: Logbook) -> None:
    trip = logbook.do("Add", trips.add, TripFields(title="T")).result
    first = logbook.do("Add", days.add, trip, DAY).result
    later = logbook.do("Add", days.add, trip, replace(DAY, date=date(2025, 7, 19))).result
    for kind in ("stay", "note"):
        fields_ = next(known.fields for known in ENTRY_KINDS if known.name == kind)()
        key = logbook.do("Add", entries.add, kind, first, fields_).result
        logbook.do("Move", entries.move, kind, [key], later)
        assert [(one.id, one.day_id) for one in logbook.read(of_trip, trip, kind)] == [(key, later)]
    logbook.do("Move", entries.move, "note", [key], None)
    assert [one.day_id for one in logbook.read(of_trip, trip, "note")] == [None]


def test_many_lines_are_changed_and_removed_as_one_step(logbook: Logbook, day_id: int) -> None:
    ids = [int(logbook.do("Add", entries.add, "stay", day_id, StayFields()).result) for _n in range(3)]
    changes = [("stay", row_id, {"place": f"Kegen {row_id}"}) for row_id in ids[:2]]
    logbook.do("Settle", entries.settle, changes, [("stay", ids[2])])
    stays = logbook.read(day_page, day_id).stays
    assert [stay.fields.place for stay in stays] == [f"Kegen {row_id}" for row_id in ids[:2]]
    logbook.undo()
    assert [stay.fields.place for stay in logbook.read(day_page, day_id).stays] == ["", "", ""]
