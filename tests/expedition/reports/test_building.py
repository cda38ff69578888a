import re
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest

from expedition.errors import UserError
from expedition.records.report import Paper, ReportOptions
from expedition.reports.building import build, write
from expedition.reports.typesetting.style import ACCENT, FULL, SHEETS
from tests.expedition.reports import made_trips
from tests.expedition.reports.pdf_text import edges_of, text_of

_BLUE = "#1f4e79"


def colours(data: bytes) -> set[str]:
    """Every colour lines are drawn and areas and words are filled with."""
    found = set[str]()
    for page in pypdfium2.PdfDocument(data):
        for thing in page.get_objects():
            for ask in (pypdfium2.raw.FPDFPageObj_GetFillColor, pypdfium2.raw.FPDFPageObj_GetStrokeColor):
                parts = [pypdfium2.raw.c_uint() for _index in range(4)]
                if ask(thing.raw, *parts):
                    found.add("#" + "".join(f"{part.value:02x}" for part in parts[:3]))
    return found


def test_an_accent_takes_the_place_of_the_red_everywhere() -> None:
    assert ACCENT in colours(build(made_trips.kazakhstan(), ReportOptions()))
    changed = colours(build(made_trips.kazakhstan(), ReportOptions(accent=_BLUE)))
    assert _BLUE in changed
    assert ACCENT not in changed
    assert ACCENT in colours(build(made_trips.kazakhstan(), ReportOptions()))


def test_words_name_no_colour_that_is_not_there() -> None:
    assert "Red:" not in text_of(build(made_trips.kazakhstan(), ReportOptions(accent=_BLUE)))


@pytest.mark.parametrize("accent", ["#ffd400", "#e0e0e0", "red", "#12345", "#b1402a; 1 w"])
def test_an_accent_nobody_can_read_is_refused(accent: str) -> None:
    with pytest.raises(UserError, match=re.escape(accent)):
        build(made_trips.kazakhstan(), ReportOptions(accent=accent))


@pytest.mark.parametrize("paper", list(Paper))
def test_single_sided_pages_are_all_alike(paper: Paper) -> None:
    sheet = SHEETS[paper].single_sided()
    assert sheet.full_x(1) == sheet.full_x(2) == pytest.approx((sheet.width - FULL) / 2)
    assert sheet.side_x(2) > sheet.text_x(2)
    data = build(made_trips.long_trip(40, 200), ReportOptions(paper=paper, is_single_sided=True))
    book = pypdfium2.PdfDocument(data)
    assert all(page.get_textpage().count_chars() for page in book)
    inside = edges_of(data)[1:]
    assert min(left for left, *_rest in inside) >= sheet.inner - 12
    assert max(right for _left, _bottom, right, _top in inside) <= sheet.inner + FULL + 6


def test_what_is_written_into_a_file_is_what_is_built() -> None:
    file = BytesIO()
    write(made_trips.kazakhstan(), ReportOptions(), file)
    assert file.getvalue() == build(made_trips.kazakhstan(), ReportOptions())


def test_pages_are_counted_from_the_cover() -> None:
    book = pypdfium2.PdfDocument(build(made_trips.kazakhstan(), ReportOptions()))
    assert [book.get_page_label(index) for index in range(3)] == ["Cover", "2", "3"]


def test_a_title_of_signs_no_file_likes_is_no_trouble() -> None:
    book = made_trips.kazakhstan()
    fields = replace(book.fields, title="a\x00b <c> & \ud83d ]]> \U0001f1f0\U0001f1ff")
    meta = pypdfium2.PdfDocument(build(replace(book, fields=fields), ReportOptions())).get_metadata_dict()
    assert "<c> &" in meta["Title"]
