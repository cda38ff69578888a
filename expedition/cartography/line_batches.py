"""Lines that look the same put together, in the order in which they are drawn over each other."""

from collections.abc import Iterable

import numpy as np

from expedition.cartography.line_styles import LineRole, Stroke, gap_stroke, strokes
from expedition.cartography.lines import SeenLine, WorldWay
from expedition.record_classes import dataclass

_ORDER = (LineRole.PLAN, LineRole.COMING, LineRole.ODD, LineRole.EVEN, LineRole.TODAY)


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Lines with the passes of the pen they all have, the lowest first."""

    strokes: tuple[Stroke, ...]
    way: WorldWay


@dataclass(frozen=True, slots=True)
class _Look:
    role: LineRole
    is_gap: bool
    is_carried: bool
    is_reconstructed: bool

    @property
    def order(self) -> tuple[bool, int, bool, bool]:
        """Gaps lie lowest, today highest, what carried one over what one rode."""
        is_below = self.is_gap and self.role is not LineRole.TODAY
        return not is_below, _ORDER.index(self.role), not self.is_gap, self.is_carried

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """The passes of the pen."""
        if self.is_gap:
            return (gap_stroke(self.role),)
        return strokes(self.role, is_carried=self.is_carried, is_reconstructed=self.is_reconstructed)


def batches(seen: Iterable[SeenLine], today: int | None, *, is_toned: bool = True) -> list[Batch]:
    """All lines as they are seen from the day with this number, or of the whole trip.

    Where days are not toned, they are all drawn as one line.
    """
    of: dict[_Look, list[WorldWay]] = {}
    for one in seen:
        of.setdefault(_look(one, today, is_toned=is_toned), []).append(_turned(one))
    return [Batch(look.strokes, _joined(of[look])) for look in sorted(of, key=lambda look: look.order)]


def day_ends(seen: Iterable[SeenLine]) -> dict[int, tuple[float, float]]:
    """Where days end, by the number of the day; the end of its last line in sight."""
    ends = {}
    for one in seen:
        if one.line.day >= 0 and not one.line.is_gap:
            ends[one.line.day] = float(one.way.x[-1]) + one.turn, float(one.way.y[-1])
    return ends


def _look(one: SeenLine, today: int | None, *, is_toned: bool) -> _Look:
    role, ground = one.line.role(today), one.line.ground
    if role is LineRole.ODD and not is_toned:
        role = LineRole.EVEN
    is_gap = one.line.is_gap
    return _Look(role, is_gap, not is_gap and ground.is_carried, not is_gap and ground.is_reconstructed)


def _turned(one: SeenLine) -> WorldWay:
    return WorldWay(one.way.x + one.turn, one.way.y, one.way.starts) if one.turn else one.way


def _joined(ways: list[WorldWay]) -> WorldWay:
    """Lines one after another; one that begins where the other ended goes on with it."""
    if len(ways) == 1:
        return ways[0]
    x, y = np.concatenate([way.x for way in ways]), np.concatenate([way.y for way in ways])
    sizes = np.array([len(way.x) for way in ways])
    begins = np.cumsum(sizes) - sizes
    starts = np.concatenate([way.starts + begin for way, begin in zip(ways, begins.tolist(), strict=True)])
    goes_on = begins[1:][(x[begins[1:]] == x[begins[1:] - 1]) & (y[begins[1:]] == y[begins[1:] - 1])]
    return WorldWay(x, y, np.setdiff1d(starts, goes_on))
