"""The window starts on whatever lies where it keeps its own things: settings, last page, drafts, notes."""

import os
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

from tests.bar.alone import alone
from tests.bar.made import filled
from tests.bar.outcome import Outcome

WHAT = (
    "Garbage in settings, last page, drafts and notes: the window starts with the logbook, and says nothing"
)
SUITE, LARGE = 40, 200
_CONFIG = "Expedition Logbook/Expedition Logbook.conf"
_STATE = "expedition-logbook"
_LATEST_MS, _CALM_MS, _LOOK_MS, _LARGEST_SIDE = 60_000, 300, 20, 20_000
_WILD = (
    "null [] {} 1e400 -1 9223372036854775808 \"\\ud800\" \"\\u0000\" true " + "[" * 40
).split(" ")  # fmt: skip


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Starts the window so often; of few, only what it keeps is read."""
    return alone(__name__, folder, count, seed) if count > SUITE else _read_alone(folder, count, seed)


def work(folder: Path, count: int, seed: int) -> Outcome:
    """Each in a copy of this process, which has loaded the window and made none yet."""
    import ui.app
    import ui.main_window
    import ui.panels.day_panel  # noqa: F401

    random, failed = Random(seed), []
    logbook = filled(folder / "logbook")
    for number in range(count):
        home = folder / str(number)
        _lay(home, logbook, Random(random.getrandbits(64)))
        told = _started(home, logbook)
        failed += [f"{number}: {told}"] if told else []
    return Outcome(count, tuple(failed))


def _read_alone(folder: Path, count: int, seed: int) -> Outcome:
    """What is kept, read by itself, without any window or logbook."""
    from ui import drafts, last_page, sessions
    from ui.maps import kept_tiles
    from ui.settings import Settings

    random, failed, logbook = Random(seed), [], folder / "logbook"
    logbook.mkdir()
    for number in range(count):
        home = folder / str(number)
        _lay(home, logbook, random)
        try:
            kept = Settings(home / "config" / _CONFIG)
            (kept.theme, kept.recent, kept.last_day(logbook), kept.searches, kept.state("window"))
            sessions.cut_off(home / "state" / _STATE)
            drafts.DraftFile(logbook, None, read_only=False).read()
            last_page.read(logbook)
            kept_tiles.read(logbook)
        except Exception:
            failed.append(f"{number}: {traceback.format_exc()}")
    return Outcome(count, tuple(failed))


def _lay(home: Path, logbook: Path, random: Random) -> None:
    """Garbage of some kind in every place."""
    _put(home / "config" / _CONFIG, random, _settings(logbook))
    _put(home / "state" / _STATE / "session-7.json", random, b'{"logbook": "", "day_id": 1, "view": "map"}')
    _put(home / "state" / _STATE / "session-7.txt", random, b"Fatal")
    _put(logbook / "unsaved.json", random, _DRAFTS)
    _put(logbook / "last_page.png", random, b"\x89PNG\r\n\x1a\n")
    _put(logbook / "last_map", random, b'expedition map tiles\n{"version": "0.1.0", "stamp": "1", "tiles": [')


def _put(place: Path, random: Random, whole: bytes) -> None:
    from tests.fuzzing.mutations import mutate

    place.parent.mkdir(parents=True, exist_ok=True)
    if place.is_dir():
        place.rmdir()
    place.unlink(missing_ok=True)
    ways: tuple[Callable[[], object], ...] = (
        place.mkdir,
        partial(place.symlink_to, place),
        partial(place.write_bytes, random.randbytes(2_000)),
        partial(place.write_bytes, b""),
        *[partial(place.write_bytes, mutate(random, [whole]))] * 4,
        *[partial(place.write_bytes, _with_wild(whole, random))] * 4,
    )
    random.choice(ways)()


def _with_wild(whole: bytes, random: Random) -> bytes:
    """One value after a colon or an equals sign is another one."""
    at = [place for place, letter in enumerate(whole) if letter in b":="]
    if not at:
        return whole
    first = random.choice(at) + 1
    ends = [end for end in (whole.find(sign, first) for sign in (b",", b"}", b"\n")) if end > 0]
    return whole[:first] + random.choice(_WILD).encode() + whole[min(ends, default=len(whole)) :]


def _settings(logbook: Path) -> bytes:
    geometry = (
        "@ByteArray(" + r"\x1\xd9\xd0\xcb\0\x3\0\0\x7f\xff\xff\xf0\x7f\xff\xff\xf0\x7f\xff\xff\xff" + ")"
    )
    return f"""[General]
theme=dark
recent={logbook}
last_folder=/home
searches="[[\\"Nights\\", \\"kind:stay\\"]]"

[last_day]
{str(logbook).replace("/", "|")}=1

[state]
window={geometry}
splitter={geometry}
frame={geometry}

[choice]
map\\own="[[\\"/a.pmtiles\\", true, 0.5]]"
map\\language=en
charts=[]

[table]
days="{{\\"shown\\": [\\"date\\"], \\"widths\\": {{\\"date\\": 120}}}}"
""".encode()


_DRAFTS = b"""{"version": 1, "drafts": [{"place": "diary", "words": "Diary", "typed": [{"field": "Diary",
"number": 0, "text": "Snow", "before": ""}], "trip_id": 1, "day_id": 1, "day": "2024-02-27"}]}"""


def _started(home: Path, logbook: Path) -> str:
    """What was wrong with a start in a copy of this process, empty where nothing was."""
    told, tell = os.pipe()
    child = os.fork()
    if not child:
        os.close(told)
        try:
            said = _start(home, logbook)
        except BaseException:
            said = traceback.format_exc()
        os.write(tell, said.encode("utf-8", "replace")[-4000:])
        os._exit(0)
    os.close(tell)
    with os.fdopen(told, encoding="utf-8", errors="replace") as pipe:
        said = pipe.read()
    _pid, status = os.waitpid(child, 0)
    return said or (f"it ended with {status}" if status else "")


def _start(home: Path, logbook: Path) -> str:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    import ui.failures
    from ui.app import Program
    from ui.dialogs.put_back_dialog import DiedDialog, PutBackDialog

    os.environ.update(
        HOME=str(home),
        XDG_CONFIG_HOME=str(home / "config"),
        XDG_STATE_HOME=str(home / "state"),
        LANG="C.UTF-8",
    )
    failed: list[str] = []
    sys.excepthook = lambda *error: failed.append("".join(traceback.format_exception(*error)[-4:]))
    ui.failures.catch_all = lambda *_told: None
    app = QApplication([])
    program = Program(app, logbook)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, DiedDialog | PutBackDialog):
            dialog.close()
        elif dialog is not None:
            failed.append(f"{type(dialog).__name__}: {dialog.windowTitle()}")
            dialog.close()

    def end() -> None:
        if program.main is None or not program.main.desk.is_open:
            failed.append("the logbook is not open")
        size = program.front.size()
        if max(size.width(), size.height()) > _LARGEST_SIDE:
            failed.append(f"the window is {size.width()} × {size.height()}")
        app.quit()

    looking = QTimer(interval=_LOOK_MS)
    looking.timeout.connect(look)
    looking.start()
    program.whole.connect(lambda: QTimer.singleShot(_CALM_MS, end))
    QTimer.singleShot(_LATEST_MS, end)
    program.front.show()
    app.exec()
    return "\n".join(failed)
