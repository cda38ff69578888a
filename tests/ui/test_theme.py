import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

import ui
from ui.palettes import palette
from ui.style_sheet import style_sheet
from ui.theme import Theme, ThemeChoice
from ui.tokens import DARK, LIGHT, Tokens
from ui.widgets.diary_edit import DiaryEdit


def luminance(color: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    made = QColor(color)
    parts = (made.redF(), made.greenF(), made.blueF())
    return sum(share * linear(part) for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
@pytest.mark.parametrize("text", ["ink", "ink2", "ink3", "here", "good", "warn", "bad"])
@pytest.mark.parametrize("ground", ["page", "side", "here_tint"])
def test_text_can_be_read_on_every_surface(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_the_main_button_can_be_read(tokens: Tokens) -> None:
    assert contrast(tokens.on_here, tokens.here) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("town", "land"),
        ("town", "water"),
        ("ink2", "land"),
        ("ink3", "land"),
        ("water_ink", "land"),
        ("water_ink", "water"),
    ],
)
def test_names_can_be_read_on_a_map(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_every_token_is_a_color(tokens: Tokens) -> None:
    values = [getattr(tokens, field.name) for field in fields(Tokens) if field.name != "is_dark"]
    assert all(QColor(value).isValid() for value in values)


def test_colors_are_named_nowhere_but_in_the_tokens() -> None:
    root = Path(ui.__file__).parent
    guilty = [
        path.name
        for path in root.rglob("*.py")
        if path.name != "tokens.py" and re.search(r"#[0-9A-Fa-f]{6}\b", path.read_text("utf-8"))
    ]
    assert guilty == []


def test_choosing_dark_repaints_with_dark_tokens(theme: Theme, qapp: QApplication) -> None:
    heard: list[bool] = []
    theme.changed.connect(lambda: heard.append(theme.tokens.is_dark))
    theme.choose(ThemeChoice.DARK)
    assert heard == [True]
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(DARK.page)


def test_a_new_theme_reaches_the_controls_in_sight_and_the_hidden_ones(theme: Theme, qtbot: QtBot) -> None:
    seen, hidden = QPushButton(), QPushButton()
    for button in (seen, hidden):
        qtbot.addWidget(button)
        button.resize(80, 30)
        button.grab()
    seen.show()
    theme.choose(ThemeChoice.DARK)
    assert _ground(seen) == QColor(DARK.raised)
    assert _ground(hidden) == QColor(DARK.raised)


def test_a_diary_out_of_sight_takes_the_ink_of_a_new_theme(theme: Theme, qtbot: QtBot) -> None:
    diary = DiaryEdit(theme)
    qtbot.addWidget(diary)
    diary.grab()
    theme.choose(ThemeChoice.DARK)
    diary.show()
    qtbot.wait(50)
    assert diary.palette().color(QPalette.ColorRole.Text) == QColor(DARK.ink)


def test_a_new_theme_leaves_the_style_sheet_as_it_is(theme: Theme) -> None:
    """Setting one restyles all widgets at once, hidden ones too, which takes long."""
    assert re.findall(r"#[0-9a-fA-F]{3,8}|rgba?\(", style_sheet(theme.px)) == []


def _ground(button: QPushButton) -> QColor:
    return button.grab().toImage().pixelColor(40, 15)


def test_the_palette_carries_the_accent() -> None:
    assert palette(LIGHT).color(QPalette.ColorRole.Accent) == QColor(LIGHT.here)


def test_the_bundled_faces_are_the_ones_used(theme: Theme) -> None:
    assert QFontInfo(theme.body()).family() == "Inter"
    assert QFontInfo(theme.page_title()).family().startswith("Inter Display")
    assert QFontInfo(theme.diary()).family() == "Noto Serif"


def test_temperatures_find_their_color() -> None:
    assert [LIGHT.heat(value) for value in (-15, -1, 10, 44)] == [
        LIGHT.cold2,
        LIGHT.cold1,
        LIGHT.t0,
        LIGHT.t4,
    ]
