from dataclasses import replace

from expedition.records.day import DayPage
from expedition.reports.parts.sponsor.best_days import best_days
from tests.expedition.reports import made_trips


def _rated(page: DayPage, rating: int) -> DayPage:
    return replace(page, fields=replace(page.fields, rating=rating))


def test_rated_longest_and_highest_stand_in_their_order() -> None:
    pages = list(made_trips.kazakhstan().pages)
    pages[3] = _rated(pages[3], 5)
    found = best_days(pages)
    assert [(one.page.row.number, one.reason) for one in found] == [
        (1, "The highest point"),
        (3, "The longest day"),
        (4, "Rated highest"),
    ]


def test_no_other_day_is_called_the_highest_where_the_highest_was_chosen_before() -> None:
    pages = made_trips.kazakhstan().pages
    highest = max(pages, key=lambda page: page.figures.highest.value or 0.0)
    found = {one.page.row.id: one.reason for one in best_days([_rated(highest, 5), *pages[1:]])}
    assert "The highest point" in found[highest.row.id]
    assert sum("The highest point" in reason for reason in found.values()) == 1
    assert len(found) == 3


def test_a_day_is_chosen_once() -> None:
    pages = made_trips.kazakhstan().pages[:1]
    assert [one.page.row.number for one in best_days(pages)] == [1]


def test_a_day_of_which_nothing_is_known_stands_for_itself() -> None:
    assert [one.reason for one in best_days(made_trips.unknown_day().pages)] == ["The first day"]


def test_no_day_makes_no_choice() -> None:
    assert best_days(()) == []
