import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from expedition.kinds import DayKind, FigureName
from expedition.logbook import Logbook
from expedition.operations import days, trips
from expedition.queries.facts import trip_facts
from expedition.records.fields import DayFields, StatedFields, TripFields
from expedition.stats.grouping import Grouping
from tests.blank import filled
from ui.background import Background
from ui.icons import Icons
from ui.panels.figures_page import FiguresPage
from ui.theme import Theme
from ui.widgets.figure_tile import FigureTile

START = date(2025, 7, 18)
WAYS_KM = (80.0, 0.0, 122.7, 60.0)


def _written(logbook: Logbook) -> None:
    trip_id = logbook.do("Add trip", trips.add, TripFields(title="East")).result
    for number, way in enumerate(WAYS_KM):
        kind = DayKind.RIDE if way else DayKind.REST
        fields = DayFields(date=START + timedelta(days=number), kind=kind, to_place="Kegen", country="KZ")
        day_id = int(logbook.do("Add day", days.add, trip_id, fields).result)
        if way:
            said = StatedFields(figure=FigureName.DISTANCE, value=way * 1000)
            logbook.do("State", days.state, day_id, said)


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    with filled(tmp_path / "logbook", _written) as made:
        yield made


@pytest.fixture
def day_ids() -> list[int]:
    return list(range(1, len(WAYS_KM) + 1))


@pytest.fixture
def page(
    qtbot: QtBot,
    theme: Theme,
    icons: Icons,
    background: Background,
    logbook: Logbook,
    trip_id: int,
    day_ids: list[int],
) -> FiguresPage:
    made = FiguresPage(theme, icons, background)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show_facts(logbook.read(trip_facts, trip_id))
    made.show()
    qtbot.waitUntil(lambda: bool(made.figures))
    return made


def tile(page: FiguresPage, key: str) -> FigureTile:
    return next(one for one in page.sheet.tiles if one.words.key == key)


def test_figures_are_shown_with_their_units(page: FiguresPage) -> None:
    assert tile(page, "distance_m").words.said == "Ridden 262.7 km"
    assert tile(page, "longest_day_m").accessibleName() == "Longest day 122.7 km, Kegen"


def test_choosing_a_figure_tells_how_it_was_made_and_its_days(page: FiguresPage, day_ids: list[int]) -> None:
    QTest.mouseClick(tile(page, "longest_day_m"), Qt.MouseButton.LeftButton)
    assert page.side.how == next(one.how for one in page.figures if one.key == "longest_day_m")
    assert page.side.day_ids == [day_ids[2]]
    QTest.mouseClick(tile(page, "distance_m"), Qt.MouseButton.LeftButton)
    assert page.side.day_ids == [day_ids[0], day_ids[2], day_ids[3]]


def test_arrow_keys_walk_and_enter_goes_to_the_days_behind(
    page: FiguresPage, day_ids: list[int], qtbot: QtBot
) -> None:
    page.sheet.choose("distance_m")
    page.sheet.take_focus()
    QTest.keyClick(tile(page, "distance_m"), Qt.Key.Key_Right)
    assert page.sheet.value == page.sheet.tiles[1].words.key != "distance_m"
    QTest.keyClick(tile(page, page.sheet.value), Qt.Key.Key_Home)
    assert page.sheet.value == "distance_m"
    QTest.keyClick(tile(page, "distance_m"), Qt.Key.Key_Return)
    QTest.keyClick(page.side.days, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.day_activated) as opened:
        QTest.keyClick(page.side.days, Qt.Key.Key_Return)
    assert opened.args == [day_ids[2]]


def test_walking_through_the_days_behind_opens_none(page: FiguresPage, qtbot: QtBot) -> None:
    page.sheet.choose("distance_m")
    page.side.take_focus()
    with qtbot.assertNotEmitted(page.day_activated):
        QTest.keyClick(page.side.days, Qt.Key.Key_Down)
    QTest.keyClick(page.side.days, Qt.Key.Key_Escape)
    assert tile(page, "distance_m").hasFocus() or not page.isActiveWindow()


def test_an_edit_changes_the_values_and_keeps_the_choice(
    page: FiguresPage, logbook: Logbook, trip_id: int, day_ids: list[int], qtbot: QtBot
) -> None:
    page.sheet.choose("longest_day_m")
    kept = tile(page, "longest_day_m")
    logbook.do("State", days.state, day_ids[0], StatedFields(figure=FigureName.DISTANCE, value=150_000.0))
    page.show_facts(logbook.read(trip_facts, trip_id))
    qtbot.waitUntil(lambda: kept.words.value == "150.0")
    assert page.sheet.value == "longest_day_m"
    assert page.side.day_ids == [day_ids[0]]


def test_a_part_of_the_trip_is_reckoned_alone(
    page: FiguresPage, logbook: Logbook, trip_id: int, qtbot: QtBot
) -> None:
    facts = logbook.read(trip_facts, trip_id)
    page.show_facts(replace(facts, days=facts.days[:2]))
    qtbot.waitUntil(lambda: tile(page, "distance_m").words.value == "80.0")


