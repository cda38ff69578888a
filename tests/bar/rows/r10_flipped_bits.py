"""One bit that turns in what the traveller wrote, recorded or photographed is noticed by the check."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

from expedition.checking import check
from expedition.entities import Base
from expedition.store.btree import Pages
from expedition.store.database import FILE_NAME
from tests.bar.made import content, filled
from tests.bar.outcome import Outcome

WHAT = "At least 95 % of single flipped bits in user data, points, originals and photos are noticed"
SUITE, LARGE = 40, 2_000
_LEAST = 0.95
_HISTORY = ("step", "step_row")


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Turns one bit so often; a bit that changes nothing that is written does not count."""
    base = filled(folder / "base")
    was, spans = content(base), _spans(base / FILE_NAME)
    files = [file for name in ("originals", "photos") for file in (base / name).iterdir() if file.is_file()]
    sizes = [stop - start for start, stop in spans]
    random = Random(seed)
    missed, tried, by_sqlite = list[str](), 0, 0
    while tried < count:
        damaged = folder / "damaged"
        shutil.rmtree(damaged, ignore_errors=True)
        shutil.copytree(base, damaged)
        if tried % 5 == 4:
            file = damaged / random.choice(files).relative_to(base)
            at = random.randrange(file.stat().st_size)
        else:
            file = damaged / FILE_NAME
            at = random.randrange(*random.choices(spans, sizes)[0])
        _flip(file, at, random.randrange(8))
        if file.name == FILE_NAME and _is_same(damaged, was):
            continue
        tried += 1
        by_sqlite += file.name == FILE_NAME and not _sqlite_is_content(file)
        if check(damaged).ok:
            missed.append(f"byte {at} of {file.name}")
    noticed = count - len(missed)
    figures = {"noticed": f"{noticed} of {count}", "by SQLite alone": str(by_sqlite)}
    return Outcome(count, tuple(missed) if noticed < _LEAST * count else (), figures)


def _flip(file: Path, at: int, bit: int) -> None:
    with file.open("r+b") as stream:
        stream.seek(at)
        byte = stream.read(1)[0]
        stream.seek(at)
        stream.write(bytes([byte ^ 1 << bit]))


def _spans(file: Path) -> list[tuple[int, int]]:
    """From which byte to which the rows of the traveller's tables lie."""
    pages = Pages.of(file)
    with closing(sqlite3.connect(file)) as opened:
        roots = dict(opened.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'"))
    spans = []
    for table in Base.metadata.tables.keys() - set(_HISTORY):
        for leaf in pages.leaves(roots[table]):
            for cell in pages.rows(leaf):
                start = (leaf - 1) * pages.size
                spans.append((start + cell.start, start + cell.stop))
                spans += [((page - 1) * pages.size, page * pages.size) for page in cell.overflow]
    return sorted(spans)


def _is_same(folder: Path, was: object) -> bool:
    try:
        return content(folder) == was
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def _sqlite_is_content(file: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as opened:
            return bool(opened.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    except (sqlite3.Error, UnicodeDecodeError):
        return False
