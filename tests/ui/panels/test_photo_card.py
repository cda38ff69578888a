from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from expedition import intake
from expedition.imaging.sizes import PAGE, STRIP
from expedition.importers.thumbnails import path_of
from expedition.kinds import Audience
from expedition.logbook import Logbook
from expedition.operations import days, trips
from expedition.operations import photos as operations
from expedition.queries.days import day_page
from expedition.queries.words import habits
from expedition.records import remembered
from expedition.records.day import PhotoRecord
from expedition.records.fields import DayFields, TripFields
from tests.blank import filled
from tests.expedition.importers.snapshots import drawn, photo, taken
from tests.ui import hand
from ui.background import Background
from ui.desk import Desk
from ui.dialogs.photo_sheets import DaySheet, WordsSheet
from ui.dialogs.photo_viewer import PhotoViewer
from ui.first_page import FirstPage
from ui.icons import Icons
from ui.last_page import LastPage
from ui.maps.maps import Maps
from ui.panels.day_panel import DayPanel
from ui.panels.photo_card import PhotoCard
from ui.theme import Theme
from ui.widgets.date_field import DateField
from ui.widgets.photo_cell import PHOTO


def _with_photos(logbook: Logbook) -> None:
    """A day with six photos, taken a minute after one another."""
    trip_id = int(logbook.do("Add trip", trips.add, TripFields(title="East")).result)
    logbook.do("Add day", days.add, trip_id, DayFields(date=date(2025, 7, 18)))
    with TemporaryDirectory() as scratch:
        files = [Path(scratch, f"{minute}.jpg") for minute in range(6)]
        for minute, file in enumerate(files):
            tags = taken(f"2025:07:18 09:0{minute}:00", "+05:00")
            file.write_bytes(photo(tags, picture=drawn(60 + minute)))
        intake.accept(logbook, trip_id, intake.plan_files(logbook, trip_id, files))


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    with filled(tmp_path / "logbook", _with_photos) as made:
        yield made


@pytest.fixture
def desk(logbook: Logbook) -> Iterator[Desk]:
    made = Desk()
    made.put(logbook)
    yield made
    made.put(None)


@pytest.fixture
def panel(
    qtbot: QtBot,
    theme: Theme,
    icons: Icons,
    desk: Desk,
    background: Background,
    maps: Maps,
    day_id: int,
) -> DayPanel:
    made = DayPanel(desk, theme, icons, background, maps)
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show_day(day_id)
    made.show()
    qtbot.waitExposed(made)
    return made


def card_of(panel: DayPanel) -> PhotoCard:
    return panel.page.photos


def held(panel: DayPanel, desk: Desk) -> tuple[PhotoRecord, ...]:
    assert panel.day_id is not None
    return desk.read(day_page, panel.day_id).photos


def in_viewer(qtbot: QtBot, act: Callable[[PhotoViewer], None]) -> None:
    """Does something once the viewer stands, then closes it by Escape."""

    def go() -> None:
        viewer = QApplication.activeModalWidget()
        assert isinstance(viewer, PhotoViewer)
        try:
            act(viewer)
        finally:
            if viewer.isVisible():
                hand.key(viewer, Qt.Key.Key_Escape)

    QTimer.singleShot(0, go)


def test_the_pictures_arrive_beside_the_window(qtbot: QtBot, panel: DayPanel, desk: Desk) -> None:
    pictures = panel._pictures
    first = held(panel, desk)[0]
    qtbot.waitUntil(lambda: pictures.picture(first.sha256, STRIP) is not None)
    image = pictures.picture(first.sha256, STRIP)
    assert image is not None
    assert (image.width(), image.height()) == (60, 32)


def test_four_stand_in_the_row_and_the_last_counts_the_others(panel: DayPanel) -> None:
    card = card_of(panel)
    assert [cell.isVisible() for cell in card.cells] == [True] * 4
    assert card.cells[3].words.more == 2
    assert card.cells[0].accessibleName() == "Photo 1: 0.jpg"


