"""A book in the making, and the words of what is put into its row."""

from collections.abc import Iterable, Iterator

from expedition.records.report import ReportOptions
from expedition.records.trip import TripBook
from expedition.reports.making import Making
from expedition.reports.pages.blocks import Block, Lines, Pile, Told
from expedition.reports.pages.items import Item, Note, Text, Wide
from expedition.reports.pages.table import Table
from expedition.reports.typesetting.style import SHEETS
from expedition.reports.typesetting.typecase import Typecase


def making(book: TripBook, options: ReportOptions | None = None) -> Making:
    """A book with nothing in it yet."""
    options = options or ReportOptions()
    return Making(book, options, SHEETS[options.paper], Typecase())


def words(items: Iterable[Item]) -> str:
    """All the text of some items on one line, with plain spaces."""
    said = " ".join(text for item in items for text in _of_item(item))
    return " ".join(said.replace("\u202f", " ").replace("\u00a0", " ").split())


def _of_item(item: Item) -> Iterator[str]:
    if isinstance(item, Note):
        yield from _of_block(item.inline())
    elif isinstance(item, Text | Wide):
        yield from _of_block(item.block)


def _of_block(block: Block) -> Iterator[str]:
    match block:
        case Told():
            yield block.words
            for part in block.parts or (block.block,):
                yield from _of_block(part)
        case Pile():
            for _gap, part in block.parts:
                yield from _of_block(part)
        case Lines():
            yield "".join(span.text for span in block.spans)
        case Table():
            for row in (*([block.head] if block.head else []), *block.rows):
                for _x, lines, _flag, _link in row.cells:
                    yield from _of_block(lines)
