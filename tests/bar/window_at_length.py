"""What a window is asked seldom, but then much: long texts, crowded days, every dialog."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from expedition.entities import Day, Waypoint
from expedition.entities.fields import values
from expedition.entities.rows import get
from expedition.kinds import WaypointKind
from expedition.logbook import Logbook
from expedition.operations import days
from expedition.records.fields import WaypointFields
from tests.bar.walking import LEFT_ALONE
from tests.benchmarks.watching import pause
from ui.views import View

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.bar.window_at_work import Work

WORDS, LETTERS, WAYPOINTS = 20_000, 200_000, 3_000
"""Of the diary that is typed into, of what is pasted, and of one day."""
_LONG_DAY, _CROWDED_DAY = 101, 102
_SIZES = (QSize(1440, 900), QSize(900, 600), QSize(1920, 1080), QSize(1280, 800))
_DIALOG_MS = 400


def crowd(folder: Path) -> None:
    """Give a logbook a day with a long diary, and after it one with very many waypoints."""
    with Logbook.open(folder) as book:
        book.do("Write", _crowd)


def _crowd(session: "Session") -> None:
    days.write(session, _LONG_DAY, "\n\n".join([" ".join(["wind over the steppe"] * 25)] * (WORDS // 100)))
    day = get(session, Day, _CROWDED_DAY)
    for number in range(WAYPOINTS):
        fields = WaypointFields(kind=WaypointKind.WATER, name=f"Well {number}")
        day.waypoints.append(Waypoint(**values(fields), trip_id=day.trip_id))


class AtLength:
    """More of a window's work, in its own parts."""

    def __init__(self, work: "Work") -> None:
        self._work, self._window = work, work.window
        self._closing = QTimer(work.window, interval=_DIALOG_MS)
        self._closing.timeout.connect(_close_dialog)

    def parts(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """All of it, in turn."""
        yield "crowded day", partial(self._open_day, _CROWDED_DAY)
        yield "long diary", partial(self._open_day, _LONG_DAY)
        yield "typing in it", self._type
        yield "pasting into it", self._paste
        yield "long list", self._scroll
        yield "resizing", self._resize
        yield "map moved", self._move_map
        for action in self._window.actions_.all():
            name = action.objectName()
            if name not in LEFT_ALONE:
                yield f"action {name}", partial(self._act, name)

    def _open_day(self, day_id: int) -> None:
        self._window.views.show(View.DAY)
        self._window.side.show_day(day_id)
        pause(self._work.settle_ms)
        self._window.side.days.choose_beside(1)

    def _type(self) -> None:
        self._window.views.show(View.DAY)
        self._window.side.show_day(_LONG_DAY)
        pause(self._work.settle_ms)
        self._work.write()

    def _paste(self) -> None:
        day = self._window.views.day
        assert day is not None
        QGuiApplication.clipboard().setText("salt and wind " * (LETTERS // 14))
        day.page.diary.paste()
        pause(self._work.settle_ms)
        day.page.diary.undo_typing()

    def _scroll(self) -> None:
        bar = self._window.side.days.verticalScrollBar()
        for step in range(0, 101, 5):
            bar.setValue(bar.maximum() * step // 100)
            pause(30)

    def _resize(self) -> None:
        for view in View:
            self._window.views.show(view)
            pause(self._work.settle_ms // 4)
            for size in _SIZES:
                self._window.window().resize(size)
                pause(150)

    def _move_map(self) -> None:
        self._window.views.show(View.MAP)
        panel = self._window.views.map
        assert panel is not None
        for _step in range(6):
            QTest.keyClick(panel.ground.map, Qt.Key.Key_Plus)
            pause(200)
        for _step in range(6):
            QTest.keyClick(panel.ground.map, Qt.Key.Key_Minus)
            pause(200)

    def _act(self, name: str) -> None:
        """Do an action, and leave the dialog it opens."""
        action = self._window.actions_[name]
        if not action.isEnabled():
            return
        # Some dialogs come only once their files have been read.
        self._closing.start()
        action.trigger()
        pause(_DIALOG_MS)
        self._window.views.show(View.DAY)


def _close_dialog() -> None:
    found = QApplication.activeModalWidget() or QApplication.activePopupWidget()
    if found is not None:
        found.close()
