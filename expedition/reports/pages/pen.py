"""A page to draw on, measured in points from its upper left corner."""

import zlib
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from itertools import groupby

from expedition.reports.maps.clipping import Parts
from expedition.reports.pages import plotting
from expedition.reports.pages.flags import Flags
from expedition.reports.pages.leaf import Kept, Leaf
from expedition.reports.pages.photo_object import ImageObject, PhotoObject
from expedition.reports.pages.reading import Reading
from expedition.reports.pages.strings import literal
from expedition.reports.photos.picture import Print, matrix
from expedition.reports.photos.rows import TOP_SHARE
from expedition.reports.typesetting.breaking import Line
from expedition.reports.typesetting.scripts import has_rtl, one_line
from expedition.reports.typesetting.setting import Box, Break, Span, boxes_of
from expedition.reports.typesetting.style import STRONG, Face, Inks, Type
from expedition.reports.typesetting.typecase import Typecase
from expedition.reports.typesetting.typefaces import Piece
from expedition.text import _

Point = tuple[float, float]
_Unit = tuple[Box, bool, float, float]
_EDGE = 0.032
"""Of the size of the text: as much heavier strong Latin letters are."""
_ARM = 0.5522848
"""Of the radius, between the ends of a quarter circle and its handles."""
_LONGEST = 400
"""More signs than a line of any room shows."""


