"""An evening in the tent: written by keyboard, taken back, brought again, still there in the morning."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from expedition.kinds import PriceKind
from expedition.logbook import Logbook
from expedition.operations import days, trips
from expedition.queries import days as day_queries
from expedition.records.day import DayPage
from expedition.records.fields import DayFields, TripFields
from tests.ui import hand
from ui.background import Background
from ui.desk import Desk
from ui.icons import Icons
from ui.maps.maps import Maps
from ui.panels.day_panel import DayPanel
from ui.panels.entry_card import EntryCard
from ui.settings import Settings
from ui.theme import Theme, ThemeChoice

DIARY = "Rolled at **half past four**.\n\nThe wind found us at the Ili."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "logbook"


def open_panel(qtbot: QtBot, desk: Desk, day_id: int) -> DayPanel:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme = Theme(app, ThemeChoice.LIGHT)
    background = Background(desk)
    icons = Icons(theme)
    maps = Maps(theme, icons, background, Settings(desk.logbook.folder.parent / "settings.ini"), desk)
    panel = DayPanel(desk, theme, icons, background, maps)
    panel.destroyed.connect(maps.stop)
    panel.destroyed.connect(background.stop)
    qtbot.addWidget(panel)
    panel.resize(1100, 800)
    panel.show_day(day_id)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def fill(panel: DayPanel, name: str, values: dict[str, str]) -> None:
    """Open the card's form, type into its fields, keep it with Enter."""
    card: EntryCard = next(card for card in panel.page.all_cards if card.kind.name == name)
    hand.key(card.head, Qt.Key.Key_Return)
    form = card.open_form_or_none
    assert form is not None
    last: QWidget = form
    for field, words in values.items():
        last = next(line for line in form.editor(field).findChildren(QLineEdit) if line.isEnabled())
        last.setFocus()
        hand.write(last, words)
    hand.key(last, Qt.Key.Key_Return)
    assert card.open_form_or_none is None, form.error_text


def write_evening(panel: DayPanel) -> None:
    for place, paragraph in enumerate(DIARY.split("\n\n")):
        if place:
            hand.key(panel.page.diary, Qt.Key.Key_Return)
            hand.key(panel.page.diary, Qt.Key.Key_Return)
        hand.write(panel.page.diary, paragraph)
    panel.page.diary.save()
    fill(panel, "stay", {"name": "Guesthouse by the bazaar", "price_kind price currency": "9 000"})
    fill(panel, "encounter", {"who": "Belgian couple", "heading": "Osh", "distance_m": "61 km"})
    fill(panel, "repair", {"part": "rear tyre", "time_lost_s": "25 min", "distance_m": "88"})


def content(page: DayPage) -> tuple[object, ...]:
    return (page.fields, page.stays, page.encounters, page.repairs, page.figures)


def test_an_evening_is_written_undone_redone_and_survives(qtbot: QtBot, folder: Path) -> None:
    desk = Desk()
    desk.put(Logbook.create(folder))
    trip_id = desk.do("Add trip", trips.add, TripFields(title="East")).result
    day_id = int(str(desk.do("Add day", days.add, trip_id, DayFields(date=date(2025, 7, 20))).result))
    blank = content(desk.read(day_queries.day_page, day_id))
    panel = open_panel(qtbot, desk, day_id)
    write_evening(panel)
    written = content(desk.read(day_queries.day_page, day_id))

    page = desk.read(day_queries.day_page, day_id)
    assert page.fields.diary == DIARY
    assert page.stays[0].fields.price_kind is PriceKind.PAID
    assert page.encounters[0].fields.distance_m == 61_000.0
    assert page.repairs[0].fields.time_lost_s == 1500.0

    for _step in range(4):
        desk.undo()
    assert content(desk.read(day_queries.day_page, day_id)) == blank
    assert panel.page.diary.text == ""
    for _step in range(4):
        desk.redo()
    assert content(desk.read(day_queries.day_page, day_id)) == written
    assert panel.page.diary.text == DIARY

    panel.close()
    desk.put(None)
    with Logbook.open(folder) as reopened:
        assert content(reopened.read(day_queries.day_page, day_id)) == written
