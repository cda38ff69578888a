"""An evening with a logbook, from which a power cut at any moment must take nothing that was told."""

import hashlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from expedition import intake
from expedition.backing_up import BACKUPS, back_up, listed, restore
from expedition.checking import check
from expedition.errors import UserError
from expedition.logbook import Logbook
from expedition.second_place import back_up_to
from expedition.store.attachments import UNFINISHED, sha256_of
from expedition.store.copies import fault_of
from expedition.store.database import FILE_NAME
from expedition.writing import write_whole
from tests.bar import saves
from tests.bar.made import content
from tests.expedition.tracks import gpx

Tell = Callable[[str], None]

_SITTING = 6
_EXPORT = b"<gpx/>" * 500


def begin(root: Path) -> None:
    """What lies there before: a logbook, and a folder with tracks to import."""
    saves.begun(root / "logbook")
    (root / "tracks").mkdir()
    for number in range(3):
        (root / "tracks" / f"{number}.gpx").write_text(gpx(40, lat=43.0 + number / 10))


def write(root: Path, tell: Tell, count: int) -> None:
    """So many saves, a few at a sitting: a logbook that is closed takes its journal in."""
    folder = root / "logbook"
    tell(state(folder))
    for start in range(0, count, _SITTING):
        with Logbook.open(folder) as logbook:
            for number in range(start, start + _SITTING):
                saves.save(logbook, number)
                tell(state(folder))


def go_on(root: Path, tell: Tell, count: int) -> None:
    """After so many saves an import, a backup, a restore, a copy on a stick, an export, another logbook."""
    folder = root / "logbook"
    with Logbook.open(folder) as logbook:
        plan = intake.plan_files(logbook, 1, sorted((root / "tracks").iterdir()))
        intake.accept(logbook, 1, plan)
        tell(state(folder))
        made = back_up(folder)
        tell(f"file logbook/backups/{made.file.name}")
        saves.save(logbook, count)
        tell(state(folder))
    back_up_to(folder, root / "stick")
    tell(state(folder).replace("logbook", "stick"))
    restore(made.file, folder)
    tell(state(folder))
    write_whole(root / "track.gpx", _EXPORT)
    tell("file track.gpx")
    with Logbook.create(root / "other") as other:
        tell(state(root / "other"))
        other.do("Add trip", saves.begin_trip)
        tell(state(root / "other"))


def state(folder: Path) -> str:
    """What a logbook holds, to be told."""
    digest = hashlib.blake2b(repr(content(folder)).encode(), digest_size=8).hexdigest()
    return f"holds {folder.name} {digest}"


class Judge:
    """Says what is wrong after a power cut; what it looked at once, byte for byte, it knows."""

    def __init__(self, told: Sequence[str]) -> None:
        self._told = told
        self._known: dict[bytes, str] = {}

    def fault(self, root: Path, told: Sequence[str], *, is_thorough: bool) -> str:
        """What is wrong, if anything; `told` is what had been told by then."""
        for folder in ("logbook", "stick", "other"):
            why = self._state_fault(root / folder, told, is_thorough=is_thorough)
            if why:
                return f"{folder}: {why}"
        for words in told:
            kind, name, *_more = words.split()
            if kind == "file" and not (root / name).is_file():
                return f"lost: {name}"
        if (root / "track.gpx").exists() and (root / "track.gpx").read_bytes() != _EXPORT:
            return "torn: track.gpx"
        faults = (self._backup_fault(one.file) for one in listed(root / "logbook"))
        return next((f"torn: a backup: {why}" for why in faults if why), "")

    def _backup_fault(self, file: Path) -> str:
        return self._once([file], lambda: fault_of(file))

    def _state_fault(self, folder: Path, told: Sequence[str], *, is_thorough: bool) -> str:
        """What is wrong with one logbook: it holds what was told last, or what was being done then."""
        start = f"holds {folder.name} "
        held = [words for words in told if words.startswith(start)]
        allowed = [words for words in self._told if words.startswith(start)][: len(held) + 1]
        if not (folder / FILE_NAME).is_file():
            return "lost" if held else ""
        lying = sorted(file for file in folder.rglob("*") if file.is_file())
        files = [file for file in lying if file.parent.name != BACKUPS]
        found = self._once(files, lambda: _found(folder, is_thorough=is_thorough))
        if found in allowed[max(0, len(held) - 1) :]:
            return ""
        if not found.startswith(start):
            return found
        return f"lost: {len(held)} told" if found in allowed else "torn: it holds what it never held"

    def _once(self, files: Sequence[Path], look: Callable[[], str]) -> str:
        digest = hashlib.blake2b(digest_size=16)
        for file in files:
            digest.update(f"{file} {file.stat().st_size} ".encode() + file.read_bytes())
        if digest.digest() not in self._known:
            self._known[digest.digest()] = look()
        return self._known[digest.digest()]


def _found(folder: Path, *, is_thorough: bool) -> str:
    """What a logbook holds, or what is wrong with it."""
    try:
        Logbook.open(folder).close()
        damage = fault_of(folder / FILE_NAME) or _kept_fault(folder)
        if is_thorough and not damage:
            damage = ", ".join(problem.what for problem in check(folder).problems)
    except UserError as error:
        damage = str(error)
    return f"torn: {damage}" if damage else state(folder)


def _kept_fault(folder: Path) -> str:
    """Which original is not what its name says."""
    for name in ("originals", "photos"):
        for file in (folder / name).iterdir() if (folder / name).is_dir() else ():
            if not file.name.startswith(UNFINISHED) and sha256_of(file) != file.stem:
                return f"{name}/{file.name}"
    return ""


def _main(root: str, count: str) -> None:
    write(Path(root), _print, int(count))
    go_on(Path(root), _print, int(count))


def _print(words: str) -> None:
    os.write(1, f"{words}\n".encode())


if __name__ == "__main__":
    _main(*sys.argv[1:])
