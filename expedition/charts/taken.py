"""Where words stand already: names give way to each other, never overlap."""

from dataclasses import field

from expedition.record_classes import dataclass


@dataclass(slots=True)
class Taken:
    """Boxes already written on (left, right, bottom, top in points of the axes)."""

    width: float
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)

    def claim(self, left: float, width: float, bottom: float, height: float) -> bool:
        """Take a box if it is free and lies between the ends of the axes, above its foot."""
        right, top = left + width, bottom + height
        crosses = any(left < b and right > a and bottom < d and top > c for a, b, c, d in self.boxes)
        if crosses or left < 0 or right > self.width or bottom < 0:
            return False
        self.boxes.append((left, right, bottom, top))
        return True
