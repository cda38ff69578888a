"""Salvage: everything that can still be read of a damaged logbook, brought into a new, sound one.

The damaged logbook is never changed.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from expedition.entities import Base
from expedition.errors import UserError
from expedition.logbook import Logbook, require_folder
from expedition.store import attachments, database
from expedition.text import _

Progress = Callable[[int, int, str], None]

_UNDO = ("step", "step_row")


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
    counts: dict[str, int] = {}
    lost: list[str] = []
    tables = [table for table in Base.metadata.sorted_tables if table.name not in _UNDO]
    with Logbook.making(target) as logbook:
        with closing(sqlite3.connect(target / database.FILE_NAME)) as new:
            for number, table in enumerate(tables):
                progress(number, len(tables), table.name)
                for row in _rows(folder, table.name, lost):
                    names = ", ".join(f'"{name}"' for name in row)
                    marks = ", ".join("?" * len(row))
                    new.execute(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', tuple(row.values()))  # noqa: S608 - ours
                    counts[table.name] = counts.get(table.name, 0) + 1
            new.execute("DROP TABLE IF EXISTS row_sum_state")
            new.execute("DROP TABLE IF EXISTS search_state")
            new.commit()
        Logbook.open(target).close()
        files = sum(_copied(folder, path, progress) for path in sorted(logbook.needed_files()))
    return Salvaged(target, counts, files, lost=tuple(lost))


def _rows(folder: Path, table: str, lost: list[str]) -> Iterator[dict[str, Any]]:
    uri = f"{(folder / database.FILE_NAME).resolve().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as old:
            old.row_factory = sqlite3.Row
            for row in old.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - a table of ours
                yield dict(row)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        lost.append(_("{table}: not everything could be read ({why}).").format(table=table, why=error))


def _copied(folder: Path, target: Path, progress: Progress) -> bool:
    """Copies a kept file if it is what it was."""
    source = folder / target.relative_to(target.parents[1])
    progress(0, 0, source.name)
    try:
        if not source.is_file() or attachments.sha256_of(source) != source.name[:64]:
            return False
        shutil.copyfile(source, target)
    except OSError as error:
        raise UserError(
            _("{file} could not be copied: {why}.").format(file=source, why=error.strerror or error)
        ) from error
    return True
