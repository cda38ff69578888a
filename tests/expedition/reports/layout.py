"""Whether what is placed lies within its page and its measure, and whether ink is found outside it."""

from collections.abc import Iterator

import numpy as np
import pypdfium2

from expedition.records.report import ReportOptions
from expedition.records.trip import TripBook
from expedition.reports.building import EDITIONS
from expedition.reports.making import Making
from expedition.reports.pages.blocks import Align, Block, Lines, Pile, Told
from expedition.reports.pages.flags import Flags
from expedition.reports.pages.flow import Flow, Kind, Page, Placed
from expedition.reports.pages.table import Table
from expedition.reports.typesetting.breaking import Line
from expedition.reports.typesetting.style import FULL, LINE, MM, SHEETS, Sheet
from expedition.reports.typesetting.typecase import Typecase
from expedition.text import speaking

_HANGS = {Kind.TEXT: 2 * LINE, Kind.WIDE: 1.0, Kind.NOTE: LINE + 1.0}
"""Points by which a block of each column may end below it; the page number stands lower still."""
_TIGHTEST = -1.2
"""Points by which a space of a justified line may be narrower."""
_SCALE, _DARK, _SLACK = 0.75, 160, 3.0
_FLAG = 16.0


def sheet_of(options: ReportOptions) -> Sheet:
    """The page that the options ask for."""
    sheet = SHEETS[options.paper]
    return sheet.single_sided() if options.is_single_sided else sheet


def overhanging(book: TripBook, options: ReportOptions) -> list[str]:
    """What of an edition is placed below its page or set beyond its measure, one sentence each."""
    sheet = sheet_of(options)
    with speaking(options.language):
        making = Making(book, options, sheet, Typecase(Flags().codes))
        pages = Flow(sheet).fill(EDITIONS[options.edition](making))
    return [found for page in pages for one in page.placed for found in _wrong(page, one, sheet)]


def _wrong(page: Page, one: Placed, sheet: Sheet) -> Iterator[str]:
    foot = sheet.height if page.is_bare else sheet.bottom + _HANGS[one.kind]
    if one.y + one.block.height > foot or one.y < 0:
        yield f"page {page.number}: {one.kind.name} from {one.y:.0f} over {one.block.height:.0f}"
    left = sheet.full_x(page.number)
    for lines, x in _lines(one.block, one.x):
        if x < left - 0.1 or x + lines.left + lines.measure > left + FULL + 0.1:
            yield f"page {page.number}: lines from {x:.0f} over {lines.measure:.0f}"
        for index, line in enumerate(lines.lines):
            indent = lines.indent if lines.is_start and index == 0 else 0.0
            if not _fits(line, lines.measure - indent, lines.align):
                yield f"page {page.number}: {line.width:.1f} in {lines.measure:.1f}: {line.boxes[0].text!r}"


def _fits(line: Line, room: float, align: Align) -> bool:
    slack = room - line.width
    if align is Align.JUSTIFY and line.spaces:
        return slack / line.spaces > _TIGHTEST
    return slack > -0.02


def _lines(block: Block, x: float) -> Iterator[tuple[Lines, float]]:
    """The lines of a block and where they start."""
    match block:
        case Told():
            yield from _lines(block.block, x)
        case Pile():
            for _gap, part in block.parts:
                yield from _lines(part, x)
        case Table():
            for row in (*([block.head] if block.head else []), *block.rows):
                for left, lines, flag, _link in row.cells:
                    yield lines, x + left + (_FLAG if flag else 0.0)
        case Lines():
            yield block, x


def inked_margins(data: bytes, options: ReportOptions) -> list[str]:
    """The margins of a drawn book, its cover left out, in which something stands: one sentence each."""
    sheet, found = sheet_of(options), []
    document = pypdfium2.PdfDocument(data)
    try:
        for number, page in enumerate(document, 1):
            if number > 1:
                dark = np.squeeze(page.render(scale=_SCALE, grayscale=True).to_numpy()) < _DARK
                found += [f"page {number}: {name}" for name, ink in _margins(dark, sheet, number) if ink]
    finally:
        document.close()
    return found


def _margins(
    dark: "np.ndarray[tuple[int, int], np.dtype[np.bool_]]", sheet: Sheet, page: int
) -> Iterator[tuple[str, bool]]:
    left = sheet.full_x(page)
    yield "left", bool(dark[:, : int((left - _SLACK) * _SCALE)].any())
    yield "right", bool(dark[:, int((left + FULL + _SLACK) * _SCALE) + 1 :].any())
    yield "head", bool(dark[: int(10 * MM * _SCALE)].any())
    yield "foot", bool(dark[int((sheet.folio + 2 * MM) * _SCALE) :].any())
