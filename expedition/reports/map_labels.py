"""Where names stand on a map: beside their spot, off the route, off each other."""

from collections.abc import Sequence

import numpy as np

_PAD = 2.5
_MUCH = 5.0

Area = tuple[float, float, float, float]


class Labels:
    """The free room of one map; areas are x, y, width, height from its upper left corner."""

    def __init__(self, width: float, height: float, route: Sequence[tuple[float, float]]) -> None:
        self._width, self._height = width, height
        self._route = _dense(np.array(route, dtype=np.float64).reshape(-1, 2))
        self._taken: list[Area] = []

    def block(self, area: Area) -> None:
        """Keeps an area free of names."""
        self._taken.append(area)

    def crossings(self, area: Area) -> float:
        """How much of the route, and of what is taken, lies in an area."""
        return self._cost(area, (-99.0, -99.0))

    def place(
        self, x: float, y: float, width: float, size: float, *, is_needed: bool
    ) -> tuple[float, float] | None:
        """Left end and base line of a name for a spot, or None where it finds no room and can be spared."""
        best: tuple[float, float, float] | None = None
        for rank, (left, base) in enumerate(_candidates(x, y, width, size)):
            area = (left, base - size * 0.78, width, size)
            cost = rank * 0.4 + self._cost(area, (x, y))
            if best is None or cost < best[0]:
                best = (cost, left, base)
        assert best is not None
        if best[0] > _MUCH and not is_needed:
            return None
        left = min(max(3.0, best[1]), max(3.0, self._width - width - 3))
        base = min(max(size, best[2]), self._height - 4)
        self.block((left, base - size * 0.78, width, size))
        return left, base

    def _cost(self, area: Area, own: tuple[float, float]) -> float:
        x, y, width, height = area
        outside = max(0.0, 3 - x) + max(0.0, x + width - self._width + 3) + max(0.0, 3 - y)
        outside += max(0.0, y + height - self._height + 3)
        cost = outside * 4
        for taken in self._taken:
            is_own = abs(taken[0] + 3 - own[0]) < 0.1 and abs(taken[1] + 3 - own[1]) < 0.1
            if not is_own and _overlap(area, taken):
                cost += 40
        inside = (
            (self._route[:, 0] > x - 1)
            & (self._route[:, 0] < x + width + 1)
            & (self._route[:, 1] > y - 1)
            & (self._route[:, 1] < y + height + 1)
        )
        return cost + 0.9 * float(np.count_nonzero(inside))


def _candidates(x: float, y: float, width: float, size: float) -> list[tuple[float, float]]:
    side, rise = size * 0.25 + _PAD + 1, size * 0.33
    up, down = y - side - 0.5, y + side + size * 0.66
    return [
        (x + side, y + rise),
        (x - side - width, y + rise),
        (x - width / 2, up),
        (x - width / 2, down),
        (x + side * 0.7, up + 1),
        (x - side * 0.7 - width, up + 1),
        (x + side * 0.7, down - 1),
        (x - side * 0.7 - width, down - 1),
        (x - width / 2, up - size),
        (x - width / 2, down + size),
        (x + side + size * 1.4, y + rise),
        (x - side - size * 1.4 - width, y + rise),
    ]


def _overlap(a: Area, b: Area) -> bool:
    return (
        a[0] < b[0] + b[2] + 1
        and b[0] < a[0] + a[2] + 1
        and a[1] < b[1] + b[3] + 1
        and b[1] < a[1] + a[3] + 1
    )


def _dense(
    points: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """The route with points at most a few units apart, so that long straight parts count too."""
    if len(points) < 2:
        return points
    steps = np.hypot(*np.diff(points, axis=0).T)
    counts = np.clip((steps / 3).astype(int), 0, 60) + 1
    index = np.repeat(np.arange(len(steps)), counts)
    share = (np.arange(len(index)) - np.repeat(np.cumsum(counts) - counts, counts)) / counts[index]
    return np.asarray(points[index] + (points[index + 1] - points[index]) * share[:, None])
