from datetime import date

from PySide6.QtCore import Qt

from expedition.itinerary import edit
from tests.ui.dialogs import plans
from tests.ui.dialogs.importing.at_hand import TODAY, Show, photos_of
from tests.ui.hand import key, write
from ui.dialogs.photo_detail import PhotoDetail
from ui.widgets.date_field import DateField


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
