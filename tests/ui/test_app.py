"""The program from its first picture to its end, each time in a process of its own."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from expedition import sealing
from expedition.kinds import DayKind
from expedition.logbook import Logbook
from expedition.operations import days
from expedition.queries.days import day_page
from expedition.records import remembered
from tests.blank import blank
from ui import last_page

_HEAVY = ("numpy", "sqlalchemy", "matplotlib", "reportlab", "gpxpy", "PIL", "alembic", "pypdfium2", "tzfpy")

_RUN = """
import gc, json, sys
from pathlib import Path
from ui import app as program

program.read_no_sources()
told = {"modules": {}, "sizes": {}}
app = program.QApplication([])
made = program.Program(app, Path(sys.argv[1]))
def note(moment):
    told["modules"][moment] = sorted({name.partition(".")[0] for name in sys.modules})
    told["sizes"][moment] = len(sys.modules)
def timers():
    gc.unfreeze()
    every = [one for one in gc.get_objects() if type(one) is program.QTimer]
    running = [one for one in every if one.isActive() and not one.isSingleShot()]
    return [(one.interval(), type(one.parent()).__name__) for one in running]
def calm():
    note("calm")
    told["timers"] = timers()
    import multiprocessing
    told["processes"] = len(multiprocessing.active_children())
    told["sources"] = len(sys.modules["linecache"].cache)
    told["can complete"] = sys.modules["expedition.atlas.misspelling"].is_warm()
    told["title"] = made.front.windowTitle()
    told["live"] = made.main.views.day.page.diary.text
    now = made.main.views.day.record
    told["record"] = [now.fields.title, now.figures.distance.stated, [one.fields.text for one in now.notes]]
    told["has focus"] = made.front.focusWidget() is made.main.views.day.page.diary
    made.main.views.day.page.diary.insertPlainText("Wrote this. ")
    made.front.close()
told["was seen"] = made.front.page is not None and made.front.page.diary
made.front.stands.connect(lambda: note("stands"))
told["first"] = {}
def early():
    note("live")
    first = made.front.first
    if first is None:
        return
    page = first.writing.page
    told["first"] = {"text": page.diary.text, "is open": first.desk.is_open}
    page.diary.insertPlainText("Soon. ")
    page.band.edited.emit("title", "Over the pass")
    page.strip.typed.emit("distance_m", "42 km")
    card = next(card for card in page.all_cards if card.kind.name == "note")
    card.add()
    card.form.show_fields(card.form.fields().__class__(text="Water at the bridge"))
    card.settle()
    page.diary.setFocus()
    told["closed early"] = told["closed early"] or made.front.close()
def write():
    made.front.words.diary.setFocus()
    made.front.words.diary.insertPlainText("Early. ")
    told["closed early"] = made.front.close()
made.writable.connect(write)
made.live.connect(early)
made.loaded.connect(lambda: note("loaded"))
made.main_calm = lambda: made.main.opener.prepared.connect(lambda: program.QTimer.singleShot(600, calm))
made.loaded.connect(made.main_calm)
made.front.show()
app.exec()
made.finish()
print(json.dumps(told))
"""


_OPEN_A_COPY = """
import sys
from pathlib import Path
from ui import app as program

app = program.QApplication([])
made = program.Program(app, Path(sys.argv[1]))
def look():
    dialog = app.activeModalWidget()
    if dialog is None:
        program.QTimer.singleShot(20, look)
        return
    print(type(dialog).__name__)
    dialog.reject()
    program.QTimer.singleShot(0, made.front.close)
made.whole.connect(look)
made.front.show()
app.exec()
made.finish()
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("start")


@pytest.fixture(scope="module")
def told(folder: Path) -> dict[str, Any]:
    """What a first run of the program told."""
    from datetime import date

    from expedition.operations import trips
    from expedition.records.fields import DayFields, TripFields

    with blank(folder / "log") as logbook:
        trip_id = int(logbook.do("Add", trips.add, TripFields(title="East")).result)
        logbook.do("Add", days.add, trip_id, DayFields(date=date(2025, 7, 18), kind=DayKind.RIDE))
    return _run(folder)


