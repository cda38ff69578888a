from datetime import date

from expedition.kinds import DayKind, FigureName, LegMode, StayKind
from expedition.logbook import Logbook
from expedition.operations import days, entries, legs, trips
from expedition.queries.rows import day_rows
from expedition.queries.trips import all_trips
from expedition.records.day import Mark
from expedition.records.fields import DayFields, LegFields, StatedFields, StayFields, TripFields


def _leg(mode: LegMode, distance_m: float) -> LegFields:
    fields = LegFields.of(mode)
    return LegFields(mode=mode, power=fields.power, stated_distance_m=distance_m)


def test_days_are_numbered_by_date_whatever_order_they_were_added_in(logbook: Logbook, trip_id: int) -> None:
    for day in (20, 18, 19):
        logbook.do("Add", days.add, trip_id, DayFields(date=date(2025, 7, day)))
    rows = logbook.read(day_rows, trip_id)
    assert [(row.number, row.date.day) for row in rows] == [(1, 18), (2, 19), (3, 20)]


def test_carried_kilometres_never_enter_the_total(logbook: Logbook, trip_id: int, day_id: int) -> None:
    logbook.do("Ride", legs.add, day_id, _leg(LegMode.BICYCLE, 40_000))
    logbook.do("Ferry", legs.add, day_id, _leg(LegMode.FERRY, 200_000))
    (row,) = logbook.read(day_rows, trip_id)
    assert (row.distance_m, row.carried_m, row.total_m) == (40_000, 200_000, 40_000)


def test_totals_of_later_days_follow_a_stated_figure_and_its_undo(logbook: Logbook, trip_id: int) -> None:
    first = logbook.do("Add", days.add, trip_id, DayFields(date=date(2025, 7, 18))).result
    second = logbook.do("Add", days.add, trip_id, DayFields(date=date(2025, 7, 19))).result
    logbook.do("Ride", legs.add, first, _leg(LegMode.BICYCLE, 40_000))
    logbook.do("Ride", legs.add, second, _leg(LegMode.BICYCLE, 10_000))
    logbook.do("Say", days.state, first, StatedFields(figure=FigureName.DISTANCE, value=42_000))
    assert logbook.read(day_rows, trip_id)[-1].total_m == 52_000
    logbook.undo()
    assert logbook.read(day_rows, trip_id)[-1].total_m == 50_000


def test_a_day_without_legs_has_no_distance(logbook: Logbook, trip_id: int, day_id: int) -> None:
    (row,) = logbook.read(day_rows, trip_id)
    assert row.distance_m is None
    assert row.total_m == 0


def test_a_day_carries_the_marks_of_its_entries(logbook: Logbook, trip_id: int, day_id: int) -> None:
    logbook.do("Stay", entries.add, "stay", day_id, StayFields(kind=StayKind.YURT, place="Karkara"))
    (row,) = logbook.read(day_rows, trip_id)
    assert row.marks == {Mark.STAY}
    assert (row.stay_kind, row.place) == (StayKind.YURT, "Karkara")


def test_the_next_day_starts_where_the_last_one_ended(logbook: Logbook, trip_id: int) -> None:
    fields = DayFields(date=date(2025, 7, 18), to_place="Kegen", country="KZ", zone="Asia/Almaty")
    logbook.do("Add", days.add, trip_id, fields)
    logbook.do("Next", days.add_next, trip_id, date(2030, 1, 1))
    last = logbook.read(day_rows, trip_id)[-1]
    assert (last.date, last.from_place, last.country) == (date(2025, 7, 19), "Kegen", "KZ")


def test_an_empty_trip_starts_today(logbook: Logbook, trip_id: int) -> None:
    logbook.do("Next", days.add_next, trip_id, date(2025, 7, 18))
    assert [row.date for row in logbook.read(day_rows, trip_id)] == [date(2025, 7, 18)]


def test_a_trip_in_a_list_tells_its_span(logbook: Logbook, trip_id: int, day_id: int) -> None:
    (trip,) = logbook.read(all_trips)
    assert (trip.days, trip.first, trip.last) == (1, date(2025, 7, 18), date(2025, 7, 18))


def test_a_rest_day_stays_in_the_chain(logbook: Logbook, trip_id: int) -> None:
    logbook.do("Add", days.add, trip_id, DayFields(date=date(2025, 7, 18), kind=DayKind.REST))
    assert logbook.read(day_rows, trip_id)[0].kind is DayKind.REST


def test_a_stated_distance_of_a_trip_stands_beside_the_sum(
    logbook: Logbook, trip_id: int, day_id: int
) -> None:
    logbook.do("Ride", legs.add, day_id, _leg(LegMode.BICYCLE, 40_000))
    logbook.do("Say", trips.state, trip_id, StatedFields(figure=FigureName.DISTANCE, value=42_000))
    (trip,) = logbook.read(all_trips)
    assert (trip.distance_m, trip.stated_distance_m) == (40_000, 42_000)
    whole = StatedFields(figure=FigureName.DISTANCE, value=None)
    logbook.do("Settle", trips.settle, trip_id, TripFields(title="East"), said=(whole,))
    assert logbook.read(all_trips)[0].stated_distance_m is None
