"""Which line of a trip is under the pointer: answered from the lines as they are drawn, in no time."""

from collections.abc import Sequence

import numpy as np

from expedition.cartography.lines import SeenLine, TripLine
from expedition.points import F64, I64
from expedition.record_classes import dataclass

_STRETCH = 32


@dataclass(frozen=True, slots=True)
class Hit:
    """The place on a line nearest to the pointer, on the world of side 1, and how far off it is."""

    line: TripLine
    x: float
    y: float
    away: float


class LineIndex:
    """Finds the nearest of some lines; what was only planned, or not recorded, is not found."""

    def __init__(self, seen: Sequence[SeenLine]) -> None:
        seen = [one for one in seen if one.line.day >= 0 and not one.line.is_gap and len(one.way.x) > 1]
        self._lines = [one.line for one in seen]
        sizes = np.array([len(one.way.x) for one in seen], dtype=np.int64)
        self._begins = np.cumsum(sizes) - sizes
        self._x = np.concatenate([one.way.x + one.turn for one in seen] or [np.empty(0)])
        self._y = np.concatenate([one.way.y for one in seen] or [np.empty(0)])
        joints = [one.way.starts + begin for one, begin in zip(seen, self._begins.tolist(), strict=True)]
        self._is_step = np.ones(max(len(self._x) - 1, 0), dtype=np.bool_)
        if joints:
            self._is_step[np.concatenate(joints)[1:] - 1] = False
        self._boxes = _boxes(self._x, self._y)

    def nearest(self, x: float, y: float, within: float, favoured: int | None = None) -> Hit | None:
        """The nearest place no farther off than this.

        Where lines lie as good as on each other, that of the favoured day, by its id, is found.
        """
        steps = self._steps_near(x, y, within)
        if not len(steps):
            return None
        foot_x, foot_y, away = self._feet(steps, x, y)
        best = int(away.argmin())
        if away[best] > within:
            return None
        best = self._favoured(steps, away, best, within / 4, favoured)
        return Hit(
            self._line_of(int(steps[best])), float(foot_x[best]), float(foot_y[best]), float(away[best])
        )

    def _steps_near(self, x: float, y: float, within: float) -> I64:
        left, top, right, bottom = self._boxes
        near = (left <= x + within) & (right >= x - within) & (top <= y + within) & (bottom >= y - within)
        stretches = np.flatnonzero(near)
        steps = (stretches[:, None] * _STRETCH + np.arange(_STRETCH)).ravel()
        steps = steps[steps < len(self._is_step)]
        return np.asarray(steps[self._is_step[steps]])

    def _feet(self, steps: I64, x: float, y: float) -> tuple[F64, F64, F64]:
        """The nearest place of each step, and how far off it is."""
        start_x, start_y = self._x[steps], self._y[steps]
        along_x, along_y = self._x[steps + 1] - start_x, self._y[steps + 1] - start_y
        length_2 = along_x * along_x + along_y * along_y
        share = ((x - start_x) * along_x + (y - start_y) * along_y) / np.where(length_2 > 0, length_2, 1.0)
        share = np.clip(share, 0.0, 1.0)
        foot_x, foot_y = start_x + share * along_x, start_y + share * along_y
        return foot_x, foot_y, np.hypot(foot_x - x, foot_y - y)

    def _favoured(self, steps: I64, away: F64, best: int, slack: float, day_id: int | None) -> int:
        if day_id is None or self._line_of(int(steps[best])).ground.day_id == day_id:
            return best
        as_near = np.flatnonzero(away <= away[best] + slack)
        for place in as_near[np.argsort(away[as_near])].tolist():
            if self._line_of(int(steps[place])).ground.day_id == day_id:
                return int(place)
        return best

    def _line_of(self, step: int) -> TripLine:
        return self._lines[int(np.searchsorted(self._begins, step, side="right")) - 1]


def _boxes(x: F64, y: F64) -> tuple[F64, F64, F64, F64]:
    """Left, top, right and bottom of every stretch of the line, the step to the next one included."""
    if not len(x):
        return x, x, x, x
    begins = np.arange(0, len(x), _STRETCH)
    next_x, next_y = (
        x[np.minimum(begins + _STRETCH, len(x) - 1)],
        y[np.minimum(begins + _STRETCH, len(y) - 1)],
    )
    return (
        np.minimum(np.minimum.reduceat(x, begins), next_x),
        np.minimum(np.minimum.reduceat(y, begins), next_y),
        np.maximum(np.maximum.reduceat(x, begins), next_x),
        np.maximum(np.maximum.reduceat(y, begins), next_y),
    )
