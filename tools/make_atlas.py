"""Rebuild resources/atlas: the world that the maps are drawn from.

Needs pip, npm, apt-get and dpkg-deb, and besides the packages of the program shapely, h5py, scipy and babel,
best in an environment of its own:

    python3 -m tools.make_atlas
    python3 -m tools.make_atlas --sources FOLDER    packages that lie unpacked in a folder

The versions are fixed and everything is written in a fixed order: the same versions of GEOS, zlib, SQLite and
libjpeg make the same bytes.
"""

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from expedition.atlas.ground import LEVELS, Layer
from tools.atlas import coasts, countries, file, landscape, lines, relief
from tools.atlas.cells import Packed, Part, packed, simplified
from tools.atlas.sources import Sources, downloaded, unpacked
from tools.make_resources import RESOURCES

TARGET = RESOURCES / "atlas" / "atlas.sqlite"


def main() -> None:
    """Write the file and say how large its parts are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sources", type=Path, help="where the packages lie unpacked")
    folder = parser.parse_args().sources
    with tempfile.TemporaryDirectory() as work:
        made = Path(work) / TARGET.name
        make(unpacked(folder) if folder else downloaded(Path(work)), made)
        TARGET.parent.mkdir(exist_ok=True)
        shutil.move(made, TARGET)


def make(sources: Sources, target: Path) -> None:
    """The whole file."""
    connection = file.create(target)
    filled = coasts.coasts(sources)
    layers = {**filled, Layer.RIVER: lines.rivers(sources), **lines.borders(sources)}
    for layer, parts in layers.items():
        _say(layer.name.lower(), file.add_shapes(connection, _cells(layer, parts)))
    _say("relief", file.add_tiles(connection, relief.tiles(sources, filled)))
    _say("heights", file.add_heights(connection, relief.heights(sources)))
    file.add_countries(connection, countries.countries(sources))
    file.add_landscape(connection, landscape.landscape())
    file.close(connection)
    _say("all", target.stat().st_size)


def _cells(layer: Layer, parts: list[Part]) -> Iterator[Packed]:
    for level in range(len(LEVELS)):
        yield from packed(layer, level, simplified(parts, level))


def _say(what: str, number: int) -> None:
    print(f"{what:10} {number / 1e6:6.2f} MB")


if __name__ == "__main__":
    main()
