"""The looks of all drawings of a page as classes of its style sheet, by day and by night."""

import colorsys
from collections import defaultdict
from collections.abc import Callable

from expedition.reports.typesetting.style import Face, Inks, Type

_DARKEST, _RANGE = 0.93, 0.82
FAMILIES = {
    Face.SERIF: ("serif", 400, False),
    Face.SERIF_LIGHT: ("serif", 300, False),
    Face.SERIF_ITALIC: ("serif", 400, True),
    Face.SERIF_STRONG: ("serif", 600, False),
    Face.SANS: ("sans", 400, False),
    Face.SANS_ITALIC: ("sans", 400, True),
    Face.SANS_STRONG: ("sans", 600, False),
    Face.SANS_BOLD: ("sans", 700, False),
}
"""Family, weight and slant of the faces that a text may ask for."""


class Looks:
    """Colours and types that were used, and the letters of each face."""

    def __init__(self, inks: Inks) -> None:
        self.letters: dict[Face, set[str]] = defaultdict(set)
        self._inks = inks
        self._fills: dict[str, str] = {}
        self._edges: dict[str, str] = {}
        self._types: dict[tuple[str, int, bool], str] = {}

    def fill(self, colour: str) -> str:
        """The class of what is filled with a colour."""
        return self._fills.setdefault(self._inks.of(colour), f"f{len(self._fills)}")

    def edge(self, colour: str) -> str:
        """The class of what is drawn in a colour."""
        return self._edges.setdefault(self._inks.of(colour), f"e{len(self._edges)}")

    def type(self, look: Type, text: str) -> str:
        """The classes of a text of a drawing."""
        self.use(look.face, text)
        face = FAMILIES.get(look.face, FAMILIES[Face.SANS])
        return f"{self._types.setdefault(face, f't{len(self._types)}')} {self.fill(look.colour)}"

    def use(self, face: Face, text: str) -> None:
        """Notes that the letters of a text are wanted in a face."""
        self.letters[face].update(text)

    def rules(self) -> str:
        """The classes by day."""
        types = (
            f".{name}{{font-family:var(--{family});font-weight:{weight}"
            f"{';font-style:italic' if is_italic else ''}}}"
            for (family, weight, is_italic), name in self._types.items()
        )
        return "".join((*types, *self._colours(str)))

    def night_rules(self) -> str:
        """The classes by night."""
        return "".join(self._colours(night))

    def _colours(self, shade: Callable[[str], str]) -> list[str]:
        fills = [f".{name}{{fill:{shade(colour)}}}" for colour, name in self._fills.items()]
        return fills + [f".{name}{{stroke:{shade(colour)}}}" for colour, name in self._edges.items()]


def night(colour: str) -> str:
    """A colour turned for a dark ground: what was light is dark, its tone stays and grows no stronger."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    tone, light, strength = colorsys.rgb_to_hls(red, green, blue)
    turned = _DARKEST - _RANGE * light
    width = strength * (1 - abs(2 * light - 1)) / (1 - abs(2 * turned - 1))
    parts = colorsys.hls_to_rgb(tone, turned, min(strength, width))
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
