from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from threading import Event
from time import thread_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from expedition.errors import UserError
from expedition.itinerary import edit
from expedition.kinds import LegMode
from expedition.packing import pack_line
from expedition.records.importing import Carriage, FileState, HeldPlaces, ImportPlan, PhotoGround, Question
from expedition.stats.leg import compute
from tests.ui.dialogs import plans
from tests.ui.hand import CTRL, SHIFT, key, write
from tests.ui.models.test_plan_lines import file, leg
from tests.ui.ways import points
from ui.background import Background
from ui.dialogs.import_detail import ImportDetail
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.photo_detail import PhotoDetail
from ui.icons import Icons
from ui.maps.small_map import SmallMap
from ui.models.plan_lines import CarryLine, DayGroup, LegLine, Shown
from ui.models.plan_trips import LoadedTrip, PlanTrips
from ui.theme import Theme
from ui.widgets.date_field import DateField

TODAY = date(2025, 7, 20)
Show = Callable[..., ImportDialog]
POPUP = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


def loaded(_trip_id: int | None) -> LoadedTrip:
    return LoadedTrip((), LegMode.BICYCLE, (), HeldPlaces(), PhotoGround())


def no_picture(_file: object, _show: object) -> None:
    """Nothing is read."""


TRIPS = PlanTrips(((1, "East"),), 1, loaded)


@pytest.fixture
def dialog(theme: Theme, icons: Icons, background: Background, qtbot: QtBot) -> ImportDialog:
    """A plan of one file without times."""
    line = points(50)
    untimed = leg(
        1,
        0,
        state=FileState.UNTIMED,
        reason="choose its day",
        include=False,
        date=None,
        figures=compute(line, LegMode.BICYCLE),
        line=pack_line(line),
    )
    plan = ImportPlan((file("watch.gpx", FileState.UNTIMED, "choose its day"),), (untimed,))
    made = ImportDialog(theme, icons, plan, TRIPS, TODAY, no_picture, background)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize("opener", [Qt.Key.Key_Right, Qt.Key.Key_Space])
