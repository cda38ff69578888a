from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from expedition.kinds import PriceKind, StayKind
from expedition.operations import entries
from expedition.records.fields import (
    ClippingFields,
    ExpenseFields,
    RateFields,
    RepairFields,
    StayFields,
)
from tests.ui.hand import CTRL, SHIFT, key, write
from tests.ui.panels.tables.at_hand import column, editor, go, kept, opened, settle, show
from ui.desk import Desk
from ui.icons import Icons
from ui.panels.tables_panel import TablesPanel
from ui.settings import Settings
from ui.theme import Theme


def test_in_the_table_of_money_a_night_loses_only_its_price(
    panel: TablesPanel, desk: Desk, trip_id: int, day_ids: list[int], qtbot: QtBot
) -> None:
    night = StayFields(place="Kegen", price_kind=PriceKind.PAID, price=Decimal(9000), currency="KZT")
    desk.do("Stay", entries.add, "stay", day_ids[0], night)
    desk.do("Free", entries.add, "stay", day_ids[1], StayFields(place="wild"))
    bread = ExpenseFields(what="bread", amount=Decimal(500), currency="KZT")
    desk.do("Spend", entries.add, "expense", day_ids[0], bread)
    rate = RateFields(currency="KZT", rate=Decimal("0.002"))
    desk.do("Rate", entries.add_to_trip, "rate", trip_id, rate)
    show(panel, "money", qtbot)
    assert column(panel, ".what") == ["bread", "Kegen"]
    assert column(panel, ".home") == ["1.00", "18.00"]
    assert "9 500 ₸ = 19 €" in panel.page.totals.text.replace("\u202f", " ")
    assert "For: lodging 18 € · food 1 €" in panel.page.totals.text or "other 1 €" in panel.page.totals.text
    panel.table.selectAll()
    key(panel.table, Qt.Key.Key_Delete)
    settle(panel, qtbot)
    assert desk.undo_label == "Remove 2 prices"
    assert panel.model.rowCount() == 0
    assert kept(desk, trip_id, "expense") == []
    stays = kept(desk, trip_id, "stay")
    assert [stay.price for stay in stays if isinstance(stay, StayFields)] == [None, None]


def test_lines_are_copied_as_other_programs_take_them(panel: TablesPanel) -> None:
    go(panel, 1, "part")
    key(panel.table, Qt.Key.Key_C, CTRL)
    head, line = QGuiApplication.clipboard().text().splitlines()
    assert head.split("\t")[:5] == ["Day", "Date", "Who", "Vehicle", "Part"]
    assert line.split("\t")[:5] == ["2", "2 June", "", "Tenere", "Chain"]


def test_a_heading_sorts_and_the_chosen_line_stays_chosen(panel: TablesPanel) -> None:
    go(panel, 2, "part")
    place = panel.model.column_of("part") or 0
    panel.table.head.sectionClicked.emit(place)
    assert column(panel, "part") == ["Chain", "Rack", "Tyre", "Tyre"]
    assert panel.table.rows == [1]
    panel.table.head.sectionClicked.emit(place)
    assert column(panel, "part") == ["Tyre", "Tyre", "Rack", "Chain"]
    assert panel.table.rows == [2]


def test_the_filter_is_left_for_the_lines_found(panel: TablesPanel) -> None:
    panel.focus_filter()
    write(panel.bar.filter, "tyre")
    key(panel.bar.filter, Qt.Key.Key_Down)
    assert column(panel, "part") == ["Tyre", "Tyre"]
    assert panel.page.totals.text.startswith("2 of 4 repairs")
    panel.focus_filter()
    key(panel.bar.filter, Qt.Key.Key_Escape)
    assert panel.model.rowCount() == 4


def test_others_changes_come_in_without_losing_the_place(
    panel: TablesPanel, desk: Desk, day_ids: list[int], qtbot: QtBot
) -> None:
    go(panel, 2, "part")
    desk.do("Add", entries.add, "repair", day_ids[0], RepairFields(part="Mirror"))
    settle(panel, qtbot)
    assert column(panel, "part") == ["Tyre", "Mirror", "Chain", "Rack", "Tyre"]
    current = panel.current()
    assert current is not None
    assert isinstance(current.fields, RepairFields)
    assert current.fields.part == "Rack"
    assert panel.table.rows == [3]


