from datetime import date

import pytest

from expedition.logbook import Logbook
from expedition.operations import days, entries
from expedition.queries.search import matching_days
from expedition.records.fields import DayFields, EncounterFields


@pytest.mark.parametrize("words", ["bazaar", "BAZAAR urumqi", "melons", "ürümqi shepherd", "18 july melons"])
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
