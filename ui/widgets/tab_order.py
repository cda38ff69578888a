"""The order of the Tab key, made that of reading."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def chain(widgets: Iterable[QWidget]) -> None:
    """Let Tab go through these widgets in this order; what has no focus itself stands for what is in it."""
    stops: list[QWidget] = []
    for widget in widgets:
        stops += [widget] if _takes_tab(widget) else [inner for inner in _inside(widget) if _takes_tab(inner)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _inside(widget: QWidget) -> list[QWidget]:
    """What is in a widget, in the order in which Tab goes there now."""
    found, stop = [], widget.nextInFocusChain()
    everything = set(widget.findChildren(QWidget))
    while stop is not None and stop is not widget:
        if stop in everything:
            found.append(stop)
        stop = stop.nextInFocusChain()
    return found
