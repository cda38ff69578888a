from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from expedition import intake
from expedition.exporters.gpx import NamedLine, write
from expedition.kinds import DocumentKind
from expedition.logbook import Logbook
from expedition.operations import entries, plan
from expedition.points import NO_TIME, Points
from expedition.queries.entries import of_trip
from expedition.queries.trips import trip_fields
from expedition.records.fields import DocumentFields, StageFields
from ui.background import Background
from ui.desk import Desk
from ui.facts_keeper import FactsKeeper
from ui.icons import Icons
from ui.panels.charts_panel import ChartsPanel
from ui.panels.plan_page import PlanPage
from ui.theme import Theme

START = date(2030, 7, 1)
TODAY = date(2030, 6, 20)


@pytest.fixture
def page(
    qtbot: QtBot,
    theme: Theme,
    icons: Icons,
    background: Background,
    desk: Desk,
    logbook: Logbook,
    trip_id: int,
) -> Iterator[PlanPage]:
    made = PlanPage(desk, theme, icons, background, TODAY)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.show_trip(trip_id)
    qtbot.waitUntil(lambda: made.data is not None)
    yield made
    background.stop()


def stages(logbook: Logbook, trip_id: int) -> list[StageFields]:
    return [entry.fields for entry in logbook.read(of_trip, trip_id, "stage")]


def read_again(qtbot: QtBot, page: PlanPage, count: int) -> None:
    """Wait until so many stages are shown."""
    qtbot.waitUntil(lambda: page.data is not None and len(page.data.plan.plan.stages) == count)


def test_an_empty_plan_teaches(page: PlanPage) -> None:
    assert page.stages.empty.isVisible()
    assert "Osh – Sary-Tash 185 km" in page.stages.empty.text()
    assert "When does it begin?" in page.side.words
    assert not page.take.isEnabled()


