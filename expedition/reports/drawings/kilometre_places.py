"""Where labels stand beside an axis: as near to their places as they can, in order, none over another."""

from collections.abc import Sequence


def pushed_apart(wanted: Sequence[float], heights: Sequence[float], room: float) -> list[float]:
    """The tops of labels that want their tops at places given in rising order.

    The squares of their ways add up to the least there is; none leaves the room if all fit into it.
    """
    blocks: list[tuple[float, int, float]] = []
    offset = 0.0
    for want, height in zip(wanted, heights, strict=True):
        blocks.append((want - offset, 1, want - offset))
        while len(blocks) > 1 and blocks[-2][2] > blocks[-1][2]:
            total, count, _mean = blocks.pop()
            before, more, _other = blocks.pop()
            blocks.append((before + total, more + count, (before + total) / (more + count)))
        offset += height
    most = max(0.0, room - offset)
    tops: list[float] = []
    offset = 0.0
    place = iter(heights)
    for _total, count, mean in blocks:
        for _index in range(count):
            tops.append(min(max(mean, 0.0), most) + offset)
            offset += next(place)
    return tops
