"""A line while it is being drawn by hand: its places in their order, and the chosen one."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject, Signal

from expedition.cartography import mercator
from expedition.geo import step_lengths_m
from expedition.points import F64

Position = tuple[float, float]
"""Degrees north and east."""


class DrawnLine(QObject):
    """Knows nothing of maps and legs.

    Signals:
        changed: It goes another way, or another place is chosen.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._positions: list[Position] = []
        self._chosen = -1
        self._before: list[list[Position]] = []
        self._is_moving = False

    def __len__(self) -> int:
        return len(self._positions)

    @property
    def positions(self) -> tuple[Position, ...]:
        """The places, in the order of travel."""
        return tuple(self._positions)

    @property
    def chosen(self) -> int:
        """The number of the chosen place, −1 for none."""
        return self._chosen

    @property
    def length_m(self) -> float:
        """Metres along it."""
        return self.length_to(None)

    def length_to(self, further: Position | None) -> float:
        """Metres along it and straight on to a further place."""
        places = [*self._positions, *([further] if further is not None and self._positions else ())]
        lat, lon = np.array([place[0] for place in places]), np.array([place[1] for place in places])
        return float(step_lengths_m(lat, lon).sum()) if len(places) > 1 else 0.0

    def world(self, near: float, *further: Position) -> tuple[F64, F64]:
        """It and further places as unbroken world positions, on the turn nearest to x = `near`."""
        places = [*self._positions, *further]
        lat, lon = np.array([place[0] for place in places]), np.array([place[1] for place in places])
        return mercator.to_world(lat, lon, near)

    def start(self, positions: Sequence[Position]) -> None:
        """Begin with these places, or with none."""
        self._positions, self._chosen = list(positions), -1
        self._before, self._is_moving = [], False
        self.changed.emit()

    @property
    def can_take_back(self) -> bool:
        """Whether anything was done since it was begun."""
        return bool(self._before)

    def take_back(self) -> None:
        """Undo what was done last."""
        if self._before:
            self._positions = self._before.pop()
            self.choose(len(self._positions) - 1)

    def add(self, place: Position) -> None:
        """Go on to a place; the same one twice on end counts once."""
        if not self._positions or self._positions[-1] != place:
            self._note()
            self._positions.append(place)
        self.choose(len(self._positions) - 1)

    def insert(self, number: int, place: Position) -> None:
        """Go by a place before the one with this number."""
        self._note()
        self._positions.insert(number, place)
        self.choose(number)
        self._is_moving = True

    def move(self, place: Position) -> None:
        """Take the chosen one elsewhere; a drag is one thing done."""
        if self._chosen >= 0:
            if not self._is_moving:
                self._note()
            self._is_moving = True
            self._positions[self._chosen] = place
            self.changed.emit()

    def remove_last(self) -> None:
        """Take the last place back."""
        self._remove(len(self._positions) - 1)

    def remove_chosen(self) -> None:
        """Go past the chosen place."""
        self._remove(self._chosen)

    def choose(self, number: int) -> None:
        """Choose a place, −1 for none."""
        self._chosen = min(max(number, -1), len(self._positions) - 1)
        self._is_moving = False
        self.changed.emit()

    def _remove(self, number: int) -> None:
        if 0 <= number < len(self._positions):
            self._note()
            del self._positions[number]
            self.choose(min(number, len(self._positions) - 1))

    def _note(self) -> None:
        self._before.append(list(self._positions))
