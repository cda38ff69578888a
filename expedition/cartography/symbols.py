"""Which signs and pictures stand on a map, so that none covers another: near ones share one sign."""

from collections.abc import Sequence

import numpy as np

from expedition.cartography.label_records import Box
from expedition.cartography.mercator import View
from expedition.points import F64, I64, Mask
from expedition.record_classes import dataclass


@dataclass(frozen=True, slots=True)
class SymbolSizes:
    """Measures in pixels: across a sign, between signs, of a picture, and from its spot to the picture."""

    pin: float = 20.0
    gap: float = 4.0
    picture: tuple[float, float] = (42.0, 30.0)
    leader: float = 24.0
    photos_apart: float = 76.0


@dataclass(frozen=True, slots=True, eq=False)
class Symbols:
    """What wants to be shown.

    Attributes:
        x: World positions east.
        y: World positions south.
        rank: Lower ranks are placed first and give a shared sign its spot.
        is_photo: Those shown as a picture, if there is room.
    """

    x: F64
    y: F64
    rank: I64
    is_photo: Mask


@dataclass(frozen=True, slots=True)
class Pin:
    """A round sign at a world position; `members` are places in the columns, the first gives it its spot."""

    x: float
    y: float
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that hangs on a world position, its middle so many pixels to the right of it and below it."""

    x: float
    y: float
    right: float
    down: float
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What is shown of the symbols in and around a view."""

    pins: tuple[Pin, ...] = ()
    pictures: tuple[Picture, ...] = ()


def arrange(symbols: Symbols, view: View, sizes: SymbolSizes, taken: Sequence[Box] = ()) -> Arrangement:
    """The signs of a view and of half a view around it, so that a moved ground is not bare.

    Args:
        symbols: What wants to be shown.
        view: What is in sight.
        sizes: Measures of the signs.
        taken: Boxes where no picture hangs, such as buttons.
    """
    world_x = in_sight(symbols.x, view)
    px, py = view.to_px(world_x, symbols.y)
    margin_x, margin_y = view.width / 2, view.height / 2
    near = (np.abs(px - view.width / 2) <= view.width / 2 + margin_x) & (
        np.abs(py - view.height / 2) <= view.height / 2 + margin_y
    )
    order = np.flatnonzero(near)
    order = order[np.argsort(symbols.rank[order], kind="stable")]
    left, top = px.tolist(), py.tolist()
    signs = _Groups(sizes.pin + sizes.gap)
    for index in order[~symbols.is_photo[order]].tolist():
        signs.add(index, left[index], top[index])
    shots = _Groups(sizes.photos_apart)
    for index in order[symbols.is_photo[order]].tolist():
        shots.add(index, left[index], top[index])
    pictures = []
    room = _Room(sizes, view, taken)
    for members in signs.groups:
        room.keep_sign(left[members[0]], top[members[0]])
    for members in shots.groups:
        hung = room.hang(left[members[0]], top[members[0]])
        if hung is None:
            for index in members:
                signs.add(index, left[index], top[index])
        else:
            spot = float(world_x[members[0]]), float(symbols.y[members[0]])
            pictures.append(Picture(*spot, *hung, tuple(members)))
    pins = (
        Pin(float(world_x[members[0]]), float(symbols.y[members[0]]), tuple(members))
        for members in signs.groups
    )
    return Arrangement(tuple(pins), tuple(pictures))


def in_sight(x: F64, view: View) -> F64:
    """World positions on that turn of the world on which they are nearest to the middle of a view."""
    return np.asarray(x - np.round(x - view.x), dtype=np.float64)


class _Groups:
    """Spots in groups around the first of each; the firsts are at least so far apart."""

    def __init__(self, apart: float) -> None:
        self._apart = apart
        self._cells: dict[tuple[int, int], list[tuple[float, float, list[int]]]] = {}
        self.groups: list[list[int]] = []

    def add(self, index: int, x: float, y: float) -> None:
        """Into the nearest group in reach, or one of its own."""
        nearest: tuple[float, list[int]] | None = None
        column, row = int(x // self._apart), int(y // self._apart)
        for at_x, at_y, members in self._cells.get((column, row), ()):
            away = (at_x - x) ** 2 + (at_y - y) ** 2
            if away < self._apart**2 and (nearest is None or away < nearest[0]):
                nearest = away, members
        if nearest is not None:
            nearest[1].append(index)
            return
        self.groups.append([index])
        # Found from every cell around: there are far more spots than groups.
        for cell in ((column + across, row + down) for across in (-1, 0, 1) for down in (-1, 0, 1)):
            self._cells.setdefault(cell, []).append((x, y, self.groups[-1]))


class _Room:
    """Where pictures may hang: off the signs, off each other, inside the view."""

    def __init__(self, sizes: SymbolSizes, view: View, taken: Sequence[Box]) -> None:
        self._sizes, self._view = sizes, view
        self._taken: list[Box] = list(taken)
        width, height = sizes.picture
        far_x, far_y = width / 2 + sizes.leader, height / 2 + sizes.leader * 0.6
        self._sides = [(x * far_x, y * far_y) for x in (-1, 1) for y in (0, -1, 1)]
        self._sides += [(0.0, -height / 2 - sizes.leader), (0.0, height / 2 + sizes.leader)]

    def keep_sign(self, x: float, y: float) -> None:
        """A sign stands here."""
        half = self._sizes.pin / 2 + 1
        self._taken.append((x - half, y - half, 2 * half, 2 * half))

    def hang(self, x: float, y: float) -> tuple[float, float] | None:
        """The offset of the middle of a picture from its spot, None where there is no room."""
        if not (0 <= x <= self._view.width and 0 <= y <= self._view.height):
            return None
        width, height = self._sizes.picture
        for right, down in self._sides:
            box = (x + right - width / 2, y + down - height / 2, width, height)
            if self._is_free(box):
                gap = self._sizes.gap
                self._taken.append((box[0] - gap, box[1] - gap, width + 2 * gap, height + 2 * gap))
                return right, down
        return None

    def _is_free(self, box: Box) -> bool:
        left, top, width, height = box
        if left < 2 or top < 2 or left + width > self._view.width - 2 or top + height > self._view.height - 2:
            return False
        return not any(
            other[0] < left + width
            and left < other[0] + other[2]
            and other[1] < top + height
            and top < other[1] + other[3]
            for other in self._taken
        )
