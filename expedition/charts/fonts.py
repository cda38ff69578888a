"""The shipped faces, made known to matplotlib when the first chart is drawn."""

import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from matplotlib import font_manager
from matplotlib.ft2font import FT2Font, LoadFlags

_MISSING = "\N{WHITE SQUARE}"
_MEASURE_PT = 100.0
FIGURES = ("tnum",)
"""Digits of one width: columns stand, and a changing value does not dance."""


def register() -> None:
    """Make the shipped faces available by family name; a second call changes nothing."""
    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    for path in _shipped():
        if path not in known:
            font_manager.fontManager.addfont(path)


@cache
def _shipped() -> tuple[str, ...]:
    folder = Path(str(files("resources") / "fonts"))
    return tuple(sorted(str(path) for path in folder.glob("*.ttf")))


@cache
def _file(family: str, weight: int) -> str:
    entries = [entry for entry in font_manager.fontManager.ttflist if entry.name == family]
    upright = [entry for entry in entries if entry.style == "normal"]
    return str(min(upright, key=lambda entry: abs(int(entry.weight) - weight)).fname)


def needed(text: str, families: tuple[str, ...]) -> tuple[str, ...]:
    """The families the text needs: only the first where that has every sign."""
    is_enough = text.isascii() or all(_has(families[:1], sign) for sign in text)
    return families[:1] if is_enough else families


def shaped(text: str, families: tuple[str, ...], weight: int, size: float, dpi: float) -> FT2Font:
    """A font of these families that holds a line of text, ready to be measured and drawn."""
    font = font_manager.get_font(tuple(_file(family, weight) for family in families))
    font.set_size(size, dpi)
    font.set_text(text, flags=LoadFlags.NO_HINTING, features=FIGURES)
    return font


@lru_cache(maxsize=4096)
def width(text: str, families: tuple[str, ...], size: float, weight: int = 400) -> float:
    """How wide a line of text runs, in the unit of `size`."""
    chosen = needed(text, families)
    font = shaped(drawable(text, families), chosen, weight, _MEASURE_PT, 72)
    return float(font.get_width_height()[0]) / 64 * size / _MEASURE_PT


def drawable(text: str, families: tuple[str, ...]) -> str:
    """The text as one line, with a white square for every sign that no face of the families has."""
    composed = unicodedata.normalize("NFC", text)
    line = "".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in composed)
    if line.isascii():
        return line
    return "".join(c if _has(families, c) else _substitute(c) for c in line)


def _substitute(sign: str) -> str:
    return "" if unicodedata.category(sign) in {"Mn", "Cf", "Cs"} else _MISSING


@lru_cache(maxsize=4096)
def _has(families: tuple[str, ...], sign: str) -> bool:
    """Whether some family has a sign."""
    return any(font_manager.get_font(_file(family, 400)).get_char_index(ord(sign)) for family in families)
