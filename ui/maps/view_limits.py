"""Holding a view within the world and on whole pixels."""

from expedition.cartography.mercator import EQUATOR_M, View

MOST_PX = EQUATOR_M / 0.25
"""The world's width at the nearest: four pixels to a metre."""
_LEAST_PX = 256


def held(view: View, width: int, height: int, ratio: float, near: float) -> View:
    """A view of this size, never beyond the poles, its ground on whole device pixels.

    Tiles and layers then never shift apart, and panning by whole pixels moves pictures as they are.

    Args:
        view: What is wished; its size is of no matter.
        width: Logical pixels across.
        height: Logical pixels down.
        ratio: Device pixels to a logical one.
        near: The world x from which the middle is never more than half a turn away.
    """
    world_px = min(max(view.world_px, width, height, _LEAST_PX), MOST_PX)
    half_x, half_y = width / 2 / world_px, height / 2 / world_px
    x = view.x - round(view.x - near)
    y = min(max(view.y, half_y), 1 - half_y)
    device_px = world_px * ratio
    left, top = round((half_x - x) * device_px), round((half_y - y) * device_px)
    return View(half_x - left / device_px, half_y - top / device_px, world_px, width, height)
