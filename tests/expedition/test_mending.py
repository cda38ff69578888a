import sqlite3
from contextlib import closing

from expedition.checking import check
from expedition.logbook import Logbook
from expedition.mending import mend
from expedition.queries.search import find


def test_a_sound_logbook_is_left_alone(logbook: Logbook, day_id: int) -> None:
    logbook.close()
    mended = mend(logbook.folder)
    assert (mended.mended, mended.left, mended.aside) == ((), (), None)


def test_a_search_index_that_is_wrong_is_made_anew(logbook: Logbook, trip_id: int) -> None:
    logbook.close()
    with closing(sqlite3.connect(logbook.folder / "logbook.db")) as opened, opened:
        opened.execute("UPDATE search_words SET head = 'west'")
    damaged = (logbook.folder / "logbook.db").read_bytes()
    mended = mend(logbook.folder)
    assert [problem.kind for problem in mended.mended] == ["index"]
    assert mended.aside is not None
    assert mended.aside.read_bytes() == damaged
    assert check(logbook.folder).ok
    with Logbook.open(logbook.folder) as again:
        assert again.read(find, "east").hits
