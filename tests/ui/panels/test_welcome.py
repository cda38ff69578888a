from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from expedition.cartography.lines import TripLines
from tests.expedition.cartography.ground import leg, nothing_finer, way
from ui.actions import Actions
from ui.background import Background
from ui.icons import Icons
from ui.panels.sample_card import SampleCover
from ui.panels.welcome import WelcomePanel
from ui.theme import Theme
from ui.welcoming import covers

LINES = TripLines([leg(1, way([43.0, 43.5, 44.0], [76.0, 78.0, 80.0]))], nothing_finer)
COVER = SampleCover("a", "Sample", "Four days", LINES, "Here", "There")


def shown(qtbot: QtBot, theme: Theme, icons: Icons, background: Background) -> WelcomePanel:
    keeper = QWidget()
    qtbot.addWidget(keeper)
    made = WelcomePanel(theme, icons, Actions(theme, icons, keeper), background)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


def test_nothing_jumps_when_the_samples_come(
    qtbot: QtBot, theme: Theme, icons: Icons, background: Background
) -> None:
    page = shown(qtbot, theme, icons, background)
    before = page.target.mapTo(page, page.target.rect().topLeft())
    page.show_samples([COVER])
    qtbot.waitUntil(lambda: bool(page.cards) and page.cards[0].width() > 300)
    assert page.target.mapTo(page, page.target.rect().topLeft()) == before


def test_a_sample_shows_its_route_on_the_ground(
    qtbot: QtBot, theme: Theme, icons: Icons, background: Background
) -> None:
    page = shown(qtbot, theme, icons, background)
    page.show_samples([COVER])
    qtbot.waitUntil(lambda: page.cards[0].map.has_ground, timeout=20_000)
    image = page.cards[0].grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(0, 180, 3)}
    assert theme.tokens.here.lower() in colors
    assert len(colors) > 100, "the ground is shaded"


def test_every_sample_tells_its_kilometres() -> None:
    assert all(" km" in cover.detail for cover in covers(lambda _done, _of, _what: None))


def test_the_signs_of_the_three_buttons_stand_under_each_other(
    qtbot: QtBot, theme: Theme, icons: Icons, background: Background
) -> None:
    page = shown(qtbot, theme, icons, background)
    buttons = page.target.findChildren(QPushButton)
    ground = [button.grab().toImage() for button in buttons]

    def first_ink(number: int) -> int:
        image = ground[number]
        empty = image.pixelColor(6, image.height() // 2)
        column = range(8, 60)
        rows = range(8, image.height() - 8)
        return next(x for x in column if any(image.pixelColor(x, y) != empty for y in rows))

    assert abs(first_ink(0) - first_ink(1)) <= 2
