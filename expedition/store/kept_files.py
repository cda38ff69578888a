"""Copies of originals and photos from one folder to another, each whole under its name or not there."""

import shutil
from pathlib import Path

from expedition.store.attachments import UNFINISHED, Progress
from expedition.text import _
from expedition.writing import make_folder, settle


def copy_new(folder: Path, place: Path, name: str, progress: Progress) -> int:
    """Copies those files of one folder that are new in the other place; how many there were.

    Raises:
        OSError: The disk refuses.
        Cancelled: By the progress; what is copied by then stays, and need not be copied again.
    """
    files = sorted((folder / name).rglob("*")) if (folder / name).is_dir() else []
    count, filled = 0, set()
    for number, file in enumerate(files):
        progress(number, len(files), _("Copying photos and originals"))
        target = place / file.relative_to(folder)
        is_there = target.is_file() and target.stat().st_size == file.stat().st_size
        if not file.is_file() or file.name.startswith(UNFINISHED) or is_there:
            continue
        make_folder(target.parent)
        copy_whole(file, target)
        filled.add(target.parent)
        count += 1
    for one in filled:
        settle(one)
    return count


def copy_whole(file: Path, target: Path) -> None:
    """Copies bytes beside a name, which they take when all of them are there."""
    unfinished = target.with_name(f"{UNFINISHED}{target.name}")
    try:
        shutil.copyfile(file, unfinished)
        settle(unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
