from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from expedition.kinds import Audience
from expedition.operations import days
from expedition.queries.trips import trip_tree
from expedition.records.fields import DayFields
from expedition.records.report import Density, Edition, Paper, Quality, ReportOptions, Section
from ui.actions import Actions
from ui.desk import Desk
from ui.icons import Icons
from ui.panels.report_settings import ReportSettings
from ui.theme import Theme


@pytest.fixture
def settings(qtbot: QtBot, theme: Theme, icons: Icons) -> ReportSettings:
    keeper = QWidget()
    made = ReportSettings(theme, icons, Actions(theme, icons, keeper))
    for widget in (keeper, made):
        qtbot.addWidget(widget)
    made.resize(256, 740)
    made.more.head.click()
    made.looks.inside.head.click()
    made.show()
    return made


def press(settings: ReportSettings, name: str) -> None:
    """Space on the button that a screen reader calls so."""
    found = next(
        one for one in settings.findChildren(QAbstractButton) if name in (one.accessibleName(), one.text())
    )
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Space)


def test_every_choice_is_made_by_keyboard(settings: ReportSettings, qtbot: QtBot) -> None:
    told: list[ReportOptions] = []
    settings.changed.connect(lambda: told.append(settings.options()))
    for name in (
        "Route notes",
        "Written for: Me",
        "Paper: Letter",
        "Pictures: For print",
        "Days on pages: Flowing",
        "Ink blue",
        "Starts and ends of lines cut off: 500 m",
        "Printed on one side",
        "Money",
    ):
        press(settings, name)
    assert len(told) == 9
    assert told[-1] == ReportOptions(
        edition=Edition.ROUTE_NOTES,
        audience=Audience.ME,
        paper=Paper.LETTER,
        quality=Quality.PRINT,
        density=Density.FLOWING,
        accent="#1f4e79",
        trim_m=500.0,
        is_single_sided=True,
        omitted=frozenset({Section.MONEY}),
    )


def test_what_is_shown_is_what_is_chosen(settings: ReportSettings) -> None:
    chosen = ReportOptions(
        audience=Audience.PUBLIC,
        language="ru",
        second_language="kk",
        density=Density.TABLE,
        accent="#123456",
        cover_photo=3,
        quality=Quality.PRINT,
        omitted=frozenset({Section.MAPS}),
        trim_m=2_000.0,
    )
    settings.show_options(chosen)
    assert settings.options() == chosen
    mapped = replace(chosen, cover_photo=None, has_map_cover=True)
    settings.show_options(mapped)
    assert settings.options() == mapped


def test_everything_in_the_column_has_a_name_and_fits_it(settings: ReportSettings, qtbot: QtBot) -> None:
    controls = [*settings.findChildren(QAbstractButton), *settings.findChildren(QComboBox)]
    shown = [control for control in controls if control.isVisible()]
    assert len(shown) > 45
    for control in shown:
        assert control.accessibleName() or (isinstance(control, QAbstractButton) and control.text())
        right = control.mapTo(settings, control.rect().topRight()).x()
        assert right <= settings.width(), control.accessibleName()


def test_strangers_get_cut_lines_unless_the_traveller_chose(settings: ReportSettings) -> None:
    press(settings, "Written for: Public")
    assert settings.options().trim_m == 1_000.0
    press(settings, "Written for: Family")
    assert settings.options().trim_m == 0.0
    press(settings, "Starts and ends of lines cut off: 2 km")
    press(settings, "Written for: Public")
    assert settings.options().trim_m == 2_000.0


def test_a_colour_too_pale_is_refused_where_it_was_chosen(settings: ReportSettings) -> None:
    settings.looks.take_accent("#ffe9a0")
    assert "too pale" in settings.looks.accent_fault.text()
    assert settings.options().accent == ""
    settings.looks.take_accent("#004400")
    assert not settings.looks.accent_fault.isVisible()
    assert settings.options().accent == "#004400"


def test_the_countries_of_the_trip_are_offered(settings: ReportSettings, desk: Desk, trip_id: int) -> None:
    for number, country in enumerate(("KZ", "CN")):
        on = date(2025, 7, 18 + number)
        desk.do("Add", days.add, trip_id, DayFields(date=on, country=country))
    settings.show_days(desk.read(trip_tree, trip_id))
    chooser = next(box for box in settings.findChildren(QComboBox) if box.accessibleName() == "Country")
    assert [chooser.itemText(row) for row in range(chooser.count())] == [
        "All countries",
        "Kazakhstan",
        "China",
    ]
    chooser.setCurrentIndex(2)
    chooser.activated.emit(2)
    assert settings.options().country == "CN"


def test_the_wheel_scrolls_and_chooses_nothing(settings: ReportSettings) -> None:
    for box in settings.findChildren(QComboBox):
        middle = QPointF(box.rect().center())
        turned = QWheelEvent(
            middle,
            box.mapToGlobal(middle),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, turned)
    assert settings.options() == ReportOptions()