def test_pasted_lines_become_stages_in_one_named_step(
    page: PlanPage, logbook: Logbook, trip_id: int, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("Osh – Gulcha 83 km\nSary-Tash 102 km, 1 rest day\n???")
    page.stages.paste()
    assert [(one.from_place, one.to_place) for one in stages(logbook, trip_id)] == [
        ("Osh", "Gulcha"),
        ("Gulcha", "Sary-Tash"),
    ]
    assert logbook.undo_label == "Add 2 stages"
    assert "line 3" in page.words
    read_again(qtbot, page, 2)
    page.stages.table.selectAll()
    page.stages.copy()
    text = QGuiApplication.clipboard().text()
    page.stages.add_lines(text)
    assert [one.rest_days for one in stages(logbook, trip_id)] == [0, 1, 0, 1]


def test_a_stage_is_typed_moved_and_removed_by_keys(
    page: PlanPage, logbook: Logbook, trip_id: int, qtbot: QtBot
) -> None:
    table = page.stages.table
    for words in (("Osh", "Gulcha", "83"), ("Sary-Tash", "102")):
        page.stages.add()
        for word in words:
            editor = page.stages.editing.editor
            assert editor is not None
            editor.setText(word)
            QTest.keyClick(editor, Qt.Key.Key_Tab)
        page.stages.flush()
        read_again(qtbot, page, 1 if words[0] == "Osh" else 2)
    assert [(one.from_place, one.to_place, one.distance_m) for one in stages(logbook, trip_id)] == [
        ("Osh", "Gulcha", 83_000),
        ("Gulcha", "Sary-Tash", 102_000),
    ]
    table.go_to(1)
    page.stages.shift(-1)
    assert [one.to_place for one in stages(logbook, trip_id)] == ["Sary-Tash", "Gulcha"]
    qtbot.waitUntil(lambda: page.data is not None and page.data.plan.plan.stages[0].to_place == "Sary-Tash")
    table.go_to(0)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert [one.position for one in stages(logbook, trip_id)] == [1]
    assert logbook.undo_label == "Remove 1 stage"


def test_many_stages_go_only_after_a_backup(
    page: PlanPage, desk: Desk, logbook: Logbook, trip_id: int, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    waiting: list[Callable[[], None]] = []
    monkeypatch.setattr(desk, "before_much", waiting.append)
    monkeypatch.setattr("ui.desk.MANY", 2)
    page.stages.add_lines("Osh – Gulcha 83 km\nSary-Tash 102 km")
    read_again(qtbot, page, 2)
    page.stages.table.selectAll()
    QTest.keyClick(page.stages.table, Qt.Key.Key_Delete)
    assert len(stages(logbook, trip_id)) == 2
    waiting.pop()()
    assert stages(logbook, trip_id) == []


def test_settings_are_steps_and_what_cannot_be_read_is_said(
    page: PlanPage, logbook: Logbook, trip_id: int, qtbot: QtBot
) -> None:
    settings = page.settings
    settings.start.setText("1.7.2030")
    settings.start.editingFinished.emit()
    settings.goal_day.setText("90")
    settings.goal_day.editingFinished.emit()
    settings.rest_kind.setCurrentIndex(settings.rest_kind.findData("rest_weekdays"))
    settings.rest.setText("Sat, sunday")
    settings.rest.editingFinished.emit()
    fields = logbook.read(trip_fields, trip_id)
    assert (fields.planned_start, fields.goal_day_m, fields.rest_weekdays) == (START, 90_000, "sat sun")
    assert logbook.undo_label == "Change the days of rest"
    settings.end.setText("1.6.2030")
    settings.end.editingFinished.emit()
    assert "lies before the start" in page.words
    settings.goal.setText("far")
    settings.goal.editingFinished.emit()
    assert "far" in page.words
    assert logbook.read(trip_fields, trip_id) == fields


def test_the_answers_follow_the_stages(
    page: PlanPage, logbook: Logbook, trip_id: int, desk: Desk, qtbot: QtBot
) -> None:
    desk.do("Plan", plan.change, trip_id, planned_start=START, goal_day_m=90_000.0)
    page.stages.add_lines("Osh – Sary-Tash 185 km, 1 rest day\nMurghab 230 km")
    visa = DocumentFields(kind=DocumentKind.VISA, country="TJ", valid_until=START + timedelta(days=40))
    desk.do("Visa", entries.add_to_trip, "document", trip_id, visa)
    qtbot.waitUntil(lambda: page.data is not None and bool(page.data.plan.deadlines))
    assert "415 km" in page.side.words
    assert "Tajikistan: until 10 August 2030" in page.side.words
    page.side.on.setText("2030-07-03")
    assert page.side.on_words.text() == "km 185, Sary-Tash, day of rest"
    page.side.at.setText("murghab")
    assert page.side.at_words.text() == "km 415, on 6 July 2030"
    page.side.on.setText("soon")
    assert page.side.on_words.text() == ""


def test_a_route_is_cut_into_stages_and_tells_where_one_is(
    page: PlanPage, logbook: Logbook, trip_id: int, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    lat, lon = np.linspace(40.53, 39.73, 200), np.linspace(72.80, 73.25, 200)
    line = Points(lat, lon, np.full(200, 900.0), np.full(200, NO_TIME), np.array([0]))
    (tmp_path / "route.gpx").write_bytes(write([], [], [NamedLine("South", "", line)]))
    intake.accept(logbook, trip_id, intake.plan_files(logbook, trip_id, [tmp_path / "route.gpx"]))
    desk.do("Plan", plan.change, trip_id, planned_start=START, goal_day_m=40_000.0)
    qtbot.waitUntil(page.take.isEnabled)
    page.take.click()
    qtbot.waitUntil(lambda: len(stages(logbook, trip_id)) > 1)
    assert logbook.undo_label == "Take stages from the route"
    read_again(qtbot, page, len(stages(logbook, trip_id)))
    page.side.on.setText("2030-07-01")
    place = stages(logbook, trip_id)[0].to_place
    assert place in page.side.on_words.text()


def test_a_trip_without_days_has_a_plan_behind_its_charts(
    qtbot: QtBot, theme: Theme, icons: Icons, background: Background, desk: Desk, trip_id: int
) -> None:
    page = PlanPage(desk, theme, icons, background, TODAY)
    panel = ChartsPanel(desk, theme, FactsKeeper(desk, background), (page,))
    qtbot.addWidget(panel)
    panel.resize(1000, 700)
    panel.show()
    panel.show_trip(trip_id)
    qtbot.waitUntil(lambda: "No days yet" in panel.words, timeout=30_000)
    panel.show_page("plan")
    assert page.isVisible()
    panel.show_page("overview")
    assert not page.isVisible()
    panel.stop()
    background.stop()
