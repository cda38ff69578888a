from dataclasses import replace

import pytest

from expedition.records.report import ReportOptions
from expedition.reports.building import build
from expedition.reports.parts.qr import addresses, is_short, modules
from tests.expedition.reports import made_trips
from tests.expedition.reports.pdf_text import text_of

_MASKS = (
    lambda r, c: (r + c) % 2 == 0,
    lambda r, _c: r % 2 == 0,
    lambda _r, c: c % 3 == 0,
    lambda r, c: (r + c) % 3 == 0,
    lambda r, c: (r // 2 + c // 3) % 2 == 0,
    lambda r, c: r * c % 2 + r * c % 3 == 0,
    lambda r, c: (r * c % 2 + r * c % 3) % 2 == 0,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2 == 0,
)


def read(squares: tuple[tuple[bool, ...], ...]) -> str:
    """The text of a code of one block, up to version 5 without its repair bytes."""
    size = len(squares)
    number = sum(squares[8][column] << (4 - column) for column in range(2, 5)) ^ 0b101
    bits = list[bool]()
    columns = [column for column in range(size - 1, 0, -2) if column > 6]
    columns += [column - 1 for column in range(6, 0, -2)]
    for index, right in enumerate(columns):
        rows = range(size) if index % 2 else range(size - 1, -1, -1)
        for row in rows:
            bits += [
                squares[row][column] ^ _MASKS[number](row, column)
                for column in (right, right - 1)
                if not _is_fixed(row, column, size)
            ]
    data = "".join(str(int(bit)) for bit in bits)
    assert data[:4] == "0100"
    length = int(data[4:12], 2)
    return bytes(int(data[12 + 8 * at : 20 + 8 * at], 2) for at in range(length)).decode()


def _is_fixed(row: int, column: int, size: int) -> bool:
    """Whether a square is part of the frame: finders, timing, alignment, format."""
    finder = (row < 9 and column < 9) or (row < 9 and column >= size - 8) or (row >= size - 8 and column < 9)
    aligned = size > 21 and abs(row - size + 7) <= 2 and abs(column - size + 7) <= 2
    return finder or aligned or row == 6 or column == 6


@pytest.mark.parametrize("address", ["https://a.org", "https://example.org/karkara", "http://x.kz/Қорғас"])
def test_a_code_holds_its_address(address: str) -> None:
    assert read(modules(address)) == address


def test_only_links_on_a_line_of_their_own_get_a_code() -> None:
    text = "See https://in.text/ here.\n\nhttps://alone.org/a\n[the film](https://film.org)\n- <https://list.org>"
    assert list(addresses(text)) == ["https://alone.org/a", "https://film.org", "https://list.org"]


def test_addresses_too_long_or_of_another_kind_get_none() -> None:
    assert not is_short("https://example.org/" + "a" * 200)
    assert not is_short("mailto:a@example.org")
    assert not is_short("javascript:alert(1)")
    assert is_short("https://example.org")


def test_a_day_prints_the_address_under_its_code() -> None:
    book = made_trips.kazakhstan()
    first = book.pages[0]
    diary = first.fields.diary + "\n\nhttps://www.example.org/film/\n\nhttps://www.example.org/film/"
    pages = (replace(first, fields=replace(first.fields, diary=diary)), *book.pages[1:])
    text = text_of(build(replace(book, pages=pages), ReportOptions()))
    assert text.replace(" ", "").count("example.org/film") == 3
