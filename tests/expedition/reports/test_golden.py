from collections.abc import Callable

import pytest

from expedition.records.report import ReportOptions
from expedition.reports.building import build
from tests.expedition.reports import books
from tests.expedition.reports.map_reading import leave_out_names_around
from tests.expedition.reports.pdf_text import pages_of


def test_family_book_says_what_it_said(
    golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_out_names_around(monkeypatch)
    pages = pages_of(build(books.kazakhstan(), ReportOptions()))
    shown = "".join(
        f"[{number}]\n" + page.replace("\x02", "-\n").replace("\r\n", "\n") + "\n"
        for number, page in enumerate(pages, 1)
    )
    golden("family_kazakhstan.txt", shown)