def _run(folder: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", _RUN, str(folder / "log")],
        capture_output=True,
        text=True,
        check=True,
        env=_surroundings(folder),
    )
    heard: dict[str, Any] = json.loads(done.stdout)
    return heard


def _surroundings(folder: Path) -> dict[str, str]:
    return {"PATH": "", "HOME": str(folder), "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(folder)}


def test_nothing_is_imported_before_it_is_needed(told: dict[str, Any]) -> None:
    loaded = {moment: [name for name in _HEAVY if name in names] for moment, names in told["modules"].items()}
    assert loaded["stands"] == []
    assert {"matplotlib", "reportlab", "gpxpy", "PIL", "alembic"}.isdisjoint(loaded["loaded"])
    assert {"matplotlib", "reportlab", "gpxpy", "PIL", "alembic", "tzfpy", "pypdfium2"}.isdisjoint(
        loaded["calm"]
    )
    assert "asyncio" not in told["modules"]["loaded"]


def test_a_window_left_alone_starts_no_process_beside_it(told: dict[str, Any]) -> None:
    assert told["processes"] == 0


def test_the_main_window_is_read_without_what_opens_a_logbook() -> None:
    """All of it is needed soon, but the page of the day and the welcome page come first."""
    words = "import sys, ui.main_window, ui.first_page; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert not {*_HEAVY, "expedition.logbook"}.intersection(done.stdout.split())


def test_the_window_stands_on_few_modules(told: dict[str, Any]) -> None:
    bare = subprocess.run(
        [sys.executable, "-c", "import sys, PySide6.QtWidgets; print(len(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told["sizes"]["stands"] <= int(bare.stdout) + 30


def test_what_only_typing_a_place_needs_waits_for_it(told: dict[str, Any]) -> None:
    assert not told["can complete"]


def test_no_source_is_read_and_kept_of_what_is_imported(told: dict[str, Any]) -> None:
    assert told["sources"] < told["sizes"]["calm"] / 3


def test_an_idle_window_wakes_at_most_once_a_second(told: dict[str, Any]) -> None:
    assert all(interval >= 1000 for interval, _parent in told["timers"]), told["timers"]


def test_the_page_is_kept_when_the_window_closes_and_shown_at_the_next_start(
    told: dict[str, Any], folder: Path
) -> None:
    assert told["title"] == "log · Expedition Logbook"
    assert told["was seen"] is False
    kept = last_page.read(folder / "log")
    assert kept is not None
    assert kept.diary == "Wrote this. "
    assert kept.diary_at.isValid()
    with Logbook.open(folder / "log") as logbook:
        assert logbook.undo_label is not None
    again = _run(folder)
    assert again["was seen"] == "Wrote this. "
    # What is typed while all else is a picture goes to the page, caret and all, and keeps the window open.
    assert again["closed early"] is False
    assert again["live"] == "Early. Soon. Wrote this. "
    assert again["has focus"]
    after = last_page.read(folder / "log")
    assert after is not None
    assert sorted(after.diary.split(". ")) == sorted(["Early", "Soon", "Wrote this", "Wrote this", ""])
    # The page itself stood before anything of the logbook was read, and all that was typed on it was kept.
    assert again["first"] == {"text": "Early. Wrote this. ", "is open": False}
    assert not set(_HEAVY).intersection(again["modules"]["live"])
    assert again["record"] == ["Over the pass", 42_000.0, ["Water at the bridge"]]
    seen = remembered.understood(after.record)
    assert seen is not None
    page, _habits = seen
    with Logbook.open(folder / "log") as logbook:
        assert logbook.read(day_page, page.row.id) == page


def test_a_protected_copy_given_to_the_program_asks_for_its_password(tmp_path: Path) -> None:
    file = tmp_path / "east.protected.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for name in sorted(sealing.PARTS):
            archive.writestr(name, "x")
    done = subprocess.run(
        [sys.executable, "-c", _OPEN_A_COPY, str(file)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env=_surroundings(tmp_path),
    )
    assert "UnprotectDialog" in done.stdout
