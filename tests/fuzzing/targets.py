"""All that reads what others wrote, by the names they are called here."""

import io
import tempfile
from functools import partial
from pathlib import Path

from expedition.imaging import pictures
from expedition.importers import read
from expedition.importers.base import Contents, facts
from expedition.importers.listing import files_in
from expedition.records.importing import ReadFile
from tests.fuzzing import folders, logbooks, small
from tests.fuzzing.harness import Target
from tests.fuzzing.seeds import FORMATS, seeds

_LONGEST_SIDE = 256


def targets(most_bytes: int = 200_000) -> dict[str, Target]:
    """Each with whole files of at most so many bytes."""
    found = {
        name: Target(partial(seeds, name), partial(_read_as, name), most_bytes=most_bytes) for name in FORMATS
    }
    for name in ("zip", "kmz"):
        found[name] = Target(
            partial(seeds, name), partial(_read_archive, f"some.{name}"), most_bytes=most_bytes
        )
    found["photo"].read = _read_photo
    return found | {
        "quick line": Target(small.quick_lines, small.read_quick),
        "plan": Target(small.plans, small.read_plan),
        "settings": Target(small.settings, small.read_settings),
        "map": Target(small.maps_of_pictures, small.read_map),
        "vector tile": Target(small.vector_tiles, small.read_vector_tile),
        "trip folder": Target(folders.made, folders.read, folders.damage, 2.0),
        "logbook": Target(logbooks.made, logbooks.read),
        "backup": Target(logbooks.made, logbooks.read_backup),
    }


def _read_as(name: str, data: bytes) -> None:
    reader = read.reader_of(FORMATS[name])
    assert reader is not None
    _require_something(name, data, reader(io.BytesIO(data)))


def _require_something(name: str, data: bytes, found: Contents) -> None:
    facts(ReadFile(Path(name), "", len(data), name), found)
    assert not any(route.points.has_time.any() for route in found.routes)
    holds = found.tracks or found.waypoints or found.routes or found.photo or found.warnings
    assert holds, "nothing came out, and nothing was said"


def _read_photo(data: bytes) -> None:
    """Its tags, and then what is left of its pixels."""
    _read_as("photo", data)
    pictures.decoded(io.BytesIO(data), _LONGEST_SIDE)


def _read_archive(name: str, data: bytes) -> None:
    """All that can be read in an archive, one file after another."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        for place in files_in([path], lambda _done, _of, _what: None):
            found = read.read(place)
            assert "not met before" not in found.reason, found.reason
