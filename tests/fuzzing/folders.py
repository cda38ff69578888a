"""Trip folders of which one page is damaged, added to a logbook and taken back."""

import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random

from expedition import exporting, intake
from expedition.errors import UserError
from expedition.exporting import Format
from expedition.logbook import Logbook
from expedition.queries.trips import all_trips
from expedition.records.choosing import Choice
from tests.bar.made import filled
from tests.blank import blank
from tests.fuzzing.mutations import mutate


def made(most_bytes: int) -> list[bytes]:
    """Each page of a folder behind a line with its name."""
    root = _folder()
    pages = [path for path in root.rglob("*.md") if path.stat().st_size <= most_bytes]
    return sorted((f"{path.relative_to(root)}\n".encode() + path.read_bytes() for path in pages), key=len)


def damage(random: Random, seeds: Sequence[bytes]) -> bytes:
    """A page whose name is whole."""
    name, _line, page = random.choice(seeds).partition(b"\n")
    return name + b"\n" + mutate(random, [page])


def read(data: bytes) -> None:
    """Adds the folder with this page instead of its own; where it is refused, nothing was written."""
    name, _line, page = data.partition(b"\n")
    root, logbook = _folder(), _logbook()
    file = root / name.decode()
    whole = file.read_bytes()
    file.write_bytes(page)
    try:
        intake.add_folder(logbook, root)
        logbook.undo()
    except UserError:
        assert not logbook.read(all_trips)
        raise
    finally:
        file.write_bytes(whole)


@cache
def _folder() -> Path:
    place = Path(tempfile.mkdtemp(prefix="expedition-fuzzing-"))
    with Logbook.open(filled(place / "logbook")) as logbook:
        trip = logbook.read(all_trips)[0]
        exporting.export(logbook, [trip.id], place / "trip", Format.FOLDER, Choice(), lambda *_: None)
    shutil.rmtree(place / "logbook")
    found = next((place / "trip").rglob("trip.md"), None)
    assert found is not None
    return found.parent


@cache
def _logbook() -> Logbook:
    return blank(Path(tempfile.mkdtemp(prefix="expedition-fuzzing-")) / "logbook")
