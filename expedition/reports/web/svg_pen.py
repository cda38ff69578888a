"""The pen of the books for pages of the web: what is drawn becomes SVG."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from expedition.reports.maps.clipping import Parts
from expedition.reports.pages.blocks import Block
from expedition.reports.pages.pen import Pen, Point
from expedition.reports.pages.plotting import FINENESS
from expedition.reports.pages.reading import Reading
from expedition.reports.photos.picture import Print
from expedition.reports.typesetting.breaking import Line
from expedition.reports.typesetting.scripts import base_level, has_rtl, one_line
from expedition.reports.typesetting.setting import Box, Break
from expedition.reports.typesetting.style import Type
from expedition.reports.typesetting.typecase import Typecase
from expedition.reports.web import svg_path
from expedition.reports.web.looks import Looks
from expedition.reports.web.markup import attribute, is_safe, text
from expedition.reports.web.pictures import Pictures
from expedition.reports.web.svg_path import number

_ANCHORS = {"left": "", "right": ' text-anchor="end"', "centre": ' text-anchor="middle"'}
_RTL_ANCHORS = {"left": ' text-anchor="end"', "right": "", "centre": ' text-anchor="middle"'}


class SvgPen(Pen):
    """Draws one drawing after another; measured like a page, from the upper left corner in points."""

    def __init__(self, case: Typecase, looks: Looks, pictures: Pictures) -> None:
        self.case = case
        self._looks, self._pictures = looks, pictures
        self._out: list[str] = []
        self._open: list[int] = []
        self._corner = (0.0, 0.0)
        self._clips = 0
        self._photos: list[Print] = []
        self._holds_photos = True

    def drawing(self, block: Block, width: float, label: str) -> str:
        """A block as an element of its own, as wide as what it stands in."""
        body = self.drawn(block)
        box = f"0 0 {number(width)} {number(block.height)}"
        name = f'role="img" aria-label="{attribute(label)}"' if label else 'aria-hidden="true"'
        return f'<svg viewBox="{box}" {name}>{body}</svg>'

    def drawn(self, block: Block) -> str:
        """What a block draws."""
        self._paint(block)
        return "".join(self._out)

    def photo_of(self, block: Block) -> Print | None:
        """The photo that a block shows, where it shows nothing but one."""
        self._holds_photos = False
        self._paint(block)
        self._holds_photos = True
        return self._photos[0] if len(self._photos) == 1 and not self._out else None

    def _paint(self, block: Block) -> None:
        self._out, self._open, self._photos = [], [], []
        self.reading = Reading()
        block.paint(self, 0.0, 0.0)

    def lines(
        self, pairs: Iterable[tuple[Point, Point]], weight: float, colour: str, dash: Sequence[float] = ()
    ) -> None:
        """Straight lines from point to point, butt ends."""
        path = "".join(svg_path.through(pair) for pair in pairs)
        if path:
            self._stroke(path, weight, colour, dash, cap=0)

    def curve(
        self, points: Sequence[Point], weight: float, colour: str, dash: Sequence[float] = (), cap: int = 1
    ) -> None:
        """One line through many points, round corners."""
        if len(points) > 1:
            self._stroke(svg_path.through(points), weight, colour, dash, cap)

    def shape(self, points: Sequence[Point], colour: str) -> None:
        """A filled polygon."""
        if len(points) > 2:
            self._fill(svg_path.through(points, is_closed=True), colour)

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
        classes = self._looks.fill(fill) if fill else "n"
        line = ""
        if edge:
            classes += f" {self._looks.edge(edge)}"
            line = f' stroke-width="{number(weight)}"'
        self._put(
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(max(width, 0))}" '
            f'height="{number(max(height, 0))}" class="{classes}"{line}/>'
        )

    def ring(self, x: float, y: float, radius: float, fill: str, edge: str, weight: float) -> None:
        """A circle."""
        self._put(
            f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" '
            f'class="{self._looks.fill(fill)} {self._looks.edge(edge)}" stroke-width="{number(weight)}"/>'
        )

    def clip(self, x: float, y: float, width: float, height: float) -> None:
        """Until `unclip`, nothing shows outside this rectangle."""
        box = f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"/>'
        self._put(f"<g{self._clipped(box)}>")

    def unclip(self) -> None:
        """Ends the innermost `clip`."""
        self._put("</g>")

    def plot(self, x: float, y: float) -> None:
        """Until `leave`, `strokes`, `areas` and `clip_to` count from here, y downwards."""
        self._open.append(1)
        self._put(f'<g transform="translate({number(x)} {number(y)}) scale({1 / FINENESS:g})">')

    def strokes(self, parts: Parts, weight: float, colour: str, dash: Sequence[float] = ()) -> None:
        """Many lines as one path of the plot, round corners."""
        path = svg_path.plotted(parts, is_closed=False)
        if path:
            self._stroke(path, weight * FINENESS, colour, [part * FINENESS for part in dash], cap=1)

    def areas(self, parts: Parts, colour: str) -> None:
        """Many filled areas as one path of the plot."""
        path = svg_path.plotted(parts, is_closed=True)
        if path:
            self._fill(path, colour)

    def clip_to(self, parts: Parts) -> None:
        """Until the plot is left, nothing shows outside these areas of it."""
        shape = f'<path d="{svg_path.plotted(parts, is_closed=True) or "M0 0"}"/>'
        self._put(f"<g{self._clipped(shape)}>")
        self._open[-1] += 1

    def picture(self, jpeg: bytes, size: tuple[int, int], width: float, height: float) -> None:
        """A picture over so many points of the plot; `size` in pixels."""
        self._put(
            f'<image class="ground" width="{number(width * FINENESS)}" height="{number(height * FINENESS)}" '
            f'preserveAspectRatio="none" href="{self._pictures.address(jpeg)}"/>'
        )

    def photo(self, shown: Print, x: float, y: float, width: float, height: float) -> None:
        """A photo over a box; what overhangs is cut."""
        self._photos.append(shown)
        if self._holds_photos:
            box = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
            address = self._pictures.photo(shown)
            self._put(f'<image {box} preserveAspectRatio="xMidYMid slice" href="{address}"/>')

    def flag(self, code: str, x: float, y: float, height: float) -> float:
        """A country's flag with a fine edge; gives its width, 0 where there is none."""
        name = self._pictures.flag(code)
        if not name:
            return 0.0
        width = height * 4 / 3
        self._put(
            f'<use href="#{name}" x="{number(x)}" y="{number(y)}" width="{number(width)}" '
            f'height="{number(height)}"/>'
        )
        return width

    def enter(self, x: float, foot: float) -> None:
        """Until `leave`, paths and upright text count from a lower left corner, heights upwards."""
        self._corner = (x, foot)
        self._open.append(0)

    def leave(self) -> None:
        """Ends the innermost `plot` or `enter`."""
        self._put("</g>" * self._open.pop())

    def turn(self, x: float, y: float) -> None:
        """Until `leave`, everything is turned a quarter to the left around this point, which is 0, 0."""
        self._open.append(1)
        self._put(f'<g transform="translate({number(x)} {number(y)}) rotate(-90)">')

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
        """A path of the operators m, l, c and h, from the entered corner."""
        x, foot = self._corner
        path = svg_path.from_operators(code, x, foot)
        if clip is not None:
            self.clip(x + clip[0], foot - clip[1] - clip[3], clip[2], clip[3])
        if fill:
            self._fill(path, fill)
        if edge:
            self._stroke(path, weight, edge, dash[0], cap, dash[1])
        if clip is not None:
            self.unclip()

    def text_up(self, x: float, y: float, text: str, look: Type) -> None:
        """One line of text whose base line is y points above the entered corner."""
        self.text(self._corner[0] + x, self._corner[1] - y, text, look)

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
        """One line of text on the base line y; gives its width."""
        words = one_line(text)
        width = self.case.width(look.face, look.size, words) + track * max(0, len(words) - 1)
        if words.strip():
            is_rtl = has_rtl(words) and base_level(words) == 1
            anchor = (_RTL_ANCHORS if is_rtl else _ANCHORS)[align]
            way = ' direction="rtl"' if is_rtl else ""
            spacing = f' letter-spacing="{number(track)}"' if track else ""
            self._put(f"<text{self._at(x, y)}{anchor}{way}{spacing}{self._look(look, words, halo)}")
        return width

    def line(
        self, line: Line, x: float, y: float, stretch: float = 0.0, is_rtl: bool = False, halo: str = ""
    ) -> None:
        """A set line on the base line y, each of its spaces widened by `stretch`."""
        words = "".join(_word(box) for box in line.boxes)
        if has_rtl(words):
            way, at = (' direction="rtl"', x + line.width) if is_rtl else ("", x)
            parts = [f"<tspan{self._look(box.span.type, _word(box), halo, 'tspan')}" for box in line.boxes]
            self._put(f"<text{self._at(at, y)}{way}>{''.join(parts)}</text>")
            return
        for _span, held in groupby(line.boxes, key=lambda box: (box.span.type, box.span.rise)):
            boxes = list(held)
            look = boxes[0].span.type
            said = "".join(map(_word, boxes))
            place = self._at(x, y - boxes[0].span.rise)
            wide = f' word-spacing="{number(stretch)}"' if stretch else ""
            self._put(f"<text{place}{wide}{self._look(look, said, halo)}")
            x += sum(box.width + (box.space + stretch if box.after is Break.SPACE else 0.0) for box in boxes)

    def link(self, x: float, y: float, width: float, height: float, target: str) -> None:
        """A rectangle that leads to an address; destinations of a paged document are none here."""
        if is_safe(target):
            self._put(f'<a href="{attribute(target)}" rel="noreferrer">')
            self.rect(x, y, width, height)
            self._put("</a>")

    def destination(self, name: str, y: float) -> None:
        """Nothing: ids stand on elements of the page."""

    def _at(self, x: float, y: float) -> str:
        return f' x="{number(x)}" y="{number(y)}"'

    def _look(self, look: Type, words: str, halo: str, tag: str = "text") -> str:
        """The rest of a text element, from its attributes to its end."""
        classes = self._looks.type(look, words)
        ring = f" h {self._looks.edge(halo)}" if halo else ""
        order = ' paint-order="stroke"' if halo else ""
        return f' class="{classes}{ring}"{order} font-size="{number(look.size)}">{text(words)}</{tag}>'

    def _fill(self, path: str, colour: str) -> None:
        self._put(f'<path class="{self._looks.fill(colour)}" d="{path}"/>')

    def _stroke(
        self, path: str, weight: float, colour: str, dash: Sequence[float], cap: int, offset: float = 0.0
    ) -> None:
        ends = "" if dash else ("", ' stroke-linecap="round"', ' stroke-linecap="square"')[cap]
        pattern = f' stroke-dasharray="{" ".join(map(number, dash))}"' if dash else ""
        start = f' stroke-dashoffset="{number(offset)}"' if dash and offset else ""
        self._put(
            f'<path class="n {self._looks.edge(colour)}" stroke-width="{number(weight)}"'
            f'{ends}{pattern}{start} d="{path}"/>'
        )

    def _clipped(self, shape: str) -> str:
        self._clips += 1
        self._put(f'<clipPath id="c{self._clips}">{shape}</clipPath>')
        return f' clip-path="url(#c{self._clips})"'

    def _put(self, code: str) -> None:
        self._out.append(code)


def _word(box: Box) -> str:
    return box.text + (" " if box.after is Break.SPACE else "")
