import pytest
from PySide6.QtCore import QRectF

from ui.theme import Theme
from ui.widgets.chart_cursor import CursorMark, note_box
from ui.widgets.chart_plot import Plot

BOX = QRectF(50, 20, 500, 200)


@pytest.mark.parametrize(
    "taken", [QRectF(60, 20, 240, 80), QRectF(300, 20, 250, 80), QRectF(60, 20, 480, 80), QRectF()]
)
def test_the_note_keeps_clear_of_words_lines_and_the_cursor(theme: Theme, taken: QRectF) -> None:
    plot = Plot(BOX, (0.0, 10.0), (0.0, 100.0), (taken,))
    note = note_box(CursorMark(0, 5.0, title="Day 4", detail="262 km"), plot, theme, 560.0)
    assert not note.intersects(taken)
    assert not note.left() <= plot.pixel_x(5.0) <= note.right()


def test_the_note_stays_on_the_canvas_at_both_ends(theme: Theme) -> None:
    plot = Plot(BOX, (0.0, 10.0), (0.0, 100.0))
    for x in (0.0, 10.0):
        note = note_box(CursorMark(0, x, title="Day 4", detail="262 km"), plot, theme, 560.0)
        assert 0 <= note.left() < note.right() <= 560


def test_the_upright_keeps_clear_of_words() -> None:
    plot = Plot(BOX, (0.0, 10.0), (0.0, 100.0), (QRectF(280, 100, 40, 8), QRectF(400, 60, 40, 8)))
    assert plot.free_of_words(300.0, 20.0, 220.0, 3.0) == [(20.0, 97.0), (111.0, 220.0)]
    assert plot.free_of_words(350.0, 20.0, 220.0, 3.0) == [(20.0, 220.0)]
    assert plot.free_of_words(420.0, 65.0, 220.0, 3.0) == [(71.0, 220.0)]
