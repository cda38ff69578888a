"""The lines of the route on paper: cut to the frame, without points that nobody sees."""

from collections.abc import Sequence

import numpy as np

from expedition.cartography.simplify import simplified
from expedition.reports.maps.clipping import Parts, Rectangle, cut_lines, joined
from expedition.reports.maps.frame import MapFrame
from expedition.reports.maps.parts import Route, Way
from expedition.reports.pages.pen import Pen
from expedition.reports.typesetting.style import ACCENT, GREY_1, GREY_3, WHITE

_FINENESS = 0.25
_CASING = 1.8
_ROUND = 4.0
"""So far outside the frame lines are cut, so that their round ends stay out of sight."""
_LEAST_GAP, _LEAST_GAP_M = 3.0, 300.0
"""On paper and on the ground."""
_DASHES, _LONG_DASHES, _DOTS = (2.4, 2.2), (5.0, 1.8), (1.0, 1.8)


class RouteLines:
    """All lines of one map."""

    def __init__(self, frame: MapFrame, routes: Sequence[Route]) -> None:
        edges = frame.edges
        self._around = Rectangle(-_ROUND, -_ROUND, edges.right + _ROUND, edges.bottom + _ROUND)
        whole = [(route.way, _on_paper(frame, route)) for route in routes]
        self.ways = {way: self._cut([line for of, line in whole if of is way]) for way in Way}
        main = joined([line for way, line in whole if way is not Way.BESIDE])
        self.gaps = self._cut([_gaps(main, max(_LEAST_GAP, _LEAST_GAP_M * frame.scale))])

    @property
    def main(self) -> Parts:
        """All lines that names keep off: those of other days are not among them."""
        return joined([self.ways[Way.CARRIED], self.ways[Way.DRAWN], self.ways[Way.RIDDEN], self.gaps])

    @property
    def all(self) -> Parts:
        """The lines of other days too."""
        return joined([self.main, self.ways[Way.BESIDE]])

    def paint(self, pen: Pen, weight: float) -> None:
        """Draws them onto the open plot, what was ridden on top."""
        drawn, ridden = self.ways[Way.DRAWN], self.ways[Way.RIDDEN]
        pen.strokes(self.ways[Way.BESIDE], 1.3, GREY_3)
        pen.strokes(joined([drawn, ridden]), weight + _CASING, WHITE)
        pen.strokes(self.ways[Way.CARRIED], 1.2, GREY_1, _DASHES)
        pen.strokes(self.gaps, weight * 0.7, ACCENT, _DOTS)
        pen.strokes(drawn, weight, ACCENT, _LONG_DASHES)
        pen.strokes(ridden, weight, ACCENT)

    def _cut(self, lines: Sequence[Parts]) -> Parts:
        """What of some lines is in sight."""
        seen = cut_lines(joined(lines), self._around)
        kept = simplified(seen.x, seen.y, seen.starts, _FINENESS)
        return Parts(seen.x[kept], seen.y[kept], np.searchsorted(kept, seen.starts))


def _on_paper(frame: MapFrame, route: Route) -> Parts:
    x, y = frame.spot(route.points.lat, route.points.lon)
    return Parts(x, y, route.points.segment_starts)


def _gaps(parts: Parts, least: float) -> Parts:
    """Straight lines over what is missing between lines, and between the segments of one."""
    before, behind = parts.starts[1:] - 1, parts.starts[1:]
    wide = np.hypot(parts.x[behind] - parts.x[before], parts.y[behind] - parts.y[before]) > least
    ends = np.column_stack((before[wide], behind[wide])).ravel()
    return Parts(parts.x[ends], parts.y[ends], np.arange(0, len(ends), 2))
