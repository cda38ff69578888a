"""A column of a table, and those that show a field as it is."""

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from typing import Any

from expedition.field_names import field_name
from expedition.kinds import PriceKind
from expedition.record_classes import dataclass
from expedition.records.table import TableLine
from expedition.stats.ledger import Ledger
from expedition.units import EN_DASH
from ui.models import cell_reading, cells
from ui.models.cell_reading import Changes
from ui.models.cell_shapes import NUMBERS, Shape, price_field, shape
from ui.models.cells import Key

Read = Callable[[str, TableLine, date | None, str], Changes]

_SHUT = frozenset((Shape.LIST, Shape.MOMENT))


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        name: A field, or a derived column with a dot before its name.
        title: Its head.
        text: The words of a cell.
        key: What sorts it; None where it is unknown.
        is_right: Whether it holds figures.
        is_whole: Whether its words must never be cut: figures, dates, warnings.
        weight: `key` where it says what a line is, `quiet` where it stands back.
        tone: `warn` or `bad` where a cell is a warning.
        field_of: The field behind it in a kind of line; empty where there is none.
        typed: What stands in the editor at first.
        read: What is typed, as changes of the line; given the date near, and the usual currency.
    """

    name: str
    title: str
    text: Callable[[TableLine, Ledger], str]
    key: Callable[[TableLine, Ledger], Key | None]
    is_right: bool = field(default=False, kw_only=True)
    is_whole: bool = field(default=False, kw_only=True)
    weight: str = field(default="", kw_only=True)
    tone: Callable[[TableLine, Ledger], str] = lambda _line, _ledger: ""
    field_of: Callable[[str], str] = lambda _kind: ""
    typed: Callable[[TableLine], str] = lambda _line: ""
    read: Read | None = None

    def can_edit(self, line: TableLine) -> bool:
        """Whether something can be typed into the cell of this line."""
        return self.read is not None and bool(self.field_of(line.kind))

    def is_prose(self, line: TableLine) -> bool:
        """Whether the cell holds more than a line can show, and wants the whole form."""
        behind = self.field_of(line.kind)
        if not behind:
            return False
        value = getattr(line.fields, behind)
        is_long = isinstance(value, str) and ("\n" in value or len(value) > cells.LONGEST)
        return is_long or shape(line.kind, behind) in (Shape.LIST, Shape.PROSE)


def field_column(kind: str, name: str) -> Column:
    """The column of a field."""
    form = shape(kind, name)
    return Column(
        name,
        _title(kind, name, form),
        lambda line, _ledger: cells.text_of(line.kind, name, line.fields),
        lambda line, _ledger: cells.key_of(line.kind, name, line.fields),
        is_right=form in NUMBERS,
        is_whole=form in NUMBERS or form in (Shape.DATE, Shape.CHOICE),
        field_of=lambda of_kind: name if of_kind == kind else "",
        typed=lambda line: typed_text(line, name),
        read=None if form in _SHUT else reader(name),
    )


def figure_column(
    name: str, title: str, value: Callable[[TableLine, Ledger], Any], write: Callable[[Any], str]
) -> Column:
    """A column of figures that cannot be typed."""

    def text(line: TableLine, ledger: Ledger) -> str:
        found = value(line, ledger)
        return EN_DASH if found is None else write(found)

    return Column(
        name, title, text, lambda line, ledger: known(value(line, ledger)), is_right=True, is_whole=True
    )


def words_column(name: str, title: str, text: Callable[[TableLine, Ledger], str]) -> Column:
    """A column of words that cannot be typed."""
    return Column(name, title, text, lambda line, ledger: words_key(text(line, ledger)))


def mixed_column(name: str, title: str, fields: Mapping[str, str], *, is_right: bool = False) -> Column:
    """A column of a field that is called differently, or is missing, in some kinds of line."""

    def text(line: TableLine, _ledger: Ledger) -> str:
        behind = fields.get(line.kind)
        return cells.text_of(line.kind, behind, line.fields) if behind else ""

    def key(line: TableLine, _ledger: Ledger) -> Key | None:
        behind = fields.get(line.kind)
        return cells.key_of(line.kind, behind, line.fields) if behind else None

    return Column(
        name,
        title,
        text,
        key,
        is_right=is_right,
        is_whole=is_right,
        field_of=lambda kind: fields.get(kind, ""),
        typed=lambda line: typed_text(line, fields[line.kind]),
        read=lambda typed, line, near, usual: reader(fields[line.kind])(typed, line, near, usual),
    )


def known(value: Any) -> Key | None:
    """The key of one value."""
    return None if value is None else (value,)


def words_key(words: str) -> Key | None:
    """The key of words."""
    return (cells.words_order(words),) if words else None


def reader(field: str) -> Read:
    """Reads what is typed for a field."""
    return lambda text, line, near, usual: cell_reading.read(line.kind, field, text, line.fields, near, usual)


def typed_text(line: TableLine, field: str) -> str:
    """What stands in an editor at first: as shown, but nothing for a dash, and a code for a sign."""
    form = shape(line.kind, field)
    if form is Shape.PRICE:
        return _typed_price(line)
    if form is Shape.POSITION:
        return cells.position_text(line.fields)
    if form in (Shape.TEXT, Shape.PROSE):
        return str(getattr(line.fields, field))
    text = cells.text_of(line.kind, field, line.fields)
    return "" if text == EN_DASH else text


def _typed_price(line: TableLine) -> str:
    """A sign may stand for several currencies: their codes do not."""
    text = cells.price_text(line.kind, line.fields)
    currency: str = getattr(line.fields, "currency")  # noqa: B009 - every priced kind has one
    is_paid = getattr(line.fields, "price_kind") is PriceKind.PAID  # noqa: B009
    if is_paid and currency and getattr(line.fields, price_field(line.kind)) is not None:
        sign = text.rsplit(" ", 1)[-1]
        return f"{text.removesuffix(sign).strip()} {currency}"
    return "" if text == EN_DASH else text


def _title(kind: str, field: str, form: Shape) -> str:
    name = field_name(kind, field)
    has_unit = "km" in name or form not in (Shape.DISTANCE, Shape.DURATION)
    return name if has_unit else f"{name}, {'km' if form is Shape.DISTANCE else 'h'}"
