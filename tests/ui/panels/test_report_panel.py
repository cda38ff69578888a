from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from expedition.kinds import Audience
from expedition.logbook import Logbook
from expedition.operations import days, trips
from expedition.queries.trips import kept_report, trip_tree
from expedition.records.fields import DayFields, TripFields
from expedition.records.report import Paper as Size
from expedition.records.report import ReportOptions, Section
from ui.actions import Actions
from ui.background import Background, Progress
from ui.desk import Desk
from ui.icons import Icons
from ui.panels.report_panel import ReportPanel
from ui.paper import Paper
from ui.theme import Theme
from ui.worker import Worker


@pytest.fixture
def desk(logbook: Logbook) -> Desk:
    made = Desk()
    made.put(logbook)
    return made


class AtHand(Worker):
    """Works in the job's own thread: what starting processes takes is no part of what a panel does."""

    def __init__(self, holder: Callable[[], Any] | None = None) -> None:
        super().__init__(holder)
        self._held = () if holder is None else (holder(),)

    def call(self, function: Callable[..., Any], *args: Any, progress: Progress) -> Any:
        return function(*self._held, *args, progress)


@pytest.fixture
def panel(
    qtbot: QtBot,
    desk: Desk,
    theme: Theme,
    icons: Icons,
    background: Background,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[ReportPanel]:
    monkeypatch.setattr("ui.panels.report_making.Worker", AtHand)
    keeper = QWidget()
    qtbot.addWidget(keeper)
    made = ReportPanel(desk, theme, icons, Actions(theme, icons, keeper), background)
    qtbot.addWidget(made)
    qtbot.addWidget(made.settings)
    yield made
    made.stop()


def words(shown: QWidget) -> list[str]:
    return [label.text() for label in shown.findChildren(QLabel) if label.isVisibleTo(shown)]


def save_button(panel: ReportPanel) -> QPushButton:
    return next(one for one in panel.settings.findChildren(QPushButton) if one.text() == "Save report …")


def test_a_trip_without_days_teaches_and_saves_nothing(
    panel: ReportPanel, qtbot: QtBot, desk: Desk, trip_id: int
) -> None:
    panel.show_trip(desk.read(trip_tree, trip_id))
    qtbot.wait(20)
    assert "A day or two, and the book is here." in words(panel)
    assert not save_button(panel).isEnabled()
    desk.do("Add day", days.add, trip_id, DayFields(date=date(2025, 7, 18)))
    panel.show_trip(desk.read(trip_tree, trip_id))
    assert "A day or two, and the book is here." not in words(panel)


def test_what_was_saved_is_said_over_the_button(panel: ReportPanel) -> None:
    panel.settings.show_result(10, 164_000)
    panel.settings.show_saved(Path("/home/me/Book.pdf"))
    said = next(label for label in panel.settings.findChildren(QLabel) if "Saved" in label.text())
    assert said.text() == "Saved Book.pdf · 10 pages, 164 kB"
    assert said.toolTip() == str(Path("/home/me"))


def test_another_trip_can_be_chosen_where_there_are_several(
    panel: ReportPanel, qtbot: QtBot, desk: Desk, trip_id: int
) -> None:
    chooser = next(box for box in panel.settings.findChildren(QComboBox) if box.accessibleName() == "Trip")
    panel.show_trip(desk.read(trip_tree, trip_id))
    assert not chooser.isVisibleTo(panel.settings)
    other = int(desk.do("Add trip", trips.add, TripFields(title="Another")).result)
    panel.show_trip(desk.read(trip_tree, trip_id))
    assert chooser.isVisibleTo(panel.settings)
    with qtbot.waitSignal(panel.trip_wished) as told:
        chooser.activated.emit(chooser.findText("Another"))
    assert told.args == [other]


@pytest.fixture
def two_days(desk: Desk, trip_id: int) -> int:
    for number in (18, 19):
        fields = DayFields(date=date(2025, 7, number), diary="A calm day. " * 60, to_place="Kegen")
        desk.do("Add day", days.add, trip_id, fields)
    return trip_id


def test_the_cover_comes_first_then_the_whole_then_what_leaves(
    panel: ReportPanel, qtbot: QtBot, desk: Desk, two_days: int
) -> None:
    told: list[str] = []
    panel._making.looked.connect(lambda paper, _printed: told.append(f"look {len(paper)}"))
    panel._making.made.connect(lambda paper, _printed: told.append("whole" if len(paper) > 2 else "short"))
    panel._making.counted.connect(lambda leaving: told.append(f"leaves {leaving.goes.days}"))
    panel.show_trip(desk.read(trip_tree, two_days))
    qtbot.waitUntil(lambda: len(told) == 3, timeout=60_000)
    assert told == ["look 1", "whole", "leaves 2"]
    day = panel._tree.rows[1] if panel._tree else None
    assert day is not None
    panel._day.setCurrentIndex(2)
    panel._day.activated.emit(2)
    assert panel._days[day.id] - 1 in panel.pages.shown
    follow_a_link(panel, qtbot)
    panel.show_day(day.id)
    told.clear()
    QTest.keyClick(button(panel, "Paper: Letter"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "whole" in told, timeout=60_000)
    assert told[0].startswith("look")
    assert panel._days[day.id] - 1 in panel.pages.shown
    assert panel._paper is not None
    assert round(panel._paper.sizes[0].width()) == 612


def test_what_was_prepared_is_at_hand_for_the_first_look(
    panel: ReportPanel, qtbot: QtBot, desk: Desk, two_days: int
) -> None:
    press = next(iter(panel._making._first._held))  # type: ignore[attr-defined]  # that of AtHand
    panel.prepare(two_days)
    qtbot.waitUntil(lambda: len(press._books) == 1, timeout=60_000)
    prepared = next(iter(press._books))
    with qtbot.waitSignal(panel._making.looked, timeout=60_000):
        panel.show_trip(desk.read(trip_tree, two_days))
    assert list(press._books) == [prepared]


def test_the_processes_end_when_the_report_was_left_for_long(panel: ReportPanel, qtbot: QtBot) -> None:
    ended: list[str] = []
    panel._making._first.close = lambda: ended.append("first")  # type: ignore[method-assign]
    panel._making._rest.close = lambda: ended.append("rest")  # type: ignore[method-assign]
    panel.show()
    assert not panel._left.isActive()
    panel.hide()
    assert panel._left.isActive()
    panel._left.timeout.emit()
    assert ended == ["first", "rest"]


def test_what_was_prepared_for_nothing_ends_too(panel: ReportPanel, qtbot: QtBot, two_days: int) -> None:
    panel.prepare(two_days)
    assert panel._left.isActive()
    warming = panel._making._warming
    panel.prepare(two_days)
    assert panel._making._warming is warming


def follow_a_link(panel: ReportPanel, qtbot: QtBot) -> None:
    """Click the line of the contents that leads to the last page of all."""
    paper, view = panel._paper, panel.pages
    assert paper is not None
    spots = [(page, part / 200) for page in range(len(paper)) for part in range(200)]
    led = [(paper.led_to(page, 0.3, y), page, y) for page, y in spots]
    there, page, y = max((there, page, y) for there, page, y in led if there is not None)
    view.show_page(page)
    assert there not in view.shown
    box = dict(view._boxes())[page]
    at = QPoint(round(box.left() + 0.3 * box.width()), round(box.top() + y * box.height()))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: there in view.shown)


def test_a_choice_changed_again_leaves_only_the_last(
    panel: ReportPanel, qtbot: QtBot, desk: Desk, two_days: int
) -> None:
    made: list[Paper] = []
    panel._making.made.connect(lambda paper, _printed: made.append(paper))
    panel.show_trip(desk.read(trip_tree, two_days))
    for name in ("Paper: Letter", "Written for: Me", "Paper: A4"):
        QTest.keyClick(button(panel, name), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: panel._state.text() == "up to date", timeout=60_000)
    assert len(made) == 1
    assert round(made[0].sizes[0].width()) == 595
    assert desk.read(kept_report, two_days) == ReportOptions(audience=Audience.ME)
    assert desk.undo_label == "Add day"


def test_kept_choices_are_there_again(panel: ReportPanel, desk: Desk, two_days: int) -> None:
    kept = ReportOptions(paper=Size.LETTER, last=date(2025, 7, 18), omitted=frozenset({Section.MAPS}))
    desk.keep(trips.keep_report, two_days, kept)
    panel.show_trip(desk.read(trip_tree, two_days))
    assert panel.settings.options() == kept


def button(panel: ReportPanel, name: str) -> QAbstractButton:
    buttons = panel.settings.findChildren(QAbstractButton)
    return next(one for one in buttons if one.accessibleName() == name)
