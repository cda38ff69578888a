from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from expedition.errors import BugError
from expedition.logbook import Logbook
from expedition.operations import trips
from expedition.queries.trips import all_trips
from expedition.records.fields import TripFields
from ui.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Desk:
    made = Desk()
    made.put(Logbook.create(tmp_path / "log"))
    return made


def titles(desk: Desk) -> list[str]:
    return [trip.title for trip in desk.read(all_trips)]


def test_everybody_hears_of_a_write_and_who_asked(desk: Desk) -> None:
    heard: list[tuple[str, object]] = []
    desk.changed.connect(lambda change, initiator: heard.append((change.label, initiator)))
    asker = object()
    desk.do("Add a trip", trips.add, TripFields(title="Pamir"), initiator=asker)
    assert heard == [("Add a trip", asker)]


def test_undo_and_redo_are_heard_too(desk: Desk) -> None:
    desk.do("Add a trip", trips.add, TripFields(title="Pamir"))
    heard: list[bool] = []
    desk.changed.connect(lambda change, _initiator: heard.append(change.touches("trip")))
    assert desk.undo_label == "Add a trip"
    desk.undo()
    assert titles(desk) == []
    desk.redo()
    assert titles(desk) == ["Pamir"]
    assert heard == [True, True]


def test_an_empty_desk_says_so(qtbot: QtBot) -> None:
    desk = Desk()
    assert not desk.is_open
    assert desk.undo_label is None
    with pytest.raises(BugError):
        desk.read(all_trips)
