from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui import hand
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.figure_cell import FigureWords
from ui.widgets.figures_strip import FiguresStrip

DISTANCE = FigureWords(
    "distance_m", "Today", "119.6", "km", "a head unit with a long name", "measured", "119.6"
)
HIGHEST = FigureWords("highest_m", "Highest", "768", "m", "km 31, on the old road", rank=1)
TRIP = FigureWords("trip", "Trip", "263.7", "km", "3 days", can_edit=False)
TYPED = FigureWords("climb_m", "Climb", "400", "m", "typed", is_stated=True, is_about=True, edit_text="~400")


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme, icons: Icons) -> Iterator[FiguresStrip]:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 200)
    made = FiguresStrip(theme, icons, page)
    made.resize(640, 90)
    made.show_figures([DISTANCE, TRIP, TYPED, HIGHEST])
    page.show()
    qtbot.waitExposed(page)
    yield made
    page.close()


def test_a_value_is_typed_over_where_it_stands(qtbot: QtBot, strip: FiguresStrip) -> None:
    hand.key(strip.cells[0], Qt.Key.Key_F2)
    assert strip.editor is not None
    assert strip.editor.text() == "119.6"
    strip.editor.setText("about 120 km")
    with qtbot.waitSignal(strip.typed) as typed:
        hand.key(strip.editor, Qt.Key.Key_Return)
    assert typed.args == ["distance_m", "about 120 km"]
    assert strip.editor is None


def test_typing_a_digit_begins_a_new_value(qtbot: QtBot, strip: FiguresStrip) -> None:
    hand.write(strip.cells[0], "7")
    assert strip.editor is not None
    assert strip.editor.text() == "7"


def test_escape_forgets_what_was_typed(qtbot: QtBot, strip: FiguresStrip) -> None:
    strip.edit("distance_m", "55")
    assert strip.editor is not None
    with qtbot.assertNotEmitted(strip.typed):
        hand.key(strip.editor, Qt.Key.Key_Escape)
    assert strip.editor is None


def test_backspace_wants_the_measured_value_back_only_where_one_was_typed(
    qtbot: QtBot, strip: FiguresStrip
) -> None:
    with qtbot.assertNotEmitted(strip.cleared):
        hand.key(strip.cells[0], Qt.Key.Key_Backspace)
    with qtbot.waitSignal(strip.cleared) as cleared:
        hand.key(strip.cells[2], Qt.Key.Key_Backspace)
    assert cleared.args == ["climb_m"]


def test_a_sum_cannot_be_typed_over(qtbot: QtBot, strip: FiguresStrip) -> None:
    hand.key(strip.cells[1], Qt.Key.Key_F2)
    assert strip.editor is None


def test_a_refused_value_stays_with_the_reason_under_it(qtbot: QtBot, strip: FiguresStrip) -> None:
    strip.refuse("distance_m", "far", "“far” is no distance.")
    assert strip.editor is not None
    assert strip.editor.text() == "far"
    assert strip.error_text == "“far” is no distance."


def test_it_is_read_aloud_with_unit_and_precision(strip: FiguresStrip) -> None:
    assert strip.cells[0].accessibleName() == "Today 119.6 km"
    assert strip.cells[2].accessibleName() == "Climb about 400 m"


def test_long_sources_are_cut_and_short_ones_stay(strip: FiguresStrip) -> None:
    whole = [cell.sizeHint() for cell in strip.cells]
    strip.resize(sum(size.width() for size in whole) - 25, 90)
    cut = [cell.sizeHint() for cell in strip.cells]
    assert cut[0].width() < whole[0].width()
    assert cut[1:3] == whole[1:3]
    assert cut[0].height() == whole[0].height()


def test_where_room_is_short_the_highest_goes_and_sources_stay(strip: FiguresStrip) -> None:
    full = strip.cells[0].sizeHint().height()
    strip.resize(sum(cell.least_width for cell in strip.cells) + 5, 90)
    assert strip.cells[3].isVisible()
    strip.resize(strip.width() - 20, 90)
    assert not strip.cells[3].isVisible()
    assert strip.cells[0].sizeHint().height() == full


def test_a_refused_value_keeps_its_reason_when_other_figures_change(strip: FiguresStrip) -> None:
    strip.refuse("distance_m", "far", "“far” is no distance.")
    strip.show_figures([DISTANCE, TRIP, TYPED, HIGHEST])
    assert strip.error_text == "“far” is no distance."
