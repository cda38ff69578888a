from datetime import UTC, date, datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from expedition.kinds import DayKind, FigureName, Precision, StayKind, WaypointKind
from expedition.operations import days, entries
from expedition.queries import days as day_queries
from expedition.queries.rows import day_rows
from expedition.records.day import Mark
from expedition.records.fields import DayFields, EncounterFields, StayFields, WaypointFields
from tests.ui import hand
from tests.ui.panels.day import card, page_of
from ui.desk import Desk
from ui.panels.day_panel import DayPanel
from ui.theme import Theme, ThemeChoice


def test_the_diary_is_written_as_it_is_typed(qtbot: QtBot, panel: DayPanel, desk: Desk) -> None:
    panel.focus_diary()
    hand.write(panel.page.diary, "Larks")
    qtbot.waitUntil(lambda: page_of(panel, desk).fields.diary == "Larks", timeout=2500)
    assert panel.page.diary.textCursor().position() == 5


def test_one_sitting_is_one_step(qtbot: QtBot, panel: DayPanel, desk: Desk) -> None:
    for words in ("one ", "two ", "three"):
        hand.write(panel.page.diary, words)
        panel.page.diary.save()
    desk.undo()
    assert page_of(panel, desk).fields.diary == ""
    assert panel.page.diary.text == ""
    desk.redo()
    assert panel.page.diary.text == "one two three"


def test_going_to_another_day_keeps_what_was_typed(
    panel: DayPanel, desk: Desk, trip_id: int, day_id: int
) -> None:
    other = desk.do("Add day", days.add, trip_id, DayFields(date=date(2025, 7, 19), diary="next")).result
    hand.write(panel.page.diary, "kept")
    panel.show_day(int(str(other)))
    assert panel.page.diary.text == "next"
    assert desk.read(day_queries.day_page, day_id).fields.diary == "kept"


def test_an_undone_diary_shows_at_once(panel: DayPanel, desk: Desk, day_id: int) -> None:
    desk.do("Write", days.write, day_id, "from elsewhere")
    assert panel.page.diary.text == "from elsewhere"
    desk.undo()
    assert panel.page.diary.text == ""


def test_a_figure_typed_over_keeps_its_words_and_precision(panel: DayPanel, desk: Desk) -> None:
    panel.page.strip.typed.emit(FigureName.DISTANCE.value, "about 30 km")
    distance = page_of(panel, desk).figures.distance
    assert (distance.value, distance.precision, distance.words) == (30_000.0, Precision.ABOUT, "about 30 km")
    assert panel.page.strip.cells[0].accessibleName() == "Today about 30.0 km"
    panel.page.strip.cleared.emit(FigureName.DISTANCE.value)
    assert page_of(panel, desk).figures.distance.value is None


def test_a_figure_that_cannot_be_read_stays_in_its_field(panel: DayPanel, desk: Desk) -> None:
    panel.page.strip.typed.emit(FigureName.MOVING.value, "7 bananas")
    assert panel.page.strip.editor is not None
    assert panel.page.strip.editor.text() == "7 bananas"
    assert "7 bananas" in panel.page.strip.error_text


def test_words_without_a_digit_stand_beside_a_figure(panel: DayPanel, desk: Desk) -> None:
    panel.page.strip.typed.emit(FigureName.MOVING.value, "all day")
    moving = page_of(panel, desk).figures.moving
    assert (moving.value, moving.precision, moving.words) == (None, Precision.UNKNOWN, "all day")
    cell = panel.page.strip.cells[2]
    assert cell.words.source == "all day"
    panel.page.strip.cleared.emit(FigureName.MOVING.value)
    assert page_of(panel, desk).figures.moving.words == ""


def test_every_figure_of_a_day_can_be_typed(panel: DayPanel, desk: Desk) -> None:
    assert panel.page.more.isHidden()
    panel.page.band.more.emit()
    assert not panel.page.more.isHidden()
    panel.page.more.typed.emit(FigureName.LOWEST.value, "about 500 m")
    panel.page.settle()
    assert page_of(panel, desk).figures.lowest.value == 500.0
    assert not panel.page.more.isHidden()
    panel.page.more.cleared.emit(FigureName.LOWEST.value)
    assert panel.page.more.isHidden()
    keys = {cell.words.key for cell in (*panel.page.strip.cells, *panel.page.more.cells)}
    assert {name.value for name in FigureName} <= keys