def test_without_a_day_one_sentence_teaches(
    page: FiguresPage, logbook: Logbook, trip_id: int, qtbot: QtBot
) -> None:
    page.show_facts(replace(logbook.read(trip_facts, trip_id), days=()))
    qtbot.waitUntil(lambda: page.words == "No days yet: figures add themselves up from the first one.")


def test_one_figure_is_copied_by_its_key_and_all_by_the_button(page: FiguresPage) -> None:
    page.sheet.choose("longest_day_m")
    page.copy_one()
    assert QGuiApplication.clipboard().text() == "Longest day\t122.7 km\tKegen"
    page.copy_all.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == len(page.figures)
    assert lines[0] == "Ridden\t262.7 km"


def test_the_table_holds_exact_values(page: FiguresPage, tmp_path: Path) -> None:
    page.save(tmp_path / "figures.csv")
    assert page.words == "Saved as figures.csv"
    rows = list(csv.DictReader(io.StringIO((tmp_path / "figures.csv").read_text("utf-8-sig"))))
    by_key = {row["figure"]: row for row in rows}
    assert float(by_key["distance_m"]["value"]) == 262_700.0
    assert by_key["longest_day_m"]["detail"] == "Kegen"


def test_a_table_that_cannot_be_written_is_said(page: FiguresPage, tmp_path: Path) -> None:
    page.save(tmp_path / "nowhere" / "figures.csv")
    assert page.words
    assert not page.words.startswith("Saved")


@pytest.mark.parametrize(("width", "is_beside"), [(1000, True), (500, False)])
def test_what_lies_behind_stands_below_where_there_is_no_room_beside(
    page: FiguresPage, width: int, is_beside: bool, qtbot: QtBot
) -> None:
    page.resize(width, 600)
    qtbot.waitUntil(lambda: (page.side.x() > 0) is is_beside)
    assert (page.side.y() == 0) is is_beside


def test_figures_stand_side_by_side_for_each_kind_of_day(
    page: FiguresPage, day_ids: list[int], qtbot: QtBot
) -> None:
    page.show_by(Grouping.KIND)
    qtbot.waitUntil(lambda: page.groups.by is Grouping.KIND)
    cells = page.groups.cells()
    assert cells[0][:4] == ["Kind of day", "Days", "Riding", "Rest"]
    assert [row[:4] for row in cells[1:]] == [["Ride", "3", "3", "0"], ["Rest", "1", "0", "1"]]
    assert "Days: 4" in page.groups.totals.text
    page.groups.table.go_to(1, 1)
    assert page.side.day_ids == [day_ids[1]]


def test_enter_goes_from_a_cell_to_its_days_and_escape_back(
    page: FiguresPage, day_ids: list[int], qtbot: QtBot
) -> None:
    page.show_by(Grouping.MONTH)
    qtbot.waitUntil(lambda: page.groups.by is Grouping.MONTH)
    page.groups.table.go_to(0, 1)
    QTest.keyClick(page.groups.table, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.day_activated) as opened:
        QTest.keyClick(page.side.days, Qt.Key.Key_Return)
    assert opened.args == [day_ids[0]]


def test_an_edit_keeps_order_and_cell_of_the_groups(
    page: FiguresPage, logbook: Logbook, trip_id: int, day_ids: list[int], qtbot: QtBot
) -> None:
    page.show_by(Grouping.KIND)
    qtbot.waitUntil(lambda: page.groups.by is Grouping.KIND)
    page.groups.table.head.sectionClicked.emit(0)
    assert [row[0] for row in page.groups.cells()[1:]] == ["Rest", "Ride"]
    page.groups.table.go_to(1, 2)
    logbook.do("State", days.state, day_ids[0], StatedFields(figure=FigureName.DISTANCE, value=150_000.0))
    page.show_facts(logbook.read(trip_facts, trip_id))
    qtbot.waitUntil(lambda: "332.7" in page.groups.cells()[2])
    index = page.groups.table.currentIndex()
    assert (index.row(), index.column()) == (1, 2)


def test_countries_have_their_names_and_flags(page: FiguresPage, qtbot: QtBot) -> None:
    page.show_by(Grouping.COUNTRY)
    qtbot.waitUntil(lambda: page.groups.by is Grouping.COUNTRY)
    model = page.groups.model
    assert model.text(0, 0) == "Kazakhstan"
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) == "KZ"


def test_the_table_of_groups_is_copied_and_saved(page: FiguresPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.show_by(Grouping.KIND)
    qtbot.waitUntil(lambda: page.groups.by is Grouping.KIND)
    page.copy_all.click()
    assert QGuiApplication.clipboard().text().startswith("Kind of day\tDays\t")
    page.save(tmp_path / "kinds.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "kinds.csv").read_text("utf-8-sig"))))
    assert [(row["kind"], float(row["distance_m"])) for row in rows] == [("ride", 262_700.0), ("rest", 0.0)]
