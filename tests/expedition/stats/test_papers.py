from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from expedition.atlas.areas import countries_of
from expedition.kinds import DocumentKind
from expedition.records.fields import DocumentFields
from expedition.records.papers import DayBorders, PaperStanding, PaperState, Visit
from expedition.stats.papers import entries_allowed, states
from expedition.stats.presence import visits

FIRST = date(2024, 3, 1)


def on(number: int) -> date:
    """The n-th day from 1 March 2024, which is day 1."""
    return FIRST + timedelta(days=number - 1)


def stay(country: str, first: int, last: int) -> list[DayBorders]:
    return [DayBorders(on(number), country) for number in range(first, last + 1)]


def state(fields: DocumentFields, days: list[DayBorders], today: int) -> PaperState:
    return states({1: fields}, visits(days), on(today), countries_of)[1]


THIRTY = DocumentFields(country="KZ", stay_days=30, entries="single")
SCHENGEN = DocumentFields(country="SCHENGEN", stay_days=90, within_days=180)


def test_the_day_of_entering_is_the_first_of_the_stay() -> None:
    found = state(THIRTY, stay("KZ", 1, 10), 10)
    assert (found.standing, found.days_used, found.days_left) == (PaperStanding.IN_USE, 10, 20)
    assert found.leave_by == on(30)


def test_the_last_seven_days_are_told() -> None:
    assert state(THIRTY, stay("KZ", 1, 23), 23).standing is PaperStanding.IN_USE
    assert state(THIRTY, stay("KZ", 1, 24), 24).standing is PaperStanding.LAST_DAYS
    last = state(THIRTY, stay("KZ", 1, 30), 30)
    assert (last.standing, last.days_left) == (PaperStanding.LAST_DAYS, 0)


def test_one_day_too_long_is_an_overstay_from_that_day() -> None:
    found = state(THIRTY, stay("KZ", 1, 32), 32)
    assert found.standing is PaperStanding.OVERSTAYED
    assert (found.over_from, found.over_days) == (on(31), 2)


def test_an_overstay_is_told_also_after_leaving() -> None:
    found = state(THIRTY, [*stay("KZ", 1, 31), *stay("CN", 32, 60)], 60)
    assert (found.standing, found.over_from, found.over_days) == (PaperStanding.OVERSTAYED, on(31), 1)


def test_a_single_entry_is_used_up_by_leaving() -> None:
    found = state(THIRTY, [*stay("KZ", 1, 5), *stay("CN", 6, 9)], 9)
    assert (found.standing, found.entries_used, found.days_left) == (PaperStanding.USED_UP, 1, 0)


def test_entering_and_leaving_on_one_day_uses_one_entry_and_one_day() -> None:
    days = [*stay("CN", 1, 3), DayBorders(on(4), "CN", "CN", (("CN", "KZ"), ("KZ", "CN")))]
    found = state(THIRTY, days, 4)
    assert (found.standing, found.days_used, found.entries_used) == (PaperStanding.USED_UP, 1, 1)


def test_coming_back_on_a_single_entry_is_an_overstay_from_that_day() -> None:
    days = [*stay("KZ", 1, 4), DayBorders(on(5), "KZ", "KZ", (("KZ", "KG"), ("KG", "KZ")))]
    found = state(THIRTY, days, 5)
    assert (found.standing, found.over_from) == (PaperStanding.OVERSTAYED, on(5))


def test_a_double_entry_allows_it_and_its_days_begin_anew() -> None:
    double = DocumentFields(country="KZ", stay_days=30, entries="2")
    found = state(double, [*stay("KZ", 1, 29), *stay("CN", 30, 30), *stay("KZ", 31, 40)], 40)
    assert (found.standing, found.entries_used, found.days_left) == (PaperStanding.IN_USE, 2, 20)


def test_ninety_days_in_any_hundred_and_eighty() -> None:
    found = state(SCHENGEN, stay("DE", 1, 90), 90)
    assert (found.days_used, found.days_left, found.leave_by) == (90, 0, on(90))
    assert state(SCHENGEN, stay("DE", 1, 91), 91).over_from == on(91)


def test_days_come_free_again_as_the_window_moves() -> None:
    days = [*stay("FR", 1, 60), *stay("RS", 61, 150), *stay("HR", 151, 160)]
    found = state(SCHENGEN, days, 160)
    # Until day 180 the first sixty still count: thirty may be spent from 151 on; then one comes free a day.
    assert (found.standing, found.days_used) == (PaperStanding.IN_USE, 70)
    assert found.leave_by == on(240)


def test_the_days_of_a_window_are_used_up_by_staying_through() -> None:
    days = [*stay("FR", 1, 80), *stay("RS", 81, 100)]
    away = state(SCHENGEN, days, 100)
    # Ten days at once from day 101; the first eighty leave the window only after day 180.
    assert (away.standing, away.days_used, away.days_left) == (PaperStanding.VALID, 80, 10)
    assert state(SCHENGEN, [*days, *stay("IT", 101, 111)], 111).over_from == on(111)


