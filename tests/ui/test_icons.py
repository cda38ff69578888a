import pytest
from PySide6.QtGui import QColor

from ui.icons import Icons
from ui.theme import Theme, ThemeChoice


def strongest(icons: Icons, name: str, token: str) -> QColor:
    image = icons.pixmap(name, 16, token).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda color: color.alpha())


def test_an_icon_takes_the_color_of_its_token(icons: Icons, theme: Theme) -> None:
    color = strongest(icons, "bike", "here")
    assert color.alpha() > 200
    assert abs(color.red() - theme.color("here").red()) < 8


def test_an_icon_follows_the_theme(icons: Icons, theme: Theme) -> None:
    light = icons.pixmap("bike", 16, "ink").cacheKey()
    theme.choose(ThemeChoice.DARK)
    assert icons.pixmap("bike", 16, "ink").cacheKey() != light


def test_an_icon_is_drawn_once(icons: Icons) -> None:
    assert icons.pixmap("bike").cacheKey() == icons.pixmap("bike").cacheKey()


def test_on_a_double_screen_an_icon_has_twice_the_pixels(icons: Icons) -> None:
    pixmap = icons.pixmap("bike", 16, "ink", 2.0)
    assert pixmap.width() == 2 * icons.pixmap("bike", 16).width()
    assert pixmap.devicePixelRatio() == 2.0


@pytest.mark.parametrize("country", ["KZ", "CN", "NO", "xk"])
def test_a_flag_is_three_to_two(icons: Icons, country: str) -> None:
    flag = icons.flag(country, 2.0)
    assert flag is not None
    assert flag.width() * 2 == flag.height() * 3


@pytest.mark.parametrize("country", ["", "ZZ", "../x"])
def test_an_unknown_country_has_no_flag(icons: Icons, country: str) -> None:
    assert icons.flag(country) is None
