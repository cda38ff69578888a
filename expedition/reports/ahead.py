"""What a copy of this process does for a thick book while its first pages are set here."""

import pickle
from collections.abc import Mapping, Sequence
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from expedition.forking import Helper, helper
from expedition.reports.pages.blocks import Setter
from expedition.reports.pages.items import Item
from expedition.reports.parts.prose import prose
from expedition.reports.photos.picture import Print
from expedition.reports.photos.whole import as_it_is
from expedition.reports.typesetting.typecase import Typecase

_SHARE = 0.15
"""Of all letters are set here, where all else is written, too."""
_WORTH_IT = 100_000
"""Fewer letters are set before a copy would have begun."""
_AT_ONCE = 6
"""Days that are told of in one message."""


class Work(NamedTuple):
    """Texts by the days they tell of, the language they are in, and photos that will be asked for."""

    texts: Mapping[int, str]
    language: str
    photos: Sequence[Path]

    def begun(self, setter: Setter) -> "Ahead":
        """The work, done by a copy where that is worth it and can be."""
        later = _later(self.texts)
        other = helper(lambda line: _do(self, later, setter, line)) if later else None
        return Ahead(other, frozenset(later), setter.case) if other is not None else Ahead()


class Told(NamedTuple):
    """What was done since the last message: texts, all signs and flags met so far, and at last the photos."""

    texts: Mapping[int, bytes | None]
    missing: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    photos: Mapping[Path, Print | None] | None = None


class Ahead:
    """What was done ahead, waited for where it is not ready; nothing where nobody does anything."""

    def __init__(
        self,
        other: Helper | None = None,
        days: frozenset[int] = frozenset(),
        case: Typecase | None = None,
    ) -> None:
        self._other = other
        self._waiting = set(days)
        self._case = case
        self._texts: dict[int, bytes | None] = {}
        self._photos: Mapping[Path, Print | None] | None = None

    def text(self, day: int) -> list[Item] | None:
        """The text of a day, given once; None where it is still to be set."""
        while self._other is not None and (day in self._waiting or self._other.has_told()):
            self._hear(self._other)
        found = self._texts.pop(day, None)
        return None if found is None else list(pickle.loads(found))  # noqa: S301 - our own

    def photo(self, path: Path) -> Print | None:
        """A photo as it is, where a PDF can take it so."""
        while self._other is not None and self._photos is None:
            self._hear(self._other)
        return self._photos[path] if self._photos and path in self._photos else as_it_is(path)

    def end(self) -> None:
        """Nothing more is asked for."""
        if self._other is not None:
            self._other.end()
            self._other = None

    def _hear(self, other: Helper) -> None:
        """The next message; after the last one nothing more is waited for."""
        try:
            told: Told = other.told()
        except EOFError:
            self.end()
            return
        self._texts.update(told.texts)
        self._waiting.difference_update(told.texts)
        self._photos = told.photos
        if self._case is not None:
            self._case.missing.update(told.missing)
            self._case.flags_used.update(told.flags)
        if told.photos is not None:
            self.end()


def _later(texts: Mapping[int, str]) -> dict[int, str]:
    """The last texts, behind the share that is set here."""
    total = sum(map(len, texts.values()))
    if total < _WORTH_IT:
        return {}
    later: dict[int, str] = {}
    passed = 0
    for day, text in texts.items():
        if passed >= total * _SHARE and text.strip():
            later[day] = text
        passed += len(text)
    return later


def _do(work: Work, later: Mapping[int, str], setter: Setter, line: "Connection[Any, Any]") -> None:
    """All of it, in the order in which it is asked for."""
    case, days = setter.case, iter(later.items())
    while some := list(islice(days, _AT_ONCE)):
        texts = {day: _packed(prose(setter, text, work.language)) for day, text in some}
        line.send(Told(texts, frozenset(case.missing), frozenset(case.flags_used)))
    line.send(Told({}, photos={path: as_it_is(path) for path in work.photos}))


def _packed(items: list[Item]) -> bytes | None:
    """Items as bytes; None where something is drawn in them, which no other process can have."""
    try:
        return pickle.dumps(items, pickle.HIGHEST_PROTOCOL)
    except (AttributeError, TypeError, pickle.PicklingError):
        return None
