"""A report as it was printed."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF; `days` tells on which page each day begins, by its id; `first` numbers its first page."""

    data: bytes
    days: Mapping[int, int]
    first: int = 1
