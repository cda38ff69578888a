"""Everything the atlas knows of one point, for the place the traveller points at."""

from expedition.atlas import heights
from expedition.atlas.countries import country_at
from expedition.atlas.country_names import country_name
from expedition.atlas.nearby import Nearby, nearby
from expedition.atlas.zones import zone_at
from expedition.record_classes import dataclass
from expedition.text import _


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A point and what is known of it.

    Attributes:
        lat: Degrees north.
        lon: Degrees east.
        country: ISO 3166 alpha-2 code, empty on the open sea.
        zone: Its IANA time zone, `Etc/…` on the open sea.
        near: The place that says best where it is, with distance and direction.
        ground_m: About how high the ground around lies; None at sea.
        height_m: The height of the point itself, where a line or the traveller tells it.
    """

    lat: float
    lon: float
    country: str
    zone: str
    near: Nearby
    ground_m: float | None
    height_m: float | None = None

    @property
    def words(self) -> str:
        """`12 km S of Kegen, Kazakhstan · about 1 910 m`; its own height stands beside that of the ground."""
        where = country_name(self.country) if self.country else _("open sea")
        place = f"{self.near.words}, {where}"
        return " · ".join(filter(None, (place, heights.words(self.height_m, self.ground_m))))


def warm_up() -> None:
    """Reads what the first point would have to wait for, a third of a second."""
    whereabouts(0.0, 0.0)


def whereabouts(lat: float, lon: float, height_m: float | None = None) -> Whereabouts:
    """What is known of a point; less than a millisecond."""
    ground_m = heights.around_m(lat, lon)
    return Whereabouts(
        lat, lon, country_at(lat, lon), zone_at(lat, lon), nearby(lat, lon), ground_m, height_m
    )
