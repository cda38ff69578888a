"""A build that is cancelled at every step of its progress: nothing is left, and the old file stays."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from expedition.records.report import Edition, ReportOptions
from expedition.records.trip import TripBook
from expedition.reports.building import write
from expedition.writing import whole_file
from tests.expedition.reports.made_trips import long_trip


class _CancelledError(Exception):
    pass


def attack() -> Iterator[str]:
    """At which step something was left."""
    made = long_trip(20)
    for edition in Edition:
        step, is_stopped = 0, True
        while is_stopped:
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder) / "book.pdf"
                file.write_bytes(b"old")
                is_stopped = _is_stopped(made, ReportOptions(edition=edition), file, step)
                if is_stopped and (file.read_bytes() != b"old" or len(list(Path(folder).iterdir())) > 1):
                    yield f"{edition}, step {step}"
            step += 1


def _is_stopped(made: TripBook, options: ReportOptions, file: Path, step: int) -> bool:
    told = 0

    def progress(_done: int, _of: int, _what: str) -> None:
        nonlocal told
        told += 1
        if told > step:
            raise _CancelledError

    try:
        with whole_file(file) as unfinished:
            write(made, options, unfinished, progress)
    except _CancelledError:
        return True
    return False
