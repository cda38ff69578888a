from datetime import date
from functools import partial

import pytest

from expedition.kinds import ExpenseCategory, FigureName
from expedition.logbook import Logbook
from expedition.operations import days, entries, evening
from expedition.queries import entries as entry_queries
from expedition.queries.days import day_page
from expedition.queries.evening import context
from expedition.quick.reading import understand
from expedition.quick.tables import vocabulary
from expedition.quick.understood import Written
from expedition.records.fields import CounterFields, DayFields, ExpenseFields


def say(logbook: Logbook, day_id: int, line: str) -> Written:
    best = understand(line, logbook.read(context, day_id), vocabulary())[0]
    written = logbook.do("Write", evening.write, day_id, best).result
    assert isinstance(written, Written)
    return written


def test_a_line_is_one_step(logbook: Logbook, day_id: int) -> None:
    assert say(logbook, day_id, "met 2 cyclists from Lyon").kind == "encounter"
    assert logbook.read(day_page, day_id).encounters[0].fields.origin == "Lyon"
    logbook.undo()
    assert logbook.read(day_page, day_id).encounters == ()


def test_the_day_itself_is_changed_and_keeps_the_rest(logbook: Logbook, day_id: int) -> None:
    logbook.do("Road", partial(days.change, road="rough"), day_id)
    say(logbook, day_id, "clear NE headwind 19 to 44 °C")
    page = logbook.read(day_page, day_id)
    assert (page.fields.weather, page.fields.wind, page.fields.road) == ("clear", "NE, headwind", "rough")
    assert page.figures.temperature_min.stated == 19.0
    assert page.figures.temperature_max.stated == 44.0


def test_what_is_not_understood_is_behind_the_diary(logbook: Logbook, day_id: int) -> None:
    logbook.do("Write", days.write, day_id, "Before.\n")
    say(logbook, day_id, "Larks, pylons, the range going rose")
    assert logbook.read(day_page, day_id).fields.diary == "Before.\n\nLarks, pylons, the range going rose"


def test_a_counter_is_made_once_and_counted_on(logbook: Logbook, trip_id: int, day_id: int) -> None:
    say(logbook, day_id, "ice cream +1")
    say(logbook, day_id, "Ice creams +2")
    page = logbook.read(day_page, day_id)
    assert [(entry.fields.name, entry.fields.value) for entry in page.counts] == [("ice cream", 3.0)]
    assert len(logbook.read(entry_queries.of_trip, trip_id, "counter")) == 1


def test_a_count_said_again_is_corrected(logbook: Logbook, trip_id: int, day_id: int) -> None:
    logbook.do("Count", entries.add, "counter", trip_id, CounterFields(name="Punctures"))
    say(logbook, day_id, "punctures 2")
    say(logbook, day_id, "punctures 3")
    assert [entry.fields.value for entry in logbook.read(day_page, day_id).counts] == [3.0]


def test_papers_belong_to_the_trip(logbook: Logbook, trip_id: int, day_id: int) -> None:
    written = say(logbook, day_id, "visa China 30 days until 3 Aug")
    found = logbook.read(entry_queries.of_trip, trip_id, "document")
    assert [entry.id for entry in found] == [written.row_id]


def test_a_ferry_is_a_leg(logbook: Logbook, day_id: int) -> None:
    say(logbook, day_id, "ferry Baku to Kuryk 430 km")
    assert logbook.read(day_page, day_id).figures.carried.value == pytest.approx(430_000.0)


def test_a_distance_said_is_the_day_s(logbook: Logbook, day_id: int) -> None:
    say(logbook, day_id, "from Kegen to Shonzhy 109 km")
    page = logbook.read(day_page, day_id)
    assert page.figures.distance.name is FigureName.DISTANCE
    assert page.figures.distance.value == 109_000.0
    assert (page.fields.from_place, page.fields.to_place) == ("Kegen", "Shonzhy")


def test_the_context_knows_how_the_trip_goes(logbook: Logbook, trip_id: int, day_id: int) -> None:
    fields = ExpenseFields(what="Nan", category=ExpenseCategory.FOOD, currency="KZT")
    logbook.do("Buy", entries.add, "expense", day_id, fields)
    logbook.do("Go", partial(days.change, to_place="Kegen"), day_id)
    next_id = logbook.do("Next", days.add, trip_id, DayFields(date=date(2025, 7, 19))).result
    known = logbook.read(context, next_id)
    assert (known.currency, known.date) == ("KZT", date(2025, 7, 19))
    assert known.categories == {"nan": ExpenseCategory.FOOD}
    assert "kegen" in known.places
