"""What a copy of this process does for a thick book while its first pages are set here."""

import pickle
from collections.abc import Mapping, Sequence
from functools import cached_property
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

_SHARE = 0.4
"""Of all letters are set here, where all else is written, too."""
_WORTH_IT = 100_000
"""Fewer letters are set before a copy would have begun."""
_UNKNOWN = (AttributeError, TypeError, pickle.PicklingError)
"""What a text with something drawn in it raises, which no other process can have."""


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


class Ahead:
    """What was done ahead, waited for where it is not ready; nothing where nobody does anything."""

    def __init__(
        self,
        other: Helper | None = None,
        days: frozenset[int] = frozenset(),
        case: Typecase | None = None,
    ) -> None:
        self._other = other
        self._days = days
        self._case = case

    def text(self, day: int) -> list[Item] | None:
        """The text of a day, given once; None where it is still to be set."""
        found = self._texts.pop(day, None) if day in self._days else None
        return None if found is None else list(pickle.loads(found))  # noqa: S301 - our own

    def photo(self, path: Path) -> Print | None:
        """A photo as it is, where a PDF can take it so."""
        return self._photos[path] if path in self._photos else as_it_is(path)

    def end(self) -> None:
        """Nothing more is asked for."""
        if self._other is not None:
            self._other.end()

    @cached_property
    def _texts(self) -> dict[int, bytes]:
        texts, missing, flags = self._told() or ({}, (), ())
        if self._case is not None:
            self._case.missing.update(missing)
            self._case.flags_used.update(flags)
        found: dict[int, bytes] = texts
        return found

    @cached_property
    def _photos(self) -> Mapping[Path, Print | None]:
        found: Mapping[Path, Print | None] = {}
        if self._texts is not None:  # They come first.
            found = self._told() or found
        return found

    def _told(self) -> Any:
        try:
            return self._other.told() if self._other is not None else None
        except EOFError:
            return None


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
    done: dict[int, bytes] = {}
    for day, text in later.items():
        items = prose(setter, text, work.language)
        try:
            done[day] = pickle.dumps(items, pickle.HIGHEST_PROTOCOL)
        except _UNKNOWN:
            continue
    line.send((done, setter.case.missing, setter.case.flags_used))
    line.send({path: as_it_is(path) for path in work.photos})
