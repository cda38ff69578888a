"""Charts drawn with the pen of the book: the figures of the window, lettered in the book's own fonts."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Transform

from expedition.reports.pages.pen import Pen
from expedition.reports.typesetting.style import Face, Type

_BOLD, _STRONG = 700, 600
_ASCENT, _DESCENT = 0.74, 0.22
_CAPS = {"butt": 0, "round": 1, "projecting": 2}


def draw_figure(pen: Pen, figure: Figure, x: float, y: float, height: float) -> None:
    """A figure of 72 dots an inch, its upper left corner at x, y."""
    pen.enter(x, y + height)
    figure.draw(_PenRenderer(pen, figure.get_figwidth() * 72, height))
    pen.leave()


class _PenRenderer(RendererBase):
    """What matplotlib asks to be drawn, as operators of the page."""

    def __init__(self, pen: Pen, width: float, height: float) -> None:
        super().__init__()
        self._pen = pen
        self._size = (width, height)

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Points, one to a dot."""
        return self._size

    def points_to_pixels(self, points: Any) -> Any:
        """The same: there are 72 dots to an inch."""
        return points

    def flipy(self) -> bool:
        """Heights grow upwards, as in PDF."""
        return False

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803 - theirs
    ) -> None:
        """A line, a filled shape, or both."""
        shape = _operators(path, transform)
        if not shape:
            return
        clip = gc.get_clip_rectangle()
        is_filled = rgbFace is not None and (len(rgbFace) < 4 or rgbFace[3] > 0)
        is_drawn = bool(gc.get_linewidth()) and gc.get_rgb()[3] > 0
        self._pen.path(
            shape,
            fill=_colour(rgbFace) if is_filled else "",
            edge=_colour(gc.get_rgb()) if is_drawn else "",
            weight=gc.get_linewidth(),
            cap=_CAPS[gc.get_capstyle()],
            dash=_dashes(gc),
            clip=clip.bounds if clip is not None else None,
        )

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Any = None,
    ) -> None:
        """One line of words on its base line."""
        look = Type(_face(prop), prop.get_size_in_points(), _colour(gc.get_rgb()[:3]))
        self._pen.text_up(x, y, s, look)

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: Any
    ) -> tuple[float, float, float]:
        """The room words take."""
        size = prop.get_size_in_points()
        width = self._pen.case.width(_face(prop), size, s)
        return width, size * (_ASCENT + _DESCENT), size * _DESCENT


def _dashes(gc: GraphicsContextBase) -> tuple[list[float], float]:
    offset, dashes = gc.get_dashes()
    lengths = [] if dashes is None else np.asarray(dashes, dtype=np.float64).ravel().tolist()
    return lengths, float(offset or 0.0)


def _face(prop: FontProperties) -> Face:
    weight = prop.get_weight()
    number = weight if isinstance(weight, int) else {"bold": _BOLD, "semibold": _STRONG}.get(weight, 400)
    if number >= _BOLD:
        return Face.SANS_BOLD
    return Face.SANS_STRONG if number >= _STRONG else Face.SANS


def _colour(colour: Sequence[float]) -> str:
    """A colour as `#rrggbb`, mixed with the white of the page where it is not opaque."""
    alpha = colour[3] if len(colour) > 3 else 1.0
    return "#" + "".join(f"{round((part * alpha + 1 - alpha) * 255):02x}" for part in colour[:3])


def _operators(path: Path, transform: Transform) -> str:
    parts: list[str] = []
    here = (0.0, 0.0)
    for values, code in path.iter_segments(transform, simplify=False):
        point = [float(value) for value in values]
        if code == Path.CURVE3:
            (a, b), (c, d), (e, f) = here, point[:2], point[2:]
            first, second = (
                (a + 2 * (c - a) / 3, b + 2 * (d - b) / 3),
                (e + 2 * (c - e) / 3, f + 2 * (d - f) / 3),
            )
            point = [*first, *second, e, f]
        operator = {
            Path.MOVETO: "m",
            Path.LINETO: "l",
            Path.CURVE3: "c",
            Path.CURVE4: "c",
            Path.CLOSEPOLY: "h",
        }[code]
        if operator == "h":
            parts.append("h")
            continue
        parts.append(" ".join(f"{value:.2f}" for value in point) + f" {operator}")
        here = (point[-2], point[-1])
    return " ".join(parts)
