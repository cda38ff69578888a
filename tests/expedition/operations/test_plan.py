from datetime import date

from expedition.logbook import Logbook
from expedition.operations import plan
from expedition.queries.entries import of_trip
from expedition.queries.trips import trip_fields
from expedition.records.fields import StageFields


def stages(*places: str) -> list[StageFields]:
    return [StageFields(to_place=place) for place in places]


def told(logbook: Logbook, trip_id: int) -> list[tuple[int, str]]:
    found = logbook.read(of_trip, trip_id, "stage")
    return [(entry.fields.position, entry.fields.to_place) for entry in found]


def test_stages_are_added_moved_and_removed_in_single_steps(logbook: Logbook, trip_id: int) -> None:
    ids = logbook.do("Add", plan.add_stages, trip_id, stages("A", "B")).result
    last = logbook.do("Add", plan.add_stages, trip_id, stages("C")).result[0]
    assert told(logbook, trip_id) == [(1, "A"), (2, "B"), (3, "C")]
    logbook.do("Move", plan.move_stage, last, -1)
    assert told(logbook, trip_id) == [(1, "A"), (2, "C"), (3, "B")]
    logbook.do("Move", plan.move_stage, last, -9)
    logbook.do("Move", plan.move_stage, last, 9)
    assert told(logbook, trip_id) == [(1, "A"), (2, "B"), (3, "C")]
    logbook.do("Remove", plan.remove_stages, trip_id, [ids[0]])
    assert told(logbook, trip_id) == [(1, "B"), (2, "C")]
    logbook.undo()
    assert told(logbook, trip_id) == [(1, "A"), (2, "B"), (3, "C")]


def test_all_stages_are_replaced_and_come_back(logbook: Logbook, trip_id: int) -> None:
    logbook.do("Add", plan.add_stages, trip_id, stages("A", "B"))
    logbook.do("Take", plan.replace_stages, trip_id, stages("X"))
    assert told(logbook, trip_id) == [(1, "X")]
    logbook.undo()
    assert told(logbook, trip_id) == [(1, "A"), (2, "B")]


def test_what_is_planned_changes_field_by_field(logbook: Logbook, trip_id: int) -> None:
    before = logbook.read(trip_fields, trip_id)
    logbook.do("Plan", plan.change, trip_id, planned_start=date(2030, 7, 1), rest_every=6)
    after = logbook.read(trip_fields, trip_id)
    assert (after.planned_start, after.rest_every, after.title) == (date(2030, 7, 1), 6, before.title)
