"""What of the bundled world is drawn at which scale, how wide and how dashed: for screen and paper alike."""

from enum import StrEnum
from math import log2

from expedition.atlas.ground import Layer, level_at
from expedition.cartography.mercator import EQUATOR_M, TILE_PX
from expedition.record_classes import dataclass

SMALL_ZOOM = 3.5
"""Below it borders are solid and thin: dashes as long as a country say nothing."""
_PROVINCES_FROM, _RIVERS_FROM = 5.0, 2.0
_RELIEF_FAR, _RELIEF_NEAR = 0.22, 0.17
_RELIEF_FADES, _RELIEF_GONE = 7.0, 10.0
_NEAR = 7.0


class Ink(StrEnum):
    """The colours of the ground, by the names of the tokens."""

    LAND = "land"
    WATER = "water"
    RIVER = "river"
    BORDER = "border"


@dataclass(frozen=True, slots=True)
class Fill:
    """Shapes of one colour."""

    layer: Layer
    ink: Ink


@dataclass(frozen=True, slots=True)
class Stroke:
    """Lines of one look.

    Attributes:
        layer: Which.
        ink: Their colour.
        width_px: How wide.
        dash_px: Lengths of strokes and gaps by turns; empty for a solid line.
        opacity: 1 is the full colour.
    """

    layer: Layer
    ink: Ink
    width_px: float
    dash_px: tuple[float, ...] = ()
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class GroundPlan:
    """What is drawn at a scale, over a ground of water.

    Attributes:
        level: The level of detail of the shapes.
        rank: Parts of a higher rank are left out.
        fills: In this order.
        relief: How much of the shade is seen, from 0 to 1; drawn over the first fill, the land.
        strokes: In this order, over everything.
    """

    level: int
    rank: int
    fills: tuple[Fill, ...]
    relief: float
    strokes: tuple[Stroke, ...]


_FILLS = (Fill(Layer.LAND, Ink.LAND), Fill(Layer.LAKE, Ink.WATER), Fill(Layer.ISLAND, Ink.LAND))


def plan(zoom: float) -> GroundPlan:
    """What is drawn where the world is 512 × 2^`zoom` pixels wide."""
    return GroundPlan(
        level=level_at(360.0 / (TILE_PX * 2.0**zoom)),
        rank=int(zoom + 0.5),
        fills=_FILLS,
        relief=relief_at(zoom),
        strokes=tuple(stroke for stroke in _strokes(zoom) if stroke.width_px),
    )


def zoom_of(metres_per_px: float) -> float:
    """The zoom at which a pixel on the equator is so many metres."""
    return log2(EQUATOR_M / (TILE_PX * metres_per_px))


def relief_at(zoom: float) -> float:
    """How much of the shade is seen: more from afar, none where it would be coarser than its place."""
    if zoom < _NEAR:
        return _RELIEF_FAR
    fading = (_RELIEF_GONE - zoom) / (_RELIEF_GONE - _RELIEF_FADES)
    return _RELIEF_NEAR * min(1.0, max(0.0, fading))


def _strokes(zoom: float) -> tuple[Stroke, ...]:
    return (
        Stroke(Layer.RIVER, Ink.RIVER, _river_px(zoom)),
        Stroke(Layer.SHORE, Ink.RIVER, 0.5 if zoom < SMALL_ZOOM else 0.7),
        Stroke(Layer.PROVINCE, Ink.BORDER, 0.8 if zoom >= _PROVINCES_FROM else 0.0, (2.5, 2.5), opacity=0.4),
        _border(zoom),
        _disputed(zoom),
    )


def _river_px(zoom: float) -> float:
    if zoom < _RIVERS_FROM:
        return 0.0
    return min(1.2, 0.5 + 0.14 * (zoom - _RIVERS_FROM))


def _border(zoom: float) -> Stroke:
    if zoom < SMALL_ZOOM:
        return Stroke(Layer.BORDER, Ink.BORDER, 0.9 if zoom >= _RIVERS_FROM else 0.6)
    return Stroke(Layer.BORDER, Ink.BORDER, 1.2, (7.0, 3.0, 1.5, 3.0))


def _disputed(zoom: float) -> Stroke:
    if zoom < SMALL_ZOOM:
        return Stroke(Layer.DISPUTED, Ink.BORDER, 0.9, (1.8, 1.8))
    return Stroke(Layer.DISPUTED, Ink.BORDER, 1.4, (1.4, 3.2))
