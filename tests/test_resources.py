from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPixmap
from pytestqt.qtbot import QtBot

RESOURCES = files("resources")
FONTS = sorted(path.name for path in RESOURCES.joinpath("fonts").iterdir() if path.name.endswith(".ttf"))
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"


@pytest.mark.parametrize("name", FONTS)
def test_qt_opens_every_font(qtbot: QtBot, name: str) -> None:
    font = QFontDatabase.addApplicationFontFromData(RESOURCES.joinpath("fonts", name).read_bytes())
    assert QFontDatabase.applicationFontFamilies(font)


@pytest.mark.parametrize("name", [name for name in FONTS if name.startswith("Inter")])
def test_window_fonts_have_figures_of_one_width(qtbot: QtBot, name: str) -> None:
    added = QFontDatabase.addApplicationFontFromData(RESOURCES.joinpath("fonts", name).read_bytes())
    font = QFont(QFontDatabase.applicationFontFamilies(added)[0])
    font.setFeature(QFont.Tag("tnum"), 1)
    metrics = QFontMetricsF(font)
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000")


@pytest.mark.parametrize("name", [name for name in FONTS if not name.startswith(("NotoSansSC", "NotoNaskh"))])
def test_text_fonts_have_the_kazakh_letters(qtbot: QtBot, name: str) -> None:
    added = QFontDatabase.addApplicationFontFromData(RESOURCES.joinpath("fonts", name).read_bytes())
    metrics = QFontMetricsF(QFont(QFontDatabase.applicationFontFamilies(added)[0]))
    assert all(metrics.inFontUcs4(ord(letter)) for letter in KAZAKH)


def test_flags_are_one_size_and_named_by_country(qtbot: QtBot) -> None:
    flags = [path for path in RESOURCES.joinpath("flags").iterdir() if path.name.endswith(".png")]
    assert {"kz.png", "cn.png", "no.png", "be.png", "xk.png"} <= {path.name for path in flags}
    for path in flags:
        picture = QPixmap()
        assert picture.loadFromData(path.read_bytes())
        assert (picture.width(), picture.height()) == (72, 54)


def test_icons_take_the_colour_of_the_theme() -> None:
    icons = [path for path in RESOURCES.joinpath("icons").iterdir() if path.name.endswith(".svg")]
    wanted = Path(__file__).parents[1].joinpath("tools", "icons.txt").read_text(encoding="ascii").split()
    assert {icon.name.removesuffix(".svg") for icon in icons} == set(wanted)
    for icon in icons:
        assert 'stroke="currentColor"' in icon.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("folder", "text"),
    [
        ("fonts", "OFL-Inter.txt"),
        ("fonts", "OFL-Noto.txt"),
        ("icons", "LICENSE"),
        ("flags", "LICENSE"),
        ("places", "LICENSE"),
    ],
)
def test_licences_lie_beside_the_files(folder: str, text: str) -> None:
    assert "ermission" in RESOURCES.joinpath(folder, text).read_text(encoding="utf-8")
