"""Gathering what a logbook was: its rows as their checksums prove them, from the file itself or a backup."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from expedition import backing_up, remaking
from expedition.entities import Base
from expedition.errors import UserError
from expedition.record_classes import dataclass
from expedition.store import attachments, database, proof, sums, wreckage
from expedition.store.attachments import Progress
from expedition.store.btree import MISSING, held
from expedition.store.refitting import Rows, named
from expedition.store.wreckage import Wreck
from expedition.text import _

Key = tuple[str, int]

_MOST_TRIED = 20
"""So many rotten rows at most are tried bit by bit."""


@dataclass(slots=True)
class Gathered:
    """Rows by table and id, and how far they are to be trusted.

    `from_backup` and `turned` are the rows that a backup had, and those of which one bit had turned, as their
    checksums prove; `new_sums` those whose checksum itself is wrong. `unproved` are rows that nothing proves,
    `gone` those of which nothing is left; `doubtful` and `lost` say so in words.
    """

    wreck: Wreck
    rows: Rows
    from_backup: set[Key] = field(default_factory=set)
    turned: set[Key] = field(default_factory=set)
    new_sums: set[Key] = field(default_factory=set)
    unproved: set[Key] = field(default_factory=set)
    gone: set[Key] = field(default_factory=set)
    doubtful: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def proved(self) -> set[Key]:
        """The rows whose damage can be mended."""
        return self.from_backup | self.turned | self.new_sums

    @property
    def is_whole(self) -> bool:
        """Whether every row there was is there as it was."""
        return not self.unproved and not self.gone


def gather(folder: Path, progress: Progress | None = None) -> Gathered:
    """The rows of a logbook, read without SQLite, those that are rotten or gone from its backups.

    `progress` is called now and then, and may raise `Cancelled`.

    Raises:
        UserError: Its file cannot be read at all.
    """
    file = folder / database.FILE_NAME
    if not file.is_file():
        raise UserError(_("{file} is not there: choose a folder that holds a logbook.").format(file=file))
    backups = [one.file for one in backing_up.listed(folder) if one.reason not in backing_up.ASIDE]
    try:
        wreck = wreckage.read(file, backups, lambda: (progress or _no_progress)(0, 0, ""))
    except OSError as error:
        raise UserError(
            _("{file} cannot be read: {why}.").format(file=file, why=error.strerror or error)
        ) from error
    found = Gathered(wreck, {table: {} for table in Base.metadata.tables})
    there = {(table, row_id) for table, some in wreck.rows.items() for row_id in some}
    with proof.Copies(backups) as copies:
        for table, row_id in sorted(there | wreck.sums.keys()):
            _choose(found, copies, table, row_id)
    if not wreck.sums and found.doubtful:
        found.doubtful = [_("There are no checksums any more: nothing proves what was read.")]
    return found


def _choose(found: Gathered, copies: proof.Copies, table: str, row_id: int) -> None:
    key = table, row_id
    lying, wanted = found.wreck.rows.get(table, {}).get(row_id), found.wreck.sums.get(key)
    held = lying.values if lying is not None else None
    if lying is not None and lying.is_proved and proof.is_data_right(table, lying.values):
        found.rows[table][row_id] = lying.values
    elif wanted is not None and (other := copies.row(table, row_id, wanted)) is not None:
        found.rows[table][row_id] = other
        found.from_backup.add(key)
    elif held is None:
        found.gone.add(key)
        found.lost.append(_("{row}: nothing is left of it.").format(row=f"{table} {row_id}"))
    elif lying is not None and not lying.is_proved and not _set_right(found, copies, key, held, wanted):
        found.rows[table][row_id] = held
        found.unproved.add(key)
        found.doubtful.append(_("{row}: nothing proves it.").format(row=named(table, held)))
    else:
        found.rows[table].setdefault(row_id, held)


def _set_right(
    found: Gathered, copies: proof.Copies, key: Key, held: dict[str, Any], wanted: bytes | None
) -> bool:
    """Whether a row that does not agree with its checksum could be told to be right, or what it was."""
    table, row_id = key
    if any(value is MISSING for value in held.values()):
        return False
    digest = sums.digest_of(table, held)
    if digest is None:
        return True
    if (wanted is not None and proof.is_sum_off(wanted, digest)) or copies.has(table, row_id, digest):
        found.new_sums.add(key)
        return True
    is_tried = wanted is not None and len(found.turned) + len(found.unproved) < _MOST_TRIED
    turned = proof.one_bit_off(table, held, wanted) if is_tried and wanted else None
    if turned is not None:
        found.rows[table][row_id] = turned
        found.turned.add(key)
    return turned is not None


def mend_lines(folder: Path, found: Gathered, progress: Progress) -> None:
    """Gives every track all levels of its line; what has no line at all is no track any more."""
    rows = found.rows
    for track_id, levels in sorted(lines_by_track(rows).items()):
        right = {level: row for level, row in levels.items() if proof.is_data_right("track_line", row)}
        if 0 in right and len(right) == len(levels):
            continue
        full = held(right[0]["data"]) if 0 in right else full_again(folder, rows, track_id, progress)
        track = rows["track"].get(track_id, {"id": track_id})
        if full is None:
            full = next((held(right[level]["data"]) for level in sorted(right, reverse=True)), None)
            text = _("{row}: only a thinner line of it is left.") if full else _("{row}: its line is lost.")
            (found.doubtful if full else found.lost).append(text.format(row=named("track", track)))
        lay(rows, track_id, levels, full)
    for row_id, row in list(rows["route"].items()):
        data = route_line(folder, found, row_id)
        if data is not None:
            rows["route"][row_id] = {**row, "data": data}
        else:
            found.lost.append(_("{row}: its line is lost.").format(row=named("route", row)))
            del rows["route"][row_id]


def has_right_lines(rows: Rows) -> bool:
    """Whether all points of tracks and routes are what was imported."""
    tables = ("track_line", "route")
    return all(proof.is_data_right(table, row) for table in tables for row in rows[table].values())


def full_line_of(folder: Path, found: Gathered, track_id: int) -> bytes | None:
    """The full line of a track as it surely was, from a backup or its originals; None where none has it."""
    lines = (row for row in found.rows["track_line"].values() if row["track_id"] == track_id)
    full = next((row for row in lines if row["level"] == 0), None)
    if full is not None and proof.is_data_right("track_line", full):
        return bytes(full["data"])
    return full_again(folder, found.rows, track_id, _no_progress, is_exact=True)


def route_line(folder: Path, found: Gathered, route_id: int) -> bytes | None:
    """The line of a route as it surely was, from a backup or its original; None where neither has it."""
    row = found.rows["route"].get(route_id)
    if row is None or proof.is_data_right("route", row):
        return None if row is None else bytes(row["data"])
    source = found.rows["source"].get(row["source_id"] or 0)
    original = source and attachments.path_of(folder, source["sha256"], source["name"])
    if not original or not is_right(original):
        return None
    return remaking.full_line([original], str(row["sha256"]), "", _no_progress)


def _no_progress(_done: int, _of: int, _what: str) -> None:
    pass


def set_lines_right(folder: Path, found: Gathered) -> None:
    """Sets those lines right that surely can be; others stay as they are."""
    for track_id, levels in lines_by_track(found.rows).items():
        if not all(proof.is_data_right("track_line", row) for row in levels.values()):
            full = full_line_of(folder, found, track_id)
            if full is not None:
                lay(found.rows, track_id, levels, full)
    for row_id, row in found.rows["route"].items():
        data = None if proof.is_data_right("route", row) else route_line(folder, found, row_id)
        if data is not None:
            found.rows["route"][row_id] = {**row, "data": data}


def lines_by_track(rows: Rows) -> dict[int, dict[int, dict[str, Any]]]:
    """The lines of all tracks by level, also of tracks that have none."""
    by_track: dict[int, dict[int, dict[str, Any]]] = {track_id: {} for track_id in rows["track"]}
    for row in rows["track_line"].values():
        by_track.setdefault(row["track_id"], {}).setdefault(row["level"], row)
    return by_track


def lay(rows: Rows, track_id: int, levels: Mapping[int, dict[str, Any]], full: bytes | None) -> None:
    """Puts a full line and what is made of it in the place of a track's lines; without one, no track."""
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


def full_again(
    folder: Path, rows: Rows, track_id: int, progress: Progress, *, is_exact: bool = False
) -> bytes | None:
    """The full line of a track, read again from its originals; `is_exact` takes none but the very same."""
    track = rows["track"].get(track_id)
    if track is None:
        return None
    joined = [row["source_id"] for row in rows["joined_source"].values() if row["track_id"] == track_id]
    sources = [rows["source"][one] for one in (track["source_id"], *joined) if one in rows["source"]]
    originals = [attachments.path_of(folder, row["sha256"], row["name"]) for row in sources]
    if not originals or not all(map(is_right, originals)):
        return None
    lines = (row for row in rows["track_line"].values() if (row["track_id"], row["level"]) == (track_id, 0))
    wanted = str(next(lines, {}).get("sha256", ""))
    zone = str(rows["leg"].get(track["leg_id"], {}).get("zone", ""))
    return remaking.full_line(originals, wanted, zone, progress, 0 if is_exact else track["points"])


def is_right(file: Path) -> bool:
    """Whether a kept file holds what its name says."""
    try:
        return attachments.sha256_of(file) == file.name.partition(".")[0]
    except OSError:
        return False
