"""The shapes of a vector tile sorted by what they are painted as, in pixels."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import numpy as np

from expedition.cartography.clipping import Box, clipped
from expedition.points import F64, I64, Mask
from expedition.record_classes import dataclass
from expedition.tilesets.vector_tile import I32, Kind, Layer
from expedition.tilesets.wire import Value
from ui.maps.vector_style import CASED, RULES, TUNNELS, Ink, Rule

_ROADS = (*CASED, Ink.PATH, Ink.TRACK)
_MARGIN_PX = 40.0
_COUNTRY, _PROVINCE = 2, 4
_YES: Mapping[Value, int] = {1: 1, "yes": 1, "true": 1}


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a tile is painted, and how large: a tile deeper than all data is a part of one above.

    Attributes:
        side_px: The side of the picture.
        across: How many pictures lie side by side in the tile.
        column: Which of them this is, from the west.
        row: And from the north.
    """

    side_px: float
    across: int = 1
    column: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Shapes:
    """Lines or rings of one ink in pixels, each beginning at one of `starts` and belonging to an owner."""

    x: F64
    y: F64
    starts: I64
    owners: I64

    def pieces(self, most: int) -> Iterator["Shapes"]:
        """The same in pieces of about so many lines or rings; rings of one owner stay together."""
        between = np.flatnonzero(np.diff(self.owners)) + 1
        chosen = np.unique(between // most, return_index=True)[1]
        cuts = [0, *between[chosen].tolist(), len(self.starts)]
        firsts = np.append(self.starts, len(self.x))
        for first, behind in pairwise(cuts):
            points = slice(firsts[first], firsts[behind])
            yield Shapes(
                self.x[points],
                self.y[points],
                self.starts[first:behind] - firsts[first],
                self.owners[first:behind],
            )


def wanted_layers(zoom: int) -> set[str]:
    """The layers that are read at a zoom."""
    return {name for name, rule in RULES.items() if zoom >= rule.from_zoom}


def sorted_shapes(
    layers: Iterable[Layer], part: Part
) -> tuple[dict[Ink, list[Shapes]], dict[Ink, list[Shapes]]]:
    """The areas and the lines of each ink."""
    areas: dict[Ink, list[Shapes]] = {}
    lines: dict[Ink, list[Shapes]] = {}
    for layer in layers:
        x, y = _pixels(layer, part)
        seen = _in_sight(x, y, layer.starts, part)
        inks = _inks(layer, RULES[layer.name])
        of_parts = inks[layer.shapes]
        kinds = layer.kinds[layer.shapes]
        for kind, found in ((Kind.POLYGON, areas), (Kind.LINE, lines)):
            here = seen & (kinds == kind) & (of_parts > 0)
            for ink in np.unique(of_parts[here]).tolist():
                made = _shapes(x, y, layer, here & (of_parts == ink))
                if kind is Kind.LINE and _reaches_far(made, part):
                    made = _cut(made, part)
                found.setdefault(Ink(ink), []).append(made)
    return areas, lines


def _pixels(layer: Layer, part: Part) -> tuple[F64, F64]:
    scale = part.side_px * part.across / layer.extent
    return layer.x * scale - part.column * part.side_px, layer.y * scale - part.row * part.side_px


def _in_sight(x: F64, y: F64, starts: I64, part: Part) -> Mask:
    """Which parts reach into the picture."""
    if not len(starts):
        return np.empty(0, dtype=bool)
    least, most = -_MARGIN_PX, part.side_px + _MARGIN_PX
    return np.asarray(
        (np.maximum.reduceat(x, starts) > least)
        & (np.minimum.reduceat(x, starts) < most)
        & (np.maximum.reduceat(y, starts) > least)
        & (np.minimum.reduceat(y, starts) < most)
    )


def _shapes(x: F64, y: F64, layer: Layer, wanted: Mask) -> Shapes:
    """Some parts, without points that fall on the half pixel of the one before."""
    lengths = np.diff(np.append(layer.starts, len(x)))
    part_of = np.repeat(np.arange(len(lengths)), lengths)
    # Points are looked at where they are wanted only: one ink is a small share of a layer.
    at = np.flatnonzero(np.repeat(wanted, lengths))
    coarse_x, coarse_y = np.round(x[at] * 2), np.round(y[at] * 2)
    parts = part_of[at]
    is_first = np.concatenate(([True], parts[1:] != parts[:-1]))
    is_last = np.concatenate((is_first[1:], [True]))
    moved = np.concatenate(([True], (np.diff(coarse_x) != 0) | (np.diff(coarse_y) != 0)))
    kept = is_first | is_last | moved
    return Shapes(x[at[kept]], y[at[kept]], np.flatnonzero(is_first[kept]), layer.shapes[wanted])


def _reaches_far(shapes: Shapes, part: Part) -> bool:
    return max(float(np.abs(shapes.x).max()), float(np.abs(shapes.y).max())) > 2 * part.side_px


def _cut(shapes: Shapes, part: Part) -> Shapes:
    """Lines cut around the picture: over ends that lie far away painters err, and dash for minutes."""
    box = Box(0.0, 0.0, part.side_px, part.side_px).grown(_MARGIN_PX)
    pieces = clipped(shapes.x, shapes.y, shapes.starts, box)
    lengths = np.array([len(piece.x) for piece in pieces], dtype=np.int64)
    return Shapes(
        np.concatenate([np.empty(0), *(piece.x for piece in pieces)]),
        np.concatenate([np.empty(0), *(piece.y for piece in pieces)]),
        np.cumsum(lengths) - lengths,
        np.arange(len(pieces)),
    )


def _inks(layer: Layer, rule: Rule) -> I32:
    """The ink of each shape."""
    if layer.name in ("boundary", "boundaries"):
        return _borders(layer)
    inks = np.where(layer.kinds == Kind.POLYGON, int(rule.area), int(rule.line)).astype(np.int32)
    for key in rule.keys:
        told = layer.codes(key, {value: int(ink) for value, ink in (rule.inks or {}).items()})
        if rule.area:
            told = np.where(layer.kinds == Kind.POLYGON, 0, told).astype(np.int32)
        inks = np.where(told > 0, told, inks).astype(np.int32)
    is_road = np.isin(inks, _ROADS)
    if is_road.any():
        # Areas of roads are squares and platforms, which the buildings around them show well enough.
        inks[is_road & (layer.kinds == Kind.POLYGON)] = 0
        for key, codes in TUNNELS.items():
            inks[(inks > 0) & is_road & (layer.codes(key, codes) > 0)] = int(Ink.TUNNEL)
    return inks


def _borders(layer: Layer) -> I32:
    """Borders of countries and provinces; not those in the sea."""
    levels = np.full(len(layer.kinds), 99, dtype=np.int32)
    named: dict[Value, int] = {"country": 2, "region": 4, "county": 6}
    numbers: dict[Value, int] = {number: number for number in range(1, 12)}
    for key in ("pmap:min_admin_level", "pmap:kind", "kind", "kind_detail", "admin_level"):
        told = layer.codes(key, named if key.endswith("kind") else numbers)
        levels = np.where((told > 0) & (levels == 99), told, levels).astype(np.int32)
    inks = np.zeros(len(layer.kinds), dtype=np.int32)
    inks[levels <= _PROVINCE] = int(Ink.PROVINCE)
    inks[levels <= _COUNTRY] = int(Ink.BORDER)
    inks[(levels <= _COUNTRY) & (layer.codes("disputed", _YES) > 0)] = int(Ink.DISPUTED)
    inks[layer.codes("maritime", _YES) > 0] = 0
    return inks
