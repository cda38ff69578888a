"""Salvage: everything that can still be read of a damaged logbook, brought into a new, sound one.

The file is read page by page, without SQLite, so that it matters little what of it is destroyed. Rows that
their checksums prove come first, those a backup has and they prove fill the gaps, others come too and are
told. The damaged logbook is never changed.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from expedition import backing_up, remaking
from expedition.entities import Base, Figures
from expedition.entities.fields import values
from expedition.errors import UserError
from expedition.itinerary.devices import has_barometer
from expedition.kinds import LegMode
from expedition.logbook import Logbook, require_folder
from expedition.packing import unpack
from expedition.stats.leg import compute
from expedition.store import attachments, database, proof, wreckage
from expedition.store.refitting import Fitted, Rows, fitted, named
from expedition.store.wreckage import Wreck
from expedition.text import _

Progress = Callable[[int, int, str], None]

_STEPS = 5


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
    backups = [one.file for one in backing_up.listed(folder) if one.reason not in backing_up.ASIDE]
    wreck = _wreck(folder / database.FILE_NAME, backups)
    progress(1, _STEPS, _("Looking for the rest in backups"))
    doubtful, lost = list[str](), list[str]()
    rows, from_backup = _chosen(wreck, backups, doubtful, lost)
    if not any(rows.values()):
        raise UserError(
            _("Nothing that was written can be found in {folder}: restore a backup.").format(folder=folder)
        )
    progress(2, _STEPS, _("Making lines whole"))
    _mend_lines(folder, rows, progress, doubtful, lost)
    fit = fitted(wreck, rows)
    progress(3, _STEPS, _("Writing the new logbook"))
    files = _write(folder, target, fit, lost, progress)
    counts = {table: len(some) for table, some in fit.rows.items() if some}
    told = (tuple(doubtful + fit.doubtful), tuple(lost + fit.lost))
    return Salvaged(target, counts, files, from_backup, *told)


def _wreck(file: Path, backups: Iterable[Path]) -> Wreck:
    try:
        return wreckage.read(file, backups)
    except OSError as error:
        raise UserError(
            _("{file} cannot be read: {why}.").format(file=file, why=error.strerror or error)
        ) from error


def _chosen(wreck: Wreck, backups: Iterable[Path], doubtful: list[str], lost: list[str]) -> tuple[Rows, int]:
    """The rows to bring over, and how many of them come from a backup."""
    rows: Rows = {table: {} for table in Base.metadata.tables}
    from_backup = 0
    with proof.Copies(backups) as copies:
        for table, row_id in sorted(
            {*wreck.sums, *((t, one) for t, some in wreck.rows.items() for one in some)}
        ):
            found, wanted = wreck.rows.get(table, {}).get(row_id), wreck.sums.get((table, row_id))
            is_right = found is not None and found.is_proved and proof.is_data_right(table, found.values)
            other = None if is_right or wanted is None else copies.row(table, row_id, wanted)
            if other is not None:
                rows[table][row_id] = other
                from_backup += 1
            elif found is not None:
                rows[table][row_id] = found.values
                if not found.is_proved:
                    doubtful.append(_("{row}: nothing proves it.").format(row=named(table, found.values)))
            else:
                lost.append(_("{row}: nothing is left of it.").format(row=f"{table} {row_id}"))
    return rows, from_backup


def _mend_lines(folder: Path, rows: Rows, progress: Progress, doubtful: list[str], lost: list[str]) -> None:
    """Gives every track all levels of its line; what has no line at all is no track."""
    by_track: dict[int, dict[int, dict[str, Any]]] = {}
    for row in rows["track_line"].values():
        by_track.setdefault(row["track_id"], {}).setdefault(row["level"], row)
    for track_id in sorted({*by_track, *rows["track"]}):
        levels = by_track.get(track_id, {})
        right = {level: row for level, row in levels.items() if proof.is_data_right("track_line", row)}
        if 0 in right and len(right) == len(levels):
            continue
        full = right[0]["data"] if 0 in right else _again(folder, rows, track_id, levels, progress)
        track = rows["track"].get(track_id, {"id": track_id})
        if full is None:
            full = next((right[level]["data"] for level in sorted(right, reverse=True)), None)
            text = _("{row}: only a thinner line of it is left.") if full else _("{row}: its line is lost.")
            (doubtful if full else lost).append(text.format(row=named("track", track)))
        _lay(rows, track_id, levels, full)
    for row_id, row in list(rows["route"].items()):
        if not proof.is_data_right("route", row):
            lost.append(_("{row}: its line is lost.").format(row=named("route", row)))
            del rows["route"][row_id]


def _lay(rows: Rows, track_id: int, levels: Mapping[int, dict[str, Any]], full: bytes | None) -> None:
    """Puts a full line and what is made of it in the place of a track's lines."""
    for row in levels.values():
        del rows["track_line"][row["id"]]
    if full is None:
        rows["track"].pop(track_id, None)
        return
    for level, data in enumerate((full, *remaking.thinner(full))):
        old = levels.get(level, {})
        row_id = old.get("id") or max(rows["track_line"], default=0) + 1
        sha256 = remaking.sha256_of(data)
        new = {"id": row_id, "track_id": track_id, "level": level, "sha256": sha256, "data": data}
        rows["track_line"][row_id] = {**new, "uid": old.get("uid", "")}


