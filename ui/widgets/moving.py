"""Putting a page that is written on into another place of the window."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


@contextmanager
def stay_in(page: QWidget) -> Iterator[None]:
    """Whoever writes on the page does not notice that it moves: no field in it hears that its focus went."""
    inside = cast("QWidget | None", page.window().focusWidget())
    if inside is None or not page.isAncestorOf(inside):
        yield
        return
    deaf = _Deaf()
    inside.installEventFilter(deaf)
    try:
        yield
    finally:
        inside.removeEventFilter(deaf)


class _Deaf(QObject):
    """Lets no news of the focus through."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.FocusOut
