from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from expedition.errors import UserError
from expedition.kinds import PriceKind, StayKind
from expedition.logbook import Logbook
from expedition.operations import bringing_back, days, entries
from expedition.queries.entries import of_trip
from expedition.queries.history import last_steps, of_day, of_entry
from expedition.records.catalogue import ENTRY_KINDS, EntryKind, Owner
from expedition.records.fields import DayFields, StayFields
from expedition.records.history import EntryChange, FieldChange
from tests.expedition.operations.test_entries import filled
from tests.expedition.store.dump import dump

PAID: dict[str, Any] = {"price_kind": PriceKind.PAID, "price": Decimal("9000"), "currency": "KZT"}


def _said(change: EntryChange) -> dict[str, tuple[str, str]]:
    return {field.name: (field.before, field.after) for field in change.fields}


def _stay(logbook: Logbook, day_id: int) -> int:
    """A stay that was added, renamed and paid for."""
    stay = logbook.do("Add stay", entries.add, "stay", day_id, StayFields(name="Aray")).result
    logbook.do("Rename stay", entries.change, "stay", [stay], name="Saray", kind=StayKind.YURT)
    logbook.do("Pay", entries.change, "stay", [stay], **PAID)
    return int(stay)


def test_the_history_of_an_entry_says_what_became_of_it(logbook: Logbook, day_id: int) -> None:
    stay = _stay(logbook, day_id)
    paid, renamed, added = logbook.read(of_entry, "stay", stay)
    assert [one.label for one in (paid, renamed, added)] == ["Pay", "Rename stay", "Add stay"]
    assert _said(paid) == {
        "Paid, gift or unknown": ("unknown", "paid"),
        "Price": ("", "9000"),
        "Currency": ("", "KZT"),
    }
    assert _said(renamed) == {"Name": ("Aray", "Saray"), "Kind": ("elsewhere", "yurt")}
    assert _said(added)["Name"] == ("", "Aray")
    assert added.is_added
    assert added.title == "Stay: Saray"
    assert "None" not in str(_said(added))
    assert timedelta(0) <= datetime.now(UTC) - added.at_utc < timedelta(minutes=1)


def test_a_removed_entry_still_has_its_history_after_a_restart(logbook: Logbook, day_id: int) -> None:
    stay = _stay(logbook, day_id)
    logbook.do("Remove stay", entries.remove, "stay", stay)
    with Logbook.open(logbook.folder) as again:
        removed, *_between, added = again.read(of_entry, "stay", stay)
    assert removed.is_removed
    assert _said(removed)["Price"] == ("9000", "")
    assert _said(added)["Name"] == ("", "Aray")


def test_what_was_taken_back_is_no_history(logbook: Logbook, day_id: int) -> None:
    stay = _stay(logbook, day_id)
    logbook.undo()
    assert [one.label for one in logbook.read(of_entry, "stay", stay)] == ["Rename stay", "Add stay"]


def test_a_move_is_told_by_the_dates_of_both_days(logbook: Logbook, trip_id: int, day_id: int) -> None:
    stay = _stay(logbook, day_id)
    later = logbook.do("Add day", days.add, trip_id, DayFields(date=date(2025, 7, 19))).result
    logbook.do("Move", entries.move, "stay", [stay], later)
    moved = logbook.read(of_entry, "stay", stay)[0]
    assert moved.fields == (FieldChange("day_id", "Day", "18 July 2025", "19 July 2025"),)
    for day in (day_id, later):
        assert moved in logbook.read(of_day, day)


def test_the_history_of_a_day_tells_of_all_that_was_on_it(logbook: Logbook, day_id: int) -> None:
    stay = _stay(logbook, day_id)
    logbook.do("Remove stay", entries.remove, "stay", stay)
    logbook.do("Write", days.write, day_id, 'of "day_id":7, and more')
    changes = logbook.read(of_day, day_id)
    assert (changes[-1].title, _said(changes[-1])["Date"]) == ("18 July 2025", ("", "18 July 2025"))
    labels = [change.label for change in changes]
    assert labels == ["Write", "Remove stay", "Pay", "Rename stay", "Add stay", "Add day"]
    assert logbook.read(of_day, 7) == ()


