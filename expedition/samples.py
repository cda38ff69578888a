"""The trips that come with the program, each opened as a copy of the traveller's own."""

from importlib.resources import as_file, files
from pathlib import Path

from expedition.errors import UserError
from expedition.importers import trip_folder
from expedition.intake import Progress, add_folder, no_progress
from expedition.logbook import Logbook
from expedition.record_classes import dataclass
from expedition.text import _


@dataclass(frozen=True, slots=True)
class Sample:
    """A trip that comes with the program; `name` is its folder."""

    name: str
    title: str
    subtitle: str


def available() -> tuple[Sample, ...]:
    """The trips that come with the program."""
    found = []
    with as_file(files("sample_trips")) as root:
        for folder in sorted(path for path in root.iterdir() if trip_folder.is_trip_folder(path)):
            fields = trip_folder.read(folder).fields
            found.append(Sample(folder.name, fields.title, fields.subtitle))
    return tuple(found)


def create(name: str, folder: Path, progress: Progress = no_progress) -> Logbook:
    """Makes a logbook that holds a sample trip, or all of them where the name is empty.

    Raises:
        UserError: There is no such sample, or the folder cannot take a logbook.
    """
    known = [sample.name for sample in available()]
    wanted = [name] if name else known
    if name and name not in known:
        raise UserError(
            _("There is no sample called “{name}”: choose one of {known}.").format(
                name=name, known=", ".join(known)
            )
        )
    with Logbook.making(folder) as logbook, as_file(files("sample_trips")) as root:
        for one in wanted:
            add_folder(logbook, root / one, progress)
        logbook.forget_steps()
    return Logbook.open(folder)
