"""Shades of the colour of what was ridden, from the page's to its own."""

from matplotlib.colors import to_hex, to_rgb

from expedition.charts.style import ChartStyle

_LIGHTEST = 0.22


def shades(style: ChartStyle, count: int) -> tuple[str, ...]:
    """So many fills, each farther from the page than the one before; the last is the full colour."""
    steps = [_LIGHTEST + (1.0 - _LIGHTEST) * n / max(count - 1, 1) for n in range(count)]
    return tuple(blended(style.page, style.ridden, step) for step in steps)


def blended(start: str, end: str, share: float) -> str:
    """A colour so far on the way from one to another."""
    (r0, g0, b0), (r1, g1, b1) = to_rgb(start), to_rgb(end)
    return to_hex((r0 + (r1 - r0) * share, g0 + (g1 - g0) * share, b0 + (b1 - b0) * share))
