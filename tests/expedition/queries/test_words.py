from datetime import date

from expedition.kinds import PriceKind, StayKind
from expedition.logbook import Logbook
from expedition.operations import days, entries, trips
from expedition.queries import words
from expedition.records.fields import (
    CounterFields,
    CountFields,
    DayFields,
    EncounterFields,
    RepairFields,
    RoadFields,
    RuleFields,
    StayFields,
    TripFields,
)


def test_a_night_begins_as_the_last_one_was(logbook: Logbook, trip_id: int, day_id: int) -> None:
    assert logbook.read(words.habits, trip_id, date(2030, 1, 1)).stay_kind is StayKind.WILD_CAMP
    logbook.do("Stay", entries.add, "stay", day_id, StayFields(kind=StayKind.YURT))
    assert logbook.read(words.habits, trip_id, date(2030, 1, 1)).stay_kind is StayKind.YURT
    assert logbook.read(words.habits, trip_id, date(2000, 1, 1)).stay_kind is StayKind.WILD_CAMP


def test_the_currency_paid_in_last_comes_first_and_the_home_currency_last(
    logbook: Logbook, trip_id: int, day_id: int
) -> None:
    home = logbook.read(words.currencies, trip_id)
    assert len(home) == 1
    later = logbook.do("Day", days.add, trip_id, DayFields(date=date(2030, 1, 1))).result
    logbook.do("Mend", entries.add, "repair", int(str(later)), RepairFields(currency="KZT"))
    fields = StayFields(currency="KGS", price_kind=PriceKind.PAID)
    logbook.do("Stay", entries.add, "stay", day_id, fields)
    assert logbook.read(words.currencies, trip_id) == ("KZT", "KGS", *home)


def test_words_are_offered_for_every_kind_of_record(logbook: Logbook, trip_id: int, day_id: int) -> None:
    logbook.do("Met", entries.add, "encounter", day_id, EncounterFields(origin="Lyon"))
    logbook.do("Road", entries.add, "road", day_id, RoadFields(road="G315"))
    logbook.do("Rule", entries.add_to_trip, "rule", trip_id, RuleFields(subject="Turpan"))
    logbook.do("Count", entries.add, "count", day_id, CountFields(name="ice creams"))
    logbook.do("Counter", entries.add_to_trip, "counter", trip_id, CounterFields(name="punctures"))
    assert logbook.read(words.suggestions, trip_id, "encounter.origin") == ("Lyon",)
    assert logbook.read(words.suggestions, trip_id, "road.road") == ("G315",)
    assert logbook.read(words.suggestions, trip_id, "rule.subject") == ("Turpan",)
    assert logbook.read(words.suggestions, trip_id, "count.name") == ("ice creams", "punctures")


def test_words_of_this_trip_come_before_those_of_others(logbook: Logbook, trip_id: int, day_id: int) -> None:
    other = logbook.do("Trip", trips.add, TripFields(title="West")).result
    far = logbook.do("Day", days.add, other, DayFields(date=date(2024, 1, 1))).result
    for name, where in (("Lyon", day_id), ("Ghent", far), ("Ghent", far), ("Osh", day_id), ("Osh", day_id)):
        logbook.do("Met", entries.add, "encounter", where, EncounterFields(origin=name))
    assert logbook.read(words.suggestions, trip_id, "encounter.origin") == ("Osh", "Lyon", "Ghent")
    assert logbook.read(words.suggestions, int(other), "encounter.origin") == ("Ghent", "Osh", "Lyon")
