"""Reads a table beside the window: its lines, the figures beside them, the counts of all tables."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from expedition.kinds import PriceKind
from expedition.record_classes import dataclass
from ui.desk import Desk
from ui.models.cell_shapes import price_field
from ui.models.table_specs import TableSpec, table_specs
from ui.models.table_totals import TableTotals, table_totals

if TYPE_CHECKING:
    from expedition.logbook import Change
    from expedition.records.table import TableLine
    from expedition.stats.ledger import Ledger


@dataclass(frozen=True)
class TableData:
    """A table as it was read."""

    spec: TableSpec
    lines: "tuple[TableLine, ...]"
    ledger: "Ledger"
    counts: dict[str, int]
    totals: TableTotals


def read_table(desk: Desk, spec: TableSpec, trip_id: int, today: date) -> TableData:
    """Everything of a table; for a job.

    Raises:
        UserError: The logbook cannot be read.
    """
    from expedition.queries.ledger import ledger
    from expedition.queries.tables import table_lines

    lines = tuple(belonging(spec, desk.read(table_lines, trip_id, spec.kinds)))
    figures = desk.read(ledger, trip_id, today)
    totals = table_totals(spec, lines, len(lines), figures)
    return TableData(spec, lines, figures, read_counts(desk, trip_id), totals)


def read_counts(desk: Desk, trip_id: int) -> dict[str, int]:
    """How many lines each table has."""
    from expedition.queries.tables import count_priced, counts

    by_kind = desk.read(counts, trip_id)
    found = {spec.name: by_kind[spec.kinds[0]] for spec in table_specs()}
    for spec in table_specs():
        if len(spec.kinds) > 1:
            found[spec.name] += desk.read(count_priced, trip_id, spec.kinds[1:])
    return found


def read_some(desk: Desk, spec: TableSpec, trip_id: int, change: "Change") -> "list[TableLine]":
    """The lines that a change touched, as they are now."""
    from expedition.queries.tables import some_lines

    return list(belonging(spec, desk.read(some_lines, trip_id, touched(spec, change))))


def belonging(spec: TableSpec, lines: "Iterable[TableLine]") -> "Iterable[TableLine]":
    """Those that stand in a table: in that of money only what has a price, and every expense."""
    if len(spec.kinds) == 1:
        return lines
    first = spec.kinds[0]
    return (line for line in lines if line.kind == first or _has_price(line))


def _has_price(line: "TableLine") -> bool:
    kind: PriceKind = getattr(line.fields, "price_kind", PriceKind.UNKNOWN)
    return bool(price_field(line.kind)) and kind is not PriceKind.UNKNOWN


def touched(spec: TableSpec, change: "Change") -> list[tuple[str, int]]:
    """The lines of a table that a change may have touched."""
    return [(kind, row_id) for kind in spec.kinds for row_id in change.touched.get(kind, ())]
