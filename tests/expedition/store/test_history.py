from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from expedition.entities import Day, Trip
from expedition.errors import BugError, UserError
from expedition.kinds import FigureName, LegMode, StayKind
from expedition.logbook import Logbook
from expedition.operations import days, entries, legs, trips
from expedition.queries.days import day_page
from expedition.queries.entries import of_trip
from expedition.queries.rows import day_rows
from expedition.records.catalogue import ENTRY_KINDS, Owner, entry_kind
from expedition.records.fields import (
    DayFields,
    LegFields,
    Pair,
    StatedFields,
    StayFields,
    TripFields,
)
from tests.blank import blank
from tests.expedition.operations.test_entries import filled
from tests.expedition.store.dump import dump

START = date(2025, 7, 18)

_STEPS = (
    *("trip", "day", "leg", "state", "write", "drop_day", "drop_trip"),
    *(3 * ["entry"]),
    *(2 * ["change", "move", "drop_entry"]),
)
_step = st.tuples(st.sampled_from(_STEPS), st.integers(0, 999))


def _run(logbook: Logbook, kind: str, number: int) -> None:
    """One edit, on whatever the number picks; nothing where there is nothing to pick."""
    all_trips = logbook.read(
        lambda session: session.execute(select(Trip.id).order_by(Trip.id)).scalars().all()
    )
    trip = all_trips[number % len(all_trips)] if all_trips else None
    if kind == "trip" or trip is None:
        logbook.do("Add trip", trips.add, TripFields(title=f"Trip {number}"))
        return
    rows = logbook.read(day_rows, trip)
    day = rows[number % len(rows)].id if rows else None
    if kind == "day":
        taken = {row.date for row in rows}
        free = next(d for n in range(999) if (d := START + timedelta(days=number + n)) not in taken)
        logbook.do("Add day", days.add, trip, DayFields(date=free))
    elif kind == "drop_trip":
        logbook.do("Remove trip", trips.remove, trip)
    elif kind in ("entry", "change", "move", "drop_entry"):
        _run_on_entry(logbook, kind, number, trip, day)
    elif day is not None:
        edits: dict[str, tuple[Any, ...]] = {
            "leg": (legs.add, day, LegFields.of(LegMode.FERRY)),
            "state": (days.state, day, StatedFields(figure=FigureName.DISTANCE, value=number / 7)),
            "write": (days.write, day, f"text {number}"),
            "drop_day": (days.remove, day),
        }
        operation, *args = edits[kind]
        logbook.do(kind, operation, *args)


def _run_on_entry(logbook: Logbook, verb: str, number: int, trip: int, day: int | None) -> None:
    kind = ENTRY_KINDS[number % len(ENTRY_KINDS)]
    if verb == "entry":
        owner = trip if kind.owner is Owner.TRIP else day
        if owner is not None:
            logbook.do("Add", entries.add, kind.name, owner, filled(kind.fields))
        return
    there = [(known.name, one.id) for known in ENTRY_KINDS for one in logbook.read(of_trip, trip, known.name)]
    if not there:
        return
    name, row_id = there[number % len(there)]
    if verb == "change":
        logbook.do("Change", entries.change, name, [row_id], extra=(Pair(f"n{number}", "\0 é 哈密"),))
    elif verb == "move" and entry_kind(name).owner is not Owner.TRIP and day is not None:
        logbook.do("Move", entries.move, name, [row_id], day)
    elif verb == "drop_entry":
        logbook.do("Remove", entries.remove, name, row_id)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_step, min_size=3, max_size=20), st.sets(st.integers(0, 40)))