def test_a_caption_stands_under_the_picture(panel: DayPanel, desk: Desk) -> None:
    bare = card_of(panel).cells[0].sizeHint().height()
    desk.do("Write", operations.caption, held(panel, desk)[0].id, "The pass")
    cell = card_of(panel).cells[0]
    assert cell.accessibleName() == "Photo 1: The pass"
    assert cell.sizeHint().height() > bare


def test_delete_removes_and_undo_brings_back(qtbot: QtBot, panel: DayPanel, desk: Desk) -> None:
    before = [one.id for one in held(panel, desk)]
    hand.key(card_of(panel).cells[1], Qt.Key.Key_Delete)
    assert [one.id for one in held(panel, desk)] == [before[0], *before[2:]]
    assert card_of(panel).cells[3].words.more == 1
    desk.undo()
    assert [one.id for one in held(panel, desk)] == before


def test_the_arrows_go_along_the_row(qtbot: QtBot, panel: DayPanel) -> None:
    cells = card_of(panel).cells
    cells[0].setFocus()
    hand.key(cells[0], Qt.Key.Key_Right)
    assert panel.focusWidget() is cells[1]
    hand.key(cells[1], Qt.Key.Key_Left)
    assert panel.focusWidget() is cells[0]
    assert set(cells) <= set(panel.page.tab_stops())


def test_the_viewer_goes_on_and_keeps_words(qtbot: QtBot, panel: DayPanel, desk: Desk) -> None:
    seen: list[str] = []

    def look(viewer: PhotoViewer) -> None:
        seen.append(viewer.said.text())
        hand.key(viewer, Qt.Key.Key_Right)
        hand.key(viewer, Qt.Key.Key_Left)
        hand.key(viewer, Qt.Key.Key_End)
        hand.key(viewer, Qt.Key.Key_Right)
        seen.append(viewer.said.text())
        viewer.caption.setText("Rain at last")

    in_viewer(qtbot, look)
    card_of(panel).open(0)
    assert seen == [
        "Fri 18 July, 09:00 · Testmaker T1 · 1 of 6",
        "Fri 18 July, 09:05 · Testmaker T1 · 6 of 6",
    ]
    assert held(panel, desk)[5].fields.caption == "Rain at last"
    desk.undo()
    assert held(panel, desk)[5].fields.caption == ""


def test_the_viewer_shows_the_large_picture(qtbot: QtBot, panel: DayPanel, desk: Desk) -> None:
    first = held(panel, desk)[0]
    in_viewer(
        qtbot,
        lambda _viewer: qtbot.waitUntil(lambda: panel._pictures.picture(first.sha256, PAGE) is not None),
    )
    card_of(panel).open(0)
    assert panel.focusWidget() is card_of(panel).cells[0]


def test_removing_in_the_viewer_goes_on_to_the_next(qtbot: QtBot, panel: DayPanel, desk: Desk) -> None:
    before = [one.id for one in held(panel, desk)]

    def act(viewer: PhotoViewer) -> None:
        viewer.bin.click()
        assert viewer.said.text().endswith("1 of 5")
        for _left in range(5):
            viewer.bin.click()
        assert not viewer.isVisible()

    in_viewer(qtbot, act)
    card_of(panel).open(0)
    assert held(panel, desk) == ()
    assert not card_of(panel).cells[0].isVisible()
    for _step in before:
        desk.undo()
    assert [one.id for one in held(panel, desk)] == before


def test_a_lost_file_is_said(qtbot: QtBot, panel: DayPanel, desk: Desk, trip_id: int) -> None:
    second = desk.do("Add day", days.add, trip_id, DayFields(date=date(2025, 7, 19))).result
    lost = held(panel, desk)[5]
    qtbot.waitUntil(lambda: card_of(panel).picture(lost.id) is not None)
    desk.do("Move", operations.move, lost.id, second)
    file = desk.logbook.photo(lost.sha256, lost.format)
    for path in (file, path_of(file, STRIP), path_of(file, PAGE)):
        path.unlink()
    panel._pictures.forget()
    panel.show_day(second)
    cell = card_of(panel).cells[0]
    qtbot.waitUntil(lambda: cell.toolTip().startswith("The picture is not in"))


