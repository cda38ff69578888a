"""The keys of the Day view work from wherever the focus is."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from expedition.kinds import FigureName
from expedition.operations import days, trips
from expedition.queries import trips as trip_queries
from expedition.records.fields import DayFields, TripFields
from tests.ui import hand
from ui.main_window import MainWindow


def with_two_places(window: MainWindow) -> None:
    trip_id = window.desk.do("Trip", trips.add, TripFields(title="Karkara")).result
    fields = DayFields(date=date(2025, 7, 18), from_place="Karkara", to_place="Kegen")
    change = window.desk.do("Day", days.add, int(str(trip_id)), fields)
    window.side.show_day(int(str(change.result)))


def test_a_new_day_waits_for_its_goal_and_a_second_one_for_its_own(window: MainWindow) -> None:
    with_two_places(window)
    for _time in range(2):
        window.verbs.new_day()
        assert window.views.day is not None
        editor = window.views.day.page.band.title.editor
        assert isinstance(editor, QLineEdit)
        assert window.focusWidget() is editor
        assert editor.accessibleName() == "To"
        editor.setText("Shonzhy")
    trip_id = window.side.trip_id
    assert trip_id is not None
    window.views.keep_typed()
    tree = window.desk.read(trip_queries.trip_tree, trip_id)
    assert [row.to_place for row in tree.rows] == ["Kegen", "Shonzhy", "Shonzhy"]


def test_f7_goes_to_the_diary_and_f8_to_the_map_from_the_list(window: MainWindow) -> None:
    with_two_places(window)
    window.resize(900, 600)
    window.side.days.setFocus()
    hand.key(window.side.days, Qt.Key.Key_F7)
    day = window.views.day
    assert day is not None
    assert window.focusWidget() is day.page.diary
    assert not day.ground.isVisible()
    hand.key(window.side.days, Qt.Key.Key_F8)
    assert day.ground.isVisible()
    hand.key(window.side.days, Qt.Key.Key_F8)
    assert not day.ground.isVisible()


def test_closing_says_once_what_cannot_be_read(window: MainWindow) -> None:
    with_two_places(window)
    QApplication.processEvents()
    assert window.views.day is not None
    window.views.day.page.strip.edit(FigureName.MOVING.value, "7 bananas")
    assert not window.close()
    assert "7 bananas" in window.views.day.page.strip.error_text
    assert window.close()
