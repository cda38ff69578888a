"""The command `where`: what the atlas knows of a point."""

import argparse

from expedition.atlas.whereabouts import whereabouts
from expedition.cli.output import print_json, say


def where(arguments: argparse.Namespace) -> int:
    """Tells country, zone, nearest place and height of the ground."""
    found = whereabouts(arguments.lat, arguments.lon)
    if arguments.json:
        print_json(
            {
                "lat": found.lat,
                "lon": found.lon,
                "country": found.country or None,
                "zone": found.zone,
                "place": found.near.place.name,
                "distance_m": round(found.near.distance_m),
                "bearing_deg": round(found.near.bearing_deg, 1),
                "ground_m": found.ground_m,
            }
        )
    else:
        say(f"{found.words} · {found.zone}")
    return 0
