"""What lies where a logbook is looked for, and is none this program can read, is said and left alone."""

import contextlib
import hashlib
import io
import os
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from random import Random

from expedition.backing_up import back_up, restore
from expedition.checking import check
from expedition.cli import main
from expedition.errors import UserError
from expedition.logbook import Logbook
from expedition.store import database
from tests.bar.outcome import Outcome
from tests.blank import blank

WHAT = (
    "Newer, foreign, empty and other files: one plain sentence, byte for byte unchanged, nothing laid beside"
)
SUITE, LARGE = 34, 340

Way = Callable[[Path, Random], None]


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Tries all kinds in turn, each with every way of opening."""
    random, failed = Random(seed), []
    blank(folder / "good").close()
    names = list(_WAYS)
    for number in range(count):
        name = names[number % len(names)]
        why = _fault(folder / "good", folder / str(number), _WAYS[name], random)
        if why:
            failed.append(f"{name}: {why}")
        shutil.rmtree(folder / str(number))
    return Outcome(count, tuple(failed))


def _fault(good: Path, folder: Path, way: Way, random: Random) -> str:
    shutil.copytree(good, folder)
    way(folder / database.FILE_NAME, random)
    before = _state(folder)
    for name, opened in _OPENINGS.items():
        try:
            opened(folder)
        except UserError as error:
            if str(error).count("\n") or not str(error).strip():
                return f"{name} says {error!r}"
        else:
            return f"{name} took it"
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        codes = [main([command, str(folder)]) for command in ("days", "stats", "check", "backup", "clean")]
    if set(codes) != {1} or "Traceback" in said.getvalue() or said.getvalue().count("\n") != len(codes):
        return f"the command line ends with {codes} and says {said.getvalue()}"
    return "" if _state(folder) == before else "something was changed"


_OPENINGS: Mapping[str, Callable[[Path], object]] = {
    "open": Logbook.open,
    "beside": Logbook.beside,
    "reading": Logbook.reading,
    "check": check,
    "back up": back_up,
    "restore": lambda folder: restore(folder, folder.parent / "restored"),
}


def _state(folder: Path) -> Mapping[str, tuple[object, ...]]:
    """Name, kind, time and content of all that lies there."""
    found = {}
    for path in sorted(folder.rglob("*")):
        there = path.lstat()
        content = hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b""
        found[str(path)] = (there.st_mode, there.st_ino, there.st_mtime_ns, there.st_size, content)
    return found


def _pragma(*statements: str) -> Way:
    def way(file: Path, _random: Random) -> None:
        with closing(sqlite3.connect(file)) as opened:
            for statement in statements:
                opened.execute(statement)

    return way


def _other_database(file: Path, _random: Random) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as opened:
        opened.execute("PRAGMA journal_mode = WAL")
        opened.execute("CREATE TABLE notes (words TEXT)")
        opened.commit()


def _bytes(made: Callable[[Random], bytes]) -> Way:
    return lambda file, random: _write(file, made(random))


def _write(file: Path, content: bytes) -> None:
    file.write_bytes(content)


def _as_folder(file: Path, _random: Random) -> None:
    file.unlink()
    file.mkdir()


def _as_pipe(file: Path, _random: Random) -> None:
    file.unlink()
    os.mkfifo(file)


def _as_link(file: Path, _random: Random) -> None:
    file.unlink()
    file.symlink_to("nowhere.db")


def _as_loop(file: Path, _random: Random) -> None:
    file.unlink()
    file.symlink_to(file.name)


_NEWER = database.SCHEMA_VERSION + 1
_WAYS: Mapping[str, Way] = {
    "newer schema": _pragma(f"PRAGMA user_version = {_NEWER}"),
    "much newer schema": _pragma("PRAGMA user_version = 2000000000"),
    "newer schema without journal": _pragma(
        f"PRAGMA user_version = {_NEWER}", "PRAGMA journal_mode = DELETE"
    ),
    "other application": _pragma("PRAGMA application_id = 7"),
    "no application": _pragma("PRAGMA application_id = 0"),
    "other database": _other_database,
    "0 bytes": _bytes(lambda _random: b""),
    "one byte": _bytes(lambda _random: b"S"),
    "the magic alone": _bytes(lambda _random: b"SQLite format 3\x00"),
    "99 bytes": _bytes(lambda _random: b"SQLite format 3\x00".ljust(99, b"\x00")),
    "zeros": _bytes(lambda _random: bytes(50_000)),
    "noise": _bytes(lambda random: random.randbytes(50_000)),
    "words": _bytes(lambda _random: "Дневник, 2025\n".encode() * 900),
    "a folder": _as_folder,
    "a pipe": _as_pipe,
    "a link to nowhere": _as_link,
    "a link to itself": _as_loop,
}