def _again(
    folder: Path, rows: Rows, track_id: int, levels: Mapping[int, dict[str, Any]], progress: Progress
) -> bytes | None:
    """The full line of a track, read again from its originals."""
    track = rows["track"].get(track_id)
    if track is None:
        return None
    joined = [row["source_id"] for row in rows["joined_source"].values() if row["track_id"] == track_id]
    sources = [rows["source"][one] for one in (track["source_id"], *joined) if one in rows["source"]]
    originals = [attachments.path_of(folder, row["sha256"], row["name"]) for row in sources]
    leg = rows["leg"].get(track["leg_id"], {})
    wanted = str(levels.get(0, {}).get("sha256", ""))
    is_there = bool(originals) and all(map(_is_right, originals))
    zone = str(leg.get("zone", ""))
    return remaking.full_line(originals, wanted, zone, progress, track["points"]) if is_there else None


def _write(folder: Path, target: Path, fit: Fitted, lost: list[str], progress: Progress) -> int:
    """Makes the new logbook; how many files were copied into it."""
    with Logbook.making(target) as logbook:
        logbook.close()
        engine = database.connect(target / database.FILE_NAME)
        try:
            with engine.connect() as connection:
                # Rows come table by table; the links between them were settled before.
                connection.exec_driver_sql("COMMIT")
                connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                _fill(connection, fit)
                for table in ("row_sum_state", "search_state"):
                    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
                connection.commit()
        finally:
            engine.dispose()
        progress(4, _STEPS, _("Copying originals and photos"))
        copied = _copy_files(folder, target, progress)
        with Logbook.open(target) as new:  # which makes search index and checksums
            gone = sorted(path.name for path in new.needed_files() if not path.is_file())
            lost += [
                _("{file}: the file is gone, or is not what was imported.").format(file=one) for one in gone
            ]
    return copied


def _fill(connection: Connection, fit: Fitted) -> None:
    for table in Base.metadata.sorted_tables:
        for row in fit.rows.get(table.name, {}).values():
            names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
            connection.exec_driver_sql(
                f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})',  # noqa: S608 - ours
                tuple(row.values()),
            )
    counted = {row["leg_id"] for row in fit.rows["figures"].values()}
    for track in fit.rows["track"].values():
        if track["leg_id"] not in counted:
            _count(connection, fit.rows, track)


def _count(connection: Connection, rows: Rows, track: dict[str, Any]) -> None:
    """Computes the figures of a leg that lost them."""
    lines = (
        row for row in rows["track_line"].values() if (row["track_id"], row["level"]) == (track["id"], 0)
    )
    line, leg = next(lines, None), rows["leg"][track["leg_id"]]
    source = rows["source"].get(track["source_id"], {})
    if line is not None:
        is_barometric = has_barometer(source.get("device", ""))
        figures = compute(unpack(line["data"]), LegMode(leg["mode"]), has_barometer=is_barometric)
        connection.execute(
            insert(Base.metadata.tables[Figures.__tablename__]).values(leg_id=leg["id"], **values(figures))
        )


def _copy_files(folder: Path, target: Path, progress: Progress) -> int:
    """Copies all kept files that are what their names say."""
    count = 0
    files = [file for name in attachments.FOLDERS for file in _lying(folder / name)]
    for number, file in enumerate(files):
        progress(number, len(files), file.name)
        if _is_right(file):
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


def _is_right(file: Path) -> bool:
    try:
        return attachments.sha256_of(file) == file.name.partition(".")[0]
    except OSError:
        return False
