"""Where an editor stands in a form."""

from typing import Any

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from expedition.record_classes import dataclass
from ui.forms.editors import FieldEditor

COLUMNS = 12


@dataclass(frozen=True, slots=True)
class Place:
    """An editor and its field (or fields, with blanks between), its columns of 12, whether it is rare."""

    field: str
    editor: FieldEditor
    columns: int = 6
    is_rare: bool = False
    suggestions: str = ""

    def get(self, fields: Any) -> Any:
        """The value of its field in a record; of several fields a tuple."""
        values = tuple(getattr(fields, name) for name in self.field.split())
        return values[0] if len(values) == 1 else values

    def spread(self, value: Any) -> dict[str, Any]:
        """A value of the editor by the names of its fields."""
        keys = self.field.split()
        return dict(zip(keys, value if len(keys) > 1 else (value,), strict=True))


def arranged(places: list[Place]) -> list[tuple[int, int, Place]]:
    """Row and column of each: side by side as long as they fit, the rare ones last in rows of their own."""
    found, row, column, was_rare = [], 0, 0, False
    for place in sorted(places, key=lambda item: item.is_rare):
        if column + place.columns > COLUMNS or (place.is_rare and not was_rare and column):
            row, column = row + 1, 0
        was_rare = place.is_rare
        found.append((row, column, place))
        column += place.columns
    return found


def even_columns(grid: QGridLayout) -> None:
    """Make all columns of a filled grid equally wide, whatever stands in them.

    A column in which nothing ends has no gap beside it, and everything after it goes astray: so a row
    of nothing has a cell in each.
    """
    last = grid.rowCount()
    for column in range(COLUMNS):
        grid.setColumnStretch(column, 1)
        nothing = QWidget()
        nothing.setFixedHeight(0)
        nothing.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        grid.addWidget(nothing, last, column)
