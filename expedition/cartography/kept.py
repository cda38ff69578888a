"""What was worked out and may be wanted again, as long as there is room for it."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """Values with a size each; those not asked for longest go first when all are larger than `room`."""

    def __init__(self, room: int) -> None:
        self._room, self._used = room, 0
        self._values: OrderedDict[K, tuple[V, int]] = OrderedDict()

    def get(self, key: K) -> V | None:
        """The value, if it is still there."""
        found = self._values.get(key)
        if found is None:
            return None
        self._values.move_to_end(key)
        return found[0]

    def put(self, key: K, value: V, size: int) -> None:
        """Keep a value; the newest stays however large it is."""
        before = self._values.pop(key, None)
        self._used += size - (before[1] if before else 0)
        self._values[key] = value, size
        while self._used > self._room and len(self._values) > 1:
            _key, (_value, gone) = self._values.popitem(last=False)
            self._used -= gone
