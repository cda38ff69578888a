import pytest
from pytestqt.qtbot import QtBot

from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.card_row import RowWords

MANY = [RowWords(key, f"Spring {key}") for key in range(3000)]


@pytest.fixture
def card(theme: Theme, icons: Icons, qtbot: QtBot) -> Card:
    made = Card(theme, icons, "map-pin", "Waypoints", "None")
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def shown(card: Card) -> list[int]:
    return [row.words.key for row in card.rows]


def rest(card: Card) -> str:
    last = card.tab_stops()[-1]
    return last.accessibleName() if last not in card.rows else ""


def test_of_very_many_lines_only_the_first_stand_there_and_more_when_asked_for(card: Card) -> None:
    card.show_rows(MANY)
    assert shown(card) == list(range(60))
    assert rest(card) == "2940 more lines"
    card.tab_stops()[-1].click()  # type: ignore[attr-defined]
    assert shown(card) == list(range(120))
    assert card.rows[60].hasFocus() or card.focusWidget() is card.rows[60]


def test_a_usual_day_shows_all(card: Card) -> None:
    card.show_rows(MANY[:60])
    assert shown(card) == list(range(60))
    assert rest(card) == ""


def test_a_line_that_is_gone_to_stands_there_in_its_turn(card: Card) -> None:
    card.show_rows(MANY)
    assert card.reach(2000)
    assert shown(card) == [*range(60), 2000]
    assert rest(card) == "2939 more lines"
    card.focus_row(2500)
    assert shown(card) == [*range(60), 2000, 2500]
    assert not card.reach(5000)
    card.begin_again()
    card.show_rows(MANY[:100])
    assert shown(card) == list(range(60))


def test_the_sum_under_the_lines_is_never_folded(card: Card) -> None:
    card.show_rows([*MANY[:100], RowWords(-7, "Together", can_open=False)])
    assert shown(card)[-1] == -7
    assert rest(card) == "40 more lines"
