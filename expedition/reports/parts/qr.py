"""QR codes, so that what is printed can be opened: at most one for each address of a day."""

import re
from collections.abc import Iterable, Iterator

from reportlab.graphics.barcode import qrencoder

from expedition.records.day import DayPage
from expedition.reports.making import Making
from expedition.reports.pages.blocks import Block, Drawn, Pile, Role, Told
from expedition.reports.pages.items import Note, beside
from expedition.reports.pages.pen import Pen
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import GREY_1, INK, MM, SIDE, Face, Type
from expedition.text import _

_SIZE = 16 * MM
_MOST_BYTES = 150
"""In longer addresses the squares become too fine for a telephone."""
_STURDY_BYTES = 84
"""Up to so many the code also survives a stain."""
_MOST_A_DAY = 4
_SEAM = 0.06
"""Points by which squares overlap, so that no white shows between them."""
_ADDRESS = Type(Face.SANS, 6.8, GREY_1)
_ALONE = re.compile(
    r"[ \t]*(?:[-*][ \t]+)?(?:<|\[[^]\n]*\]\()?(https?://[^\s<>)]+)[>)]?[ \t]*$", re.MULTILINE
)


def qr_codes(making: Making, page: DayPage) -> Iterator[Note]:
    """The codes of a day: of links that stand on a line of their own in its text, and of its notes."""
    told = [*addresses(page.fields.diary), *(entry.fields.url for entry in page.notes)]
    for address in [found for found in dict.fromkeys(told) if is_short(found)][:_MOST_A_DAY]:
        yield beside(qr_code(making, address))


def addresses(text: str) -> Iterable[str]:
    """The links that stand on a line of their own."""
    return (found.group(1) for found in _ALONE.finditer(text) if _starts_a_line(text, found.start()))


def is_short(address: str) -> bool:
    """Whether it is an address of the web that a code of this size can hold."""
    return re.match("https?://.", address) is not None and len(address.encode()) <= _MOST_BYTES


def qr_code(making: Making, address: str) -> Block:
    """The code of an address over the address itself, for the outer column."""
    squares = modules(address)
    drawn = Drawn(_SIZE + 3, lambda pen, x, y: _paint(pen, x, y, squares))
    code = Told(drawn, Role.FIGURE, _("QR code for {address}").format(address=address), _SIZE)
    shown = re.sub(r"^https?://(www\.)?|/$", "", address)
    words = making.setter.lines([Span(shown, _ADDRESS, address)], SIDE, 9.0, most=3)
    return Pile(((2.0, code), (0.0, words), (0.0, Drawn(10.0, lambda _pen, _x, _y: None))))


def modules(address: str) -> tuple[tuple[bool, ...], ...]:
    """The squares of a code, row by row; true ones are dark."""
    is_sturdy = len(address.encode()) <= _STURDY_BYTES
    level = qrencoder.QRErrorCorrectLevel
    code = qrencoder.QRCode(None, level.M if is_sturdy else level.L)
    code.addData(qrencoder.QR8bitByte(address))
    code.make()
    return tuple(tuple(map(bool, row)) for row in code.modules)


def _starts_a_line(text: str, at: int) -> bool:
    return not text[:at].rpartition("\n")[2].strip()


def _paint(pen: Pen, x: float, y: float, squares: tuple[tuple[bool, ...], ...]) -> None:
    step = _SIZE / len(squares)
    for index, row in enumerate(squares):
        for start, stop in _runs(row):
            width, height = (stop - start) * step + _SEAM, step + _SEAM
            pen.rect(x + start * step, y + index * step, width, height, fill=INK)


def _runs(row: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """Where dark stretches of a row begin and end."""
    start = None
    for index, is_dark in enumerate((*row, False)):
        if is_dark and start is None:
            start = index
        elif not is_dark and start is not None:
            yield start, index
            start = None
