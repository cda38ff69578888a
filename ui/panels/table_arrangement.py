"""Which columns a table shows, in which order and how wide: at first as designed, then as arranged."""

import json
from collections.abc import Sequence

from PySide6.QtWidgets import QMenu, QWidget

from expedition.text import _
from ui.models.columns import Column
from ui.models.table_specs import TableSpec
from ui.settings import Settings
from ui.widgets.table_view import TableView

_WIDEST = 4_000


class Arrangement:
    """Puts the columns of a table where they belong, and remembers where the traveller put them."""

    def __init__(self, settings: Settings | None, view: TableView) -> None:
        self._settings, self._view = settings, view
        self._spec: TableSpec | None = None
        self._columns: Sequence[Column] = ()
        self._is_applying = False
        view.head.sectionMoved.connect(lambda *_places: self.keep())
        view.head.sectionResized.connect(lambda *_widths: self.keep())

    def apply(self, spec: TableSpec, columns: Sequence[Column]) -> None:
        """Arrange the columns of a table that was just shown."""
        self._spec, self._columns = spec, columns
        kept, widths = arrangement(self._settings.table(spec.name) if self._settings is not None else "")
        shown = [name for name in kept if self._at(name) is not None]
        self._arrange(shown or list(spec.shown), widths)

    def reset(self) -> None:
        """As designed."""
        if self._spec is not None and self._settings is not None:
            self._settings.keep_table(self._spec.name, "")
        if self._spec is not None:
            self._arrange(list(self._spec.shown), {})

    def show(self, name: str, *, is_shown: bool) -> None:
        """Fetch a column, or put it away; the last one stays."""
        column = self._at(name)
        if column is None or (not is_shown and len(self._view.columns()) < 2):
            return
        self._view.head.setSectionHidden(column, not is_shown)
        self._view.fit()
        self.keep()

    def is_shown(self, name: str) -> bool:
        """Whether a column can be seen."""
        column = self._at(name)
        return column is not None and not self._view.head.isSectionHidden(column)

    def menu(self, parent: QWidget) -> QMenu:
        """The columns to fetch and to put away."""
        menu = QMenu(parent)
        for column in self._columns:
            action = menu.addAction(column.title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(self.is_shown(column.name))
            action.toggled.connect(lambda is_on, name=column.name: self.show(name, is_shown=is_on))
        menu.addSeparator()
        menu.addAction(_("Columns as at first")).triggered.connect(self.reset)
        return menu

    def keep(self) -> None:
        """Remember what the traveller moved, fetched or widened."""
        if self._is_applying or self._view.is_fitting or self._spec is None or self._settings is None:
            return
        shown = [self._columns[column].name for column in self._view.columns()]
        widths = {self._columns[column].name: width for column, width in self._view.kept_widths.items()}
        if shown == list(self._spec.shown) and not widths:
            return
        self._settings.keep_table(self._spec.name, json.dumps({"shown": shown, "widths": widths}))

    def _arrange(self, shown: Sequence[str], widths: dict[str, int]) -> None:
        head = self._view.head
        self._is_applying = True
        for column, its in enumerate(self._columns):
            head.setSectionHidden(column, its.name not in shown)
        for place, name in enumerate(shown):
            found = self._at(name)
            if found is not None:
                head.moveSection(head.visualIndex(found), place)
        self._view.kept_widths = {
            found: width for name, width in widths.items() if (found := self._at(name)) is not None
        }
        self._view.fit()
        self._is_applying = False

    def _at(self, name: str) -> int | None:
        return next((at for at, column in enumerate(self._columns) if column.name == name), None)


def arrangement(text: str) -> tuple[list[str], dict[str, int]]:
    """The columns of a kept text in their order and widths in pixels; what is broken in it is left out."""
    try:
        known = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return [], {}
    shown, widths = (known.get("shown"), known.get("widths")) if isinstance(known, dict) else (None, None)
    return (
        [name for name in shown if isinstance(name, str)] if isinstance(shown, list) else [],
        {name: width for name, width in widths.items() if isinstance(width, int) and 0 < width <= _WIDEST}
        if isinstance(widths, dict)
        else {},
    )
