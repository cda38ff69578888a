import re
from datetime import date
from itertools import pairwise

import pytest

from expedition.kinds import Audience
from expedition.records.fields import DayFields, TripFields
from expedition.records.report import Edition, ReportOptions
from expedition.reports.building import EDITIONS
from expedition.reports.web.page import build_page
from tests.expedition.reports.books import book, day
from tests.expedition.reports.hostile import STRINGS, hostile_trip
from tests.expedition.reports.made_trips import kazakhstan
from tests.expedition.reports.pdf_text import bare
from tests.expedition.reports.web.page_reading import Read, read

_NO_SIGN = "\U0010ffff"
"""What HTML forbids, and is shown as unreadable."""
_OURS = ("#", "data:image/")


def _opened(page: str) -> Read:
    """A page that is well formed, asks nobody for anything and can be read aloud."""
    found = read(page)
    assert all(address.startswith(_OURS) for address in found.sources)
    assert all(re.match(r"#|https?:|mailto:|geo:", address) for address in found.links)
    here = set(found.ids)
    assert {address[1:] for address in found.links if address.startswith("#")} <= here
    assert not found.all("script")
    assert all(held.get("alt") for held in found.all("img"))
    drawn = [held for held in found.all("svg") if held.get("aria-hidden") != "true"]
    assert all(held["role"] == "img" and held["aria-label"] for held in drawn)
    levels = [int(tag[1]) for tag, _held in found.elements if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    return found


@pytest.mark.parametrize("edition", list(EDITIONS))
def test_every_edition_becomes_a_page_that_needs_nothing_else(edition: Edition) -> None:
    page = build_page(kazakhstan(), ReportOptions(edition=edition))
    found = _opened(page)
    assert found.all("svg")
    assert "default-src 'none'" in page
    assert "@import" not in page
    assert not re.search(r"url\((?!#|\"data:)", page)


def test_days_have_headings_figures_and_their_text() -> None:
    made = kazakhstan()
    found = _opened(build_page(made, ReportOptions()))
    words = bare(found.words)
    for one in made.pages:
        assert bare(one.fields.diary[:60].replace("'", "’")) in words
    assert len([name for name in found.ids if name.startswith("day-")]) == len(made.pages)
    assert found.all("h3")
    assert found.all("dl")
    assert found.all("th")


@pytest.mark.parametrize("text", STRINGS, ids=range(len(STRINGS)))
def test_any_string_in_every_field_reads_back(text: str) -> None:
    found = _opened(build_page(hostile_trip(text), ReportOptions()))
    wanted = bare(text.replace(_NO_SIGN, ""))
    assert bare(found.words).count(wanted) > 20 or not wanted


def test_scripts_behind_links_stay_words() -> None:
    diary = "[go](javascript:alert(1)) and [on](https://example.org/?a=1&b=<2>) and <script>alert(2)</script>"
    fields = DayFields(date=date(2025, 7, 18), diary=diary)
    found = _opened(
        build_page(book(TripFields(title="T"), [day(1, date(2025, 7, 18), fields)]), ReportOptions())
    )
    assert [address for address in found.links if not address.startswith("#")] == [
        "https://example.org/?a=1&b=%3C2%3E"
    ]
    assert "javascript:alert(1)" in found.words
    assert "<script>alert(2)</script>" in found.words


def test_a_trip_without_days_has_a_page() -> None:
    found = _opened(build_page(book(TripFields(title="Not yet"), []), ReportOptions()))
    assert "Not yet" in found.words


def test_a_diary_keeps_its_shape() -> None:
    shapes = (
        "Went.",
        "- one\n- two\n  1. first\n  2. second\n- three",
        "> said",
        "## Later",
        "`x < y`",
        "    a  b",
    )
    diary = "\n\n".join((*shapes, "***"))
    fields = DayFields(date=date(2025, 7, 18), diary=diary)
    found = _opened(
        build_page(book(TripFields(title="T"), [day(1, date(2025, 7, 18), fields)]), ReportOptions())
    )
    tags = [tag for tag, _held in found.elements]
    assert tags.count("ul") == 1
    assert len([1 for held in found.all("li") if held.get("value")]) == 2
    assert tags.count("blockquote") == 1
    assert {"h4", "code", "pre", "hr"} <= set(tags)


def test_words_from_right_to_left_say_so() -> None:
    fields = DayFields(date=date(2025, 7, 18), diary="بىز كەچتە يەتتۇق.\n\nAnd slept.")
    page = build_page(book(TripFields(title="قەشقەر"), [day(1, date(2025, 7, 18), fields)]), ReportOptions())
    _opened(page)
    assert '<p dir="rtl">بىز' in page
    assert "<p>And slept.</p>" in page
    assert 'Noto Naskh Arabic";font-weight:400' in page


def test_the_language_is_that_of_the_options() -> None:
    page = build_page(kazakhstan(), ReportOptions(language="de"))
    _opened(page)
    assert '<html lang="de">' in page
    assert "Juli" in page


def test_another_accent_is_kept_by_day() -> None:
    page = build_page(kazakhstan(), ReportOptions(accent="#225588"))
    assert "--accent:#225588" in page
    assert "b1402a" not in page


def test_progress_may_stop_it() -> None:
    def stop(done: int, _of: int, _what: str) -> None:
        if done:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        build_page(kazakhstan(), ReportOptions(audience=Audience.ME), stop)
