"""Small maps: the line at once, then the ground, in the colours in force."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from expedition.cartography.lines import TripLines
from expedition.cartography.mercator import View
from tests.expedition.cartography.ground import leg, nothing_finer, way
from ui.background import Background
from ui.maps.atlas_tiles import AtlasTiles
from ui.maps.still_ground import still_ground
from ui.maps.still_map import StillMap
from ui.theme import Theme, ThemeChoice
from ui.tokens import LIGHT

CASPIAN = TripLines([leg(1, way([40.4, 41.0, 43.6], [49.9, 50.5, 51.2]))], nothing_finer)
WIDTH, HEIGHT = 240, 180


@pytest.fixture
def small(theme: Theme, background: Background) -> Iterator[StillMap]:
    made = StillMap(theme, background, CASPIAN, ("Baku", "Aktau"), 30)
    yield made
    made.deleteLater()


def painted(still: StillMap, width: int = WIDTH) -> QImage:
    image = QImage(width, HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    still.paint(painter, width, HEIGHT)
    painter.end()
    return image


def colors(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())
    }


def test_the_line_is_there_before_the_ground(small: StillMap, theme: Theme) -> None:
    found = colors(painted(small))
    assert not small.has_ground
    assert {theme.tokens.here, theme.tokens.land} <= found
    assert theme.tokens.water not in found


def test_the_ground_follows_and_says_so(small: StillMap, theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(small.changed, timeout=20_000):
        painted(small)
    assert {theme.tokens.here, theme.tokens.water} <= colors(painted(small))
    assert small.has_ground


def test_another_theme_has_another_ground(small: StillMap, theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(small.changed, timeout=20_000):
        painted(small)
    theme.choose(ThemeChoice.DARK)
    before = colors(painted(small))
    assert LIGHT.water not in before, "the old colours are gone at once"
    qtbot.waitUntil(lambda: small.has_ground, timeout=20_000)
    assert {theme.tokens.here, theme.tokens.water} <= colors(painted(small))


def test_while_its_size_changes_the_old_ground_stays(small: StillMap, theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(small.changed, timeout=20_000):
        painted(small)
    wider = painted(small, WIDTH + 40)
    assert not small.has_ground
    assert theme.tokens.water in colors(wider)


def test_both_ends_are_named_inside_the_map(small: StillMap, theme: Theme) -> None:
    image = painted(small)
    bare = painted(StillMap(theme, small._background, CASPIAN, margin=30))
    differing = [
        (x, y) for x in range(WIDTH) for y in range(HEIGHT) if image.pixelColor(x, y) != bare.pixelColor(x, y)
    ]
    assert len(differing) > 300
    assert {0, 1} == {int(y > HEIGHT / 2) for _x, y in differing}
    assert all(2 <= x < WIDTH - 2 for x, _y in differing)


def test_a_name_that_does_not_fit_is_left_out(theme: Theme, background: Background) -> None:
    long = StillMap(theme, background, CASPIAN, ("The berth of the ferries in the north", ""), 30)
    bare = StillMap(theme, background, CASPIAN, margin=30)
    assert painted(long, 100) == painted(bare, 100)
    assert painted(long) != painted(bare)


def test_a_line_over_the_date_line_has_its_ground(theme: Theme, background: Background, qtbot: QtBot) -> None:
    """Along the north of Chukotka, from land over sea to land."""
    small = StillMap(theme, background, TripLines([leg(1, way([68, 66], [178, -170]))], nothing_finer))
    with qtbot.waitSignal(small.changed, timeout=20_000):
        painted(small)
    image = painted(small)
    for columns in (range(WIDTH // 2), range(WIDTH // 2, WIDTH)):
        found = {image.pixelColor(x, y).name().upper() for x in columns for y in range(HEIGHT)}
        assert {theme.tokens.here, theme.tokens.water} <= found
        assert len(found) > 100


def test_what_is_closed_while_it_is_drawn_is_forgotten(
    theme: Theme, background: Background, qtbot: QtBot
) -> None:
    small = StillMap(theme, background, CASPIAN)
    painted(small)
    qtbot.waitUntil(lambda: small._drawing is not None, timeout=5_000)
    job = small._drawing
    assert job is not None
    with qtbot.waitSignal(small.destroyed):
        small.deleteLater()
    assert job.is_cancelled


def test_no_line_at_all_shows_land(theme: Theme, background: Background) -> None:
    assert colors(painted(StillMap(theme, background, TripLines([], nothing_finer)))) == {theme.tokens.land}


def test_the_ground_is_what_the_tiles_show() -> None:
    tile = AtlasTiles(LIGHT).tile(5, 20, 11, 1.0)
    view = View((20 + 0.5) / 32, (11 + 0.5) / 32, 512.0 * 32, 300, 200)
    made = still_ground(view, LIGHT, 1.0)
    assert made == tile.copy(106, 156, 300, 200)


def test_a_finer_screen_gets_a_finer_ground() -> None:
    made = still_ground(View(0.64, 0.37, 6000.0, 100, 80), LIGHT, 2.0)
    assert (made.width(), made.height()) == (200, 160)
