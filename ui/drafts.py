"""What was typed and is not saved, and the small file that holds it until it is."""

import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

from expedition.record_classes import dataclass

FILE_NAME = "unsaved.json"
_VERSION = 1
_MOST_BYTES = 64 << 20
_MOST_ROWS = 1 << 63
_LONGEST_S = 90 * 86_400.0
"""So long words wait for a logbook that is not opened again."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The words in one field: its name, which of those with that name it is, what stood there before."""

    field: str
    number: int
    text: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What stood unsaved in one place of the window.

    `place` says which kind of place, for the program; `words` what it is called on the screen.
    """

    place: str
    words: str
    typed: tuple[Typed, ...]
    trip_id: int | None = None
    day_id: int | None = None
    day: date | None = None


class DraftFile:
    """Keeps drafts beside a logbook; of one that cannot be written, in a folder of the traveller's own."""

    def __init__(self, logbook: Path, own: Path | None, *, read_only: bool) -> None:
        key = sha256(str(logbook).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        places = [] if read_only else [logbook / FILE_NAME]
        if own is not None:
            places.append(own / f"unsaved-{key}.json")
        self._places = tuple(places)
        self._lock = Lock()
        self._begun = self._done = 0

    def read(self) -> tuple[Draft, ...]:
        """The drafts there are; of a file that cannot be read, none."""
        return tuple(draft for place in self._places for draft in _read(place))

    def writing(self, drafts: Sequence[Draft]) -> Callable[[], bool]:
        """What holds exactly these, on the disk when it returns; it gives False where no place takes them.

        It may run in a job: one asked for earlier never writes over one asked for later.
        """
        self._begun += 1
        return partial(self._write, tuple(drafts), self._begun)

    def _write(self, drafts: Sequence[Draft], number: int) -> bool:
        with self._lock:
            if number < self._done:
                return True
            self._done = number
            return self._wrote(drafts)

    def _wrote(self, drafts: Sequence[Draft]) -> bool:
        kept = 0
        for place in self._places:
            if drafts and not kept and _written(place, drafts):
                kept = 1
            else:
                with suppress(OSError):
                    place.unlink(missing_ok=True)
        return not drafts or kept == 1


def forget_old(own: Path, now: float) -> None:
    """Take away what lies in the traveller's own folder for a logbook long not opened; `now` in seconds."""
    with suppress(OSError):
        for file in own.glob("unsaved-*.json"):
            with suppress(OSError):
                if file.stat().st_mtime < now - _LONGEST_S:
                    file.unlink()


def _written(file: Path, drafts: Sequence[Draft]) -> bool:
    content = {"version": _VERSION, "drafts": [asdict(draft) for draft in drafts]}
    new = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # Nobody else on this machine has to read what somebody is about to write.
        new.touch(0o600)
        with new.open("w", encoding="utf-8") as out:
            json.dump(content, out, ensure_ascii=True, default=str)
            out.flush()
            os.fsync(out.fileno())
        new.replace(file)
    except OSError:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        return False
    return True


def _read(file: Path) -> tuple[Draft, ...]:
    try:
        if file.stat().st_size > _MOST_BYTES:
            return ()
        content = json.loads(file.read_text(encoding="utf-8"))
        if content["version"] != _VERSION:
            return ()
        return tuple(_draft(one) for one in content["drafts"])
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return ()


def _draft(one: dict[str, Any]) -> Draft:
    typed = tuple(
        Typed(str(of["field"]), int(of["number"]), str(of["text"]), str(of["before"])) for of in one["typed"]
    )
    for text in (one["place"], one["words"], *(part.text for part in typed)):
        str(text).encode()  # Half a letter can be shown nowhere.
    day = date.fromisoformat(one["day"]) if one["day"] else None
    trip_id, day_id = (_id(one[name]) for name in ("trip_id", "day_id"))
    return Draft(str(one["place"]), str(one["words"]), typed, trip_id, day_id, day)


def _id(value: Any) -> int | None:
    return value if isinstance(value, int) and 0 < value < _MOST_ROWS else None