def test_a_date_that_cannot_be_is_kept_as_words(panel: DayPanel, desk: Desk, day_id: int) -> None:
    panel.page.band.edited.emit("date", "31 February 2025")
    assert "no date" in panel.page.band.error_text
    panel.show_day(None)
    fields = desk.read(day_queries.day_page, day_id).fields
    assert (fields.date, fields.date_text) == (date(2025, 7, 18), "31 February 2025")
    panel.show_day(day_id)
    assert "31\u00a0February\u00a02025" in panel.page.band.title.text
    panel.page.band.edited.emit("date", "18 July 2025")
    assert "Fri\u00a018\u00a0July" in panel.page.band.title.text


def test_a_vague_date_of_a_day_is_shown_as_it_was_said(panel: DayPanel, desk: Desk) -> None:
    panel.page.band.edited.emit("date", "about 20 July")
    fields = page_of(panel, desk).fields
    assert (fields.date, fields.date_precision, fields.date_text) == (
        date(2025, 7, 20),
        Precision.ABOUT,
        "about 20 July",
    )
    assert not panel.page.band.details.text.startswith("2025")


def test_words_of_the_band_are_written_in_place(panel: DayPanel, desk: Desk) -> None:
    band = panel.page.band
    band.edited.emit("from_place", "Shonzhy")
    band.edited.emit("to_place", "Жаркент")
    assert "Shonzhy\u00a0→ Жаркент" in band.title.text
    band.edited.emit("kind", DayKind.REST.value)
    assert page_of(panel, desk).fields.kind is DayKind.REST
    band.edited.emit("date", "25 July")
    assert page_of(panel, desk).fields.date == date(2025, 7, 25)


def test_a_taken_date_is_refused_in_one_sentence(panel: DayPanel, desk: Desk, trip_id: int) -> None:
    desk.do("Add day", days.add, trip_id, DayFields(date=date(2025, 7, 19)))
    panel.page.band.edited.emit("date", "19 July")
    assert "in the log already" in panel.page.band.error_text
    assert panel.page.band.title.editor is not None
    assert panel.page.band.title.editor.text() == "19 July"


def test_a_form_never_overwrites_the_diary(qtbot: QtBot, panel: DayPanel, desk: Desk) -> None:
    weather = card(panel, "weather")
    weather.add()
    form = weather.open_form_or_none
    assert form is not None
    hand.write(panel.page.diary, "typed meanwhile")
    form.editor("weather").show_value("clear")
    form.accept()
    fields = page_of(panel, desk).fields
    assert (fields.weather, fields.diary) == ("clear", "typed meanwhile")


def test_what_is_typed_in_a_form_survives_leaving_the_day(panel: DayPanel, desk: Desk, trip_id: int) -> None:
    stay = card(panel, "stay")
    stay.add()
    form = stay.open_form_or_none
    assert form is not None
    form.editor("name").show_value("Tent by the river")
    day_id = panel.day_id
    panel.show_day(None)
    assert day_id is not None
    assert desk.read(day_queries.day_page, day_id).stays[0].fields.name == "Tent by the river"


def test_escape_takes_a_half_typed_record_back_and_redo_brings_it_again(
    qtbot: QtBot, panel: DayPanel, desk: Desk
) -> None:
    met = card(panel, "encounter")
    met.add()
    form = met.open_form_or_none
    assert form is not None
    form.editor("who").show_value("Belgian couple")
    form.drafted.emit()
    assert len(page_of(panel, desk).encounters) == 1
    form.cancelled.emit()
    assert page_of(panel, desk).encounters == ()
    assert not met.rows
    desk.redo()
    assert met.rows[0].words.what == "Belgian couple"


def test_escape_leaves_an_older_record_as_it_was(panel: DayPanel, desk: Desk, day_id: int) -> None:
    desk.do("Add", entries.add, "stay", day_id, StayFields(kind=StayKind.HOTEL, name="Old"))
    stay = card(panel, "stay")
    stay.open(stay.rows[0].words.key)
    form = stay.open_form_or_none
    assert form is not None
    form.editor("name").show_value("New")
    form.drafted.emit()
    desk.do("Write", days.write, day_id, "something else meanwhile")
    form.cancelled.emit()
    page = page_of(panel, desk)
    assert (page.stays[0].fields.name, page.fields.diary) == ("Old", "something else meanwhile")


def test_undo_from_the_menu_closes_the_form_of_what_is_gone(panel: DayPanel, desk: Desk) -> None:
    repair = card(panel, "repair")
    repair.add()
    form = repair.open_form_or_none
    assert form is not None
    form.editor("part").show_value("tyre")
    form.drafted.emit()
    desk.undo()
    assert repair.open_form_or_none is None
    assert not repair.rows


