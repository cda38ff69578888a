"""Names on a map: how large they are, and how they are written."""

import re

from expedition.cartography.label_records import Candidate, LabelStyle, Placed
from expedition.record_classes import dataclass
from expedition.reports.maps.parts import Look
from expedition.reports.pages.pen import Pen
from expedition.reports.typesetting.style import GREY_1, GREY_2, WATER_NAME, WHITE, Face, Type
from expedition.text import language

FINE = 3.0
"""The units of the placer to a point: it works on a mesh of pixels."""
_LONGEST = 130.0
_ON_ONE_LINE = 0.75
"""Of the longest; a longer name of several words stands on two lines."""
_STEP = 1.05
"""From one line of a name to the next, in sizes."""
_MOST_SIGNS = 120
_SPACED = re.compile(r"[A-Za-zÀ-ɏА-Яа-яЁё\s.,'’()-]+")
"""Names in scripts that may be letterspaced."""
_WATERS = frozenset({LabelStyle.SEA, LabelStyle.LAKE, LabelStyle.RIVER})
_SMALLER = {LabelStyle.CITY: 0.4, LabelStyle.TOWN: 0.9, LabelStyle.VILLAGE: 1.3, LabelStyle.RIVER: 0.8}


@dataclass(frozen=True, slots=True)
class _Written:
    """A name as it is set, on one line or two."""

    lines: tuple[str, ...]
    look: Type
    track: float
    local: str
    local_look: Type


class MapNames:
    """The lettering of one map."""

    def __init__(self, pen: Pen, look: Look, width: float) -> None:
        self._pen, self._look = pen, look
        self._room = min(width * 0.6, _LONGEST)
        self._written: dict[Candidate, _Written] = {}

    def can_write(self, name: str) -> bool:
        """Whether the fonts have all letters of a name."""
        return self._pen.case.has(name)

    def measure(self, candidate: Candidate) -> tuple[float, float]:
        """Width and height of a name in the placer's units."""
        written = self._set(candidate)
        case = self._pen.case
        width = max(
            case.width(written.look.face, written.look.size, line) + written.track * max(0, len(line) - 1)
            for line in written.lines
        )
        height = written.look.size * (1 + _STEP * (len(written.lines) - 1))
        if written.local:
            width = max(width, case.width(written.local_look.face, written.local_look.size, written.local))
            height += written.local_look.size * 1.1
        return width * FINE, height * FINE

    def paint_spot(self, placed: Placed, x: float, y: float) -> None:
        """Marks a place that is no station of the route by a dot."""
        spot = placed.candidate
        if spot.has_ring and spot.style is not LabelStyle.STATION:
            self._pen.ring(x + spot.x / FINE, y + spot.y / FINE, 0.9, WHITE, GREY_1, 0.5)

    def paint(self, placed: Placed, x: float, y: float) -> None:
        """Writes a name on the map whose upper left corner is at x, y."""
        written = self._set(placed.candidate)
        share = {"left": 0.0, "centre": 0.5, "right": 1.0}[placed.align]
        at = x + (placed.left + placed.width * share) / FINE
        base = y + placed.top / FINE + written.look.size * 0.78
        halo = self._look.land
        for index, line in enumerate(written.lines):
            base += written.look.size * _STEP if index else 0.0
            self._pen.text(at, base, line, written.look, placed.align, written.track, halo)
        if written.local:
            base += written.local_look.size * 1.1
            self._pen.text(at, base, written.local, written.local_look, placed.align, halo=halo)

    def _set(self, candidate: Candidate) -> _Written:
        if candidate not in self._written:
            self._written[candidate] = self._styled(candidate)
        return self._written[candidate]

    def _styled(self, candidate: Candidate) -> _Written:
        size, style = self._look.name_size, candidate.style
        name, track = candidate.name, 0.0
        if style is LabelStyle.STATION:
            look = Type(Face.SANS_STRONG, size)
        elif style is LabelStyle.COUNTRY:
            look = Type(Face.SANS, max(5.6, size * 0.92), GREY_1 if self._look.has_relief else GREY_2)
            if _SPACED.fullmatch(name) and language() != "kk":
                name, track = name.upper(), look.size * 0.36
        elif style in _WATERS:
            look = Type(Face.SERIF_ITALIC, size - _SMALLER.get(style, 0.3), WATER_NAME)
        elif style is LabelStyle.LANDSCAPE:
            look = Type(Face.SERIF_ITALIC, size, GREY_2)
        else:
            look = Type(Face.SANS, size - _SMALLER.get(style, 0.6), GREY_1)
        local_look = Type(Face.SANS, max(4.8, look.size - 1.2), GREY_1)
        room = self._room * (1 + track / look.size * 2)
        lines = self._lines(name, look, room) if style is LabelStyle.STATION else (name,)
        fitted = tuple(self._pen.fitted(line, look, room) for line in lines)
        return _Written(fitted, look, track, candidate.local, local_look)

    def _lines(self, name: str, look: Type, room: float) -> tuple[str, ...]:
        """A long name parted between words so that the longer part is short."""

        def width(text: str) -> float:
            return self._pen.case.width(look.face, look.size, text)

        words = name[:_MOST_SIGNS].split()
        if len(words) < 2 or width(name[:_MOST_SIGNS]) <= room * _ON_ONE_LINE:
            return (name,)
        halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
        return min(halves, key=lambda pair: max(map(width, pair)))
