import pytest

from expedition.kinds import Audience
from expedition.records.report import Edition, ReportOptions
from expedition.reports.building import build
from expedition.reports.web.page import build_page
from tests.expedition.reports.every_field import full_trip
from tests.expedition.reports.pdf_text import bare, text_of

_WORD = 'Zq<&"]]>%s{0}\\霍ئ'


@pytest.mark.parametrize("edition", Edition)
def test_every_field_of_every_kind_is_printed_literally(edition: Edition) -> None:
    options = ReportOptions(edition=edition, audience=Audience.ME)
    read = bare(text_of(build(full_trip(_WORD), options)))
    assert read.count("Zq<&") > 20
    assert "&lt;" not in read


@pytest.mark.parametrize("edition", Edition)
def test_no_field_of_any_kind_becomes_markup_of_the_page(edition: Edition) -> None:
    trip = full_trip("<img src=x><script>y</script>\"'")
    page = build_page(trip, ReportOptions(edition=edition, audience=Audience.ME))
    assert "&lt;img" in page
    assert "<script" not in page
    assert "<img src=x" not in page