def test_an_empty_card_teaches_and_asks_for_files(
    qtbot: QtBot, panel: DayPanel, desk: Desk, trip_id: int
) -> None:
    panel.show_day(desk.do("Add day", days.add, trip_id, DayFields(date=date(2025, 7, 20))).result)
    head = card_of(panel).head
    assert "add some" in head.accessibleName()
    with qtbot.waitSignal(panel.photos_wanted):
        hand.key(head, Qt.Key.Key_Return)


def test_the_mark_of_a_photo_on_the_profile_shows_and_opens_it(
    qtbot: QtBot, panel: DayPanel, desk: Desk
) -> None:
    profile, card = panel.ground.profile, card_of(panel)
    photo = held(panel, desk)[5]
    qtbot.waitUntil(lambda: profile.picture_of(photo.id) is not None)
    opened: list[int] = []
    in_viewer(qtbot, lambda viewer: opened.append(viewer.place))
    profile.photo_chosen.emit(photo.id)
    assert opened == [5]
    assert card.picture(-1) is None


def words(panel: DayPanel, desk: Desk) -> list[str]:
    return [one.fields.caption for one in held(panel, desk)]


def test_a_caption_is_written_in_its_place(panel: DayPanel, desk: Desk) -> None:
    cell = card_of(panel).cells[1]
    hand.key(cell, Qt.Key.Key_F2)
    assert cell.editor is not None
    hand.write(cell.editor, "The pass")
    hand.key(cell.editor, Qt.Key.Key_Return)
    assert words(panel, desk)[:2] == ["", "The pass"]
    assert panel.focusWidget() is cell
    hand.key(cell, Qt.Key.Key_F2)
    assert cell.editor is not None
    hand.write(cell.editor, "Forgotten")
    hand.key(cell.editor, Qt.Key.Key_Escape)
    assert words(panel, desk)[1] == "The pass"
    desk.undo()
    assert words(panel, desk)[1] == ""