def test_a_line_without_a_day_opens_at_the_date_and_enter_takes_only_that(
    dialog: ImportDialog, opener: Qt.Key
) -> None:
    key(dialog.table, opener)
    field = dialog.focusWidget()
    assert isinstance(field, DateField)
    write(field, "20 July")
    key(field, Qt.Key.Key_Return)
    assert dialog.plan.legs[0].date == TODAY
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.table
    key(dialog.table, Qt.Key.Key_Return, CTRL)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_tab_goes_from_the_list_through_the_details_to_the_buttons(dialog: ImportDialog) -> None:
    key(dialog.table, Qt.Key.Key_Right)
    dialog.table.setFocus()
    dialog.go.setEnabled(True)
    names = []
    for _press in range(10):
        key(dialog.focusWidget(), Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        assert at is not None
        names.append(at.accessibleName() or getattr(at, "text", str)())
    assert names == [
        "On",
        "Another day",
        "Join with the next leg",
        "Split …",
        "Travelled by",
        "By whose effort",
        "Cancel",
        "Import",
        "Trip to import into",
        "All 1",
    ]


def test_words_that_are_no_date_are_said_and_nothing_is_imported(dialog: ImportDialog) -> None:
    key(dialog.table, Qt.Key.Key_Right)
    field = dialog.focusWidget()
    write(field, "rubbish")
    key(field, Qt.Key.Key_Return)
    assert "no date" in dialog._error.text
    dialog.accept()
    assert dialog.isVisible()
    assert isinstance(dialog.focusWidget(), DateField)


def test_a_date_typed_and_not_yet_taken_is_taken_by_the_button(dialog: ImportDialog) -> None:
    key(dialog.table, Qt.Key.Key_Right)
    write(dialog.focusWidget(), "20 July")
    assert dialog.go.isEnabled()
    dialog.go.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.plan.legs[0].date == TODAY


def test_sentences_in_the_details_are_whole(dialog: ImportDialog) -> None:
    key(dialog.table, Qt.Key.Key_Right)
    detail = dialog.findChild(ImportDetail)
    assert detail is not None
    for words in filter(QLabel.isVisible, detail.findChildren(QLabel)):
        assert words.height() >= words.heightForWidth(words.width())
        assert words.geometry().bottom() <= detail.height()


def test_an_open_line_shows_where_it_lies(dialog: ImportDialog, theme: Theme, qtbot: QtBot) -> None:
    key(dialog.table, Qt.Key.Key_Right)
    shown = dialog.findChild(SmallMap)
    assert shown is not None
    qtbot.waitUntil(lambda: shown.map.has_ground, timeout=20_000)
    image = shown.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert theme.tokens.here.lower() in colors
    assert len(colors) > 100, "the ground is shaded"


@pytest.fixture
def show(theme: Theme, icons: Icons, background: Background, qtbot: QtBot) -> Show:
    """Opens the dialog on a plan."""

    def shown(plan: ImportPlan, trips: PlanTrips = TRIPS) -> ImportDialog:
        made = ImportDialog(theme, icons, plan, trips, TODAY, no_picture, background)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return shown


def is_open(dialog: ImportDialog) -> bool:
    return dialog.table.open_key == ("leg", 0)


def test_where_nothing_is_open_enter_imports_at_once(show: Show) -> None:
    dialog = show(plans.days(2))
    assert dialog.focusWidget() is dialog.go
    key(dialog.go, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_arrows_on_the_button_go_to_the_table_and_enter_opens_a_line(show: Show) -> None:
    dialog = show(plans.days(2))
    key(dialog.go, Qt.Key.Key_Down)
    assert dialog.focusWidget() is dialog.table
    key(dialog.table, Qt.Key.Key_Return)
    assert is_open(dialog)
    key(dialog.table, Qt.Key.Key_Escape)
    assert not is_open(dialog)
    assert dialog.isVisible()


def test_space_takes_or_leaves_all_lines_chosen(show: Show) -> None:
    dialog = show(plans.days(3))
    dialog.table.setFocus()
    key(dialog.table, Qt.Key.Key_Down, SHIFT)
    key(dialog.table, Qt.Key.Key_Space)
    assert [leg.include for leg in dialog.plan.legs] == [False, False, True]
    key(dialog.table, Qt.Key.Key_A, CTRL)
    key(dialog.table, Qt.Key.Key_Space)
    assert all(leg.include for leg in dialog.plan.legs)
    key(dialog.table, Qt.Key.Key_Delete)
    assert not any(leg.include for leg in dialog.plan.legs)
    assert not dialog.go.isEnabled()


@POPUP
def test_m_changes_the_mode_of_all_lines_chosen(show: Show, qtbot: QtBot) -> None:
    dialog = show(plans.days(2))
    dialog.table.setFocus()
    key(dialog.table, Qt.Key.Key_A, CTRL)
    key(dialog.table, Qt.Key.Key_M)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Bus").trigger()
    menu.close()
    assert [leg.mode for leg in dialog.plan.legs] == [LegMode.BUS, LegMode.BUS]
    assert "carried" in dialog._sums.text()


def test_j_joins_two_legs_of_a_day_and_says_where_there_is_none(show: Show) -> None:
    dialog = show(plans.two_legs())
    dialog.table.setFocus()
    key(dialog.table, Qt.Key.Key_J)
    assert [leg.joined for leg in dialog.plan.legs] == [(1,)]
    key(dialog.table, Qt.Key.Key_J)
    assert "no later leg" in dialog._error.text


def test_s_splits_at_a_time_that_is_typed(show: Show) -> None:
    dialog = show(plans.days(1))
    dialog.table.setFocus()
    key(dialog.table, Qt.Key.Key_S)
    detail = dialog.table.detail
    assert isinstance(detail, ImportDetail)
    clock = detail.tools._clock
    clock.setFocus()
    write(clock, "nonsense")
    key(clock, Qt.Key.Key_Return)
    assert "no time of day" in dialog._error.text
    clock.clear()
    write(clock, "7:00")
    key(clock, Qt.Key.Key_Return)
    assert len(dialog.plan.legs) == 2
    assert sum(leg.figures.points for leg in dialog.plan.legs) == 60


def test_c_follows_a_proposal_and_so_does_enter_on_its_line(show: Show) -> None:
    for keys in ((Qt.Key.Key_C,), (Qt.Key.Key_Down, Qt.Key.Key_Return)):
        dialog = show(plans.with_ferry())
        dialog.table.setFocus()
        for which in keys:
            key(dialog.table, which)
        modes = [leg.mode for leg in dialog.plan.legs]
        assert modes == [LegMode.BICYCLE, LegMode.FERRY, LegMode.BICYCLE]
        dialog.reject()


def test_a_zone_is_answered_once_for_all_files_that_ask(show: Show) -> None:
    made = plans.days(2)
    asking = tuple(
        replace(file, question=Question.ZONE, proposal="Asia/Almaty",
                read=replace(file.read, has_zoneless_times=True))
        for file in made.files
    )  # fmt: skip
    waiting = tuple(replace(leg, state=FileState.UNTIMED, include=False, date=None) for leg in made.legs)
    dialog = show(replace(made, files=asking, legs=waiting))
    assert dialog.focusWidget() is dialog.table
    assert not dialog.go.isEnabled()
    key(dialog.table, Qt.Key.Key_Return)
    detail = dialog.table.detail
    assert isinstance(detail, ImportDetail)
    assert detail.question is not None
    field = dialog.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "Asia/Almaty"
    key(detail.question._all, Qt.Key.Key_Space)
    key(field, Qt.Key.Key_Return)
    assert [file.answer for file in dialog.plan.files] == ["Asia/Almaty", "Asia/Almaty"]
    assert all(leg.include for leg in dialog.plan.legs)


@POPUP
def test_a_word_that_is_no_zone_is_refused(show: Show) -> None:
    made = plans.days(1)
    read = replace(made.files[0].read, has_zoneless_times=True)
    asking = replace(made.files[0], read=read, question=Question.ZONE)
    waiting = replace(made.legs[0], state=FileState.UNTIMED, include=False, date=None)
    dialog = show(replace(made, files=(asking,), legs=(waiting,)))
    key(dialog.table, Qt.Key.Key_Return)
    field = dialog.focusWidget()
    assert isinstance(field, QLineEdit)
    write(field, "Middle/Earth")
    key(field, Qt.Key.Key_Return)
    assert "Middle/Earth" in dialog._error.text


def test_chips_show_only_what_was_left_out(show: Show) -> None:
    made = plans.days(3)
    dialog = show(replace(made, legs=(replace(made.legs[0], include=False), *made.legs[1:])))
    chips = dialog.head.chips
    chips.setFocus()
    chips.choose(Shown.LEFT)
    assert [line.key for line in dialog.table.plan.lines if isinstance(line, LegLine)] == [0]
    chips.choose(Shown.ALL)
    assert sum(isinstance(line, LegLine) for line in dialog.table.plan.lines) == 3


def test_another_trip_is_chosen_in_the_head_and_a_new_one_needs_a_title(show: Show, qtbot: QtBot) -> None:
    dialog = show(plans.days(1), PlanTrips(((1, "East"), (2, "West")), 1, loaded))
    chooser = dialog.head.trip
    chooser.setFocus()
    chosen = []
    for _press in range(2):
        key(chooser, Qt.Key.Key_Down)
        chosen.append(dialog.trip_id)
    assert chosen == [2, None]
    qtbot.waitUntil(dialog.go.isEnabled)
    dialog.accept()
    assert dialog.isVisible()
    assert "title" in dialog._error.text
    write(dialog.head.new_title, "North")
    dialog.accept()
    assert dialog.new_title == "North"
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_leg_goes_to_another_trip_and_stands_under_its_name(show: Show) -> None:
    dialog = show(plans.days(2), PlanTrips(((1, "East"), (2, "West")), 1, loaded))
    dialog.table.setFocus()
    key(dialog.table, Qt.Key.Key_Right)
    detail = dialog.table.detail
    assert isinstance(detail, ImportDetail)
    detail.tools._trip.setFocus()
    key(detail.tools._trip, Qt.Key.Key_Down)
    assert [leg.trip_id for leg in dialog.plan.legs] == [2, None]
    groups = [line.name for line in dialog.table.plan.lines if isinstance(line, DayGroup)]
    assert groups == ["Day 1", "West · Day 1"]


def test_every_part_has_a_name_for_those_who_listen(show: Show) -> None:
    dialog = show(plans.with_ferry())
    dialog.table.setFocus()
    key(dialog.table, Qt.Key.Key_Right)
    for widget in dialog.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_three_hundred_files_open_and_change_quickly(show: Show) -> None:
    made = plans.days(300)
    start = thread_time()
    dialog = show(made)
    opened_s = thread_time() - start
    dialog.table.setFocus()
    start = thread_time()
    for _press in range(10):
        key(dialog.table, Qt.Key.Key_Space)
    edited_s = (thread_time() - start) / 10
    # Processor time, with room for what thousands of tests leave to be collected. Aims: 0.15 and 0.03.
    assert opened_s < 1.0
    assert edited_s < 0.2


def photos_of(dialog: ImportDialog) -> PhotoDetail:
    """The open line of the day's pictures, gone to by keys."""
    dialog.table.setFocus()
    key(dialog.table, Qt.Key.Key_Down)
    key(dialog.table, Qt.Key.Key_Right)
    detail = dialog.table.detail
    assert isinstance(detail, PhotoDetail)
    return detail


def test_a_days_photos_are_taken_or_left_together_or_one_by_one(show: Show) -> None:
    dialog = show(plans.with_photos())
    detail = photos_of(dialog)
    assert [photo.include for photo in dialog.plan.photos] == [True, True, True]
    detail.enter()
    key(detail._which, Qt.Key.Key_Down)
    detail._take.click()
    assert [photo.include for photo in dialog.plan.photos] == [True, False, True]
    again = dialog.table.detail
    assert isinstance(again, PhotoDetail)
    assert again.chosen == detail.chosen
    dialog.table.setFocus()
    key(dialog.table, Qt.Key.Key_Space)
    assert not any(photo.include for photo in dialog.plan.photos)


def test_a_picture_of_a_clock_puts_all_photos_of_the_camera_right(show: Show) -> None:
    dialog = show(plans.with_photos())
    detail = photos_of(dialog)
    detail._clock.setFocus()
    write(detail._clock, "25:00")
    key(detail._clock, Qt.Key.Key_Return)
    assert "14:32:10" in dialog._error.text
    detail._clock.clear()
    write(detail._clock, "7:32:10")
    key(detail._clock, Qt.Key.Key_Return)
    assert dialog.plan.clocks == {"Box": 3730}
    assert dialog.isVisible()


def test_a_clock_is_moved_by_hours_that_are_typed(show: Show) -> None:
    dialog = show(plans.with_photos())
    before = [photo.taken_utc for photo in dialog.plan.photos]
    detail = photos_of(dialog)
    detail._shift.setFocus()
    write(detail._shift, "-1:00")
    key(detail._shift, Qt.Key.Key_Return)
    moved = [photo.taken_utc for photo in dialog.plan.photos]
    assert [(one - two).total_seconds() for one, two in zip(moved, before, strict=True) if one and two] == [
        -3600
    ] * 3


def test_a_photo_is_put_where_it_was_taken_by_a_slide_along_the_way(show: Show) -> None:
    dialog = show(plans.with_photos(1))
    detail = photos_of(dialog)
    detail._at.setFocus()
    key(detail._at, Qt.Key.Key_Home)
    for _press in range(4):
        key(detail._at, Qt.Key.Key_PageUp)
    key(detail._at, Qt.Key.Key_Return)
    (photo,) = dialog.plan.photos
    start = dialog.plan.legs[0].figures.start_utc
    assert photo.taken_utc is not None
    assert start is not None
    assert (photo.taken_utc - start).total_seconds() == 2 * 3600


def test_many_proposals_of_a_leg_are_one_line_and_followed_together(show: Show) -> None:
    made = plans.days(1)
    buses = tuple(Carriage(k, k + 8, LegMode.BUS, 10_000.0, "at 60 km/h") for k in (10, 25, 40))
    dialog = show(replace(made, legs=(replace(made.legs[0], carriages=buses),)))
    (line,) = (line for line in dialog.table.plan.lines if isinstance(line, CarryLine))
    assert line.words == "3 stretches look carried · bus 30.0 km"
    dialog.table.setFocus()
    key(dialog.table, Qt.Key.Key_C)
    assert [leg.mode for leg in dialog.plan.legs].count(LegMode.BUS) == 3


def test_a_new_trips_mode_stands_beside_its_title_and_changes_what_nobody_set(
    theme: Theme, icons: Icons, background: Background, qtbot: QtBot
) -> None:
    trips = PlanTrips(
        ((1, "East"),),
        None,
        lambda trip_id: replace(loaded(trip_id), mode=LegMode.BICYCLE if trip_id else None),
    )
    made = ImportDialog(theme, icons, plans.days(3), trips, TODAY, no_picture, background)
    qtbot.addWidget(made)
    made.show()
    by_hand = made.plan.legs[1].key
    made._try(edit.set_mode, by_hand, LegMode.FOOT)
    assert made.head.summary.endswith("By bicycle, as it looks.")
    chooser = made.head.mode
    chooser.setFocus()
    key(chooser, Qt.Key.Key_Down)
    qtbot.waitUntil(made.go.isEnabled)
    assert [leg.mode for leg in made.plan.legs] == [LegMode.MOTORBIKE, LegMode.FOOT, LegMode.MOTORBIKE]
    assert "as it looks" not in made.head.summary
    modes = [made.plan.mode]
    for trip_id in (1, None):
        made._change_trip(trip_id)
        qtbot.waitUntil(made.go.isEnabled)
        modes.append(made.plan.mode)
    assert modes == [LegMode.MOTORBIKE, LegMode.BICYCLE, LegMode.MOTORBIKE]


def test_an_existing_trip_has_its_mode_already(dialog: ImportDialog) -> None:
    assert dialog.head.mode.isHidden()
    assert "as it looks" not in dialog.head.summary


def test_it_opens_as_large_as_it_wants_to_be(dialog: ImportDialog) -> None:
    assert dialog.size() == dialog.sizeHint().expandedTo(dialog.minimumSize())


def test_several_lines_get_their_date_in_one_go(show: Show) -> None:
    dialog = show(plans.days(3))
    dialog.table.setFocus()
    key(dialog.table, Qt.Key.Key_A, CTRL)
    key(dialog.table, Qt.Key.Key_D)
    field = dialog.focusWidget()
    assert isinstance(field, DateField)
    field.selectAll()
    write(field, "2 August")
    key(field, Qt.Key.Key_Return)
    assert {leg.date for leg in dialog.plan.legs} == {date(2025, 8, 2)}


def test_photos_without_a_date_get_one_by_keys(show: Show) -> None:
    dialog = show(plans.with_undated_photos(2))
    assert dialog.head.summary == "1 is new. 2 photos have no date."
    dialog.table.setFocus()
    key(dialog.table, Qt.Key.Key_End)
    key(dialog.table, Qt.Key.Key_D)
    field = dialog.focusWidget()
    assert isinstance(field, DateField)
    write(field, "rubbish")
    key(field, Qt.Key.Key_Return)
    assert "no date" in dialog._error.text
    field.clear()
    write(field, "20 July")
    key(field, Qt.Key.Key_Return)
    assert [photo.date for photo in dialog.plan.photos] == [TODAY, None]
    dialog.table.setFocus()
    key(dialog.table, Qt.Key.Key_End)
    key(dialog.table, Qt.Key.Key_D)
    detail = dialog.table.detail
    assert isinstance(detail, PhotoDetail)
    write(detail._day, "21 July")
    key(detail._day, Qt.Key.Key_Return)
    assert [photo.date for photo in dialog.plan.photos] == [TODAY, date(2025, 7, 21)]
    assert [photo.include for photo in dialog.plan.photos] == [True, True]
    assert dialog.head.summary == "All are new."


def test_all_photos_of_a_line_go_to_another_day_together(show: Show) -> None:
    dialog = show(plans.with_photos())
    detail = photos_of(dialog)
    detail.enter("date")
    detail._all.click()
    detail._day.selectAll()
    write(detail._day, "1 August")
    key(detail._day, Qt.Key.Key_Return)
    assert {photo.date for photo in dialog.plan.photos} == {date(2025, 8, 1)}


def test_photos_follow_the_line_they_were_placed_on_at_once(show: Show) -> None:
    dialog = show(plans.with_photos())
    assert all(photo.is_placed for photo in dialog.plan.photos)
    dialog._try(edit.set_include, dialog.plan.legs[0].key, include=False)
    assert not any(photo.is_placed for photo in dialog.plan.photos)


@pytest.fixture
def gate() -> Iterator[Event]:
    """Trips cannot be read before it is open."""
    made = Event()
    yield made
    made.set()


def behind(gate: Event) -> PlanTrips:
    """Two trips, the other one travelled by kayak."""

    def load(trip_id: int | None) -> LoadedTrip:
        gate.wait(10)
        return replace(loaded(trip_id), mode=LegMode.KAYAK)

    return PlanTrips(((1, "East"), (2, "West")), 1, load)


def opened(show: Show, gate: Event) -> ImportDialog:
    gate.set()
    dialog = show(plans.days(2), behind(gate))
    gate.clear()
    dialog.head.trip.setFocus()
    key(dialog.head.trip, Qt.Key.Key_Down)
    return dialog


def test_while_legs_are_computed_anew_the_table_stays_and_keys_are_refused(
    show: Show, gate: Event, qtbot: QtBot
) -> None:
    dialog = opened(show, gate)
    before = dialog.plan
    assert "anew" in dialog._note.text()
    assert dialog._note.isVisible()
    assert not dialog.go.isEnabled()
    dialog.table.setFocus()
    key(dialog.table, Qt.Key.Key_Space)
    assert "one moment" in dialog._error.text
    assert not dialog._note.isVisible()
    key(dialog.table, Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible()
    assert dialog.plan is before
    gate.set()
    qtbot.waitUntil(dialog.go.isEnabled)
    assert {leg.mode for leg in dialog.plan.legs} == {LegMode.KAYAK}
    assert dialog._error.text == ""
    assert "Ctrl+Z" in dialog._note.text()


def test_a_mode_chosen_while_a_trip_is_compared_follows_it(show: Show, gate: Event, qtbot: QtBot) -> None:
    dialog = opened(show, gate)
    dialog._change_mode(LegMode.FOOT)
    gate.set()
    qtbot.waitUntil(dialog.go.isEnabled)
    assert {leg.mode for leg in dialog.plan.legs} == {LegMode.FOOT}


def test_closing_throws_away_what_is_being_computed(show: Show, gate: Event, background: Background) -> None:
    dialog = opened(show, gate)
    before = dialog.plan
    key(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    gate.set()
    background.stop()
    QApplication.processEvents()
    assert dialog.plan is before


def test_a_trip_that_cannot_be_read_is_not_imported_into(show: Show, qtbot: QtBot) -> None:
    def load(trip_id: int | None) -> LoadedTrip:
        if trip_id == 2:
            raise UserError("The logbook is gone.")
        return loaded(trip_id)

    dialog = show(plans.days(1), PlanTrips(((1, "East"), (2, "West")), 1, load))
    key(dialog.head.trip, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog._error.text == "The logbook is gone.")
    assert (dialog.trip_id, dialog.head.trip.currentData()) == (1, 1)


def test_a_promise_of_undo_needs_something_to_import(show: Show) -> None:
    dialog = show(plans.days(1))
    assert dialog._note.isVisible()
    dialog.table.setFocus()
    key(dialog.table, Qt.Key.Key_Space)
    assert not dialog._note.isVisible()
