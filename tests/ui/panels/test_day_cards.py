"""Lines of the cards of a day: marked, moved, written again; rare kinds, texts over several days."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu

from expedition.kinds import Audience
from expedition.operations import days, entries
from expedition.queries import days as day_queries
from expedition.queries.rows import day_rows
from expedition.records.fields import DayFields, EncounterFields, StayFields
from tests.ui import hand
from tests.ui.panels.day import card, page_of, whats
from ui.desk import Desk
from ui.panels.day_panel import DayPanel
from ui.panels.entry_card import EntryCard
from ui.panels.entry_menu import entry_menu


@pytest.fixture
def three(panel: DayPanel, desk: Desk, trip_id: int, day_id: int) -> EntryCard:
    """Three people met, and a day after this one."""
    desk.do("Add day", days.add, trip_id, DayFields(date=date(2025, 7, 19)))
    for who in ("One", "Two", "Three"):
        desk.do("Add", entries.add, "encounter", day_id, EncounterFields(who=who))
    return card(panel, "encounter")


def test_several_lines_are_marked_and_removed_in_one_step(
    panel: DayPanel, desk: Desk, three: EntryCard
) -> None:
    three.rows[0].setFocus()
    hand.key(three.rows[0], Qt.Key.Key_Down, hand.SHIFT)
    assert [row.is_marked for row in three.rows] == [True, True, False]
    hand.key(three.rows[1], Qt.Key.Key_Delete)
    assert whats(three) == ["Three"]
    desk.undo()
    assert whats(three) == ["One", "Two", "Three"]


def test_lines_go_to_the_day_after_by_keys(panel: DayPanel, desk: Desk, three: EntryCard) -> None:
    keys = hand.SHIFT | Qt.KeyboardModifier.AltModifier
    three.rows[2].setFocus()
    hand.key(three.rows[2], Qt.Key.Key_Up, hand.SHIFT)
    hand.key(three.rows[1], Qt.Key.Key_Down, keys)
    assert whats(three) == ["One"]
    page = page_of(panel, desk)
    assert page.next_id is not None
    assert [met.fields.who for met in desk.read(day_queries.day_page, page.next_id).encounters] == [
        "Two",
        "Three",
    ]
    hand.key(three.rows[0], Qt.Key.Key_Up, keys)
    assert whats(three) == ["One"]
    assert "no day before" in panel.page.error.text


def test_a_line_is_written_again(panel: DayPanel, desk: Desk, three: EntryCard) -> None:
    hand.key(three.rows[1], Qt.Key.Key_Insert, hand.SHIFT)
    assert [met.fields.who for met in page_of(panel, desk).encounters] == ["One", "Two", "Three", "Two"]
    assert three.open_form_or_none is not None


def test_the_menu_of_a_line_moves_it_to_a_day_near(panel: DayPanel, desk: Desk, three: EntryCard) -> None:
    days_near = desk.read(day_rows, page_of(panel, desk).row.trip_id)
    menu = entry_menu(three, three.rows[0].words.key, days_near)
    (near,) = (action.menu() for action in menu.actions() if action.menu() is not None)
    assert isinstance(near, QMenu)
    assert [action.isEnabled() for action in near.actions()] == [False, True]
    near.actions()[1].trigger()
    assert whats(three) == ["Two", "Three"]


def test_rare_kinds_are_words_of_one_line_until_they_are_used(panel: DayPanel, desk: Desk) -> None:
    page = panel.page
    road = card(panel, "road")
    assert road.isHidden()
    words = page.also.tab_stops()
    assert "road note" in words[1].accessibleName()
    words[1].setFocus()
    hand.key(words[1], Qt.Key.Key_Return)
    form = road.open_form_or_none
    assert form is not None
    assert not road.isHidden()
    form.editor("road").show_value("")
    form.editor("state").show_value("potholes")
    form.accept()
    assert whats(road) == ["Potholes"]
    assert not any("road note" in word.accessibleName() for word in page.also.tab_stops())
    road.remove([road.rows[0].words.key])
    assert road.isHidden()


def test_a_text_over_several_days_stands_on_each_of_them(
    panel: DayPanel, desk: Desk, trip_id: int, day_id: int
) -> None:
    panel.page.add_entry("span")
    spans = card(panel, "span")
    form = spans.open_form_or_none
    assert form is not None
    form.editor("title").show_value("To the border")
    form.editor("last").show_value(date(2025, 7, 21))
    form.accept()
    assert whats(spans) == ["To the border"]
    assert "part of “18–21 July 2025”" in panel.page.band.details.text
    other = desk.do("Add day", days.add, trip_id, DayFields(date=date(2025, 7, 21))).result
    panel.show_day(int(str(other)))
    assert whats(spans) == ["To the border"]
    later = desk.do("Add day", days.add, trip_id, DayFields(date=date(2025, 7, 22))).result
    panel.show_day(int(str(later)))
    assert spans.isHidden()


def test_an_audience_stands_on_the_line_only_where_it_differs(
    panel: DayPanel, desk: Desk, day_id: int
) -> None:
    for audience in (None, Audience.FAMILY, Audience.ME):
        desk.do("Add", entries.add, "encounter", day_id, EncounterFields(who="A man", audience=audience))
    assert [row.words.audience for row in card(panel, "encounter").rows] == ["", "", "only me"]


def test_a_form_left_half_readable_loses_no_word(panel: DayPanel, desk: Desk, day_id: int) -> None:
    met = card(panel, "encounter")
    met.add()
    form = met.open_form_or_none
    assert form is not None
    form.editor("who").show_value("A man")
    line = form.editor("distance_m").findChildren(QLineEdit)[0]
    hand.write(line, "12 bananas")
    panel.show_day(None)
    panel.show_day(day_id)
    assert met.rows[0].words.right == "12 bananas"
    met.open(met.rows[0].words.key)
    again = met.open_form_or_none
    assert again is not None
    assert again.editor("distance_m").findChildren(QLineEdit)[0].text() == "12 bananas"
    assert "12 bananas" in again.error_text


def test_two_hundred_thousand_letters_make_a_short_line(panel: DayPanel, desk: Desk, day_id: int) -> None:
    desk.do("Add", entries.add, "stay", day_id, StayFields(name="a" * 200_000, note="b " * 100_000))
    assert len(card(panel, "stay").rows[0].accessibleName()) < 1_500
