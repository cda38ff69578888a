"""A report as it was printed."""

from collections.abc import Mapping

from expedition.record_classes import dataclass


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF; `days` tells on which page each day begins, by its id; `first` numbers its first page.

    `missing` are signs that no font has, another in their place.
    """

    data: bytes
    days: Mapping[int, int]
    first: int = 1
    missing: tuple[str, ...] = ()
