"""The program is asked to end by its session, each time in a process of its own."""

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from expedition.backing_up import Reason, listed
from expedition.logbook import Logbook
from expedition.operations import days, trips
from expedition.queries.days import day_page
from expedition.records.fields import DayFields, TripFields
from tests.blank import blank
from ui.drafts import DraftFile

_LONGEST_S = 1.5
"""Of processor time: others may be at work too."""
_TICKS = os.sysconf("SC_CLK_TCK")

_RUN = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ui import app as program

class Typed(program.Program):
    def _tell_whole(self):
        super()._tell_whole()
        QTimer.singleShot(0, self.type)
    def type(self):
        main = self.main
        if sys.argv[2] == "dialog":
            QTimer.singleShot(300, self.type_there)
            main.verbs.edit_trip()
            return
        main.views.day.page.diary.setFocus()
        main.views.day.page.diary.insertPlainText("Wrote this.")
        print("ready", flush=True)
    def type_there(self):
        from PySide6.QtWidgets import QApplication, QLineEdit
        dialog = QApplication.activeModalWidget()
        field = dialog.findChildren(QLineEdit)[0]
        dialog.activateWindow()
        field.setFocus()
        if not field.hasFocus():
            QTimer.singleShot(50, self.type_there)
            return
        field.insert("Far ")
        print("ready", flush=True)

program.Program = Typed
sys.exit(program.run(Path(sys.argv[1])))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed logbook of one day, without a backup."""
    with blank(tmp_path / "log") as logbook:
        trip_id = int(logbook.do("Add", trips.add, TripFields(title="East")).result)
        logbook.do("Add", days.add, trip_id, DayFields(date=date(2025, 7, 18)))
    return tmp_path / "log"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where the program keeps its own things."""
    return tmp_path


def _ended(folder: Path, home: Path, typed: str, name: signal.Signals) -> tuple[int, float]:
    """Runs the program, lets something be typed, sends a signal; exit code and seconds of that."""
    env = {"PATH": "", "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(home)}
    words = [sys.executable, "-c", _RUN, str(folder), typed]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=env) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        before = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
        os.kill(process.pid, name)
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    spent = used.ru_utime + used.ru_stime - (int(before[11]) + int(before[12])) / _TICKS
    return process.returncode, spent


def _is_cut_off(home: Path) -> bool:
    return any((home / ".local/state/expedition-logbook").glob("session-*"))


def test_what_is_typed_is_saved_and_backed_up_when_the_session_ends(folder: Path, home: Path) -> None:
    code, seconds = _ended(folder, home, "diary", signal.SIGTERM)
    assert code == 0
    assert seconds < _LONGEST_S
    with Logbook.open(folder) as logbook:
        assert logbook.read(day_page, 1).fields.diary == "Wrote this."
    assert [one.reason for one in listed(folder)] == [Reason.SESSION]
    assert not _is_cut_off(home)
    assert not (folder / "unsaved.json").exists()


def test_what_stands_in_a_dialog_is_offered_at_the_next_start(folder: Path, home: Path) -> None:
    code, seconds = _ended(folder, home, "dialog", signal.SIGINT)
    assert code == 0
    assert seconds < _LONGEST_S
    (draft,) = DraftFile(folder, None, read_only=False).read()
    assert [one.text for one in draft.typed] == ["Far "]
    assert not _is_cut_off(home)
