from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.actions import Actions
from ui.icons import Icons
from ui.panels.welcome import WelcomePanel
from ui.theme import Theme
from ui.welcoming import covers
from ui.widgets.sample_card import SampleCover


def shown(qtbot: QtBot, theme: Theme, icons: Icons) -> WelcomePanel:
    keeper = QWidget()
    qtbot.addWidget(keeper)
    made = WelcomePanel(theme, icons, Actions(theme, icons, keeper))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


def test_nothing_jumps_when_the_samples_come(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    page = shown(qtbot, theme, icons)
    before = page.target.mapTo(page, page.target.rect().topLeft())
    page.show_samples([SampleCover("a", "Sample", "Four days", (((0.0, 0.0), (1.0, 1.0)),))])
    qtbot.waitUntil(lambda: bool(page.cards) and page.cards[0].width() > 300)
    assert page.target.mapTo(page, page.target.rect().topLeft()) == before


def test_every_sample_tells_its_kilometres() -> None:
    assert all(" km" in cover.detail for cover in covers(lambda _done, _of, _what: None))


def test_the_signs_of_the_three_buttons_stand_under_each_other(
    qtbot: QtBot, theme: Theme, icons: Icons
) -> None:
    page = shown(qtbot, theme, icons)
    buttons = page.target.findChildren(QPushButton)
    ground = [button.grab().toImage() for button in buttons]

    def first_ink(number: int) -> int:
        image = ground[number]
        empty = image.pixelColor(6, image.height() // 2)
        column = range(8, 60)
        rows = range(8, image.height() - 8)
        return next(x for x in column if any(image.pixelColor(x, y) != empty for y in rows))

    assert abs(first_ink(0) - first_ink(1)) <= 2
