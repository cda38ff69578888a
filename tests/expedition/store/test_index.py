import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from expedition.errors import UserError
from expedition.field_names import field_name
from expedition.logbook import Logbook
from expedition.operations import days, entries, trips
from expedition.queries.search import find, is_indexed, matching_days
from expedition.records.fields import (
    ClippingFields,
    DayFields,
    NoteFields,
    Pair,
    PlaceFields,
    PlaceName,
    Post,
    Said,
    StayFields,
    TripFields,
)
from expedition.searching import KINDS, terms_of
from expedition.store import index
from expedition.store.database import FILE_NAME
from expedition.store.search_text import columns
from tests.blank import blank

START = date(2025, 7, 18)


def is_right(logbook: Logbook) -> bool:
    return logbook.read(lambda session: index.is_right(session.connection()))


def found(logbook: Logbook, words: str) -> list[tuple[str, int]]:
    def query(session: Session) -> list[int]:
        return index.matching(session.connection(), terms_of(words))

    places = [index.place_of(number) for number in logbook.read(query)]
    return [(place.kind, place.id) for place in places]


def test_every_table_with_words_is_known(logbook: Logbook) -> None:
    assert is_right(logbook)
    assert {column.name for column in columns("place")} >= {"names", "note", "said", "extra", "country"}
    assert "uid" not in {column.name for kind in KINDS for column in columns(kind)}
    assert all(field_name(kind, column.name) for kind in KINDS for column in columns(kind))


@pytest.mark.parametrize(
    "words", ["乌鲁", "ئۈرۈمچی", "urumqi", "dihua", "beak", "answer", "DAWN", "peculiar", "kazakhstan"]
)
def test_lists_words_typed_and_free_rows_are_found(logbook: Logbook, trip_id: int, words: str) -> None:
    place = PlaceFields(
        name="Ürümqi",
        country="KZ",
        names=(PlaceName("乌鲁木齐", "zh"), PlaceName("ئۈرۈمچى", "ug-Arab"), PlaceName("Dihua", era="old")),
        said=(Said("lat", words="dawn"),),
        extra=(Pair("Peculiar", "beaks"),),
    )
    clipping = ClippingFields(title="T", posts=(Post(author="x", body="No answer."),))
    one = logbook.do("Add", entries.add_to_trip, "place", trip_id, place).result
    two = logbook.do("Add", entries.add_to_trip, "clipping", trip_id, clipping).result
    assert found(logbook, words) == [("clipping", two) if words == "answer" else ("place", one)]


def test_what_is_removed_or_undone_is_found_no_more(logbook: Logbook, day_id: int) -> None:
    stay = logbook.do("Add", entries.add, "stay", day_id, StayFields(name="Caravanserai")).result
    assert found(logbook, "caravanserai") == [("stay", stay)]
    logbook.do("Remove", entries.remove, "stay", stay)
    assert found(logbook, "caravanserai") == []
    logbook.undo()
    assert found(logbook, "caravanserai") == [("stay", stay)]
    logbook.undo()
    assert found(logbook, "caravanserai") == []
    logbook.redo()
    assert found(logbook, "caravanserai") == [("stay", stay)]


def test_entries_follow_their_day_to_another_date(logbook: Logbook, trip_id: int, day_id: int) -> None:
    logbook.do("Add", entries.add, "note", day_id, NoteFields(text="yurt"))
    logbook.do("Move", days.update, day_id, DayFields(date=START + timedelta(days=9)))
    assert is_right(logbook)
    assert logbook.read(matching_days, trip_id, "yurt 27") == {day_id}


_step = st.tuples(
    st.sampled_from(
        ["trip", "day", "stay", "place", "write", "date", "drop_day", "drop_trip", "undo", "undo", "redo"]
    ),
    st.integers(0, 9),
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_step, min_size=3, max_size=12))
def test_after_any_steps_the_index_equals_a_fresh_one(
    logbook: Logbook, trip_id: int, day_id: int, steps: list[tuple[str, int]]
) -> None:
    trip_ids, day_ids = [trip_id], [day_id]
    for kind, number in steps:
        trip, day = trip_ids[number % len(trip_ids)], day_ids[number % len(day_ids)]
        _run(logbook, kind, number, trip, day, trip_ids, day_ids)
    assert is_right(logbook)


