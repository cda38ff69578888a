"""Tables with heads and columns that a reader aloud can tell."""

from expedition.reports.pages.table import Column, Row, Table
from expedition.reports.typesetting.style import GREY_1
from expedition.reports.web.inline import Inline
from expedition.reports.web.markup import attribute


def table(inline: Inline, block: Table, label: str) -> str:
    """A table that scrolls by itself where the screen is narrow."""
    head = f"<thead>{_row(inline, block.head, block.columns, is_head=True)}</thead>" if block.head else ""
    body = "".join(_row(inline, row, block.columns) for row in block.rows)
    return (
        f'<div class="scroll" role="group" aria-label="{attribute(label)}" tabindex="0">'
        f"<table>{head}<tbody>{body}</tbody></table></div>"
    )


def _row(inline: Inline, row: Row, columns: tuple[Column, ...], *, is_head: bool = False) -> str:
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
        cells.append(f"<{tag}{told}{wide}{looks}>{words}</{tag}>")
        index += cell.columns
    kind = ' class="sum"' if row.is_sum else ""
    return f"<tr{kind}>{''.join(cells)}</tr>"
