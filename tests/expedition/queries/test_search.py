from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from expedition.folding import words_of
from expedition.logbook import Logbook
from expedition.operations import days, entries, trips
from expedition.queries.search import find, matching_days
from expedition.records.fields import (
    DayFields,
    EncounterFields,
    FactFields,
    RepairFields,
    StayFields,
    TripFields,
)
from expedition.records.search import HitDay


@pytest.mark.parametrize(
    "words",
    ["bazaar", "BAZAAR urumqi", "melons", "ürümqi shepherd", "18 july melons", "1 shepherd", "2025 friday"],
)
def test_words_are_found_in_line_diary_and_cards(
    logbook: Logbook, trip_id: int, day_id: int, words: str
) -> None:
    other = DayFields(date=date(2025, 7, 19), to_place="Shonzhy")
    logbook.do("Add", days.add, trip_id, other)
    logbook.do("Write", days.write, day_id, "The Bazaar of Ürümqi sells *melons*.")
    logbook.do("Meet", entries.add, "encounter", day_id, EncounterFields(who="a shepherd"))
    assert logbook.read(matching_days, trip_id, words) == {day_id}


def test_all_words_must_be_there(logbook: Logbook, trip_id: int, day_id: int) -> None:
    logbook.do("Write", days.write, day_id, "A bazaar.")
    assert logbook.read(matching_days, trip_id, "bazaar melons") == frozenset()
    assert logbook.read(matching_days, trip_id, " ") == frozenset()


def test_days_of_another_trip_stay_out(logbook: Logbook, trip_id: int, day_id: int) -> None:
    other = logbook.do("Add", trips.add, TripFields(title="West")).result
    same = logbook.do("Add", days.add, other, DayFields(date=date(2025, 7, 18), title="Melons")).result
    assert logbook.read(matching_days, trip_id, "melons") == frozenset()
    assert logbook.read(matching_days, other, "melons") == {same}
    assert not logbook.read(find, "melons", trip_id).hits


def test_names_come_before_texts_and_the_newest_first(logbook: Logbook, trip_id: int) -> None:
    named = [(18, "Golmud", ""), (19, "To Golmud", ""), (20, "", "Far from Golmud.")]
    made = [
        logbook.do(
            "Add", days.add, trip_id, DayFields(date=date(2025, 7, day), title=title, diary=diary)
        ).result
        for day, title, diary in named
    ]
    hits = logbook.read(find, "golmud").hits
    assert [hit.id for hit in hits] == [made[1], made[0], made[2]]
    assert [hit.field for hit in hits] == ["", "", "diary"]


def test_a_hit_says_what_where_and_when(logbook: Logbook, trip_id: int, day_id: int) -> None:
    met = EncounterFields(who="Belgian couple", story="They said Geer'mu is closed.")
    logbook.do("Meet", entries.add, "encounter", day_id, met)
    (hit,) = logbook.read(find, "geermu belg").hits
    assert (hit.kind, hit.title, hit.trip_title) == ("encounter", "Belgian couple", "East")
    assert hit.day == HitDay(day_id, 1, date(2025, 7, 18))
    assert hit.title_marks == ((0, 4),)
    assert hit.field == "story"
    assert [hit.excerpt.text[start:end] for start, end in hit.excerpt.marks] == ["Geer'mu"]


def test_a_kind_wanted_alone_shows_more(logbook: Logbook, trip_id: int, day_id: int) -> None:
    for number in range(8):
        logbook.do("Add", entries.add, "stay", day_id, StayFields(name=f"Melon inn {number}"))
    logbook.do("Add", entries.add_to_trip, "fact", trip_id, FactFields(subject="Melons", value="sweet"))
    every = logbook.read(find, "melon", each=3)
    assert [hit.kind for hit in every.hits] == ["stay", "stay", "stay", "fact"]
    assert every.counts == {"stay": 8, "fact": 1}
    assert len(logbook.read(find, "melon", kinds=["stay"], each=3).hits) == 8


def test_a_kind_found_alone_shows_more(logbook: Logbook, trip_id: int, day_id: int) -> None:
    for number in range(8):
        logbook.do("Add", entries.add, "stay", day_id, StayFields(name=f"Melon inn {number}"))
    assert len(logbook.read(find, "melon", each=3).hits) == 8


def test_a_number_is_a_day(logbook: Logbook, trip_id: int) -> None:
    made = [
        logbook.do("Add", days.add, trip_id, DayFields(date=date(2025, 7, n))).result for n in range(1, 20, 3)
    ]
    assert logbook.read(find, "2").hits[0].id == made[1]
    assert logbook.read(matching_days, trip_id, "7") >= {made[6], made[2]}


@pytest.mark.parametrize("typed", ["shonzhi", "shnzhy", "shonnzhy", "hsonzhy"])
def test_a_slip_is_put_right_and_said(logbook: Logbook, trip_id: int, day_id: int, typed: str) -> None:
    logbook.do("Write", days.write, day_id, "From Shonzhy by noon.")
    found = logbook.read(find, f"noon {typed}")
    assert [hit.id for hit in found.hits] == [day_id]
    assert found.instead == "noon shonzhy"
    assert logbook.read(find, "almaty").instead == ""


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "*",
        "-x",
        "NEAR(a b)",
        "(",
        "a OR",
        "AND",
        "head:x",
        "^a",
        "{",
        "\0",
        "\ud800",
        "'; --",
        "a" * 200_000,
    ],
)
def test_nothing_typed_is_an_error(logbook: Logbook, trip_id: int, day_id: int, typed: str) -> None:
    assert logbook.read(find, typed).hits == ()
    assert logbook.read(matching_days, trip_id, typed) == frozenset()


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=30))
def test_any_text_is_found_by_itself(logbook: Logbook, day_id: int, text: str) -> None:
    written = text.encode("utf-8", "ignore").decode()
    logbook.do("Write", days.write, day_id, written)
    assert bool(logbook.read(find, written).hits) == bool(words_of(written))


def test_a_long_diary_is_found_at_its_end(logbook: Logbook, day_id: int) -> None:
    logbook.do("Write", days.write, day_id, "wörter ’und’ " * 16_000 + "到霍尔果斯。")
    (hit,) = logbook.read(find, "霍尔").hits
    assert hit.excerpt.text.endswith("霍尔果斯。")


def test_kinds_can_be_named(logbook: Logbook, trip_id: int, day_id: int) -> None:
    other = logbook.do("Add", days.add, trip_id, DayFields(date=date(2025, 7, 19), diary="A tyre.")).result
    repair = logbook.do("Add", entries.add, "repair", day_id, RepairFields(part="tyre")).result
    fact = logbook.do("Add", entries.add_to_trip, "fact", trip_id, FactFields(subject="Tyre")).result
    assert logbook.read(matching_days, trip_id, "tyre") == {day_id, other}
    assert logbook.read(matching_days, trip_id, "kind:repairs tyre") == {day_id}
    assert logbook.read(matching_days, trip_id, "kind:Repair") == {day_id}
    hits = [(hit.kind, hit.id) for hit in logbook.read(find, "kind:repair kind:fact tyre").hits]
    assert sorted(hits) == [("fact", fact), ("repair", repair)]
    assert [hit.id for hit in logbook.read(find, "KIND:day").hits] == [other, day_id]
    assert logbook.read(find, "kind:nothing").hits == ()
