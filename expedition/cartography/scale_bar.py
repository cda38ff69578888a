"""A round length to measure a map with."""

import math

from expedition import units
from expedition.record_classes import dataclass
from expedition.text import _


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A bar of a round length: metres on the ground, units on the map, and what is written beside it."""

    length_m: float
    length: float
    words: str


def scale_bar(metres_a_unit: float, longest: float) -> ScaleBar:
    """The bar of the largest round length that is at most so long on the map."""
    length_m = round_length(metres_a_unit * longest)
    is_short = length_m < units.KILOMETRE_M
    figure = units.plain(round(length_m if is_short else length_m / units.KILOMETRE_M, 9))
    return ScaleBar(
        length_m, length_m / metres_a_unit, f"{figure}{units.THIN}{_('m') if is_short else _('km')}"
    )


def round_length(longest: float) -> float:
    """The largest 1, 2 or 5 times a power of ten not above a length."""
    power = 10.0 ** math.floor(math.log10(longest))
    return max(power * factor for factor in (1, 2, 5) if power * factor <= longest * (1 + 1e-9))
