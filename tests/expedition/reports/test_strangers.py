from collections.abc import Iterator
from pathlib import Path

import pytest

from expedition.kinds import Audience
from expedition.logbook import Logbook
from expedition.queries.book import trip_book
from expedition.records.report import Edition, Quality, ReportOptions
from expedition.reports.building import build
from expedition.reports.web.page import build_page
from tests.blank import blank
from tests.expedition.reports.told_to_strangers import fill, told_by_pdf, told_by_text


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Logbook]:
    folder: Path = tmp_path_factory.mktemp("strangers")
    with blank(folder / "log.expedition") as logbook:
        fill(logbook, folder)
        yield logbook


@pytest.mark.parametrize("edition", Edition)
def test_nothing_private_is_in_an_edition_for_strangers(log: Logbook, edition: Edition) -> None:
    options = ReportOptions(edition=edition, audience=Audience.PUBLIC, quality=Quality.PRINT)
    book = log.read(trip_book, 1, options, log.folder)
    assert told_by_pdf(build(book, options)) == []
    assert told_by_text(build_page(book, options)) == []


def test_the_same_is_found_in_a_book_of_ones_own(log: Logbook) -> None:
    options = ReportOptions(audience=Audience.ME)
    book = log.read(trip_book, 1, options, log.folder)
    assert len(told_by_pdf(build(book, options))) > 20
    assert len(told_by_text(build_page(book, options))) > 20
