"""Tables with heads and columns that a reader aloud can tell."""

from collections.abc import Sequence

from expedition.reports.pages.table import Column, Row, Table
from expedition.reports.typesetting.style import GREY_1
from expedition.reports.web.inline import Inline
from expedition.reports.web.markup import attribute

_BROAD = 4
"""A table of no more columns fits a phone, or is moved sideways there."""


def table(inline: Inline, block: Table, label: str) -> str:
    """A table; where the screen is narrow it scrolls by itself, or each row of a broad one is a card."""
    head = f"<thead>{_row(inline, block.head, block.columns, is_head=True)}</thead>" if block.head else ""
    is_broad = block.head is not None and len(block.columns) > _BROAD
    names = _names(block.head, len(block.columns)) if block.head is not None and is_broad else []
    body = "".join(_row(inline, row, block.columns, names) for row in block.rows)
    kind = "scroll cards" if is_broad else "scroll"
    return (
        f'<div class="{kind}" role="group" aria-label="{attribute(label)}" tabindex="0">'
        f"<table>{head}<tbody>{body}</tbody></table></div>"
    )


def _names(head: Row, count: int) -> list[str]:
    """What stands over each column."""
    found: list[str] = []
    for cell in head.source:
        found += ["".join(part.text for part in cell.spans)] * cell.columns
    return [*found, *[""] * count][:count]


def _row(
    inline: Inline, row: Row, columns: tuple[Column, ...], heads: Sequence[str] = (), *, is_head: bool = False
) -> str:
    cells = []
    index = 0
    for cell in row.source:
        if index >= len(columns):
            break
        span = min(cell.columns, len(columns) - index)
        is_quiet = bool(cell.spans) and all(part.type.colour == GREY_1 for part in cell.spans)
        names = [name for name, holds in (("r", columns[index].is_right), ("q", is_quiet)) if holds]
        words = inline.spans(cell.spans, "sans")
        if cell.link:
            words = inline.link(cell.link, words)
        if cell.flag:
            words = f"{inline.flag(cell.flag)} {words}"
        is_name = is_head or (index == 0 and bool(words))
        tag = "th" if is_name else "td"
        told = f' scope="{"col" if is_head else "row"}"' if is_name else ""
        wide = f' colspan="{span}"' if span > 1 else ""
        looks = (
            f' class="{" ".join(names)}"' if names and not is_head else ' class="r"' if "r" in names else ""
        )
        head = heads[index].strip() if heads and span == 1 and words and not is_name else ""
        over = f' data-h="{attribute(head)}"' if head else ""
        cells.append(f"<{tag}{told}{wide}{looks}{over}>{words}</{tag}>")
        index += cell.columns
    kind = ' class="sum"' if row.is_sum else ""
    return f"<tr{kind}>{''.join(cells)}</tr>"
