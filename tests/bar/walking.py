"""A walk through a live window: every view, every day, every action with the dialog it opens."""

import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from ui.icons import Icons
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import Theme, ThemeChoice
from ui.views import View

LEFT_ALONE = frozenset({"quit", "new_logbook", "open_logbook", "close_logbook", "remove_trip"})
"""Actions that end the walk."""
_FEW = ("edit_trip", "history", "entry_history", "find", "plan_trip", "quick_entry", "export")
_DIALOG_S, _STEP_S, _OPEN_S = 0.1, 0.25, 60.0

Look = Callable[[str], None]
"""Told where the walk stands, after each step and while each dialog is open."""


class Walk:
    """A window on a logbook, with settings of its own; `crashes` is what went wrong in it."""

    def __init__(self, folder: Path, look: Look) -> None:
        self._app = QApplication.instance() or QApplication([])
        self._look, self._step = look, ""
        self.crashes: list[str] = []
        theme = Theme(self._application(), ThemeChoice.LIGHT)
        self.window = MainWindow(theme, Icons(theme), Settings(folder.parent / "settings.ini"))
        self._answer = QTimer(self.window)
        self._answer.setInterval(int(_DIALOG_S * 1000))
        self._answer.timeout.connect(self._close_dialog)
        self.window.begin(folder)
        self.window.show()
        if not self._until(lambda: self.window.desk.is_open, _OPEN_S):
            raise TimeoutError("the logbook does not open")
        self._pass(_STEP_S)

    def go(self, *, is_short: bool) -> int:
        """Walks, to all views and then with every action or few; how many steps were taken."""
        sys.excepthook = self._crashed
        self._answer.start()
        try:
            return self._walk(is_short=is_short)
        finally:
            self._answer.stop()
            sys.excepthook = sys.__excepthook__

    def _walk(self, *, is_short: bool) -> int:
        steps: list[tuple[str, Callable[[], object]]] = [
            (f"view_{view.value}", partial(self.window.views.show, view)) for view in View
        ]
        steps.append(("all_trips", self.window.views.show_all_trips))
        for name, act in steps:
            self._take(name, act)
        self.window.views.show(View.DAY)
        names = _FEW if is_short else [action.objectName() for action in self.window.actions_.all()]
        taken = [name for name in names if name not in LEFT_ALONE and self.window.actions_[name].isEnabled()]
        for name in taken:
            self._take(name, self.window.actions_[name].trigger)
        return len(steps) + len(taken)

    def close(self) -> None:
        """Closes the window and lets its work end."""
        self.window.close()
        self._pass(_STEP_S)

    def _take(self, step: str, act: Callable[[], object]) -> None:
        self._step = step
        act()
        self._pass(_STEP_S)
        self._look(step)

    def _close_dialog(self) -> None:
        found: QWidget | None = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if found is not None:
            self._look(f"{self._step}: {type(found).__name__}")
            found.close()

    def _pass(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        self._until(lambda: time.monotonic() > end, seconds + 1)

    def _until(self, is_reached: Callable[[], bool], most_s: float) -> bool:
        end = time.monotonic() + most_s
        while not is_reached() and time.monotonic() < end:
            QGuiApplication.processEvents()
            time.sleep(0.005)
        return is_reached()

    def _application(self) -> QApplication:
        assert isinstance(self._app, QApplication)
        return self._app

    def _crashed(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.crashes.append(f"{self._step}: {''.join(traceback.format_exception(kind, error, trace)[-4:])}")
