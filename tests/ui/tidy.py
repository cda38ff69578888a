"""What is done after every test of the window."""

import gc
from functools import cache
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from ui.background import Background
from ui.desk import Desk
from ui.maps.maps import Maps
from ui.theme import Theme

_made: list[QObject] = []


@cache
def note_what_is_made() -> None:
    """Remembers every object that whole windows hang on, from now on."""
    for kind in (Background, Desk, Maps, Theme):
        _note(kind)


def _note(kind: Any) -> None:
    begin = kind.__init__

    def begun(self: QObject, *args: Any, **kwargs: Any) -> None:
        begin(self, *args, **kwargs)
        _made.append(self)

    kind.__init__ = begun


def remove_widgets() -> None:
    """Removes what was left: it would take the mouse of later tests and slow down every new style."""
    for widget in QApplication.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # A signal holds what it is connected to for as long as its sender is there, out of the collector's sight.
    for one in _made:
        if shiboken6.isValid(one):
            if isinstance(one, Background):
                # A thread that tells its job something just when that is taken apart crashes the process.
                one.stop()
            shiboken6.delete(one)
    _made.clear()
    if not gc.isenabled():  # a window was left that collects no more, and its job may still run
        gc.collect(1)
