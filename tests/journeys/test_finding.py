"""Finding what was written, by keys."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from expedition.operations import days, entries, trips
from expedition.records.fields import (
    ContactFields,
    DayFields,
    EncounterFields,
    PlaceFields,
    PlaceName,
    TripFields,
)
from tests.blank import blank
from tests.journeys.conftest import opened
from tests.ui.hand import CTRL, SHIFT, click, key, write
from ui.main_window import MainWindow
from ui.models.hit_lines import HitLine, KeptLine, KindLine
from ui.panels.find_panel import FindPanel
from ui.settings import Settings
from ui.theme import Theme
from ui.views import View

DIARY = "🚲 A long way.\n\n" + "Nothing but sand. " * 80 + "\n\nThen 乌鲁木齐 at last, and Ürümqi’s melons."
Do = Callable[..., Any]


@pytest.fixture
def full(window: MainWindow) -> MainWindow:
    """The window on two trips."""
    do = window.desk.do
    west = do("Add", trips.add, TripFields(title="West")).result
    do("Add", days.add, west, DayFields(date=date(2024, 5, 1), to_place="Melonville"))
    east = do("Add", trips.add, TripFields(title="East")).result
    first = do("Add", days.add, east, DayFields(date=date(2025, 7, 18), diary=DIARY)).result
    do("Add", entries.add, "encounter", first, EncounterFields(who="A seller", story="He had melons."))
    do("Add", days.add, east, DayFields(date=date(2025, 7, 19), to_place="Kegen"))
    place = PlaceFields(name="Golmud", names=(PlaceName("Geer'mu"),))
    do("Add", entries.add_to_trip, "place", east, place)
    do("Add", entries.add_to_trip, "contact", east, ContactFields(name="Ferry office"))
    window.side.show_trip(east)
    return window


def begin(window: MainWindow, words: str) -> FindPanel:
    key(window, Qt.Key.Key_F, CTRL | SHIFT)
    panel = window.finding.panel
    assert panel is not None
    assert panel.isVisible()
    assert panel.field.hasFocus()
    panel.field.insert(words)
    return panel


def titles(panel: FindPanel) -> list[str]:
    return [line.title for line in panel.list.hits.lines if isinstance(line, HitLine)]


def test_words_of_a_diary_are_gone_to_and_selected(full: MainWindow) -> None:
    panel = begin(full, "乌鲁")
    key(panel.field, Qt.Key.Key_Return)
    assert not panel.isVisible()
    assert full.views.day is not None
    diary = full.views.day.page.diary
    assert diary.hasFocus()
    assert diary.textCursor().selectedText() == "乌鲁"
    assert full.side.tree is not None
    assert full.side.day_id == full.side.tree.rows[0].id


def test_the_line_of_an_entry_is_gone_to(full: MainWindow) -> None:
    full.views.show(View.CHARTS)
    key(begin(full, "a seller melons").field, Qt.Key.Key_Return)
    assert full.views.current is View.DAY
    assert full.views.day is not None
    (card,) = (card for card in full.views.day.page.cards if card.kind.name == "encounter")
    assert card.rows[0].hasFocus()


def test_arrows_walk_through_the_hits_of_all_trips(full: MainWindow) -> None:
    panel = begin(full, "melon")
    assert len(titles(panel)) == 3
    key(panel.field, Qt.Key.Key_Up)
    first = panel.list.current
    assert isinstance(first, HitLine)
    assert first.title == "Melonville"
    key(panel.field, Qt.Key.Key_PageDown)
    last = panel.list.current
    assert isinstance(last, HitLine)
    assert last.title == titles(panel)[-1]
    key(panel.field, Qt.Key.Key_PageUp)
    key(panel.field, Qt.Key.Key_Return)
    assert full.side.tree is not None
    assert full.side.tree.rows[0].to_place == "Melonville"


def test_one_trip_alone_can_be_looked_through(full: MainWindow) -> None:
    panel = begin(full, "melon")
    panel.scope.setCurrentIndex(1)
    assert "Melonville" not in titles(panel)
    assert titles(panel)


def test_a_filter_that_hides_the_day_gives_way(full: MainWindow) -> None:
    write(full.side.filter, "kegen")
    key(begin(full, "sand").field, Qt.Key.Key_Return)
    assert full.side.filter.text() == ""
    assert full.side.tree is not None
    assert full.side.day_id == full.side.tree.rows[0].id


def test_what_belongs_to_the_whole_trip_is_in_the_tables(full: MainWindow) -> None:
    panel = begin(full, "geermu")
    assert titles(panel) == ["Golmud"]
    key(panel.field, Qt.Key.Key_Return)
    assert full.views.current is View.TABLES


def test_a_slip_is_put_right_after_a_pause(full: MainWindow, qtbot: QtBot) -> None:
    panel = begin(full, "golmut")
    assert titles(panel) == []
    qtbot.waitUntil(lambda: titles(panel) == ["Golmud"])
    assert "“golmud”" in panel.hint.text()


def test_a_chip_names_the_kind(full: MainWindow) -> None:
    panel = begin(full, "melon")
    panel.chips.choose("encounter")
    assert panel.field.text() == "kind:encounter melon"
    assert titles(panel) == ["A seller"]
    panel.chips.choose("")
    assert panel.field.text() == "melon"
    assert len(titles(panel)) == 3


def test_escape_gives_the_focus_back(full: MainWindow) -> None:
    full.side.filter.setFocus()
    panel = begin(full, "x")
    key(panel.field, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert full.side.filter.hasFocus()
    click(panel_again(full), QPoint(3, 500))
    assert not panel.isVisible()


def panel_again(window: MainWindow) -> FindPanel:
    key(window, Qt.Key.Key_P, CTRL)
    assert window.finding.panel is not None
    assert window.finding.panel.isVisible()
    return window.finding.panel


def test_a_search_is_kept_and_filters_the_list(full: MainWindow, settings: Settings) -> None:
    panel = begin(full, "kind:day kegen")
    panel.foot.keep.click()
    assert panel.foot.name.hasFocus()
    panel.foot.name.clear()
    write(panel.foot.name, "Canyon")
    key(panel.foot.name, Qt.Key.Key_Return)
    assert [(one.name, one.words) for one in settings.searches] == [("Canyon", "kind:day kegen")]
    panel.field.clear()
    (_heading, line) = panel.list.hits.lines
    assert isinstance(line, KeptLine)
    key(panel.field, Qt.Key.Key_Return)
    assert panel.field.text() == "kind:day kegen"
    assert titles(panel) == ["Kegen"]
    key(panel.field, Qt.Key.Key_Escape)
    key(full.side.filter, Qt.Key.Key_Down, CTRL)
    (menu,) = full.side.findChildren(QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert full.side.filter.text() == "kind:day kegen"
    assert len([line for line in full.side.days.lines.lines if hasattr(line, "number")]) == 1
    panel_again(full).foot.keep.click()
    assert settings.searches == ()


def test_escape_leaves_the_name_before_the_panel(full: MainWindow) -> None:
    panel = begin(full, "kegen")
    panel.foot.keep.click()
    key(panel.foot.name, Qt.Key.Key_Escape)
    assert panel.isVisible()
    assert panel.field.hasFocus()


def test_headings_are_never_chosen(full: MainWindow) -> None:
    panel = begin(full, "e")
    for _time in range(12):
        assert not isinstance(panel.list.current, KindLine)
        key(panel.field, Qt.Key.Key_Down)
    write(panel.field, '"*(NEAR -')
    key(panel.field, Qt.Key.Key_Return)
    assert panel.list.current is None or not panel.isVisible()


def test_a_read_only_logbook_is_searched_beside_the_window(
    theme: Theme, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "old"
    with blank(folder) as logbook:
        trip = logbook.do("Add", trips.add, TripFields(title="East")).result
        logbook.do("Add", days.add, trip, DayFields(date=date(2025, 7, 18), to_place="Kegen"))
        logbook.do("Add", days.add, trip, DayFields(date=date(2025, 7, 19), to_place="Shonzhy"))
    window = opened(theme, settings, folder, qtbot)
    from sqlalchemy import text

    with window.desk.logbook._writing() as session:
        session.connection().execute(text("DROP TABLE search_state"))
    panel = begin(window, "keg")
    qtbot.waitUntil(lambda: titles(panel) == ["Kegen"])
    key(panel.field, Qt.Key.Key_Escape)
    write(window.side.filter, "shon")
    qtbot.waitUntil(lambda: len([one for one in window.side.days.lines.lines if hasattr(one, "number")]) == 1)
    window.close()
