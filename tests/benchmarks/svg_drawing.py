"""What a block draws as an SVG file, so that another program sets the same lines, areas and words."""

from collections.abc import Iterable, Sequence
from html import escape

from expedition.records.report import Paper
from expedition.reports.maps.clipping import Parts
from expedition.reports.pages.blocks import Block
from expedition.reports.pages.document import Document
from expedition.reports.pages.pen import Pen, Point
from expedition.reports.typesetting.style import SHEETS, Face, Type

_ANCHORS = {"left": "start", "centre": "middle", "right": "end"}


def drawing(document: Document, block: Block, width: float) -> str:
    """The block from its upper left corner."""
    pen = _SvgPen(document)
    block.paint(pen, 0, 0)
    document.pen.reading.pause()
    size = f'width="{width:.1f}pt" height="{block.height:.1f}pt" viewBox="0 0 {width:.1f} {block.height:.1f}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(pen.parts)}</svg>'


class _SvgPen(Pen):
    """A pen that writes SVG beside what it draws."""

    def __init__(self, document: Document) -> None:
        super().__init__(document.pen.leaf, document.case, document.flags, SHEETS[Paper.A4].height)
        self.parts: list[str] = []
        self._origin = (0.0, 0.0)

    def lines(
        self, pairs: Iterable[tuple[Point, Point]], weight: float, colour: str, dash: Sequence[float] = ()
    ) -> None:
        """Straight lines."""
        path = "".join(f"M{a:.2f} {b:.2f}L{c:.2f} {d:.2f}" for (a, b), (c, d) in pairs)
        self._line(path, weight, colour, dash)

    def curve(
        self, points: Sequence[Point], weight: float, colour: str, dash: Sequence[float] = (), cap: int = 1
    ) -> None:
        """One line."""
        self._line("M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points), weight, colour, dash)

    def shape(self, points: Sequence[Point], colour: str) -> None:
        """A filled polygon."""
        path = "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points)
        self.parts.append(f'<path d="{path}Z" fill="{colour}"/>')

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
        """A rectangle."""
        look = f'fill="{fill or "none"}" stroke="{edge or "none"}" stroke-width="{weight}"'
        self.parts.append(f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" {look}/>')

    def ring(self, x: float, y: float, radius: float, fill: str, edge: str, weight: float) -> None:
        """A circle."""
        look = f'fill="{fill}" stroke="{edge}" stroke-width="{weight}"'
        self.parts.append(f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius}" {look}/>')

    def plot(self, x: float, y: float) -> None:
        """Remembers where the plot starts."""
        self._origin = (x, y)
        super().plot(x, y)

    def strokes(self, parts: Parts, weight: float, colour: str, dash: Sequence[float] = ()) -> None:
        """Many lines of the plot."""
        self._line(self._drawn(parts, ""), weight, colour, dash)

    def areas(self, parts: Parts, colour: str) -> None:
        """Many areas of the plot."""
        if len(parts.x):
            self.parts.append(f'<path d="{self._drawn(parts, "Z")}" fill="{colour}"/>')

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
        """One line of words."""
        family = "Source Serif 4" if look.face is Face.SERIF_ITALIC else "Source Sans 3"
        edge = f' stroke="{halo}" stroke-width="2.4" paint-order="stroke"' if halo else ""
        self.parts.append(
            f'<text x="{x:.2f}" y="{y:.2f}" font-family="{family}" font-size="{look.size}" '
            f'text-anchor="{_ANCHORS[align]}" fill="{look.colour}"{edge}>{escape(text)}</text>'
        )
        return super().text(x, y, text, look, align, track, halo)

    def _line(self, path: str, weight: float, colour: str, dash: Sequence[float]) -> None:
        if path:
            dashes = f' stroke-dasharray="{" ".join(map(str, dash))}"' if dash else ""
            self.parts.append(
                f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{weight}"{dashes}/>'
            )

    def _drawn(self, parts: Parts, end: str) -> str:
        left, top = self._origin
        return "".join(
            "M" + "L".join(f"{left + x:.1f} {top + y:.1f}" for x, y in zip(xs, ys, strict=True)) + end
            for start, stop in zip(parts.starts.tolist(), parts.stops.tolist(), strict=True)
            for xs, ys in ((parts.x[start:stop].tolist(), parts.y[start:stop].tolist()),)
        )
