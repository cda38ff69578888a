"""The controls of the house."""

import shiboken6
from pytestqt.qtbot import QtBot

from ui.icons import Icons
from ui.theme import Theme, ThemeChoice
from ui.widgets import controls


def test_another_theme_asks_nothing_of_buttons_that_are_gone(
    qtbot: QtBot, theme: Theme, icons: Icons
) -> None:
    for made in (
        controls.button(theme, icons, "Import", "import", "go"),
        controls.tool(theme, icons, "search", "Find"),
    ):
        shiboken6.delete(made)
    with qtbot.captureExceptions() as raised:
        theme.choose(ThemeChoice.DARK)
    assert not raised


def test_signs_follow_the_theme(theme: Theme, icons: Icons) -> None:
    made = controls.tool(theme, icons, "search", "Find")
    before = made.icon().pixmap(16).toImage()
    theme.choose(ThemeChoice.DARK)
    assert made.icon().pixmap(16).toImage() != before
