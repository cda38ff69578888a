from collections.abc import Callable

from expedition.records.report import ReportOptions
from expedition.reports.family import build
from tests.expedition.reports import books
from tests.expedition.reports.pdf_text import pages_of


def test_family_book_says_what_it_said(golden: Callable[[str, str], None]) -> None:
    pages = pages_of(build(books.kazakhstan(), ReportOptions()))
    shown = "".join(
        f"[{number}]\n" + page.replace("\x02", "-\n").replace("\r\n", "\n") + "\n"
        for number, page in enumerate(pages, 1)
    )
    golden("family_kazakhstan.txt", shown)
