"""What is done to the lines of a table: each verb is one step that can be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, replace
from dataclasses import fields as fields_of
from typing import TYPE_CHECKING, Any

from expedition.errors import UserError
from expedition.field_names import kind_name
from expedition.kinds import Precision
from expedition.records.catalogue import Owner, entry_kind
from expedition.records.fields import EntryFields, Said, with_said
from expedition.records.table import TableLine
from expedition.text import _, plural
from ui.desk import Desk
from ui.models.cell_shapes import NO_PRICE, VAGUE, is_optional, price_field, shape
from ui.models.columns import Column
from ui.models.record_table import NEW
from ui.models.table_specs import TableSpec

if TYPE_CHECKING:
    from expedition.logbook import Change

Changes = Mapping[str, Any]


def change(desk: Desk, column: Column, changed: Sequence[tuple[TableLine, Changes]]) -> None:
    """Write what was typed into a cell, for one line or for many.

    Raises:
        UserError: The logbook refuses.
    """
    from expedition.operations import entries

    real = [(line.kind, line.id, changes) for line, changes in changed if _differs(line, changes)]
    if not real:
        return
    if len(real) == 1:
        label = _("Change {kind}: {field}").format(kind=kind_name(real[0][0]), field=column.title)
    else:
        label = plural("Change {n} line: {field}", "Change {n} lines: {field}", len(real))
        label = label.format(field=column.title)
    desk.do(label, entries.change_each, real)


def add(desk: Desk, trip_id: int, line: TableLine, changes: Changes) -> "Change":
    """Write a new line for good, with its first cell.

    Raises:
        UserError: The logbook refuses.
    """
    from expedition.operations import entries

    label = _("Add {kind}").format(kind=kind_name(line.kind))
    fields = replace(line.fields, **changes)
    if line.day_id is not None:
        return desk.do(label, entries.add, line.kind, line.day_id, fields)
    return desk.do(label, entries.add_to_trip, line.kind, trip_id, fields)


def remove(desk: Desk, spec: TableSpec, lines: Sequence[TableLine]) -> str:
    """Take lines out; in the table of money, of what is no expense only the price. What was done.

    Raises:
        UserError: The logbook refuses.
    """
    from expedition.operations import entries

    rest = [line for line in lines if line.kind != spec.kinds[0]]
    if not rest:
        label = _remove_label(lines)
        desk.do(label, entries.remove_each, [line.key for line in lines])
        return label
    label = plural("Remove {n} price", "Remove {n} prices", len(lines))
    gone = [line.key for line in lines if line.kind == spec.kinds[0]]
    cleared = [(line.kind, line.id, _without_price(line)) for line in rest]
    desk.do(label, entries.settle, cleared, gone)
    return label


def _remove_label(lines: Sequence[TableLine]) -> str:
    if len(lines) == 1:
        return _("Remove {kind}").format(kind=kind_name(lines[0].kind))
    return plural("Remove {n} line", "Remove {n} lines", len(lines))


def new_line(spec: TableSpec, day_id: int | None) -> TableLine:
    """A line that is not written yet.

    Raises:
        UserError: It belongs to a day, and there is none.
    """
    kind = entry_kind(spec.kinds[0])
    if kind.owner is Owner.DAY and day_id is None:
        raise UserError(_("This belongs to a day: choose one in the list, or begin one with Ctrl+D."))
    return TableLine(kind.name, NEW, None if kind.owner is Owner.TRIP else day_id, blank(kind.fields))


def blank(kind: type[EntryFields]) -> EntryFields:
    """A record in which nothing is said."""
    needed = {field.name: "" for field in fields_of(kind) if field.default is MISSING}
    return kind(**needed)  # type: ignore[arg-type]  # what a record needs is a name


def words_kept(column: Column, line: TableLine, text: str) -> Changes | None:
    """What cannot be read, kept as words of an unknown value; None where a field has no room for words."""
    behind = column.field_of(line.kind)
    if (
        not behind
        or column.name != behind
        or shape(line.kind, behind) not in VAGUE
        or not is_optional(line.kind, behind)
    ):
        return None
    said = with_said(line.fields.said, Said(behind, Precision.UNKNOWN, text))
    return {behind: None, "said": said}


def tab_separated(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table as other programs take it: one line a row, blanks for what would break a cell."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in (heads, *rows)) + "\n"


def _differs(line: TableLine, changes: Changes) -> bool:
    return any(getattr(line.fields, name) != value for name, value in changes.items())


def _without_price(line: TableLine) -> Changes:
    said = with_said(line.fields.said, Said(price_field(line.kind)), Said("currency"))
    return {price_field(line.kind): None, **NO_PRICE, "said": said}
