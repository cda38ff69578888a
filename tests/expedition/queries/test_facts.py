import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from expedition.errors import UserError
from expedition.kinds import FigureName, PriceKind
from expedition.logbook import Change, Logbook
from expedition.operations import days, entries, trips
from expedition.queries.days import day_pages
from expedition.queries.entries import of_trip
from expedition.queries.facts import days_facts, trip_facts, updated
from expedition.queries.trips import all_trips, trip_fields
from expedition.records.catalogue import ENTRY_KINDS, Owner
from expedition.records.fields import (
    CounterFields,
    DayFields,
    DocumentFields,
    ExpenseFields,
    PersonFields,
    RateFields,
    StatedFields,
)
from expedition.stats.reckoning import reckon
from tests.blank import blank
from tests.expedition.made_up import made_up
from tests.expedition.made_up_logbook import fill


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A logbook of two trips with something of everything, made once."""
    folder = tmp_path_factory.mktemp("facts") / "log"
    with blank(folder) as fresh:
        fill(fresh, Random(7), 2)
    return folder


@pytest.fixture
def full(written: Path, tmp_path: Path) -> Iterator[Logbook]:
    """A copy of it."""
    with Logbook.open(Path(shutil.copytree(written, tmp_path / "copy"))) as copy:
        yield copy


@pytest.fixture
def trip_ids(full: Logbook) -> list[int]:
    """Its trips."""
    return [trip.id for trip in full.read(all_trips)]


def test_days_read_as_rows_are_those_read_as_pages(full: Logbook, trip_ids: list[int]) -> None:
    for trip_id in trip_ids:
        pages = full.read(day_pages, trip_id)
        assert tuple(full.read(trip_facts, trip_id).days) == full.read(days_facts, trip_id, pages)


def test_what_belongs_to_no_day_is_there_too(full: Logbook, trip_ids: list[int]) -> None:
    facts = full.read(trip_facts, trip_ids[0])
    assert facts.documents == full.read(of_trip, trip_ids[0], "document")
    assert {one.payment.day_id for one in facts.spendings} <= {None}
    assert sum(one.payment.kind == "expense" for one in facts.spendings) == sum(
        entry.day_id is None for entry in full.read(of_trip, trip_ids[0], "expense")
    )


Edit = Callable[[Logbook, int, int, Random], Change]


def _add_everything(logbook: Logbook, trip_id: int, day_id: int, random: Random) -> Change:
    change = logbook.do("Rate", entries.add_to_trip, "rate", trip_id, made_up(RateFields, random))
    for kind in ENTRY_KINDS:
        fields = made_up(kind.fields, random)
        if kind.owner is Owner.TRIP:
            one = logbook.do("Add", entries.add_to_trip, kind.name, trip_id, fields)
        else:
            one = logbook.do("Add", entries.add, kind.name, day_id, fields)
        change = change.followed_by(one)
    return change


def _state(logbook: Logbook, _trip_id: int, day_id: int, _random: Random) -> Change:
    return logbook.do("State", days.state, day_id, StatedFields(figure=FigureName.DISTANCE, value=12_345.5))


def _state_the_whole(logbook: Logbook, trip_id: int, _day_id: int, _random: Random) -> Change:
    return logbook.do(
        "State", trips.state, trip_id, StatedFields(figure=FigureName.DISTANCE, value=1_700_000.0)
    )


def _move(logbook: Logbook, trip_id: int, day_id: int, _random: Random) -> Change:
    last = logbook.read(day_pages, trip_id)[-1].fields
    return logbook.do(
        "Move", days.update, day_id, DayFields(date=last.date + timedelta(days=3), country="UZ")
    )


def _remove(logbook: Logbook, _trip_id: int, day_id: int, _random: Random) -> Change:
    return logbook.do("Remove", days.remove, day_id)


def _begin(logbook: Logbook, trip_id: int, _day_id: int, _random: Random) -> Change:
    return logbook.do("Add", days.add, trip_id, DayFields(date=date(2020, 1, 1), weather="rain"))


def _pay_at_home(logbook: Logbook, trip_id: int, _day_id: int, _random: Random) -> Change:
    fields = replace(logbook.read(trip_fields, trip_id), home_currency="KZT")
    return logbook.do("Edit trip", trips.update, trip_id, fields)


EDITS: tuple[Edit, ...] = (_add_everything, _state, _state_the_whole, _move, _remove, _begin, _pay_at_home)


@pytest.mark.parametrize("edit", EDITS)
def test_a_change_gives_the_trip_as_if_it_were_read_anew(
    edit: Edit, full: Logbook, trip_ids: list[int]
) -> None:
    trip_id, random = trip_ids[1], Random(3)
    before = reckon(full.read(trip_facts, trip_id))
    day_id = before.facts.days[1].row.id
    for change in (edit(full, trip_id, day_id, random), full.undo()):
        assert change is not None
        now = full.read(updated, before.facts, change.touched)
        anew = full.read(trip_facts, trip_id)
        assert now == anew
        after = reckon(now, before)
        assert after.figures == reckon(anew).figures
        before = after


def test_days_that_were_not_touched_are_kept(full: Logbook, trip_ids: list[int]) -> None:
    facts = full.read(trip_facts, trip_ids[0])
    change = _state(full, trip_ids[0], facts.days[0].row.id, Random(1))
    now = full.read(updated, facts, change.touched)
    alone: Any = (facts.days, now.days)
    assert [one is other for one, other in zip(alone[0].alone, alone[1].alone, strict=True)][1:] == [True] * (
        len(facts.days) - 1
    )


def test_later_days_know_the_distance_before_them(full: Logbook, trip_ids: list[int]) -> None:
    facts = full.read(trip_facts, trip_ids[0])
    change = _state(full, trip_ids[0], facts.days[0].row.id, Random(1))
    now = full.read(updated, facts, change.touched)
    gained = 12_345.5 - (facts.days[0].row.distance_m or 0.0)
    assert now.days[-1].row.total_m == pytest.approx(facts.days[-1].row.total_m + gained)
    assert [day.row.number for day in now.days] == [1, 2, 3, 4][: len(now.days)]


def test_a_gift_is_no_spending_and_papers_of_the_trip_are_paid_for(logbook: Logbook, trip_id: int) -> None:
    visa = DocumentFields(price_kind=PriceKind.PAID, cost=Decimal(80), currency="EUR")
    gift = ExpenseFields(price_kind=PriceKind.GIFT, amount=Decimal(50), currency="EUR")
    logbook.do("Add", entries.add_to_trip, "document", trip_id, visa)
    logbook.do("Add", entries.add_to_trip, "expense", trip_id, gift)
    logbook.do("Add", entries.add_to_trip, "counter", trip_id, CounterFields(name="Dogs"))
    logbook.do("Add", trips.add_person, trip_id, PersonFields(name="Mara"))
    found = {figure.key: figure.value for figure in reckon(logbook.read(trip_facts, trip_id)).figures}
    assert (found["spent"], found["gifts"], found["visa_cost"]) == (80.0, 1, 80.0)
    assert found["counters.Dogs"] is None


def test_a_trip_that_is_gone_says_so(logbook: Logbook, trip_id: int) -> None:
    facts = logbook.read(trip_facts, trip_id)
    change = logbook.do("Remove", trips.remove, trip_id)
    with pytest.raises(UserError):
        logbook.read(updated, facts, change.touched)
