"""What goes wrong is said in plain words: which file, what was kept, what to do."""

import io
import logging
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from pathlib import Path

from expedition.cli import main
from expedition.store.database import FILE_NAME
from tests.bar.made import content, filled
from tests.bar.outcome import Outcome

WHAT = "Every error says what, which file, what was kept and what to do, in plain words"
SUITE, LARGE = 34, 34
_NOT_PLAIN = re.compile(
    r"Traceback|Errno|Error\b|Exception|NoneType|sqlite|malformed|btree|database main|\bobject\b|\.py\b|0x"
)
_TO_DO = re.compile(
    r"\b(choose|check|copy|restore|open|update|take|make|name|write|export|import|add|try|ask|empty|look|"
    r"say|give|is kept|are kept)\b",
    re.IGNORECASE,
)
_NOTES = "the puncture by the salt lake"


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Provokes errors, reads what is said, and looks whether the logbook is what it was."""
    log = filled(folder / "log")
    before = content(log)
    heard = io.StringIO()
    listener = logging.StreamHandler(heard)
    logging.getLogger().addHandler(listener)
    failed, figures = [], {}
    cases = list(_cases(folder, log))[:count]
    try:
        for number, (words, named) in enumerate(cases):
            said = _said(words)
            figures[str(number + 1)] = said.replace(str(folder) + "/", "")
            why = _fault(said, named)
            if why:
                failed.append(f"{' '.join(words[:1])}: {why}: {said}")
    finally:
        logging.getLogger().removeHandler(listener)
    if content(log) != before:
        failed.append("the logbook is not what it was")
    if any(private in heard.getvalue() for private in (_NOTES, "43.25")):
        failed.append("the log holds words or positions")
    return Outcome(len(cases), tuple(failed), figures)


def _fault(said: str, named: str) -> str:
    if not said or "\n" in said:
        return "nothing, or more than one line, is said"
    if named not in said:
        return f"{named} is not named"
    if _NOT_PLAIN.search(said):
        return "these are no plain words"
    if not said.endswith("."):
        return "it is no sentence"
    return "" if _TO_DO.search(said) else "it is not said what to do"


def _said(words: list[str]) -> str:
    """The sentence a command ends with; what went well says none."""
    out, wrong = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(wrong):
        code = main(words)
    if code == 0:
        return ""
    return wrong.getvalue().strip() or out.getvalue().strip()


def _cases(folder: Path, log: Path) -> Iterator[tuple[list[str], str]]:
    """Words of a command, and the file its sentence has to name."""
    for number, (name, made) in enumerate(_broken_logbooks(folder, log)):
        commands = (
            ["report", name, "-o", str(folder / f"{number}.pdf")],
            ["days", name],
            ["backup", name],
        )
        for command in commands[: 2 if made == "cut" else 3]:
            yield command, made
    here = str(log)
    for file in _bad_tracks(folder):
        yield ["import", here, str(file)], file.name
    nowhere, full, other = folder / "no" / "x.pdf", folder / "full", folder / "a file"
    yield ["report", here, "-o", str(nowhere)], "x.pdf"
    yield ["report", here, "-o", str(full)], "full"
    yield ["report", here, "-o", str(folder / "x.pdf"), "--cover-photo", "summit.jpg"], "summit.jpg"
    yield ["export", here, "--format", "folder", "-o", str(full)], "full"
    yield ["export", here, "--format", "html", "-o", str(folder / "no" / "x.html")], "x.html"
    yield ["restore", str(folder / "missing.db"), here], "missing.db"
    yield ["restore", str(other), here], "a file"
    yield ["backup", here, "--to", str(other)], "a file"
    yield ["backup", here, "--to", here], "log"
    yield ["stats", here, "--trip", "Winter"], "Winter"
    yield ["unprotect", str(other), str(folder / "out")], "a file"
    yield ["travel-copy", here, str(full)], "full"


def _broken_logbooks(folder: Path, log: Path) -> Iterator[tuple[str, str]]:
    breaks: dict[str, Callable[[Path], object]] = {
        "gone": Path.unlink,
        "nothing": lambda file: file.write_bytes(b""),
        "newer": lambda file: _execute(file, "PRAGMA user_version = 99"),
        "foreign": lambda file: _execute(file, "PRAGMA application_id = 7"),
        "cut": lambda file: file.write_bytes(file.read_bytes()[:60_000]),
    }
    for name, spoil in breaks.items():
        shutil.copytree(log, folder / name)
        spoil(folder / name / FILE_NAME)
        yield str(folder / name), name


def _execute(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as opened:
        opened.execute(statement)
        opened.commit()


def _bad_tracks(folder: Path) -> Iterator[Path]:
    """Files that hold no track, most of them with a note and a place in them."""
    (folder / "full").mkdir()
    (folder / "full" / "x").write_text("x")
    (folder / "a file").write_text(_NOTES)
    head = '<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">'
    for name, inside in (
        ("missing.gpx", None),
        ("empty.gpx", b""),
        ("words.gpx", f"{_NOTES} 43.25 76.95".encode()),
        ("no points.gpx", f"{head}<metadata><desc>{_NOTES}</desc></metadata></gpx>".encode()),
        ("trap.gpx", f'<!DOCTYPE x [<!ENTITY a "{_NOTES}">]>{head}</gpx>'.encode()),
        ("nothing.fit", b"\x0e\x10\0\0\0\0\0\0.FIT\0\0"),
        ("cut.kmz", b"PK\x03\x04" + b"0" * 50),
        ("torn.jpg", b"\xff\xd8\xff" + b"0" * 50),
    ):
        if inside is not None:
            (folder / name).write_bytes(inside)
        yield folder / name
