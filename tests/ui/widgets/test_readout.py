import numpy as np
from pytestqt.qtbot import QtBot

from expedition.points import NO_TIME, Points
from tests.ui.ways import points, way
from ui.theme import Theme
from ui.widgets.readout import Readout


def test_it_says_time_km_height_slope_speed_and_temperature(qtbot: QtBot, theme: Theme) -> None:
    readout = Readout(theme)
    qtbot.addWidget(readout)
    readout.show_way(way(), "Point at the line")
    assert not readout.words
    readout.show_sample(500)
    assert readout.words == ("07:30", "km 50.0", "1\u202f000 m", "+0.0 %", "20.0 km/h", "32 °C")
    assert "km 50.0" in readout.accessibleDescription()


def test_what_is_not_known_is_an_en_dash(qtbot: QtBot, theme: Theme) -> None:
    line = points(11)
    bare = Points(line.lat, line.lon, np.full(11, np.nan), np.full(11, NO_TIME), line.segment_starts)
    readout = Readout(theme)
    qtbot.addWidget(readout)
    readout.show_way(way(bare))
    readout.show_sample(5)
    assert readout.words == ("–", "km 50.0", "–", "–", "–", "–")