def test_alt_and_arrows_put_photos_in_order(panel: DayPanel, desk: Desk) -> None:
    before = [one.id for one in held(panel, desk)]
    hand.key(card_of(panel).cells[0], Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert [one.id for one in held(panel, desk)] == [before[1], before[0], *before[2:]]
    assert panel.focusWidget() is card_of(panel).cells[1]
    hand.key(card_of(panel).cells[1], Qt.Key.Key_Left, hand.CTRL)
    assert [one.id for one in held(panel, desk)] == before
    desk.undo()
    desk.undo()
    assert [one.id for one in held(panel, desk)] == before


def test_a_photo_dragged_goes_where_it_is_dropped(panel: DayPanel, desk: Desk) -> None:
    before = [one.id for one in held(panel, desk)]
    rows = card_of(panel).rows
    first, third = rows.cells[0].geometry(), rows.cells[2].geometry()
    assert rows.gap_at(first.center() - QPoint(5, 0)) == 0
    assert rows.gap_at(third.center() + QPoint(5, 0)) == 3
    carried = QMimeData()
    carried.setData(PHOTO, str(before[0]).encode())
    none = Qt.KeyboardModifier.NoModifier
    at = QPointF(third.center() + QPoint(5, 0))
    rows.dropEvent(QDropEvent(at, Qt.DropAction.MoveAction, carried, Qt.MouseButton.LeftButton, none))
    assert [one.id for one in held(panel, desk)] == [before[1], before[2], before[0], *before[3:]]


def test_a_turned_photo_is_shown_turned_everywhere(qtbot: QtBot, panel: DayPanel, desk: Desk) -> None:
    card, first = card_of(panel), held(panel, desk)[0]
    qtbot.waitUntil(lambda: card.picture(first.id) is not None)
    hand.key(card.cells[0], Qt.Key.Key_R)
    image = card.picture(first.id)
    assert image is not None
    assert (image.width(), image.height()) == (32, 60)
    hand.key(card.cells[0], Qt.Key.Key_R, hand.SHIFT)
    hand.key(card.cells[0], Qt.Key.Key_R, hand.SHIFT)
    assert held(panel, desk)[0].fields.turned == 270
    seen: list[int] = []

    def look(viewer: PhotoViewer) -> None:
        hand.key(viewer, Qt.Key.Key_R)
        seen.append(viewer.photo.fields.turned)

    in_viewer(qtbot, look)
    card.open(0)
    assert seen == [0]


def test_one_photo_is_the_cover(panel: DayPanel, desk: Desk) -> None:
    cells = card_of(panel).cells
    hand.key(cells[0], Qt.Key.Key_C)
    hand.key(cells[2], Qt.Key.Key_C)
    assert [one.fields.is_cover for one in held(panel, desk)] == [False, False, True, False, False, False]
    assert cells[2].accessibleName().endswith("cover of the trip")
    hand.key(cells[2], Qt.Key.Key_C)
    assert not any(one.fields.is_cover for one in held(panel, desk))


def test_the_last_of_the_row_shows_all_the_others(panel: DayPanel) -> None:
    card = card_of(panel)
    hand.key(card.cells[3], Qt.Key.Key_Return)
    assert [cell.isVisible() for cell in card.cells] == [True] * 6
    assert card.cells[3].words.more == 0
    assert panel.focusWidget() is card.cells[3]
    hand.key(card.cells[1], Qt.Key.Key_Down)
    assert panel.focusWidget() is card.cells[5]
    assert set(card.cells) <= set(panel.page.tab_stops())


def test_the_viewer_goes_on_into_the_days_beside(
    qtbot: QtBot, panel: DayPanel, desk: Desk, trip_id: int
) -> None:
    empty = desk.do("Add day", days.add, trip_id, DayFields(date=date(2025, 7, 19))).result
    other = desk.do("Add day", days.add, trip_id, DayFields(date=date(2025, 7, 20))).result
    last = held(panel, desk)[5]
    desk.do("Move", operations.move, last.id, other)
    seen: list[tuple[int, int]] = []

    def look(viewer: PhotoViewer) -> None:
        hand.key(viewer, Qt.Key.Key_End)
        hand.key(viewer, Qt.Key.Key_Right)
        seen.append((viewer.page.row.id, viewer.photo.id))
        assert not viewer.after.isEnabled()
        hand.key(viewer, Qt.Key.Key_Right)
        hand.key(viewer, Qt.Key.Key_Left)
        seen.append((viewer.page.row.id, viewer.place))
        hand.key(viewer, Qt.Key.Key_Right)

    in_viewer(qtbot, look)
    with qtbot.waitSignal(panel.day_wanted) as wanted:
        card_of(panel).open(0)
    assert empty != other
    assert seen == [(other, last.id), (panel.day_id, 4)]
    assert wanted.args == [other]


def test_the_viewer_takes_the_screen(qtbot: QtBot, panel: DayPanel) -> None:
    seen: list[bool] = []

    def look(viewer: PhotoViewer) -> None:
        seen.append(viewer.isFullScreen())
        hand.key(viewer, Qt.Key.Key_F11)
        seen.append(viewer.isFullScreen())

    in_viewer(qtbot, look)
    hand.key(card_of(panel).cells[0], Qt.Key.Key_F11)
    assert seen == [True, False]


def test_undo_works_in_the_viewer(qtbot: QtBot, panel: DayPanel, desk: Desk) -> None:
    def look(viewer: PhotoViewer) -> None:
        hand.key(viewer, Qt.Key.Key_Delete)
        assert len(viewer.page.photos) == 5
        hand.key(viewer, Qt.Key.Key_Z, hand.CTRL)
        assert len(viewer.page.photos) == 6

    in_viewer(qtbot, look)
    card_of(panel).open(2)
    assert len(held(panel, desk)) == 6


def test_a_caption_without_its_picture_is_a_quiet_frame(panel: DayPanel, desk: Desk) -> None:
    assert panel.day_id is not None
    for one in held(panel, desk)[1:]:
        desk.do("Remove", operations.remove, one.id)
    desk.do("Add", operations.add_caption, panel.day_id, "… and a second picture of it.")
    card = card_of(panel)
    frame = next(cell for cell in card.cells if not cell.words.has_picture)
    assert frame.accessibleName() == "Photo 2: … and a second picture of it."
    hand.key(frame, Qt.Key.Key_R)
    hand.key(frame, Qt.Key.Key_C)
    assert held(panel, desk)[1].fields.turned == 0
    assert not held(panel, desk)[1].fields.is_cover


def entry(menu: QMenu, *names: str) -> QAction:
    """An entry of a menu, by the names on the way to it."""
    action = next(one for one in menu.actions() if one.text().split("\t")[0] == names[0])
    inner = action.menu()
    if len(names) == 1:
        return action
    assert isinstance(inner, QMenu)
    return entry(inner, *names[1:])


def test_the_menu_joins_captions_and_says_who_may_see_them(panel: DayPanel, desk: Desk) -> None:
    menu = card_of(panel).menu(0)
    entry(menu, "Runs on from the picture before").trigger()
    menu = card_of(panel).menu(0)
    entry(menu, "Who may see it", "only me").trigger()
    fields = held(panel, desk)[0].fields
    assert (fields.continues, fields.audience) == (True, Audience.ME)


def test_the_menu_moves_a_photo_to_another_day(panel: DayPanel, desk: Desk, trip_id: int) -> None:
    other = desk.do("Add day", days.add, trip_id, DayFields(date=date(2025, 7, 19))).result
    first = held(panel, desk)[0]
    menu = card_of(panel).menu(0)
    assert not entry(menu, "Move to", "The day before").isEnabled()
    entry(menu, "Move to", "The day after").trigger()
    assert [one.id for one in desk.read(day_page, other).photos] == [first.id]
    assert desk.undo_label == "Move a photo"
    assert panel.day_id is not None

    def move(days_dialog: DaySheet) -> None:
        days_dialog.findChildren(DateField)[0].put(date(2025, 7, 25))
        hand.key(days_dialog.go, Qt.Key.Key_Return)
        assert days_dialog.isVisible()
        days_dialog.findChildren(DateField)[0].put(date(2025, 7, 19))
        hand.key(days_dialog.go, Qt.Key.Key_Return)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, DaySheet)
        move(dialog)

    QTimer.singleShot(0, answer)
    menu = card_of(panel).menu(0)
    entry(menu, "Move to", "Another day …").trigger()
    assert len(desk.read(day_page, other).photos) == 2


