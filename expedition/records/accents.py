"""The one colour of a report."""

import re

from expedition.errors import UserError
from expedition.text import _

LEAST_CONTRAST = 4.5
"""To white paper: small words are printed in the accent too."""

_HEX = re.compile(r"#?([0-9a-fA-F]{6})")


def accents() -> tuple[tuple[str, str], ...]:
    """Colours that print well, each as `#rrggbb` with its name."""
    return (
        ("#b1402a", _("Rust")),
        ("#8a5a00", _("Ochre")),
        ("#2f6b3a", _("Forest")),
        ("#1b6470", _("Lagoon")),
        ("#1f4e79", _("Ink blue")),
        ("#6b3a63", _("Plum")),
    )


def checked_accent(text: str) -> str:
    """A colour as `#rrggbb`.

    Raises:
        UserError: It is none, or too pale to be read on white.
    """
    found = _HEX.fullmatch(text.strip())
    if found is None:
        raise UserError(_("“{text}” is no colour: write it as #b1402a.").format(text=text))
    colour = f"#{found[1].lower()}"
    if contrast_to_white(colour) < LEAST_CONTRAST:
        raise UserError(
            _("{colour} is too pale to be read on white: choose a darker one.").format(colour=colour)
        )
    return colour


def contrast_to_white(colour: str) -> float:
    """How far a `#rrggbb` stands off from white paper: 1 not at all, 21 black."""
    light = [_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    return 1.05 / (0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