def _run(
    logbook: Logbook, kind: str, number: int, trip: int, day: int, trip_ids: list[int], day_ids: list[int]
) -> None:
    """One step, on whatever the number picks; refused where that is gone."""
    try:
        if kind == "trip":
            trip_ids.append(logbook.do(kind, trips.add, TripFields(title=f"Trip {number}")).result)
        elif kind == "day":
            day_ids.append(
                logbook.do(kind, days.add, trip, DayFields(date=START + timedelta(days=number))).result
            )
        elif kind == "stay":
            logbook.do(kind, entries.add, "stay", day, StayFields(name=f"Inn {number}"))
        elif kind == "place":
            logbook.do(kind, entries.add_to_trip, "place", trip, PlaceFields(name=f"Pass {number}"))
        elif kind == "write":
            logbook.do_merging(kind, "diary", days.write, day, f"text {number}")
        elif kind == "date":
            logbook.do(kind, days.update, day, DayFields(date=START + timedelta(days=20 + number)))
        elif kind == "drop_day":
            logbook.do(kind, days.remove, day)
        elif kind == "drop_trip":
            logbook.do(kind, trips.remove, trip)
        else:
            getattr(logbook, kind)()
    except UserError:
        pass


@pytest.mark.parametrize(
    "spoil",
    ["DROP TABLE search_state", "UPDATE search_state SET stamp = '0'", "DROP TABLE search_words"],
)
def test_a_lost_or_old_index_is_made_anew(tmp_path: Path, spoil: str) -> None:
    folder = tmp_path / "log"
    with blank(folder) as logbook:
        logbook.do("Add", trips.add, TripFields(title="Silk road"))
    connection = sqlite3.connect(folder / "logbook.db")
    connection.execute(spoil)
    connection.execute("UPDATE search_state SET stamp = '0'") if "words" in spoil else None
    connection.commit()
    connection.close()
    with Logbook.open(folder) as logbook:
        assert is_right(logbook)
        assert found(logbook, "silk") == [("trip", 1)]


def test_a_read_only_logbook_without_an_index_finds_the_same(
    logbook: Logbook, trip_id: int, day_id: int
) -> None:
    other = logbook.do("Add", days.add, trip_id, DayFields(date=date(2025, 7, 20), title="Melons")).result
    logbook.do("Write", days.write, day_id, "Melons in 乌鲁木齐")
    logbook.do("Add", entries.add, "stay", day_id, StayFields(name="Melon house"))
    searches = ["melon", "melons 乌鲁", '"melon"', "18 july", "kind:stay", "kind:day melon", "nowhere"]
    with_index = [logbook.read(find, words) for words in searches]
    assert with_index[0].hits[0].id == other
    connection = sqlite3.connect(logbook.folder / "logbook.db")
    connection.executescript("DROP TABLE search_state")
    connection.close()
    assert not logbook.read(is_indexed)
    assert [logbook.read(find, words) for words in searches] == with_index
    with pytest.raises(UserError, match="Another program has changed"):
        logbook.do("Write", days.write, day_id, "No melon")
    logbook.do("Write", days.write, day_id, "No melon")
    assert logbook.read(matching_days, trip_id, "house no") == {day_id}


def test_a_vacuum_leaves_the_index_right(logbook: Logbook, trip_id: int, day_id: int) -> None:
    logbook.do("Remove", days.remove, day_id)
    connection = sqlite3.connect(logbook.folder / "logbook.db")
    connection.execute("VACUUM")
    connection.close()
    assert is_right(logbook)


def test_nothing_is_made_anew_among_damaged_pages(tmp_path: Path) -> None:
    with blank(tmp_path / "log") as logbook:
        logbook.do("Add trip", trips.add, TripFields(title="East"))
    file = tmp_path / "log" / FILE_NAME
    with closing(sqlite3.connect(file)) as opened:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'search_state'"
        (page,), (size,) = opened.execute(query).fetchone(), opened.execute("PRAGMA page_size").fetchone()
    rotten = bytearray(file.read_bytes())
    rotten[page * size - size // 2 : page * size] = bytes(size // 2)
    file.write_bytes(rotten)
    Logbook.open(tmp_path / "log").close()
    assert file.read_bytes() == rotten
