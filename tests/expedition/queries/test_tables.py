from datetime import date
from decimal import Decimal

import pytest

from expedition.kinds import FigureName, GearKind, KmScale, LegMode, PriceKind
from expedition.logbook import Logbook
from expedition.operations import days, entries, trips
from expedition.queries.ledger import ledger
from expedition.queries.tables import count_priced, counts, some_lines, table_lines
from expedition.records.fields import (
    CounterFields,
    CountFields,
    CrossingFields,
    DayFields,
    DocumentFields,
    EntryFields,
    ExpenseFields,
    GearFields,
    RateFields,
    RepairFields,
    StatedFields,
    StayFields,
    TripFields,
    WaypointFields,
)
from expedition.records.papers import PaperStanding
from expedition.records.table import TableLine
from expedition.stats.prices import PRICED_KINDS
from expedition.stats.scales import Kilometres

TODAY = date(2024, 6, 3)


@pytest.fixture
def day_ids(logbook: Logbook, trip_id: int) -> list[int]:
    made = []
    for number, (country, came_from) in enumerate((("KZ", ""), ("KZ", ""), ("CN", "KZ"))):
        fields = DayFields(date=date(2024, 6, 1 + number), country=country, country_from=came_from)
        made.append(int(logbook.do("Day", days.add, trip_id, fields).result))
        way = StatedFields(figure=FigureName.DISTANCE, value=100_000.0)
        logbook.do("Way", days.state, made[-1], way)
    return made


def test_lines_of_no_day_come_first_then_those_of_the_days_in_order(
    logbook: Logbook, trip_id: int, day_ids: list[int]
) -> None:
    for owner in (day_ids[2], day_ids[0]):
        logbook.do("Add", entries.add, "expense", owner, ExpenseFields(what=f"of {owner}"))
    logbook.do("Add", entries.add_to_trip, "expense", trip_id, ExpenseFields(what="insurance"))
    logbook.do("Add", entries.add, "stay", day_ids[1], StayFields(place="Kegen"))
    found = logbook.read(table_lines, trip_id, ("expense", "stay"))
    assert [line.day_id for line in found] == [None, day_ids[0], day_ids[1], day_ids[2]]
    assert [line.kind for line in found] == ["expense", "expense", "stay", "expense"]


def test_only_lines_of_the_trip_are_found(logbook: Logbook, trip_id: int, day_ids: list[int]) -> None:
    other = int(logbook.do("Trip", trips.add, TripFields(title="West")).result)
    made = int(logbook.do("Add", entries.add, "stay", day_ids[0], StayFields()).result)
    assert logbook.read(table_lines, other, ("stay",)) == ()
    assert logbook.read(some_lines, other, [("stay", made)]) == ()
    known = logbook.read(some_lines, trip_id, [("stay", made), ("stay", made + 99)])
    assert [line.key for line in known] == [("stay", made)]


def test_entries_are_counted_and_priced_ones_apart(
    logbook: Logbook, trip_id: int, day_ids: list[int]
) -> None:
    logbook.do("Add", entries.add, "stay", day_ids[0], StayFields())
    logbook.do("Add", entries.add, "stay", day_ids[1], StayFields(price_kind=PriceKind.GIFT))
    assert logbook.read(counts, trip_id)["stay"] == 2
    assert logbook.read(count_priced, trip_id, PRICED_KINDS[1:]) == 1


def test_the_ledger_knows_days_money_papers_gear_and_counters(
    logbook: Logbook, trip_id: int, day_ids: list[int]
) -> None:
    def of_trip(kind: str, fields: EntryFields) -> int:
        return int(logbook.do("Add", entries.add_to_trip, kind, trip_id, fields).result)

    of_trip("rate", RateFields(currency="KZT", rate=Decimal("0.002"), since=date(2024, 1, 1)))
    visa = of_trip("document", DocumentFields(country="KZ", stay_days=30, entries="1"))
    bike = of_trip("gear", GearFields(kind=GearKind.VEHICLE, name="Red", mode=LegMode.BICYCLE))
    dogs = of_trip("counter", CounterFields(name="Dogs"))
    logbook.do("Add", entries.add, "count", day_ids[0], CountFields(name="dogs", value=4.0))
    border = CrossingFields(country_from="KZ", country_to="CN")
    logbook.do("Add", entries.add, "crossing", day_ids[2], border)
    logbook.do("Add", entries.add, "repair", day_ids[1], RepairFields(vehicle="Red"))
    book = logbook.read(ledger, trip_id, TODAY)
    assert book.papers[visa].standing is PaperStanding.USED_UP
    assert book.papers[visa].days_used == 3
    assert (book.uses[bike].trip_m, len(book.uses[bike].repairs)) == (300_000.0, 1)
    assert book.counters[dogs].value == 4.0
    paid = ExpenseFields(amount=Decimal(1000), currency="KZT")
    spent = book.spending(TableLine("expense", 1, day_ids[0], paid))
    assert spent is not None
    assert (spent.home, spent.payment.country) == (Decimal(2), "KZ")
    mark = TableLine("waypoint", 1, day_ids[1], WaypointFields(scale=KmScale.DAY, distance_m=30_000.0))
    assert book.kilometres(mark) == Kilometres(30_000.0, 130_000.0, None)
    assert book.is_one_year
