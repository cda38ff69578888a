from datetime import date, timedelta
from itertools import pairwise

from expedition.kinds import DayKind
from expedition.records.day import DayRow, Mark
from ui.models.calendar_weeks import DAYS, Weeks

_FRIDAY = date(2025, 7, 18)


def row(number: int, day: date, **more: object) -> DayRow:
    known: dict[str, object] = {
        "kind": DayKind.RIDE,
        "title": "",
        "purpose": "",
        "from_place": "Kegen",
        "to_place": "Shonzhy",
        "country": "KZ",
        "country_from": "",
        "distance_m": 50_000.0,
        "carried_m": None,
        "total_m": 0.0,
        "marks": frozenset[Mark](),
        "stay_kind": None,
        "place": "Shonzhy",
    }
    return DayRow(id=number, trip_id=1, number=number, date=day, **(known | more))  # type: ignore[arg-type]


def test_a_trip_of_one_day_has_one_week_from_monday() -> None:
    weeks = Weeks([row(1, _FRIDAY)])
    assert (weeks.count, weeks.date_at(0, 0)) == (1, date(2025, 7, 14))
    assert weeks.place_of(_FRIDAY) == (0, 4)


def test_five_years_run_on_without_a_break() -> None:
    days = [row(1, date(2019, 3, 4)), row(2, date(2024, 3, 3))]
    weeks = Weeks(days)
    dates = [weeks.date_at(week, weekday) for week in range(weeks.count) for weekday in range(DAYS)]
    assert dates[0] == date(2019, 3, 4)
    assert dates[-1] == date(2024, 3, 3)
    assert all(after - before == timedelta(days=1) for before, after in pairwise(dates))


def test_no_trip_has_no_weeks() -> None:
    weeks = Weeks()
    assert (weeks.count, weeks.first, weeks.kinds) == (0, None, ())


def test_only_dates_between_two_days_are_gaps() -> None:
    weeks = Weeks([row(1, _FRIDAY), row(2, _FRIDAY + timedelta(days=2))])
    gaps = [day for day in (weeks.date_at(0, weekday) for weekday in range(DAYS)) if weeks.cell(day).is_gap]
    assert gaps == [_FRIDAY + timedelta(days=1)]


def test_a_country_is_named_where_it_begins() -> None:
    countries = ("KZ", "", "KZ", "CN", "KZ")
    days = [row(n, _FRIDAY + timedelta(days=n), country=country) for n, country in enumerate(countries)]
    weeks = Weeks(days)
    assert [weeks.cell(day.date).country for day in days] == ["KZ", "", "", "CN", "KZ"]


def test_the_bar_is_the_part_of_the_longest_day() -> None:
    days = [row(1, _FRIDAY, distance_m=25_000.0), row(2, _FRIDAY + timedelta(days=1), distance_m=100_000.0)]
    weeks = Weeks(days)
    assert [weeks.cell(day.date).share for day in days] == [0.25, 1.0]


def test_a_quiet_day_says_its_kind_and_place() -> None:
    rest = row(1, _FRIDAY, kind=DayKind.REST, from_place="", to_place="Nukus", place="Nukus", distance_m=None)
    cell = Weeks([rest]).cell(_FRIDAY)
    assert (cell.from_words, cell.to_words, cell.is_quiet, cell.distance) == ("Rest · Nukus", "", True, "")


def test_a_carried_day_says_how_far() -> None:
    ferry = row(1, _FRIDAY, kind=DayKind.TRANSIT, distance_m=None, carried_m=430_000.0)
    assert Weeks([ferry]).cell(_FRIDAY).from_words == "Carried 430 km · Kegen → Shonzhy"


def test_a_week_sums_its_riding_days() -> None:
    days = [row(1, _FRIDAY), row(2, _FRIDAY + timedelta(days=1), distance_m=None, kind=DayKind.REST)]
    days.append(row(3, _FRIDAY + timedelta(days=2), distance_m=70_000.0))
    week = Weeks(days).week_sum(0)
    assert (week.distance, week.days, week.average) == ("120.0", "2 riding days", "60.0 each")
