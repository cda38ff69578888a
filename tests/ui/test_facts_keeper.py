from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from expedition.kinds import FigureName
from expedition.logbook import Logbook
from expedition.operations import days, trips
from expedition.records.fields import DayFields, StatedFields, TripFields
from ui.background import Background
from ui.desk import Desk
from ui.facts_keeper import FactsKeeper


@pytest.fixture
def desk(logbook: Logbook, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk()
    made.put(logbook)
    yield made
    made.put(None)


@pytest.fixture
def keeper(desk: Desk, background: Background) -> FactsKeeper:
    return FactsKeeper(desk, background, desk)


def _ride(desk: Desk, day_id: int, metres: float) -> None:
    desk.do("Ride", days.state, day_id, StatedFields(figure=FigureName.DISTANCE, value=metres))


def _ridden(keeper: FactsKeeper, trip_id: int) -> object:
    figures = keeper.figures(trip_id) or ()
    return next((one.value for one in figures if one.key == "distance_m"), None)


def test_a_trip_asked_for_is_read_beside_the_window(
    keeper: FactsKeeper, trip_id: int, day_id: int, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(keeper.changed) as heard:
        assert keeper.facts(trip_id) is None
    facts = keeper.facts(trip_id)
    assert heard.args == [trip_id]
    assert facts is not None
    assert [day.row.id for day in facts.days] == [day_id]


def test_figures_follow_every_edit_and_its_undo(
    desk: Desk, keeper: FactsKeeper, trip_id: int, day_id: int, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(keeper.changed):
        keeper.facts(trip_id)
    with qtbot.waitSignal(keeper.changed):
        _ride(desk, day_id, 81_000.0)
    assert _ridden(keeper, trip_id) == 81_000.0
    with qtbot.waitSignal(keeper.changed):
        desk.undo()
    assert _ridden(keeper, trip_id) != 81_000.0


def test_an_edit_while_a_trip_is_read_is_not_lost(
    desk: Desk, keeper: FactsKeeper, trip_id: int, day_id: int, qtbot: QtBot
) -> None:
    keeper.facts(trip_id)
    _ride(desk, day_id, 42_000.0)
    _ride(desk, day_id, 43_000.0)
    assert not keeper.is_current(trip_id)
    qtbot.waitUntil(lambda: keeper.is_current(trip_id))
    assert _ridden(keeper, trip_id) == 43_000.0


def test_another_trip_is_left_alone(desk: Desk, keeper: FactsKeeper, trip_id: int, qtbot: QtBot) -> None:
    with qtbot.waitSignal(keeper.changed):
        keeper.facts(trip_id)
    other = desk.do("Add", trips.add, TripFields(title="West")).result
    with qtbot.assertNotEmitted(keeper.changed, wait=50):
        desk.do("Add", days.add, other, DayFields(date=date(2024, 5, 1)))


def test_another_logbook_is_another_story(
    desk: Desk, keeper: FactsKeeper, trip_id: int, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(keeper.changed):
        keeper.facts(trip_id)
    desk.put(None)
    assert keeper.facts(trip_id) is None


def test_a_removed_trip_is_said_once(desk: Desk, keeper: FactsKeeper, trip_id: int, qtbot: QtBot) -> None:
    with qtbot.waitSignal(keeper.changed):
        keeper.facts(trip_id)
    with qtbot.waitSignal(keeper.failed) as heard:
        desk.do("Remove", trips.remove, trip_id)
    assert "no longer in the logbook" in heard.args[0]