def test_every_kind_has_words_for_its_history(logbook: Logbook, trip_id: int, day_id: int) -> None:
    for kind in ENTRY_KINDS:
        _has_words(logbook, kind, trip_id, day_id)


def _has_words(logbook: Logbook, kind: EntryKind, trip_id: int, day_id: int) -> None:
    owner = trip_id if kind.owner is Owner.TRIP else day_id
    row_id = logbook.do("Add", entries.add, kind.name, owner, filled(kind.fields)).result
    logbook.do("Remove", entries.remove, kind.name, row_id)
    removed, added = logbook.read(of_entry, kind.name, row_id)
    assert {name: pair[0] for name, pair in _said(removed).items()} == {
        name: pair[1] for name, pair in _said(added).items()
    }
    assert {"More", "Words"} <= set(_said(added))


def test_the_steps_of_the_logbook_say_where_undo_stands(logbook: Logbook, day_id: int) -> None:
    _stay(logbook, day_id)
    logbook.undo()
    steps, is_whole = logbook.read(last_steps)
    assert is_whole
    assert [(step.label, step.is_undone) for step in steps] == [
        ("Pay", True),
        ("Rename stay", False),
        ("Add stay", False),
        ("Add day", False),
        ("Add trip", False),
    ]
    assert [step.about for step in steps[1:]] == [
        "Stay: Saray, 18 July 2025",
        "Stay: Saray, 18 July 2025",
        "18 July 2025",
        "Trip: East",
    ]
    assert logbook.read(last_steps, 2) == (steps[:3], False)


def test_an_earlier_value_comes_back_as_a_new_step(logbook: Logbook, trip_id: int, day_id: int) -> None:
    stay = _stay(logbook, day_id)
    renamed = logbook.read(of_entry, "stay", stay)[1]
    logbook.do("Bring back", bringing_back.bring_back, "stay", stay, renamed.step_id)
    (kept,) = logbook.read(of_trip, trip_id, "stay")
    assert kept.fields == StayFields(name="Aray", **PAID)
    logbook.undo()
    (kept,) = logbook.read(of_trip, trip_id, "stay")
    assert kept.fields == StayFields(name="Saray", kind=StayKind.YURT, **PAID)


def test_a_removed_entry_comes_back_whole(logbook: Logbook, trip_id: int, day_id: int) -> None:
    for kind in ENTRY_KINDS:
        _comes_back(logbook, kind, trip_id, day_id)


def _comes_back(logbook: Logbook, kind: EntryKind, trip_id: int, day_id: int) -> None:
    owner = trip_id if kind.owner is Owner.TRIP else day_id
    row_id = logbook.do("Add", entries.add, kind.name, owner, filled(kind.fields)).result
    before = dump(logbook.folder)
    logbook.do("Remove", entries.remove, kind.name, row_id)
    logbook.do("Write", days.write, day_id, f"after a {kind.name}")
    (removed, _added) = logbook.read(of_entry, kind.name, row_id)
    assert removed.can_return
    logbook.do("Bring back", bringing_back.bring_back, kind.name, row_id, removed.step_id)
    assert len(logbook.read(of_trip, trip_id, kind.name)) == 1
    assert dump(logbook.folder)[kind.name] == before[kind.name]
    with pytest.raises(UserError, match="in the logbook already"):
        logbook.do("Bring back", bringing_back.bring_back, kind.name, row_id, removed.step_id)


def test_nothing_comes_back_to_a_day_that_is_gone(logbook: Logbook, day_id: int) -> None:
    stay = _stay(logbook, day_id)
    logbook.do("Remove day", days.remove, day_id)
    removed = logbook.read(of_entry, "stay", stay)[0]
    with pytest.raises(UserError, match="belonged to is gone"):
        logbook.do("Bring back", bringing_back.bring_back, "stay", stay, removed.step_id)