def test_undo_and_redo_restore_every_row_exactly_across_restarts(
    tmp_path_factory: pytest.TempPathFactory, done: list[tuple[str, int]], restarts: set[int]
) -> None:
    folder = tmp_path_factory.mktemp("logbook") / "log"
    logbook, turn = blank(folder), 0

    def turned() -> Logbook:
        nonlocal logbook, turn
        if turn in restarts:
            logbook.close()
            logbook = Logbook.open(folder)
        turn += 1
        return logbook

    states = [dump(folder)]
    for kind, number in done:
        before = turned()._ends
        _run(logbook, kind, number)
        if logbook._ends != before:
            states.append(dump(folder))
    for state in reversed(states[:-1]):
        assert turned().undo() is not None
        assert dump(folder) == state
    assert turned().undo() is None
    for state in states[1:]:
        assert turned().redo() is not None
        assert dump(folder) == state
    assert logbook.redo() is None
    logbook.close()


def test_a_failed_operation_changes_nothing(logbook: Logbook, day_id: int) -> None:
    before, label = dump(logbook.folder), logbook.undo_label
    trip_id = logbook.read(day_page, day_id).row.trip_id

    def half(session: Session) -> None:
        trips.add(session, TripFields(title="Half"))
        days.add(session, trip_id, DayFields(date=START))  # that date is taken

    with pytest.raises(UserError, match="18 July 2025 is in the log already"):
        logbook.do("Half", half)
    assert dump(logbook.folder) == before
    assert logbook.undo_label == label


def test_a_change_to_a_stay_concerns_its_day_and_trip(logbook: Logbook, day_id: int) -> None:
    trip_id = logbook.read(day_page, day_id).row.trip_id
    change = logbook.do("Add stay", entries.add, "stay", day_id, StayFields(kind=StayKind.YURT))
    assert change.touches("day", day_id)
    assert change.touches("trip", trip_id)
    assert not change.touches("encounter")
    undone = logbook.undo()
    assert undone is not None
    assert undone.touches("day", day_id)


def test_typing_merges_into_one_step(logbook: Logbook, day_id: int) -> None:
    for words in ("W", "We", "We left"):
        logbook.do_merging("Write day", "diary-1", days.write, day_id, words)
    logbook.undo()
    assert logbook.read(day_page, day_id).fields.diary == ""
    logbook.redo()
    assert logbook.read(day_page, day_id).fields.diary == "We left"


def test_a_new_step_ends_the_redo_list(logbook: Logbook, day_id: int) -> None:
    logbook.do("Write", days.write, day_id, "a")
    logbook.undo()
    logbook.do("Write", days.write, day_id, "b")
    assert logbook.redo_label is None
    assert logbook.redo() is None


def test_a_step_without_effect_is_no_step(logbook: Logbook, day_id: int) -> None:
    label = logbook.undo_label
    logbook.do("Write nothing new", days.write, day_id, "")
    assert logbook.undo_label == label


def test_writes_that_pass_the_history_by_are_refused(logbook: Logbook) -> None:
    with pytest.raises(BugError):
        logbook.do("Sneak", lambda session: session.execute(text("DELETE FROM day")))
    with pytest.raises(BugError):
        logbook.do("Sneak", lambda session: session.query(Day).delete())


def test_reading_cannot_write(logbook: Logbook) -> None:
    with pytest.raises(BugError):
        logbook.read(lambda session: session.execute(text("DELETE FROM day")))


def test_an_id_is_never_given_twice(logbook: Logbook, day_id: int) -> None:
    first = logbook.do("Add", entries.add, "stay", day_id, StayFields()).result
    logbook.do("Remove", entries.remove, "stay", first)
    assert logbook.do("Add", entries.add, "stay", day_id, StayFields()).result > first


def test_the_undo_of_a_removed_day_brings_everything_back(logbook: Logbook, day_id: int) -> None:
    logbook.do("Add", entries.add, "stay", day_id, StayFields(name="Aray"))
    before = dump(logbook.folder)
    logbook.do("Remove", days.remove, day_id)
    assert dump(logbook.folder) != before
    logbook.undo()
    assert dump(logbook.folder) == before


def test_the_folder_of_a_logbook_stands_alone(logbook: Logbook) -> None:
    assert {path.name for path in logbook.folder.iterdir()} >= {
        "logbook.db",
        "originals",
        "photos",
        "backups",
    }
