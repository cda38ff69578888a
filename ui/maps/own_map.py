"""One map of the traveller's: a file that stays where it lies, or the address of an online map."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from expedition.record_classes import dataclass
from expedition.tilesets.address import AddressError, TileAddress, checked


@dataclass(frozen=True, slots=True)
class OwnMap:
    """A map and how it is shown.

    Attributes:
        place: The path of a file, or the address of an online map.
        is_online: Which of the two.
        name: What the traveller sees in menus.
        credit: Whom an online map is owed to.
        is_shown: Whether it is switched on.
        opacity: From 0 to 1.
    """

    place: str
    is_online: bool
    name: str
    credit: str = ""
    is_shown: bool = True
    opacity: float = 1.0

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return Path(self.place)

    @property
    def address(self) -> TileAddress:
        """The address, which was checked when it was typed; an `AddressError` where it was changed since."""
        return checked(self.place)


def packed(maps: Iterable[OwnMap]) -> str:
    """Maps as a text to be kept."""
    return json.dumps([asdict(each) for each in maps])


def unpacked(text: str) -> tuple[OwnMap, ...]:
    """The maps in such a text; what is broken in it is left out."""
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    found = (_read(row) for row in rows) if isinstance(rows, list) else ()
    # The first one of a place is the one.
    return tuple({each.place: each for each in reversed([*found]) if each is not None}.values())[::-1]


def _read(row: Any) -> OwnMap | None:
    try:
        made = OwnMap(
            str(row["place"]),
            row["is_online"] is True,
            str(row["name"]),
            str(row["credit"]),
            row["is_shown"] is True,
            min(max(float(row["opacity"]), 0.1), 1.0),
        )
        if made.is_online:
            checked(made.place)
    except (KeyError, TypeError, ValueError, AddressError):
        return None
    return made if made.place else None
