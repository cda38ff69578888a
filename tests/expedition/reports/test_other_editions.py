import pytest

from expedition.records.report import Edition, Paper, ReportOptions
from expedition.reports.building import build
from expedition.reports.typesetting.style import FULL, SHEETS
from tests.expedition.reports import made_trips
from tests.expedition.reports.hostile import hostile_trip
from tests.expedition.reports.pdf_text import bare, edges_of, pages_of, text_of

EDITIONS = Edition.ROUTE_NOTES, Edition.EVIDENCE


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("text", ["W" * 500, "ئ" * 500])
def test_endless_words_in_every_field_stay_inside_the_margins(edition: Edition, text: str) -> None:
    options = ReportOptions(edition=edition)
    sheet = SHEETS[options.paper]
    data = build(hostile_trip(text), options)
    assert bare(text[:40]) in bare(text_of(data))
    for number, (left, bottom, right, top) in enumerate(edges_of(data), 1):
        if number > 1:
            assert left > sheet.full_x(number) - 3
            assert right < sheet.full_x(number) + FULL + 3
            assert bottom > 25
            assert top < sheet.height - 25


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("paper", Paper)
def test_a_trip_of_no_day_and_one_of_an_unknown_day_are_printed(edition: Edition, paper: Paper) -> None:
    options = ReportOptions(edition=edition, paper=paper)
    assert "Nothing yet" in text_of(build(made_trips.empty_trip(), options))
    assert "One day" in text_of(build(made_trips.unknown_day(), options))


def test_strips_with_hardly_a_note_share_pages() -> None:
    pages = pages_of(build(made_trips.long_trip(12), ReportOptions(edition=Edition.ROUTE_NOTES)))
    assert any(page.count("Kilometres are those of the trip") == 2 for page in pages)
