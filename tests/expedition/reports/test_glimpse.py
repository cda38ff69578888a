from expedition.records.report import ReportOptions
from expedition.reports import glimpse
from tests.expedition.reports import made_trips
from tests.expedition.reports.pdf_text import pages_of, text_of

USUAL = ReportOptions()


def test_the_cover_comes_alone_and_is_that_of_the_whole() -> None:
    book = made_trips.kazakhstan()
    cover = glimpse.cover(book, USUAL)
    assert cover is not None
    assert pages_of(cover.data) == pages_of(glimpse.whole(book, USUAL).data)[:1]


def test_a_day_comes_alone_with_the_numbers_of_its_pages() -> None:
    book = made_trips.kazakhstan()
    whole = glimpse.whole(book, USUAL)
    day = book.pages[1].row.id
    found = glimpse.day(book, USUAL, day, whole.days[day], 14)
    assert found is not None
    assert found.days[day] == found.first == whole.days[day]
    assert f"{found.first} of 14" in " ".join(pages_of(found.data)[0].split())
    assert "Shonzhy" in text_of(found.data)
    assert len(pages_of(found.data)) <= 4


def test_every_day_of_the_whole_has_its_page_and_one_without_pages_has_no_first_look() -> None:
    book = made_trips.kazakhstan()
    whole = glimpse.whole(book, USUAL)
    assert list(whole.days) == [page.row.id for page in book.pages]
    assert sorted(whole.days.values()) == list(whole.days.values())
    assert glimpse.day(book, USUAL, 99, 5, 14) is None