class Pen:
    """Draws lines, shapes and text of one document onto its current page."""

    def __init__(
        self,
        leaf: Leaf,
        case: Typecase,
        flags: Flags,
        height: float,
        inks: Inks = Inks(),  # noqa: B008 - frozen
    ) -> None:
        self.case = case
        self.reading = Reading()
        self.leaf = leaf
        self._flags = flags
        self._height = height
        self._inks = inks
        self._mixed_inks: dict[str, str] = {}
        self.destinations: dict[str, str] = {}
        """Where in the document links can lead."""

    def rule(self, x: float, y: float, length: float, weight: float, colour: str) -> None:
        """A horizontal line."""
        self.lines([((x, y), (x + length, y))], weight, colour)

    def lines(
        self, pairs: Iterable[tuple[Point, Point]], weight: float, colour: str, dash: Sequence[float] = ()
    ) -> None:
        """Straight lines from point to point, butt ends."""
        path = "".join(f"{a:.2f} {self._up(b)} m {c:.2f} {self._up(d)} l " for (a, b), (c, d) in pairs)
        self._stroke(path, weight, colour, dash, cap=0)

    def curve(
        self, points: Sequence[Point], weight: float, colour: str, dash: Sequence[float] = (), cap: int = 1
    ) -> None:
        """One line through many points, round corners."""
        if len(points) > 1:
            self._stroke(self._path(points), weight, colour, dash, cap)

    def shape(self, points: Sequence[Point], colour: str) -> None:
        """A filled polygon."""
        if len(points) > 2:
            self._put(f"q {self.rgb(colour)} rg {self._path(points)}h f Q")

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str = "",
        edge: str = "",
        weight: float = 0.5,
    ) -> None:
        """A rectangle, filled, edged or both."""
        box = f"{x:.2f} {self._up(y + height)} {width:.2f} {height:.2f} re"
        if fill:
            self._put(f"q {self.rgb(fill)} rg {box} f Q")
        if edge:
            self._put(f"q {self.rgb(edge)} RG {weight:g} w {box} S Q")

    def ring(self, x: float, y: float, radius: float, fill: str, edge: str, weight: float) -> None:
        """A circle."""
        mid, arm = self._height - y, radius * _ARM
        path = f"{x + radius:.2f} {mid:.2f} m"
        for a, b in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            first = (x + radius * a - arm * b, mid + radius * b + arm * a)
            second = (x - radius * b + arm * a, mid + radius * a + arm * b)
            path += f" {first[0]:.2f} {first[1]:.2f} {second[0]:.2f} {second[1]:.2f}"
            path += f" {x - radius * b:.2f} {mid + radius * a:.2f} c"
        self._put(f"q {self.rgb(fill)} rg {self.rgb(edge)} RG {weight:g} w {path} h B Q")

    def clip(self, x: float, y: float, width: float, height: float) -> None:
        """Until `unclip`, nothing shows outside this rectangle."""
        self._place(f"q {x:.2f} {self._up(y + height)} {width:.2f} {height:.2f} re W n")

    def unclip(self) -> None:
        """Ends the innermost `clip`."""
        self._place("Q")

    def plot(self, x: float, y: float) -> None:
        """Until `leave`, `strokes`, `areas` and `clip_to` count from here, y downwards."""
        unit = 1 / plotting.FINENESS
        self._place(f"q {unit:g} 0 0 {-unit:g} {x:.2f} {self._up(y)} cm")

    def strokes(self, parts: Parts, weight: float, colour: str, dash: Sequence[float] = ()) -> None:
        """Many lines as one path of the plot, round corners."""
        path = plotting.path(parts, is_closed=False)
        if path:
            lengths = [part * plotting.FINENESS for part in dash]
            self._stroke(path + " ", weight * plotting.FINENESS, colour, lengths, cap=1)

    def areas(self, parts: Parts, colour: str) -> None:
        """Many filled areas as one path of the plot."""
        path = plotting.path(parts, is_closed=True)
        if path:
            self._put(f"q {self.rgb(colour)} rg {path} f Q")

    def clip_to(self, parts: Parts) -> None:
        """Until the plot is left, nothing shows outside these areas of it."""
        self._place(f"{plotting.path(parts, is_closed=True) or '0 0 m'} W n")

    def resource(self, name: str, make: Callable[[], Kept]) -> str:
        """The name by which this page draws what is kept once a document.

        `make` is called where the document has nothing of this name yet. What it gives is asked for its
        bytes when the page ends, and then let go.
        """
        return self.leaf.kept(name, make)

    def picture(self, jpeg: bytes, size: tuple[int, int], width: float, height: float) -> None:
        """A picture of a size in pixels over so many points of the plot; kept once a document."""
        name = self.resource(sha256(jpeg).hexdigest()[:32], lambda: _image(size, "DCTDecode", jpeg))
        across, down = width * plotting.FINENESS, height * plotting.FINENESS
        self._put(f"q {across:.1f} 0 0 {-down:.1f} 0 {down:.1f} cm /{name} Do Q")

    def photo(self, shown: Print, x: float, y: float, width: float, height: float) -> None:
        """A photo over a box; what overhangs is cut, above less than below."""
        over = width / height / shown.ratio
        across, down = max(width, width / over), max(height, height * over)
        left, top = x - (across - width) / 2, y - (down - height) * TOP_SHARE
        key = f"photo {shown.path} {shown.width} {shown.size} {sha256(shown.data).hexdigest()}"
        name = self.resource(sha256(key.encode()).hexdigest()[:32], lambda: PhotoObject(shown))
        box = f"{x:.2f} {self._up(y + height)} {width:.2f} {height:.2f} re W n"
        place = matrix(shown.orientation, left, self._height - top, across, down)
        self._put(f"q {box} {' '.join(f'{part:.3f}' for part in place)} cm /{name} Do Q")

    def flag(self, code: str, x: float, y: float, height: float) -> float:
        """A country's flag with a fine edge; gives its width, 0 where there is none."""
        code = code.lower()
        if code not in self._flags.codes:
            return 0.0
        width = height * 4 / 3
        name = self.resource(f"flag-{code}", lambda: _flag(*self._flags.picture(code)))
        self._put(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {self._up(y + height)} cm /{name} Do Q")
        self.rect(x, y, width, height, edge="#c4c0b9", weight=0.35)
        return width

    def fitted(self, text: str, look: Type, room: float) -> str:
        """The text, ending in an ellipsis where it is wider than the room."""
        text = one_line(text[:_LONGEST]).strip()
        if self.case.width(look.face, look.size, text) <= room:
            return text
        while len(text) > 1 and self.case.width(look.face, look.size, text + "…") > room:
            text = text[: max(1, len(text) - max(1, len(text) // 12))].rstrip()
        return text + "…"

    def enter(self, x: float, foot: float) -> None:
        """Until `leave`, operators count from a lower left corner, heights upwards."""
        self._place(f"q 1 0 0 1 {x:.2f} {self._up(foot)} cm")

    def leave(self) -> None:
        """Ends the innermost `enter`."""
        self._place("Q")

    def turn(self, x: float, y: float) -> None:
        """Until `leave`, everything is turned a quarter to the left around this point, which is 0, 0."""
        self._put(f"q 0 1 -1 0 {x:.2f} {self._up(y)} cm 1 0 0 1 0 {-self._height:.2f} cm")

    def path(
        self,
        code: str,
        fill: str = "",
        edge: str = "",
        weight: float = 0.0,
        cap: int = 0,
        dash: tuple[Sequence[float], float] = ((), 0.0),
        clip: tuple[float, float, float, float] | None = None,
    ) -> None:
        """A path of the operators m, l, c and h, counted from the entered corner.

        `dash` is lengths and where in them the line starts, `clip` left, foot, width and height of the seen.
        """
        parts = ["q"]
        if clip is not None:
            parts.append(" ".join(f"{value:.2f}" for value in clip) + " re W n")
        if fill:
            parts.append(f"{self.rgb(fill)} rg")
        if edge:
            lengths = " ".join(f"{length:.3g}" for length in dash[0])
            parts.append(f"{self.rgb(edge)} RG {weight:.3g} w {cap} J 1 j")
            parts += [f"[{lengths}] {dash[1]:.3g} d"] if lengths else []
        if fill or edge:
            self._put(" ".join([*parts, code, "B" if fill and edge else "f" if fill else "S", "Q"]))

    def text_up(self, x: float, y: float, text: str, look: Type) -> None:
        """One line of text whose base line is y points above the entered corner."""
        self.text(x, self._height - y, text, look)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        look: Type,
        align: str = "left",
        track: float = 0.0,
        halo: str = "",
    ) -> float:
        """One line of text on the base line y, kerned; gives its width."""
        text = one_line(text)
        if has_rtl(text):
            return self._mixed(x, y, text, look, align, halo)
        word = self.case.word(look.face, text)
        width = word.width * look.size + track * max(0, len(text) - 1)
        start = x - {"left": 0.0, "right": width, "centre": width / 2}[align]
        row = _Row(self._height, self.rgb)
        self._pieces(row, word.pieces, start, y, look, track)
        self._write(row, halo)
        return width

    def _mixed(self, x: float, y: float, text: str, look: Type, align: str, halo: str) -> float:
        """A line in which some words run from right to left."""
        setting = boxes_of(self.case, [Span(text, look)], 1e9)
        width = sum(box.width + box.space for box in setting.boxes)
        start = x - {"left": 0.0, "right": width, "centre": width / 2}[align]
        self.line(Line(setting.boxes, width, is_last=True), start, y, is_rtl=setting.is_rtl, halo=halo)
        return width

    def line(
        self,
        line: Line,
        x: float,
        y: float,
        stretch: float = 0.0,
        is_rtl: bool = False,
        halo: str = "",
    ) -> None:
        """A set line on the base line y, each of its spaces widened by `stretch`."""
        units = list(_visual(line, x, stretch, is_rtl))
        for target, linked in groupby(units, lambda unit: unit[0].span.link):
            if target:
                with self.reading.element("Link"):
                    self._linked(list(linked), y, target, halo)
            else:
                self._units(linked, y, halo)

    def _linked(self, units: list[_Unit], y: float, target: str, halo: str) -> None:
        """A stretch of a line that leads somewhere."""
        self._units(units, y, halo)
        words = [unit for unit in units if not unit[1]] or units
        size = max(unit[0].span.type.size for unit in words)
        left, right = words[0][2], words[-1][2] + words[-1][3]
        self.link(left, y - size * 0.8, right - left, size, target)

    def _units(self, units: Iterable[_Unit], y: float, halo: str) -> None:
        """Boxes and spaces on a base line."""
        row = _Row(self._height, self.rgb)
        for box, is_space, at, width in units:
            look = box.span.type
            text, level = (" ", 0) if is_space else (box.text, box.level)
            word = self.case.word(look.face, text, bool(level % 2))
            self._pieces(row, word.pieces, at, y - box.span.rise, look)
            if box.span.is_struck:
                self.rule(at, y - look.size * 0.27, width, look.size * 0.05, look.colour)
        self._write(row, halo)

    def link(self, x: float, y: float, width: float, height: float, target: str) -> None:
        """A rectangle that leads to an address, or to a destination of this document that is there."""
        is_inner = target.startswith("#")
        if is_inner and target[1:] not in self.destinations:
            return
        place = self.destinations[target[1:]] if is_inner else ""
        leads = f"/Dest {place}" if is_inner else f"/A << /S /URI /URI {literal(target)} >>"
        number = self.leaf.reserve_link()
        rect = f"{x:.2f} {self._up(y + height)} {x + width:.2f} {self._up(y)}"
        words = literal(_("To a page of this book") if is_inner else target)
        key = self.reading.annotate(number)
        said = f"/Rect [{rect}] /Border [0 0 0] /F 4 /Contents {words} {leads} /StructParent {key}"
        self.leaf.link(number, said)

    def _write(self, row: "_Row", halo: str) -> None:
        """Text operators, before them the same in a broad line of the halo's colour."""
        code = row.code()
        if halo and code:
            self._put_text(f"q 1 Tr {self.rgb(halo)} RG 2.4 w 1 j {row.code(is_plain=True)} 0 Tr Q")
        if code:
            self._put_text(code)

    def _pieces(
        self, row: "_Row", pieces: Sequence[Piece], x: float, y: float, look: Type, track: float = 0.0
    ) -> None:
        for piece in pieces:
            if piece.font is None:
                self._flag_in_text(piece, x, y, look)
            else:
                row.add(piece, x, y, look, track)
            x += piece.width * look.size + track * piece.glyphs

    def _flag_in_text(self, piece: Piece, x: float, y: float, look: Type) -> None:
        height = look.size * 0.72
        self.flag(piece.flag, x + look.size * 0.06, y - height + look.size * 0.04, height)
        font = self.case.font(look.face)
        meant = "".join(chr(0x1F1E6 + ord(char) - ord("a")) for char in piece.flag)
        code = font.code(int(font.hb_font.get_nominal_glyph(ord("H"))), meant)
        place = f"/{font.face.value} {look.size:.4g} Tf 1 0 0 1 {x:.2f} {self._up(y)} Tm"
        self._put_text(f"BT 3 Tr {place} <{code:04x}> Tj 0 Tr ET")

    def _path(self, points: Sequence[Point]) -> str:
        (left, top), *rest = points
        height = self._height
        middle = "".join([f"{x:.2f} {height - y:.2f} l " for x, y in rest])
        return f"{left:.2f} {height - top:.2f} m {middle}"

    def _stroke(self, path: str, weight: float, colour: str, dash: Sequence[float], cap: int) -> None:
        pattern = f"[{' '.join(f'{part:g}' for part in dash)}] 0 d " if dash else ""
        self._put(f"q {self.rgb(colour)} RG {weight:g} w {0 if dash else cap} J 1 j {pattern}{path}S Q")

    def _up(self, y: float) -> str:
        return f"{self._height - y:.2f}"

    def rgb(self, colour: str) -> str:
        """The operands of a colour `#rrggbb`, as this document prints it."""
        known = self._mixed_inks.get(colour)
        if known is None:
            ink = self._inks.of(colour)
            known = " ".join(f"{int(ink[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))
            self._mixed_inks[colour] = known
        return known

    def _put(self, code: str) -> None:
        """Operators that draw."""
        self.leaf.code.append(self.reading.of_drawing() + code)

    def _put_text(self, code: str) -> None:
        """Operators that write."""
        self.leaf.code.append(self.reading.of_text() + code)

    def _place(self, code: str) -> None:
        """Operators that only change where and how the next ones draw."""
        self.leaf.code.append(code)


class _Row:
    """Text operators of one line, runs of one look joined into one string."""

    def __init__(self, height: float, rgb: Callable[[str], str]) -> None:
        self._height = height
        self._rgb = rgb
        self._parts: list[tuple[str, bool]] = []
        self._is_edged = False
        self._look: tuple[object, ...] = ()
        self._codes: list[str] = []
        self._end = 0.0

    def add(self, piece: Piece, x: float, y: float, look: Type, track: float) -> None:
        """Glyphs at a place; they join those before when only a gap lies between."""
        assert piece.font is not None
        size = look.size * piece.scale
        state = (piece.font, look, piece.rise, y, track)
        gap = (x - self._end) / size
        if state == self._look and -3 < gap < 3:
            if not -0.0005 <= gap <= 0.0005:
                self._codes.append(f"{-gap * 1000:.4g}")
            self._codes.append(piece.codes)
        else:
            self._flush()
            self._look = state
            self._edge(look, is_edged=piece.font.face is Face.HAN and look.face in STRONG)
            place = (
                f"{self._rgb(look.colour)} rg /{piece.font.face.value} {size:.4g} Tf {track:g} Tc "
                f"{piece.rise * look.size:.4g} Ts 1 0 0 1 {x:.2f} {self._height - y:.2f} Tm"
            )
            self._parts.append((place, False))
            self._codes.append(piece.codes)
        self._end = x + piece.width * look.size + track * piece.glyphs

    def code(self, *, is_plain: bool = False) -> str:
        """All operators, or nothing; plain without those that make signs heavier."""
        self._flush()
        parts = [part for part, is_edge in self._parts if not (is_plain and is_edge)]
        if self._is_edged and not is_plain:
            parts.append("0 Tr")
        return f"BT {' '.join(parts)} ET" if parts else ""

    def _edge(self, look: Type, *, is_edged: bool) -> None:
        """A fine line round signs of a font that has no heavier one, in their own colour."""
        if is_edged:
            edge = f"2 Tr {self._rgb(look.colour)} RG {look.size * _EDGE:.3g} w 1 j"
            self._parts.append((edge, True))
        elif self._is_edged:
            self._parts.append(("0 Tr", True))
        self._is_edged = is_edged

    def _flush(self) -> None:
        if self._codes:
            self._parts.append((f"[{' '.join(self._codes)}] TJ", False))
            self._codes = []


def _visual(line: Line, x: float, stretch: float, is_rtl: bool) -> Iterable[_Unit]:
    """The boxes and spaces of a line from left to right: box, whether it is the space, where, how wide."""
    units: list[tuple[int, Box, bool, float]] = []
    for index, box in enumerate(line.boxes):
        if box.text:
            units.append((box.level, box, False, box.width))
        if box.after is Break.SPACE and index < len(line.boxes) - 1:
            units.append((box.space_level, box, True, box.space + stretch))
    if is_rtl or any(level for level, *_ in units):
        units = _reordered(units)
    for _level, box, is_space, width in units:
        yield box, is_space, x, width
        x += width


def _reordered(units: list[tuple[int, Box, bool, float]]) -> list[tuple[int, Box, bool, float]]:
    """Rule L2 of the bidirectional algorithm: from the highest level down, reverse what is at least it."""
    for level in range(max(unit[0] for unit in units), 0, -1):
        start = 0
        while start < len(units):
            stop = start
            while stop < len(units) and units[stop][0] >= level:
                stop += 1
            units[start:stop] = units[start:stop][::-1]
            start = max(stop, start + 1)
    return units


def _image(size: tuple[int, int], packing: str, content: bytes) -> ImageObject:
    return ImageObject(*size, "DeviceRGB", packing, content)


def _flag(size: tuple[int, int], colours: bytes) -> ImageObject:
    return _image(size, "FlateDecode", zlib.compress(colours))
