import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition import intake
from expedition.errors import DamagedError, UserError
from expedition.logbook import Logbook
from expedition.operations import days, entries, trips
from expedition.queries.days import day_page
from expedition.queries.history import last_steps
from expedition.queries.trips import all_trips
from expedition.records.fields import StayFields, TripFields
from expedition.store import steps
from expedition.store.database import FILE_NAME
from tests.blank import blank
from tests.expedition.importers.packing import RIDE
from tests.expedition.store.dump import dump
from tests.strangers import unlocked

OLD = Path(__file__).parents[2] / "old_files" / "schema-4"

_value = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.binary(),
)


@given(st.dictionaries(st.text(st.characters(codec="ascii"), min_size=1).filter(str.isidentifier), _value))
def test_an_image_comes_back_to_the_last_bit(image: dict[str, Any]) -> None:
    again = steps.decoded(steps.encoded(image))
    assert again == image
    assert [type(value) for value in (again or {}).values()] == [type(value) for value in image.values()]


def _rows(folder: Path, table: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(folder / "logbook.db")
    try:
        return connection.execute(f"SELECT * FROM {table}").fetchall()
    finally:
        connection.close()


def test_a_removed_trip_with_tracks_photos_and_all_kinds_comes_back_after_a_restart(tmp_path: Path) -> None:
    folder = tmp_path / "log"
    shutil.copytree(OLD, folder)
    before = dump(folder)
    with Logbook.open(folder) as logbook:
        (trip,) = logbook.read(all_trips)
        logbook.do("Remove trip", trips.remove, trip.id)
    gone = dump(folder)
    assert not gone["trip"]
    with Logbook.open(folder) as logbook:
        assert logbook.undo_label == "Remove trip"
        logbook.undo()
    assert dump(folder) == before
    with Logbook.open(folder) as logbook:
        assert logbook.redo_label == "Remove trip"
        logbook.redo()
    assert dump(folder) == gone


def test_all_steps_of_an_earlier_program_run_can_be_taken_back(tmp_path: Path) -> None:
    folder = tmp_path / "log"
    shutil.copytree(OLD, folder)
    with Logbook.open(folder) as logbook:
        while logbook.undo():
            pass
    assert not any(rows for table, rows in dump(folder).items() if table != "alembic_version")


def test_an_import_keeps_no_images_of_what_it_adds(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    (tmp_path / "ride.gpx").write_bytes(RIDE)
    intake.accept(logbook, trip_id, intake.plan_files(logbook, trip_id, [tmp_path / "ride.gpx"]))
    assert all(before is after is None for *_line, before, after in _rows(logbook.folder, "step_row"))
    logbook.undo()
    assert any(after for *_line, after in _rows(logbook.folder, "step_row"))
    logbook.redo()
    assert not any(after for *_line, after in _rows(logbook.folder, "step_row"))


def test_typing_goes_on_as_a_new_step_after_a_restart(logbook: Logbook, day_id: int) -> None:
    for words in ("W", "We"):
        logbook.do_merging("Write day", "diary-1", days.write, day_id, words)
    logbook.close()
    with Logbook.open(logbook.folder) as again:
        again.do_merging("Write day", "diary-1", days.write, day_id, "We left")
        again.undo()
        assert again.read(day_page, day_id).fields.diary == "We"
        again.undo()
        assert again.read(day_page, day_id).fields.diary == ""


def test_a_step_of_another_program_is_not_taken_back_unseen(logbook: Logbook, day_id: int) -> None:
    logbook.do("Write day", days.write, day_id, "mine")
    with unlocked(logbook.folder) as other:
        other.do("Correct day", days.write, day_id, "theirs")
    with pytest.raises(UserError, match="Another program has changed this logbook"):
        logbook.undo()
    assert logbook.read(day_page, day_id).fields.diary == "theirs"
    assert logbook.undo_label == "Correct day"
    logbook.undo()
    logbook.undo()
    assert logbook.read(day_page, day_id).fields.diary == ""


def test_a_step_made_elsewhere_ends_the_redo_list_here(logbook: Logbook, day_id: int) -> None:
    logbook.do("Write day", days.write, day_id, "mine")
    logbook.undo()
    with unlocked(logbook.folder) as other:
        other.do("Correct day", days.write, day_id, "theirs")
    with pytest.raises(UserError, match="Another program"):
        logbook.redo()
    assert logbook.redo_label is None
    assert logbook.read(day_page, day_id).fields.diary == "theirs"


@pytest.mark.parametrize(
    "foreign",
    [
        "UPDATE stay SET name = 'newer'",
        "DELETE FROM stay",
    ],
)
def test_what_was_changed_past_the_list_is_never_written_over(
    logbook: Logbook, day_id: int, foreign: str
) -> None:
    stay = logbook.do("Add stay", entries.add, "stay", day_id, StayFields(name="Aray")).result
    logbook.do("Rename stay", entries.change, "stay", [stay], name="Saray")
    connection = sqlite3.connect(logbook.folder / "logbook.db")
    connection.execute(foreign)
    connection.commit()
    connection.close()
    before = dump(logbook.folder)
    with pytest.raises(UserError, match="“Rename stay” stays as it is"):
        logbook.undo()
    assert dump(logbook.folder) == before
    assert logbook.undo_label == "Rename stay"


def test_a_day_that_something_else_was_put_on_is_not_taken_away(logbook: Logbook, day_id: int) -> None:
    connection = sqlite3.connect(logbook.folder / "logbook.db")
    words = "what, kind, who, consequence, place, time_text, note, said, extra, uid"
    connection.execute(
        f"INSERT INTO incident (day_id, {words}) VALUES (?, 'x', 'fall', '', '', '', '', '', '', '', 'u')",
        (day_id,),
    )
    connection.commit()
    connection.close()
    before = dump(logbook.folder)
    with pytest.raises(UserError, match="“Add day” stays as it is"):
        logbook.undo()
    assert dump(logbook.folder) == before


def _shorten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "KEPT_STEPS", 3)
    monkeypatch.setattr(steps, "MOST_STEPS", 5)


def _undone(folder: Path) -> int:
    """How many steps can be taken back."""
    count = 0
    with Logbook.open(folder) as logbook:
        while logbook.undo():
            count += 1
    return count


def test_closing_lets_old_steps_go_but_not_their_history(
    logbook: Logbook, day_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _shorten(monkeypatch)
    for number in range(9):
        logbook.do("Write", days.write, day_id, f"text {number}")
    logbook.close()
    assert len(_rows(logbook.folder, "step")) == 11
    assert _undone(logbook.folder) == 5


def test_the_newest_steps_stay_whatever_room_they_take(
    logbook: Logbook, day_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _shorten(monkeypatch)
    monkeypatch.setattr(steps, "MOST_LETTERS", 10_000)
    for number in range(9):
        logbook.do("Write", days.write, day_id, f"{number}" * 8_000)
    logbook.close()
    past = [row for row in _rows(logbook.folder, "step") if row[3] == "past"]
    assert len(past) == 8
    assert len(_rows(logbook.folder, "step_row")) == 5  # two were short enough to be told of
    assert _undone(logbook.folder) == 3


def test_old_history_goes_at_last(logbook: Logbook, day_id: int, monkeypatch: pytest.MonkeyPatch) -> None:
    _shorten(monkeypatch)
    monkeypatch.setattr(steps, "PAST_STEPS", 2)
    for number in range(9):
        logbook.do("Write", days.write, day_id, f"text {number}")
    logbook.close()
    assert len(_rows(logbook.folder, "step")) == 7


def test_nothing_goes_while_another_program_may_need_it(
    logbook: Logbook, day_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _shorten(monkeypatch)
    for number in range(9):
        logbook.do("Write", days.write, day_id, f"text {number}")
    unlocked(logbook.folder).close()
    count = 0
    while logbook.undo():
        count += 1
    assert count == 11


def test_a_read_only_logbook_offers_no_step(
    logbook: Logbook, day_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook.close()
    monkeypatch.setattr(os, "access", lambda *_args: False)  # a superuser passes over file modes
    with Logbook.open(logbook.folder) as closed:
        assert closed.undo_label is None
        assert closed.undo() is None


def test_forgotten_steps_leave_nothing_behind(logbook: Logbook, day_id: int) -> None:
    before = dump(logbook.folder)
    logbook.forget_steps()
    assert logbook.undo_label is None
    assert logbook.undo() is None
    assert dump(logbook.folder) == before
    assert not _rows(logbook.folder, "step") + _rows(logbook.folder, "step_row")


def test_forgotten_words_are_nowhere_in_the_file(logbook: Logbook, day_id: int) -> None:
    logbook.do("Write", days.write, day_id, "a secret")
    logbook.do("Write", days.write, day_id, "")
    logbook.close()
    file = logbook.folder / "logbook.db"
    assert b"a secret" in file.read_bytes()
    with Logbook.open(logbook.folder) as again:
        again.forget_steps()
    assert b"a secret" not in file.read_bytes()


def test_a_step_that_cannot_be_written_down_is_not_done(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(logbook.folder)

    def fail(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(steps, "keep", fail)
    with pytest.raises(RuntimeError):
        logbook.do("Add trip", trips.add, TripFields(title="Iceland"))
    assert dump(logbook.folder) == before


_ADDS_FOR_EVER = """
import sys
from contextlib import closing
from pathlib import Path
from expedition.logbook import Logbook
from expedition.operations import trips
from expedition.records.fields import TripFields
logbook = Logbook.create(Path(sys.argv[1]))
for number in range(100_000):
    logbook.do(f"Add {number}", trips.add, TripFields(title=str(number)))
    print(number, flush=True)
"""


def test_a_program_killed_leaves_each_change_with_its_step(tmp_path: Path) -> None:
    folder = tmp_path / "log"
    command = [sys.executable, "-c", _ADDS_FOR_EVER, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        for line in program.stdout:
            if int(line) >= 20:
                program.send_signal(signal.SIGKILL)
                break
    with Logbook.open(folder) as logbook:
        titles = [trip.title for trip in logbook.read(all_trips)]
        assert len(titles) >= 21
        assert len(_rows(folder, "step")) == len(titles)
        logbook.undo()
        assert len(logbook.read(all_trips)) == len(titles) - 1


@pytest.mark.parametrize("rotten", ["{", "[1]", '"x"', b"\xff", 7, '{"=bytes":1}', "[" * 100_000])
@pytest.mark.parametrize("state", ["done", "past"])
def test_a_rotten_step_is_told_as_damage(tmp_path: Path, rotten: object, state: str) -> None:
    with blank(tmp_path / "log") as logbook:
        logbook.do("Add trip", trips.add, TripFields(title="East"))
    with closing(sqlite3.connect(tmp_path / "log" / FILE_NAME, isolation_level=None)) as opened:
        opened.execute("UPDATE step SET state = ?", (state,))
        opened.execute("UPDATE step_row SET after = ?", (rotten,))
    with (
        Logbook.open(tmp_path / "log") as logbook,
        pytest.raises(DamagedError, match="Step 1 of the history is not what was written"),
    ):
        logbook.read(last_steps)
