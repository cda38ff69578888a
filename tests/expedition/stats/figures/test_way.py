from expedition.kinds import DayKind
from expedition.records.day import DayPage
from expedition.records.fields import TripFields
from expedition.records.trip_facts import TripFacts
from expedition.stats.facts import facts_of
from expedition.stats.figures.catalogue import statistics
from tests.expedition.stats.pages import leg, page


def trip(*pages: DayPage) -> TripFacts:
    made = tuple(facts_of(one) for one in pages)
    return TripFacts(1, TripFields(title="Osh"), made)


def test_the_longest_day_says_which_day_it_was() -> None:
    made = trip(page(1, [leg(80_000.0)]), page(2, [leg(122_700.0)]), page(3, kind=DayKind.REST))
    found = {figure.key: figure for figure in statistics(made)}
    assert found["longest_day_m"].value == 122_700.0
    assert found["longest_day_m"].days == (2,)
    assert found["distance_m"].value == 202_700.0


def test_rest_days_are_no_part_of_a_riding_day() -> None:
    made = trip(page(1, [leg(80_000.0)]), page(2, [leg(100_000.0)]), page(3, kind=DayKind.REST))
    found = {figure.key: figure for figure in statistics(made)}
    assert found["average_ride_day_m"].value == 90_000.0