def test_a_line_opens_as_a_whole_where_a_cell_is_no_place_to_type(
    panel: TablesPanel, desk: Desk, trip_id: int, qtbot: QtBot
) -> None:
    text = ClippingFields(title="Thread", body="One\nTwo")
    desk.do("Clip", entries.add_to_trip, "clipping", trip_id, text)
    show(panel, "clipping", qtbot)
    go(panel, 0, "posts")
    key(panel.table, Qt.Key.Key_Return)
    form = panel.side.form
    assert form is not None
    form.editor("author").setFocus()
    title = form.editor("title").findChild(QLineEdit)
    assert isinstance(title, QLineEdit)
    title.setText("The thread")
    form.accept()
    assert panel.side.form is None
    assert column(panel, "title") == ["The thread"]
    assert desk.undo_label == "Change clipping"


def test_an_entry_is_shown_in_its_table(
    panel: TablesPanel, desk: Desk, day_ids: list[int], qtbot: QtBot
) -> None:
    made = [desk.do("Add", entries.add, "expense", day, ExpenseFields(what=f"{day}")) for day in day_ids]
    wanted = int(str(made[2].result))
    panel.show_entry("expense", wanted)
    settle(panel, qtbot)
    assert panel.spec.name == "money"
    current = panel.current()
    assert current is not None
    assert current.key == ("expense", wanted)


def test_an_empty_table_teaches_and_its_sentence_adds_a_line(panel: TablesPanel, qtbot: QtBot) -> None:
    show(panel, "gear", qtbot)
    assert "No gear yet" in panel.page.words
    panel.page.empty.click()
    assert panel.model.rowCount() == 1
    write(editor(panel), "Tenere")
    key(editor(panel), Qt.Key.Key_Return)
    settle(panel, qtbot)
    assert column(panel, "name") == ["Tenere"]


def test_columns_fetched_and_moved_are_there_the_next_time(
    panel: TablesPanel, qtbot: QtBot, desk: Desk, theme: Theme, icons: Icons, settings: Settings, trip_id: int
) -> None:
    fetched = {action.text(): action for action in panel.head_menu().actions()}
    fetched["Note"].trigger()
    fetched["Cause"].trigger()
    head = panel.table.head
    head.moveSection(head.visualIndex(panel.model.column_of("who") or 0), 0)
    names = [panel.model.columns[place].name for place in panel.table.columns()]
    again = opened(qtbot, desk, theme, icons, settings, trip_id)
    assert [again.model.columns[place].name for place in again.table.columns()] == names
    assert names[0] == "who"
    assert "note" in names
    assert "cause" not in names
    again.arrangement.reset()
    shown = [again.model.columns[place].name for place in again.table.columns()]
    assert tuple(shown) == again.spec.shown
    again.stop()


def test_all_choices_are_in_sight_and_their_first_letters_are_enough(
    panel: TablesPanel, desk: Desk, day_ids: list[int], qtbot: QtBot
) -> None:
    desk.do("Stay", entries.add, "stay", day_ids[0], StayFields(place="Kegen"))
    show(panel, "stay", qtbot)
    go(panel, 0, "kind")
    key(panel.table, Qt.Key.Key_F2)
    completer = editor(panel).completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    assert completer.model().rowCount() == len(StayKind)
    editor(panel).setText("wild")
    popup.hide()
    key(editor(panel), Qt.Key.Key_Return)
    assert column(panel, "kind") == ["wild camp"]


def test_ctrl_enter_opens_the_day(panel: TablesPanel, day_ids: list[int], qtbot: QtBot) -> None:
    go(panel, 3, "part")
    with qtbot.waitSignal(panel.day_activated) as told:
        key(panel.table, Qt.Key.Key_Return, CTRL)
    assert told.args == [day_ids[3]]


