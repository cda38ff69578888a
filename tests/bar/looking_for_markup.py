"""Finds what a window would show of a text as markup, as a key or as a formula."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QTabBar,
    QTextEdit,
    QTreeView,
    QWidget,
)

from ui.widgets.chart_canvas import ChartCanvas

_ROLES = (
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
)
_MOST_ROWS = 40


class Texts:
    """All that stands in a window; `seen` counts marked texts, `faults` are those shown as something else."""

    def __init__(self, mark: str) -> None:
        self._mark, self.seen = mark, 0
        self.faults: dict[str, str] = {}

    def look(self, step: str) -> None:
        """Looks at all that is there now."""
        for widget in QApplication.allWidgets():
            for what, text, is_fault in _texts(widget):
                self.seen += self._mark in text
                if is_fault and self._mark in text:
                    self.faults.setdefault(f"{_path(widget)}: {what}", step)


def _texts(widget: QWidget) -> Iterator[tuple[str, str, bool]]:
    """Each text of a widget, and whether it is shown as something else."""
    yield "tooltip", widget.toolTip(), _is_markup(widget.toolTip())
    yield "status tip", widget.statusTip(), False
    if isinstance(widget, QLabel):
        is_plain = widget.textFormat() == Qt.TextFormat.PlainText
        is_rich = widget.textFormat() == Qt.TextFormat.RichText
        text = widget.text()
        yield "label", text, not is_plain and (_has_tag(text) if is_rich else _is_markup(text))
        yield "label's key", text, widget.buddy() is not None and _has_key(text)
    if isinstance(widget, QAbstractButton):
        yield "button", widget.text(), _has_key(widget.text())
    if isinstance(widget, QTabBar):
        for at in range(widget.count()):
            yield "tab", widget.tabText(at), _has_key(widget.tabText(at))
            yield "tab's tip", widget.tabToolTip(at), _is_markup(widget.tabToolTip(at))
    if isinstance(widget, QMenu):
        for action in widget.actions():
            yield "menu", action.text(), _has_key(action.text())
            yield "menu's tip", action.toolTip(), _is_markup(action.toolTip())
    if isinstance(widget, QTextEdit):
        yield "page", widget.toPlainText() or widget.toHtml(), "<img" in _body(widget)
    if isinstance(widget, ChartCanvas) and widget._figure is not None:
        yield from _of_figure(widget._figure)
    if isinstance(widget, QComboBox):
        yield from _of_model(widget.model())
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _of_model(widget.model(), depth=3 if isinstance(widget, QTreeView) else 0)


def _of_model(
    model: QAbstractItemModel, above: QModelIndex | None = None, depth: int = 0
) -> Iterator[tuple[str, str, bool]]:
    above = above or QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(above)
    for row in range(min(model.rowCount(above), _MOST_ROWS)):
        for column in range(columns):
            index = model.index(row, column, above)
            for role in _ROLES:
                text = index.data(role)
                if isinstance(text, str):
                    yield f"item's {role.name}", text, _is_markup(text)
            # A tree has its branches in its first column.
            if not column and depth and model.rowCount(index):
                yield from _of_model(model, index, depth - 1)


def _of_figure(figure: Any) -> Iterator[tuple[str, str, bool]]:
    for artist in figure.findobj(lambda one: hasattr(one, "get_parse_math")):
        yield "chart", artist.get_text(), artist.get_parse_math() and "$" in artist.get_text()


def _is_markup(text: str) -> bool:
    return _has_tag(text) and bool(GuiQt.mightBeRichText(text))


def _has_tag(text: str) -> bool:
    """Whether one of the marked text's own tags came through unescaped."""
    return any(tag in text for tag in ("<b>b</b>", '<img src="file', "<a href"))


def _has_key(text: str) -> bool:
    return " & " in text or "&amp;" in text.replace("&&amp;", "")


def _body(widget: QTextEdit) -> str:
    return widget.document().toHtml()


def _path(widget: QWidget) -> str:
    names: list[str] = []
    one: QObject | None = widget
    while one is not None and len(names) < 4:
        names.append(type(one).__name__)
        one = one.parent()
    return " < ".join(names)
