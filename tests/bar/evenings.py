"""An evening with a logbook, from which a power cut at any moment must take nothing that was told."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from expedition import intake
from expedition.backing_up import back_up, back_up_to, listed, restore
from expedition.checking import check
from expedition.errors import UserError
from expedition.logbook import Logbook
from expedition.store.attachments import sha256_of
from expedition.store.copies import fault_of
from expedition.store.database import FILE_NAME
from expedition.writing import write_whole
from tests.bar import saves
from tests.bar.made import content
from tests.expedition.tracks import gpx

Tell = Callable[[str], None]

_NOTHING = "nothing"
_KEPT = ("originals", "photos")


def begin(root: Path) -> None:
    """What lies there before: a logbook, and a folder with tracks to import."""
    saves.begun(root / "logbook")
    (root / "tracks").mkdir()
    for number in range(3):
        (root / "tracks" / f"{number}.gpx").write_text(gpx(40, lat=43.0 + number / 10))


def pass_(root: Path, tell: Tell, count: int) -> None:
    """So many saves, an import, a backup, a restore, a copy on a stick, an export, and another logbook."""
    folder = root / "logbook"
    tell(state(folder))
    with Logbook.open(folder) as logbook:
        for number in range(count):
            saves.save(logbook, number)
            tell(state(folder))
    with Logbook.open(folder) as logbook:
        plan = intake.plan_files(logbook, 1, sorted((root / "tracks").iterdir()))
        intake.accept(logbook, 1, plan)
        tell(state(folder))
        made = back_up(folder)
        tell(f"backup {made.file.name}")
        saves.save(logbook, count)
        tell(state(folder))
    back_up_to(folder, root / "stick")
    tell(state(folder).replace("logbook", "stick"))
    restore(made.file, folder)
    tell(state(folder))
    write_whole(root / "track.gpx", b"<gpx/>" * 500)
    tell("file track.gpx")
    with Logbook.create(root / "other") as other:
        tell(state(root / "other"))
        other.do("Add trip", saves.begin_trip)
        tell(state(root / "other"))


def state(folder: Path) -> str:
    """What a logbook holds, to be told."""
    digest = hashlib.blake2b(repr(content(folder)).encode(), digest_size=8).hexdigest()
    return f"holds {folder.name} {digest}"


def fault(root: Path, told: Sequence[str], all_told: Sequence[str], *, is_thorough: bool) -> str:
    """What is wrong after a power cut; `told` is what had been, `all_told` what would have been."""
    for folder in ("logbook", "stick", "other"):
        why = _state_fault(root / folder, told, all_told)
        if why:
            return f"{folder}: {why}"
    for words in told:
        kind, name, *_more = words.split()
        if kind == "backup" and not (root / "logbook" / "backups" / name).is_file():
            return f"lost: {name}"
        if kind == "file" and not (root / name).is_file():
            return f"lost: {name}"
    if (root / "track.gpx").exists() and (root / "track.gpx").read_bytes() != b"<gpx/>" * 500:
        return "torn: track.gpx"
    for one in listed(root / "logbook"):
        if fault_of(one.file):
            return f"torn: {one.file.name}: {fault_of(one.file)}"
    if is_thorough and not check(root / "logbook").ok:
        return f"torn: {check(root / 'logbook').problems}"
    return ""


def _state_fault(folder: Path, told: Sequence[str], all_told: Sequence[str]) -> str:
    """What is wrong with one logbook: it holds what was told last, or what was being done then."""
    start = f"holds {folder.name} "
    held = [words for words in told if words.startswith(start)]
    allowed = [words for words in all_told if words.startswith(start)][: len(held) + 1]
    if not (folder / FILE_NAME).is_file():
        return "lost" if held else ""
    try:
        Logbook.open(folder).close()
    except UserError as error:
        return f"torn: {error}"
    damage = fault_of(folder / FILE_NAME) or _kept_fault(folder)
    if damage:
        return f"torn: {damage}"
    found = state(folder)
    if found in allowed[max(0, len(held) - 1) :]:
        return ""
    return f"lost: {len(held)} told" if found in allowed else "torn: it holds what it never held"


def _kept_fault(folder: Path) -> str:
    """Which original is not what its name says."""
    for name in _KEPT:
        for file in (folder / name).iterdir() if (folder / name).is_dir() else ():
            if not file.name.startswith(".new-") and sha256_of(file) != file.stem:
                return f"{name}/{file.name}"
    return ""
