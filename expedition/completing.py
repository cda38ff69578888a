"""Words completed from those written before, in any script, as people type them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from heapq import nsmallest
from itertools import islice
from typing import overload

import numpy as np

from expedition.folding import letters

Beyond = Callable[[str, int], Sequence[str]]
"""Gives more words for what was typed, at most so many; asked only where few are known."""

MOST = 10
_ONE_SLIP, _TWO_SLIPS = 3, 6
"""From so many letters on, one or two of them may be wrong."""
_CHECKED, _COMPARED = 40, 12
_LAST = "\U0010ffff"


class Completer(Sequence[str]):
    """Words in the order of their likelihood.

    First those that begin as typed, then those with a later word that does, then those with a slip.
    """

    def __init__(
        self,
        words: Iterable[str] | Callable[[], Iterable[str]],
        beyond: Beyond | None = None,
        expect: Callable[[], None] = lambda: None,
    ) -> None:
        """Take words, or what reads them; `expect` is called when somebody is about to type."""
        self._given, self._beyond, self.expect = words, beyond, expect

    @cached_property
    def _words(self) -> tuple[str, ...]:
        """Read when the first letter is typed: most fields are left as they are."""
        return tuple(dict.fromkeys(self._given() if callable(self._given) else self._given))

    def __len__(self) -> int:
        return len(self._words)

    def __bool__(self) -> bool:
        return callable(self._given) or self._beyond is not None or bool(self._words)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        return self._words[place]

    def complete(self, text: str, most: int = MOST) -> tuple[str, ...]:
        """The likeliest words for what was typed; nothing for nothing."""
        typed = letters(text)
        if not typed:
            return ()
        found = dict.fromkeys(islice(self._known(typed, most), most))
        if len(found) < most and self._beyond is not None:
            known = {letters(word) for word in found}
            more = self._beyond(text, most - len(found))
            found.update(dict.fromkeys(word for word in more if letters(word) not in known))
        return tuple(found)

    def _known(self, typed: str, most: int) -> Iterator[str]:
        for table in (self._starts, self._inner):
            places = nsmallest(most, (place for _key, place in _beginning(table, typed)))
            yield from (self._words[place] for place in places)
        if len(typed) >= _ONE_SLIP:
            yield from (self._words[place] for place in self._slips(typed))

    # Tables, each made when it is first needed

    @cached_property
    def _starts(self) -> list[tuple[str, int]]:
        return sorted((_key(word), place) for place, word in enumerate(self._words))

    @cached_property
    def _inner(self) -> list[tuple[str, int]]:
        """Every word within a text but the first."""
        return sorted(
            (_key(part), place) for place, word in enumerate(self._words) for part in word.split()[1:]
        )

    @cached_property
    def _pairs(self) -> dict[str, np.ndarray[tuple[int], np.dtype[np.int64]]]:
        """For every pair of letters the words whose beginning has it."""
        found: dict[str, list[int]] = {}
        for key, place in self._starts:
            for pair in _pairs_of(key[:_COMPARED]):
                found.setdefault(pair, []).append(place)
        return {pair: np.array(places, dtype=np.int64) for pair, places in found.items()}

    def _slips(self, typed: str) -> list[int]:
        """Words whose beginning differs from what was typed by a slip or two."""
        held = [self._pairs[pair] for pair in _pairs_of(typed) if pair in self._pairs]
        if not held:
            return []
        counts = np.bincount(np.concatenate(held), minlength=len(self._words))
        likely = np.argsort(-counts, kind="stable")[:_CHECKED]
        allowed = 2 if len(typed) >= _TWO_SLIPS else 1
        scored = ((slips(typed, self._folded[place]), int(place)) for place in likely if counts[place])
        return [place for score, place in sorted(scored) if score <= allowed]

    @cached_property
    def _folded(self) -> dict[int, str]:
        return {place: key for key, place in self._starts}


def _key(word: str) -> str:
    """A word as it is compared; the usual ones need no table."""
    plain = word.replace(" ", "")
    return plain.lower() if plain.isascii() and plain.isalnum() else letters(word)


def _beginning(table: Sequence[tuple[str, int]], typed: str) -> Sequence[tuple[str, int]]:
    return table[bisect_left(table, (typed,)) : bisect_right(table, (typed + _LAST,))]


def _pairs_of(key: str) -> set[str]:
    """Letters two by two, with one that says where the word begins."""
    marked = f"^{key}"
    return {marked[at : at + 2] for at in range(len(marked) - 1)}


def slips(typed: str, key: str) -> int:
    """The fewest slips (a letter added, left out, changed, two swapped) to the best beginning of a key."""
    key = key[: len(typed) + 2]
    before: list[int] = []
    row = list(range(len(key) + 1))
    for at, letter in enumerate(typed, start=1):
        oldest, before = before, row
        row = [at]
        for n, other in enumerate(key, start=1):
            best = min(before[n] + 1, row[n - 1] + 1, before[n - 1] + (letter != other))
            if at > 1 and n > 1 and letter == key[n - 2] and typed[at - 2] == other:
                best = min(best, oldest[n - 2] + 1)
            row.append(best)
    return min(row)