def test_the_day_of_a_border_counts_for_both_sides() -> None:
    days = [*stay("RS", 1, 1), DayBorders(on(2), "HU", "RS"), DayBorders(on(3), "RS", "HU")]
    assert state(SCHENGEN, days, 3).days_used == 2


def test_the_end_of_validity_cuts_the_stay_and_an_extension_moves_it() -> None:
    short = DocumentFields(country="KZ", stay_days=30, valid_until=on(20))
    assert state(short, stay("KZ", 1, 10), 10).leave_by == on(20)
    longer = DocumentFields(
        country="KZ", stay_days=30, valid_until=on(20), extended_on=on(15), extended_until=on(50)
    )
    assert state(longer, stay("KZ", 1, 40), 40).leave_by == on(50)


def test_an_extension_is_for_the_visit_it_was_given_in() -> None:
    fields = DocumentFields(country="CN", stay_days=30, extended_on=on(25), extended_until=on(60))
    days = [*stay("CN", 1, 55), *stay("KZ", 56, 70)]
    assert state(fields, days, 70).over_from is None


def test_a_newer_visa_takes_over() -> None:
    papers = {
        1: DocumentFields(country="KZ", stay_days=30, valid_until=on(30)),
        2: DocumentFields(country="KZ", stay_days=60, valid_from=on(25), valid_until=on(90)),
    }
    found = states(papers, visits(stay("KZ", 1, 40)), on(40), countries_of)
    assert found[1].over_from is None
    assert (found[2].standing, found[2].leave_by) == (PaperStanding.IN_USE, on(84))


def test_a_visa_of_someone_else_gives_the_traveller_nothing() -> None:
    papers = {
        1: DocumentFields(country="KZ", stay_days=30),
        2: DocumentFields(country="KZ", stay_days=90, valid_from=on(1), holder="Odette"),
    }
    assert states(papers, visits(stay("KZ", 1, 31)), on(31), countries_of)[1].over_from == on(31)


def test_a_trip_long_over_claims_nothing_of_today() -> None:
    fields = DocumentFields(country="CN", stay_days=60, valid_until=on(60))
    found = state(fields, stay("CN", 1, 20), 400)
    assert (found.standing, found.days_left, found.over_from) == (PaperStanding.ENDED, None, None)


def test_a_visa_not_yet_used_tells_its_days_and_when_it_begins() -> None:
    fields = DocumentFields(country="CN", stay_days=60, valid_from=on(20), valid_until=on(100))
    found = state(fields, stay("KZ", 1, 5), 5)
    assert (found.standing, found.days_left) == (PaperStanding.AHEAD, 60)


def test_a_passport_only_has_to_be_valid() -> None:
    passport = DocumentFields(kind=DocumentKind.PASSPORT, country="DE", valid_until=on(40))
    assert state(passport, stay("KZ", 1, 20), 20).days_left == 20
    assert state(passport, stay("KZ", 1, 35), 35).standing is PaperStanding.LAST_DAYS
    assert state(passport, stay("KZ", 1, 41), 41).standing is PaperStanding.ENDED


@pytest.mark.parametrize(
    ("words", "number"),
    [("1", 1), ("single", 1), ("Double entry", 2), ("2 entries", 2), ("multiple", None), ("", None)],
)
def test_entries_are_read_from_words(words: str, number: int | None) -> None:
    assert entries_allowed(words) == number


@pytest.mark.parametrize("make", [lambda: THIRTY, lambda: SCHENGEN])
def test_days_used_and_left_never_exceed_what_is_given(make: Callable[[], DocumentFields]) -> None:
    fields = make()
    for today in range(1, 31):
        country = "KZ" if fields is THIRTY else "DE"
        found = state(fields, stay(country, 1, today), today)
        assert found.days_left is not None
        assert found.days_used + found.days_left == fields.stay_days


@pytest.mark.parametrize("today", [date(50, 1, 1), date(2024, 6, 1), date.max])
@pytest.mark.parametrize("is_there", [True, False])
@pytest.mark.parametrize(
    "fields",
    [
        {"stay_days": 100_000, "within_days": 100_000},
        {"stay_days": 0, "within_days": 0},
        {"stay_days": 100_000},
        {"valid_from": date.max},
        {"extended_until": date.max},
    ],
)
def test_absurd_days_of_a_visa_stay_within_the_calendar(
    today: date, is_there: bool, fields: dict[str, Any]
) -> None:
    stays = [Visit("KZ", today, today, is_open=is_there)]
    visa = DocumentFields(country="KZ", **fields)
    (state,) = states({1: visa}, stays, today, countries_of).values()
    assert state.days_left is None or state.days_left >= 0
    assert state.leave_by is None or state.leave_by >= today
