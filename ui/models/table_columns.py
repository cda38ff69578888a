"""The columns of a table: those it shows at first, and those that can be fetched."""

from dataclasses import replace
from functools import cache

from ui.models.cell_shapes import columns_of, price_field
from ui.models.columns import Column, field_column
from ui.models.kit_columns import kit_columns
from ui.models.money_columns import money_columns
from ui.models.table_specs import TableSpec
from ui.models.way_columns import way_columns

_ON_THE_WAY = frozenset(("encounter", "repair", "crossing", "incident", "note"))
_HEARD_OF = "transport"


def columns(spec: TableSpec) -> tuple[Column, ...]:
    """All columns of a table, those shown at first before the others."""
    kind = spec.kinds[0]
    names = list(spec.shown)
    if kind in _ON_THE_WAY:
        names += [".trip_km", ".country"]
    if len(spec.kinds) == 1:
        if price_field(kind) and kind != _HEARD_OF:
            names.append(".home")
        taken = {".part_km": "part_distance_m", ".day_km": "distance_m"}
        shut = {taken[name] for name in names if name in taken}
        names += [field for field in columns_of(kind) if field not in shut]
    return tuple(_column(spec, name) for name in dict.fromkeys(names))


@cache
def _derived() -> dict[str, Column]:
    return {**way_columns(), **money_columns(), **kit_columns()}


def _column(spec: TableSpec, name: str) -> Column:
    made = _derived()[name] if name.startswith(".") else field_column(spec.kinds[0], name)
    return replace(made, weight="key" if name in spec.keys else "quiet" if name in spec.quiet else "")
