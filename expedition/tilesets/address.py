"""Addresses of online maps: a pattern with places for zoom, column and row, checked before it is used."""

import re
from urllib.parse import urlsplit

from expedition.errors import UserError
from expedition.record_classes import dataclass
from expedition.text import _

_KNOWN = frozenset({"z", "x", "y", "-y", "s", "r"})
_SERVERS = "abc"
_MOST = 1000


class AddressError(UserError):
    """Why an address cannot be used, and what to do."""


@dataclass(frozen=True, slots=True)
class TileAddress:
    """A pattern such as `https://tiles.example.org/{z}/{x}/{y}{r}.png`, known to be good."""

    pattern: str

    @property
    def host(self) -> str:
        """Whom the tiles come from."""
        return urlsplit(self.pattern.replace("{s}", _SERVERS[0])).hostname or ""

    @property
    def has_fine(self) -> bool:
        """Whether there are tiles for fine screens, with twice the pixels."""
        return "{r}" in self.pattern

    def of(self, zoom: int, column: int, row: int, *, is_fine: bool = False) -> str:
        """The address of one tile; the same tile always comes from the same server."""
        places = {
            "z": str(zoom),
            "x": str(column),
            "y": str(row),
            "-y": str((1 << zoom) - 1 - row),
            "s": _SERVERS[(column + row) % len(_SERVERS)],
            "r": "@2x" if is_fine else "",
        }
        return re.sub(r"\{([^{}]*)\}", lambda found: places[found[1]], self.pattern)


def checked(pattern: str) -> TileAddress:
    """The address a traveller typed; an `AddressError` says what is wrong with it."""
    pattern = pattern.strip()
    if not pattern:
        raise AddressError(_("Type the address of the map, with {z}, {x} and {y} where the tile is named."))
    if len(pattern) > _MOST or not pattern.isascii() or not pattern.isprintable() or " " in pattern:
        raise AddressError(_("The address may hold no blanks and no letters beyond those of web addresses."))
    if not pattern.lower().startswith(("https://", "http://")):
        raise AddressError(_("The address must begin with https:// or http://."))
    _check_places(pattern)
    try:
        parts = urlsplit(re.sub(r"\{[^{}]*\}", "1", pattern))
        has_host = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        has_host = False
    if not has_host or "{" in urlsplit(pattern).netloc.replace("{s}", ""):
        raise AddressError(_("The address names no server: it must read like https://tiles.example.org/…."))
    if parts.username is not None:
        raise AddressError(_("Leave name and password out of the address: they would be kept unprotected."))
    return TileAddress(pattern)


def _check_places(pattern: str) -> None:
    places = set(re.findall(r"\{([^{}]*)\}", pattern))
    strange = sorted(places - _KNOWN)
    if strange:
        raise AddressError(
            _("Put what is meant in the place of {place}, such as your key.").format(
                place=f"{{{strange[0]}}}"
            )
        )
    if re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", pattern)):
        raise AddressError(_("A brace in the address has no partner: write {z}, {x} and {y}."))
    if not {"z", "x"} <= places or not places & {"y", "-y"}:
        raise AddressError(_("The address must hold {z}, {x} and {y}: the zoom, column and row of a tile."))
