"""Salvage: everything that can still be read of a damaged logbook, brought into a new, sound one.

The file is read page by page, without SQLite, so that it matters little what of it is destroyed. Rows that
their checksums prove come first, those a backup has and they prove fill the gaps, others come too and are
told. The damaged logbook is never changed.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from expedition import gathering
from expedition.entities import Base, Figures
from expedition.entities.fields import values
from expedition.errors import UserError
from expedition.itinerary.devices import has_barometer
from expedition.kinds import LegMode
from expedition.logbook import Logbook, require_folder
from expedition.packing import unpack
from expedition.record_classes import dataclass
from expedition.stats.leg import compute
from expedition.store import attachments, database, writing
from expedition.store.btree import held
from expedition.store.refitting import Fitted, Rows, fitted
from expedition.text import _

Progress = Callable[[int, int, str], None]

_STEPS = 4


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What a salvage brought over.

    `counts` are rows by kind ("day", "leg", "track"), `files` originals and photos, `from_backup` how many of
    the rows a backup had and their checksums prove; `doubtful` is what came over though nothing proves that
    it is what was written, `lost` what did not come over, both in words.
    """

    folder: Path
    counts: Mapping[str, int] = field(default_factory=dict)
    files: int = 0
    from_backup: int = 0
    doubtful: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def no_progress(_done: int, _of: int, _what: str) -> None:
    """For callers that show none."""


def salvage(folder: Path, target: Path, progress: Progress = no_progress) -> Salvaged:
    """Brings what can be read of a damaged logbook into a new one in the folder `target`.

    `progress` may raise `Cancelled`; then, as after an error, nothing is left in the new folder.

    Raises:
        UserError: There is nothing to read, the new folder holds a logbook, or the disk refuses.
    """
    require_folder(folder)
    if target.resolve() == folder.resolve():
        raise UserError(_("{folder} is the logbook itself: choose another folder.").format(folder=folder))
    progress(0, _STEPS, _("Reading what is left"))
    found = gathering.gather(folder, progress)
    if not any(found.rows.values()):
        raise UserError(
            _("Nothing that was written can be found in {folder}: restore a backup.").format(folder=folder)
        )
    progress(1, _STEPS, _("Making lines whole"))
    gathering.mend_lines(folder, found, progress)
    fit = fitted(found.wreck, found.rows)
    doubtful, lost = [*found.doubtful, *fit.doubtful], [*found.lost, *fit.lost]
    progress(2, _STEPS, _("Writing the new logbook"))
    files = _write(folder, target, fit, lost, progress)
    counts = {table: len(some) for table, some in fit.rows.items() if some}
    return Salvaged(target, counts, files, len(found.from_backup), tuple(doubtful), tuple(lost))


def _write(folder: Path, target: Path, fit: Fitted, lost: list[str], progress: Progress) -> int:
    """Makes the new logbook; how many files were copied into it."""
    with Logbook.making(target) as logbook:
        logbook.close()
        with writing.past_the_door(target / database.FILE_NAME) as connection:
            writing.put(connection, fit.rows)
            _count_lost_figures(connection, fit.rows)
            writing.renew_derived(connection)
        progress(3, _STEPS, _("Copying originals and photos"))
        copied = _copy_files(folder, target, progress)
        with Logbook.open(target) as new:
            gone = sorted(path.name for path in new.needed_files() if not path.is_file())
            lost += [
                _("{file}: the file is gone, or is not what was imported.").format(file=one) for one in gone
            ]
    return copied


def _count_lost_figures(connection: Connection, rows: Rows) -> None:
    """Computes the figures of legs that lost them."""
    counted = {row["leg_id"] for row in rows["figures"].values()}
    for track in rows["track"].values():
        if track["leg_id"] not in counted:
            _count(connection, rows, track)


def _count(connection: Connection, rows: Rows, track: dict[str, Any]) -> None:
    """Computes the figures of a leg that lost them."""
    lines = (
        row for row in rows["track_line"].values() if (row["track_id"], row["level"]) == (track["id"], 0)
    )
    line, leg = next(lines, None), rows["leg"][track["leg_id"]]
    source = rows["source"].get(track["source_id"], {})
    if line is not None:
        is_barometric = has_barometer(source.get("device", ""))
        figures = compute(unpack(held(line["data"])), LegMode(leg["mode"]), has_barometer=is_barometric)
        connection.execute(
            insert(Base.metadata.tables[Figures.__tablename__]).values(leg_id=leg["id"], **values(figures))
        )


def _copy_files(folder: Path, target: Path, progress: Progress) -> int:
    """Copies all kept files that are what their names say."""
    count = 0
    files = [file for name in attachments.FOLDERS for file in _lying(folder / name)]
    for number, file in enumerate(files):
        progress(number, len(files), file.name)
        if gathering.is_right(file):
            try:
                shutil.copyfile(file, target / file.relative_to(folder))
            except OSError as error:
                raise UserError(
                    _("{file} could not be copied: {why}. Nothing was written.").format(
                        file=file, why=error.strerror or error
                    )
                ) from error
            count += 1
    return count


def _lying(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from sorted(file for file in folder.iterdir() if file.is_file())
