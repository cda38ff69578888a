"""Hands that type into a window and are cut off: `python -m tests.bar.typing_hand SEED FOLDER PLACE …`.

What was typed when stands in FOLDER.typed, a word a line with its moment; its last line is the end.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random
from typing import NoReturn

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ui.icons import Icons
from ui.main_window import MainWindow
from ui.panels.day_panel import DayPanel
from ui.settings import Settings
from ui.theme import Theme, ThemeChoice

TYPING_MS, LOOKING_MS = 90, 30
SHORTEST_S, LONGEST_S, PATIENCE_S = 5.5, 8.0, 60.0
TOGETHER = 4


def main() -> int:
    """Types in a few windows at a time, and kills each after some seconds of it."""
    random, words = Random(int(sys.argv[1])), sys.argv[2:]
    pairs = list(zip(words[::2], words[1::2], strict=True))
    for first in range(0, len(pairs), TOGETHER):
        some = pairs[first : first + TOGETHER]
        hands = [(_forked(Path(folder), place), Path(folder)) for folder, place in some]
        for pid, folder in hands:
            _cut_off(pid, folder.with_suffix(".typed"), random.uniform(SHORTEST_S, LONGEST_S))
    return 0


def _forked(folder: Path, place: str) -> int:
    pid = os.fork()
    if pid == 0:
        _type(folder, place)
    return pid


def _cut_off(pid: int, typed: Path, after_s: float) -> None:
    """Kill a hand so long after its first word."""
    latest = time.monotonic() + PATIENCE_S
    while time.monotonic() < latest and not (typed.exists() and typed.stat().st_size):
        time.sleep(0.02)
    if typed.exists() and typed.stat().st_size:
        began = float(typed.read_text().split()[1])
        time.sleep(max(0.0, began + after_s - time.monotonic()))
    os.kill(pid, signal.SIGKILL)
    with typed.open("a") as out:
        out.write(f"\nend {time.monotonic()}\n")
    os.waitpid(pid, 0)


def _type(folder: Path, place: str) -> NoReturn:
    app = QApplication([])
    theme = Theme(app, ThemeChoice.LIGHT)
    window = MainWindow(theme, Icons(theme), Settings(folder.with_suffix(".ini")))
    window.begin(folder)
    window.show()
    window.activateWindow()
    out = os.open(folder.with_suffix(".typed"), os.O_WRONLY | os.O_CREAT)
    numbers = count()

    def step() -> None:
        field = _field(window, place)
        if field is None:
            timer.setInterval(LOOKING_MS)
            return
        timer.setInterval(TYPING_MS)
        number = next(numbers)
        QTest.keyClicks(field, f"w{number} ")
        os.write(out, f"{number} {time.monotonic()}\n".encode())

    timer = QTimer(window, interval=LOOKING_MS)
    timer.timeout.connect(step)
    timer.start()
    app.exec()
    os._exit(1)


def _field(window: MainWindow, place: str) -> QWidget | None:
    """Where to type, with the caret in it; None while the way there is not gone yet."""
    day = window.views.day
    if day is None or day.record is None:
        return None
    ways: dict[str, Callable[[MainWindow, DayPanel], QWidget | None]] = {
        "diary": lambda _window, day: day.page.diary,
        "quick": _quick,
        "card": _card,
        "dialog": _dialog,
    }
    field = ways[place](window, day)
    if field is not None and not field.hasFocus():
        field.window().activateWindow()
        field.setFocus()
        return None
    return field


def _quick(window: MainWindow, _day: DayPanel) -> QWidget | None:
    if not window.quick.is_open:
        window.quick.open()
    return window.quick.panel.line if window.quick.panel is not None else None


def _card(_window: MainWindow, day: DayPanel) -> QWidget | None:
    card = next(card for card in day.page.all_cards if card.kind.name == "encounter")
    if card.form is None:
        card.add()
        return None
    return next(iter(card.form.findChildren(QPlainTextEdit)), None)


def _dialog(window: MainWindow, _day: DayPanel) -> QWidget | None:
    dialog = QApplication.activeModalWidget()
    if dialog is None:
        QTimer.singleShot(0, window, window.verbs.edit_trip)
        return None
    fields = dialog.findChildren(QLineEdit)
    return next(field for field in fields if field.accessibleName() == "Title")


if __name__ == "__main__":
    sys.exit(main())
