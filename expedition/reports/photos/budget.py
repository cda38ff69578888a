"""How finely the photos of a book are printed, so that all of them together stay below so many bytes."""

from collections.abc import Sequence
from typing import NamedTuple

from expedition.records.report import Quality

MAIL_BYTES = 10_000_000
"""What a mailed book may have."""
_REST_BYTES, _PAGE_BYTES = 900_000, 5_000
"""What fonts and relief need, and each page without its photos."""
_LEAST_BYTES = 1_500_000


class Setting(NamedTuple):
    """Pixels an inch of paper, and the quality of a JPEG."""

    dpi: int
    quality: int


PRINT = Setting(300, 92)
LADDER = (
    Setting(200, 82),
    Setting(180, 80),
    Setting(165, 78),
    Setting(150, 76),
    Setting(138, 74),
    Setting(127, 72),
    Setting(116, 68),
    Setting(106, 64),
    Setting(96, 60),
    Setting(86, 56),
    Setting(78, 50),
    Setting(72, 44),
    Setting(72, 36),
)
"""From the best a mailed photo may have down to what still is a picture."""
_PIXEL_BYTES = ((36, 0.075), (44, 0.09), (56, 0.115), (64, 0.135), (72, 0.16), (78, 0.19), (82, 0.225))
"""What a pixel of an usual photo takes at a quality."""


class Screen(NamedTuple):
    """Pixels of a photo's longer edge on a page of the web, and the quality of its JPEG."""

    longest: int
    quality: int


SCREENS = (
    Screen(1600, 80),
    Screen(1400, 76),
    Screen(1200, 72),
    Screen(1000, 68),
    Screen(820, 62),
    Screen(640, 54),
    Screen(480, 44),
)
"""From the best that photos on a page have down to what still is a picture."""
_DAY_BYTES, _IN_TEXT = 30_000, 0.75
"""What text and maps of a day need on a page, and the share of its letters that is picture."""


class Size(NamedTuple):
    """Square inches a photo is printed on, and how many pixels it has."""

    area: float
    pixels: int


def finest(quality: Quality) -> Setting:
    """The most that photos are printed with."""
    return PRINT if quality is Quality.PRINT else LADDER[0]


def room(pages: int) -> int:
    """Bytes that the photos of a mailed book may have together."""
    return max(MAIL_BYTES - _REST_BYTES - _PAGE_BYTES * pages, _LEAST_BYTES)


def room_on_a_page(days: int) -> float:
    """Bytes that the photos of a page of the web may have together, which is mailed as a book is."""
    return max(MAIL_BYTES - _REST_BYTES - _DAY_BYTES * days, _LEAST_BYTES) * _IN_TEXT


def expected(sizes: Sequence[Size], setting: Setting) -> float:
    """Bytes that usual photos of these sizes take."""
    pixels = sum(min(size.area * setting.dpi**2, size.pixels) for size in sizes)
    return pixels * _pixel_bytes(setting.quality)


def fitting(sizes: Sequence[Size], most: int, heaviness: float = 1.0) -> Setting:
    """The best setting at which photos so much heavier than usual ones stay below so many bytes."""
    fits = (setting for setting in LADDER if heaviness * expected(sizes, setting) <= most)
    return next(fits, LADDER[-1])


def below(setting: Setting, share: float) -> Setting:
    """The setting that takes no more than this share of another's bytes, or the last one."""
    mean = setting.dpi**2 * _pixel_bytes(setting.quality) * share
    lower = LADDER[LADDER.index(setting) + 1 :]
    fits = (step for step in lower if step.dpi**2 * _pixel_bytes(step.quality) <= mean)
    return next(fits, LADDER[-1])


def _pixel_bytes(quality: int) -> float:
    return next((each for upto, each in _PIXEL_BYTES if quality <= upto), _PIXEL_BYTES[-1][1])