def test_delete_removes_a_line_and_undo_brings_it_back(qtbot: QtBot, panel: DayPanel, desk: Desk) -> None:
    assert panel.day_id is not None
    desk.do("Add", entries.add, "encounter", panel.day_id, EncounterFields(who="Melon seller"))
    met = card(panel, "encounter")
    hand.key(met.rows[0], Qt.Key.Key_Delete)
    assert not met.rows
    desk.undo()
    assert [row.words.what for row in met.rows] == ["Melon seller"]


def test_a_hidden_panel_catches_up_when_it_is_shown(panel: DayPanel, desk: Desk, day_id: int) -> None:
    panel.hide()
    desk.do("Write", days.write, day_id, "later")
    assert panel.page.diary.text == ""
    panel.show()
    assert panel.page.diary.text == "later"


def test_a_day_that_is_removed_leaves_a_page_that_teaches(panel: DayPanel, desk: Desk, day_id: int) -> None:
    desk.do("Remove", days.remove, day_id)
    assert panel.day_id is None
    assert panel.quiet.isVisible()
    assert "Ctrl+D" in panel.quiet.accessibleName()


def test_empty_cards_say_what_belongs_there_and_are_the_button(panel: DayPanel) -> None:
    for name in ("encounter", "repair", "stay", "crossing", "leg", "weather"):
        empty = card(panel, name)
        assert len(empty.head.accessibleName()) > len(empty.kind.title) + 5
        empty.head.click()
        assert empty.open_form_or_none is not None
        empty.settle()


def test_hostile_text_is_shown_as_text(panel: DayPanel, desk: Desk, day_id: int) -> None:
    evil = "<img src=file:///etc/passwd><b>x</b>"
    desk.do("x", days.change, day_id, from_place=evil, to_place=evil, weather=evil, title=evil)
    desk.do("x", entries.add, "encounter", day_id, EncounterFields(who=evil, story=evil))
    assert evil in panel.page.band.title.text
    card(panel, "encounter").open(card(panel, "encounter").rows[0].words.key)
    labels = panel.findChildren(QLabel)
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    panel.grab()


def test_on_a_narrow_window_the_line_folds_behind_a_button(panel: DayPanel) -> None:
    assert panel.ground.isVisible()
    assert not panel.page.band.map.isVisible()
    panel.resize(700, 700)
    assert not panel.ground.isVisible()
    hand.click(panel.page.band.map)
    assert panel.ground.isVisible()
    assert not panel.page.isVisible()
    panel.ground.map.setFocus()
    hand.click(panel.ground.back)
    assert panel.page.isVisible()
    assert panel.window().focusWidget() is panel.page.diary


def test_a_resized_page_has_its_width_before_anything_is_painted(panel: DayPanel) -> None:
    for width in (1_300, 900, 1_100):
        panel.resize(width, 700)
        assert panel.page.width() + panel.ground.width() == width


def test_a_click_beside_an_unreadable_figure_says_what_is_wrong(panel: DayPanel) -> None:
    strip = panel.page.strip
    strip.edit(FigureName.MOVING.value, "7 bananas")
    column = panel.page.widget()
    assert column is not None
    hand.click(column, QPoint(3, column.height() - 3))
    assert "7 bananas" in strip.error_text
    assert strip.editor is not None


def test_an_unreadable_figure_is_not_lost_silently(
    qtbot: QtBot, panel: DayPanel, desk: Desk, day_id: int
) -> None:
    panel.page.strip.edit(FigureName.MOVING.value, "7 bananas")
    with qtbot.waitSignal(panel.said) as said:
        panel.show_day(None)
    assert "7 bananas" in said.args[0]
    moving = desk.read(day_queries.day_page, day_id).figures.moving
    assert (moving.value, moving.words) == (None, "7 bananas")


def test_a_new_day_begins_with_its_places(panel: DayPanel, desk: Desk) -> None:
    panel.begin_writing()
    editor = panel.page.band.title.editor
    assert editor is not None
    assert editor.accessibleName() == "From"
    hand.write(editor, "Kegen")
    hand.key(editor, Qt.Key.Key_Tab)
    editor = panel.page.band.title.editor
    assert editor is not None
    hand.write(editor, "Shonzhy")
    hand.key(editor, Qt.Key.Key_Tab)
    assert panel.page.band.details.editor is not None
    fields = page_of(panel, desk).fields
    assert (fields.from_place, fields.to_place) == ("Kegen", "Shonzhy")


def test_a_new_night_begins_in_the_wild(panel: DayPanel) -> None:
    stay = card(panel, "stay")
    stay.add()
    assert stay.open_form_or_none is not None
    assert stay.open_form_or_none.fields().kind is StayKind.WILD_CAMP