def test_the_menu_says_who_took_a_photo(panel: DayPanel, desk: Desk) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, WordsSheet)
        dialog.words.setText("Harry")
        hand.key(dialog.go, Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)
    menu = card_of(panel).menu(0)
    entry(menu, "Photo by …").trigger()
    assert held(panel, desk)[0].fields.credit == "Harry"


def test_photos_are_seen_as_they_were_until_they_can_be_read(
    qtbot: QtBot, theme: Theme, icons: Icons, logbook: Logbook
) -> None:
    page = logbook.read(day_page, 1)
    record = remembered.told(page, logbook.read(habits, page.row.trip_id, page.fields.date))
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 1200)
    window.show()
    picture = QImage(window.size(), QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    all_of_it = window.rect()
    last = LastPage(picture, "", False, 1, page.fields.diary, QRect(), all_of_it, all_of_it, record)
    first = FirstPage(theme, icons, window)
    assert first.show(last, all_of_it, window)
    card = first.writing.page.photos
    qtbot.waitUntil(lambda: card.rows.shown > 2 and card.cells[0].width() > 50)

    def middle(place: int) -> QColor:
        box = card.cells[place].picture_box
        return card.cells[place].grab(box).toImage().pixelColor(box.center())

    assert middle(0) != QColor("teal")
    first.show_photos(last._replace(picture=picture.copy(0, 0, 700, 1100)))
    assert middle(0) != QColor("teal")
    first.show_photos(last)
    assert (middle(0), middle(1)) == (QColor("teal"), QColor("teal"))
    first.desk.put(logbook)
    card.show_page(page)
    assert middle(0) == QColor("teal")
    qtbot.waitUntil(lambda: QColor("teal") not in (middle(0), middle(1)))
    first.background.stop()