def test_in_a_narrow_table_the_words_that_say_what_a_line_is_keep_most_room(
    panel: TablesPanel, qtbot: QtBot, desk: Desk, day_ids: list[int]
) -> None:
    long = "a sentence that goes on for quite a while "
    fields = RepairFields(part=long * 3, cause=long * 3, fix=long * 3)
    desk.do("Repair", entries.add, "repair", day_ids[0], fields)
    qtbot.waitUntil(lambda: panel.is_ready)
    panel.resize(1150, 600)
    panel.table.fit()
    widths = {panel.model.columns[at].name: panel.table.head.sectionSize(at) for at in panel.table.columns()}
    assert sum(widths.values()) == panel.table.viewport().width()
    assert widths["part"] > 1.5 * widths["cause"]
    assert widths["part"] > widths["problem"], "where no line holds a word, little room is enough"


def test_shift_enter_opens_the_whole_line(panel: TablesPanel) -> None:
    panel.table.setFocus()
    key(panel.table, Qt.Key.Key_Return, SHIFT)
    assert panel.side.form is not None
    assert panel.editing.editor is None


def test_the_menu_of_a_line_asks_for_its_history(panel: TablesPanel, qtbot: QtBot) -> None:
    panel.table.go_to(2)
    menu = panel.menu()
    with qtbot.waitSignal(panel.history_wished) as told:
        next(action for action in menu.actions() if "History" in action.text()).trigger()
    assert tuple(told.args) == panel.model.line(2).key == panel.entry_in_focus()


def test_the_next_table_and_a_first_line_need_no_mouse(panel: TablesPanel, qtbot: QtBot) -> None:
    panel.page.take_focus()
    for _step in range(3):
        key(panel, Qt.Key.Key_PageDown, CTRL)
        qtbot.waitUntil(lambda: panel.is_ready)
    assert panel.spec.name == "document"
    assert panel.page.empty.hasFocus(), "the focus goes to what stands in the place of the lines"
    key(panel.page.empty, Qt.Key.Key_Insert)
    assert editor(panel).hasFocus()
    for _step in range(3):
        key(panel, Qt.Key.Key_PageUp, CTRL)
        qtbot.waitUntil(lambda: panel.is_ready)
    assert panel.table.hasFocus()


def test_the_keys_of_the_view_begin_at_the_words_of_the_first_line(
    qtbot: QtBot, desk: Desk, theme: Theme, icons: Icons, settings: Settings, trip_id: int, day_ids: list[int]
) -> None:
    panel = TablesPanel(desk, theme, icons, settings)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    panel.page.take_focus()
    panel.show_table("repair")
    panel.show_trip(trip_id)
    qtbot.waitUntil(lambda: panel.is_ready)
    assert panel.table.hasFocus()
    assert panel.model.columns[panel.table.currentIndex().column()].name == "part"
    panel.stop()


def test_what_is_wrong_stands_under_the_cell_of_a_short_table(
    panel: TablesPanel, qtbot: QtBot, day_ids: list[int]
) -> None:
    panel.set_chosen_day(day_ids[0])
    show(panel, "stay", qtbot)
    panel.add()
    write(editor(panel), "Inn")
    key(editor(panel), Qt.Key.Key_Return)
    settle(panel, qtbot)
    panel.table.go_to(0, panel.model.column_of("price"))
    key(panel.table, Qt.Key.Key_F2)
    write(editor(panel), "12 parsecs")
    key(editor(panel), Qt.Key.Key_Return)
    assert panel.editing.editor is not None
    note, field = panel.editing.editor._note, panel.editing.editor
    assert note.isVisible()
    assert note.mapToGlobal(note.rect().topLeft()).y() > field.mapToGlobal(field.rect().bottomLeft()).y()


def test_the_first_line_gets_room_for_its_date(panel: TablesPanel, qtbot: QtBot, day_ids: list[int]) -> None:
    panel.set_chosen_day(day_ids[0])
    show(panel, "stay", qtbot)
    panel.add()
    write(editor(panel), "Inn")
    key(editor(panel), Qt.Key.Key_Return)
    settle(panel, qtbot)
    at = panel.model.column_of(".date") or 0
    assert panel.table.head.sectionSize(at) >= panel.table._natural(at)
