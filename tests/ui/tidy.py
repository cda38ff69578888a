"""What is done after every test of the window."""

import gc

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication


def remove_widgets() -> None:
    """Removes what was left: it would take the mouse of later tests and slow down every new style."""
    for widget in QApplication.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if not gc.isenabled():  # a window was left that collects no more, and its job may still run
        gc.collect(1)
