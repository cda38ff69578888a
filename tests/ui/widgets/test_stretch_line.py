import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from expedition.records.stretch import StretchFigures
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.stretch_line import StretchLine, stretch_words

CLIMB = StretchFigures(
    21_300.0, 412.0, 120.0, 292.0, 5_040.0, 6_000.0, temperature_min_c=18.2, temperature_max_c=31.4
)


@pytest.fixture
def line(qtbot: QtBot, theme: Theme, icons: Icons) -> StretchLine:
    made = StretchLine(theme, icons)
    qtbot.addWidget(made)
    return made


def test_it_says_what_is_known() -> None:
    assert stretch_words(CLIMB) == (
        "21.3 km", "↑ 412 m", "↓ 120 m", "+1.4 %", "15.2 km/h", "1:24 moving", "1:40 in all", "18 … 31 °C"
    )  # fmt: skip
    assert stretch_words(StretchFigures(900.0)) == ("0.9 km",)


def test_it_stands_there_only_for_a_stretch(line: StretchLine) -> None:
    line.show_ends(20_000, 41_300)
    line.show_figures(CLIMB)
    assert not line.isHidden()
    assert line.words[:2] == ("km 20.0 – 41.3", "21.3 km")
    assert "412 m" in line.accessibleDescription()
    line.show_ends(0, 0)
    assert line.isHidden()
    assert not line.words


def test_figures_of_another_stretch_do_not_stay(line: StretchLine) -> None:
    line.show_ends(20_000, 41_300)
    line.show_figures(CLIMB)
    line.show_ends(21_000, 41_300)
    assert list(line.words) == ["km 21.0 – 41.3"]
    line.say("The day was removed.")
    assert line.words[1:] == ("The day was removed.",)


def test_the_cross_closes_it(line: StretchLine, qtbot: QtBot) -> None:
    line.show_ends(20_000, 41_300)
    cross = line.findChild(QToolButton)
    assert isinstance(cross, QToolButton)
    with qtbot.waitSignal(line.closed):
        cross.click()