def test_text_stands_still_when_the_scroll_bar_comes(qtbot: QtBot, panel: DayPanel) -> None:
    panel.resize(1100, 2000)
    before = panel.page.diary.width()
    panel.resize(1100, 300)
    qtbot.waitUntil(panel.page.verticalScrollBar().isVisible)
    qtbot.waitUntil(lambda: panel.page.diary.width() == before)


def test_redo_after_escape_brings_every_word_back(panel: DayPanel, desk: Desk) -> None:
    met = card(panel, "encounter")
    met.add()
    form = met.open_form_or_none
    assert form is not None
    form.editor("who").show_value("Belgian")
    form.drafted.emit()
    form.editor("who").show_value("Belgian couple")
    form.cancelled.emit()
    assert not met.rows
    desk.redo()
    assert met.rows[0].words.what == "Belgian couple"


def test_long_places_and_every_script_fit_the_page(
    qtbot: QtBot, panel: DayPanel, desk: Desk, day_id: int
) -> None:
    long = "Village at the second bridge behind the old caravanserai of Ürümqi"
    desk.do("x", days.change, day_id, from_place=long, to_place="ئۈرۈمچى 乌鲁木齐")
    desk.do("x", entries.add, "stay", day_id, StayFields(name=long, place=long, note=long))
    panel.resize(900, 700)
    assert panel.page.band.title.height() >= panel.page.band.title.heightForWidth(
        panel.page.band.title.width()
    )
    row = card(panel, "stay").rows[0]
    qtbot.waitUntil(lambda: row.height() >= row.heightForWidth(row.width()))


def test_tab_goes_through_the_page_as_it_is_read(
    qtbot: QtBot, panel: DayPanel, desk: Desk, day_id: int
) -> None:
    desk.do("Add", entries.add, "encounter", day_id, EncounterFields(who="Belgian couple"))
    card(panel, "stay").add()
    qtbot.wait(20)
    panel.page.band.title.setFocus()
    seen: list[str] = []
    for _step in range(45):
        focus = panel.window().focusWidget()
        assert focus is not None
        seen.append(focus.accessibleName())
        hand.key(focus, Qt.Key.Key_Tab)
    wanted = ["All fields of this day", "Today unknown", "Diary", "Met: add another", "Belgian couple"]
    wanted += ["Kind", "Name", "Where", "Amount", "Note", "More fields", "Back", "Keep"]
    wanted += ["Map"]
    assert [name for name in seen if name in wanted][: len(wanted)] == wanted


def test_waypoints_stand_on_their_card_and_mark_the_day(
    panel: DayPanel, desk: Desk, trip_id: int, day_id: int
) -> None:
    spring = WaypointFields(
        kind=WaypointKind.WATER,
        name="Spring",
        note="cold",
        lat=43.0,
        lon=79.25,
        time_utc=datetime(2025, 7, 18, 4, 42, tzinfo=UTC),
    )
    desk.do("Add", entries.add, "waypoint", day_id, spring)
    (row,) = card(panel, "waypoint").kind.rows(page_of(panel, desk))
    assert (row.what, row.details, row.right) == ("Spring", "water, cold", "04:42")
    (listed,) = desk.read(day_rows, trip_id)
    assert listed.marks == {Mark.WAYPOINT}


def test_an_entry_is_shown_from_outside(panel: DayPanel, desk: Desk, day_id: int) -> None:
    added = desk.do("Add", entries.add, "encounter", day_id, EncounterFields(who="Melon seller")).result
    assert isinstance(added, int)
    assert panel.show_entry("encounter", added)
    assert panel.window().focusWidget() is card(panel, "encounter").rows[0]
    assert panel.show_entry("encounter", added, opens=True)
    assert card(panel, "encounter").open_form_or_none is not None
    assert not panel.show_entry("encounter", added + 1)
    assert not panel.show_entry("rule", added)


def test_behind_the_scroll_bar_lies_the_page_in_every_theme(panel: DayPanel, theme: Theme) -> None:
    front = QWidget()
    colors = front.palette()
    colors.setColor(QPalette.ColorRole.Window, QColor("red"))
    front.setPalette(colors)
    panel.setParent(front)
    front.resize(panel.width(), 300)
    panel.setGeometry(front.rect())
    front.show()
    panel.show()
    panel.page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    try:
        for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
            theme.choose(choice)
            page = panel.page
            middle = page.width() - page.verticalScrollBar().sizeHint().width() // 2
            gutter = front.grab().toImage().pixelColor(page.mapTo(front, QPoint(middle, page.height() - 4)))
            assert gutter.name() == theme.color("page").name()
    finally:
        theme.choose(ThemeChoice.LIGHT)
        panel.setParent(None)
