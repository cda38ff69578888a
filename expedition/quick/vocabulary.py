"""The words of one language that a line is understood by: tables only, so that other languages can follow."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from expedition.kinds import Audience
from expedition.quick.items import Item
from expedition.record_classes import dataclass

_LONGEST = 4
_SHORTEST_NEAR = 4

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Head:
    """Words that say what kind of entry a line is.

    Attributes:
        kind: The kind.
        field: What else they say, if anything.
        value: Its value; None takes the words themselves.
        rest: The field that the words behind go to, where it is not the kind's usual one.
        stays: Whether the words are also part of the text.
    """

    kind: str
    field: str = ""
    value: Any = None
    rest: str = ""
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Noun:
    """Words that fill a field wherever they stand; `value` None takes the words themselves.

    `stays` keeps them in the text too. A `guess` is only what the word makes likely.
    """

    field: str
    value: Any = None
    stays: bool = False
    guess: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """The words of a language, all folded, phrases with one blank between words.

    Attributes:
        heads: What begins a line.
        nouns: For each kind, what fills its fields.
        ties: For each kind, words before a field's text: "from", "bound for".
        fillers: Words without weight between two heads, and before or behind a text.
        numbers: Small numbers in words.
        vague: Words for how many, roughly.
        gifts: Words for what was given.
        audiences: Words at the end that say who may read it.
        said: Words between a quotation and its speaker.
        until: Words before the last day of something.
        since: Words before its first day.
        articles: Words that begin a description rather than a name.
        lows: Words beside a temperature that make it the lowest of the day.
        flat: Words for a puncture.
        tyre: What has one.
    """

    heads: Mapping[str, Sequence[Head]]
    nouns: Mapping[str, Mapping[str, Noun]]
    ties: Mapping[str, Mapping[str, str]]
    fillers: frozenset[str]
    numbers: Mapping[str, int]
    vague: frozenset[str]
    gifts: frozenset[str]
    audiences: Mapping[str, Audience]
    said: frozenset[str]
    until: frozenset[str]
    since: frozenset[str]
    articles: frozenset[str]
    lows: frozenset[str]
    flat: frozenset[str]
    tyre: str

    @cached_property
    def _alone(self) -> tuple[str, ...]:
        """Heads of one word that are long enough to be recognised misspelt."""
        return tuple(word for word in self.heads if " " not in word and len(word) >= _SHORTEST_NEAR)

    @cached_property
    def _known(self) -> frozenset[str]:
        nouns = (word for table in self.nouns.values() for word in table)
        return frozenset((*self.heads, *nouns, *self.fillers, *self.numbers))

    def near_head(self, word: str) -> str:
        """The head that was probably meant by a word nobody knows, empty where none is close."""
        if len(word) < _SHORTEST_NEAR or word in self._known or singular(word) in self._known:
            return ""
        return next((head for head in self._alone if is_near(word, head)), "")


def match(table: Mapping[str, V], items: Sequence[Item], index: int) -> tuple[int, V] | None:
    """How many items from `index` on are the longest phrase of a table, and what it means."""
    found = _longest(table, items, index)
    return (found[0], table[found[1]]) if found else None


def match_any(table: Collection[str], items: Sequence[Item], index: int) -> int:
    """How many items from `index` on are the longest of some phrases, 0 for none."""
    found = _longest(table, items, index)
    return found[0] if found else 0


def _longest(table: Collection[str], items: Sequence[Item], index: int) -> tuple[int, str] | None:
    words: list[str] = []
    for item in items[index : index + _LONGEST]:
        if not item.is_word:
            break
        words.append(item.folded)
    for count in range(len(words), 0, -1):
        phrase = " ".join(words[:count])
        for spelling in (phrase, singular(phrase)):
            if spelling in table:
                return count, spelling
    return None


def singular(phrase: str) -> str:
    """The phrase with the usual end of a plural taken away."""
    if phrase.endswith("ies") and len(phrase) > 4:
        return phrase[:-3] + "y"
    return phrase[:-1] if phrase.endswith("s") and len(phrase) > 3 else phrase


def is_near(one: str, other: str) -> bool:
    """Whether two words differ by one letter added, left out, changed, or by two swapped."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return one == other
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, rest_other = one[start:], other[start:]
    if rest[1:] == rest_other[1:] or rest[1:] == rest_other or rest == rest_other[1:]:
        return True
    return rest[:2] == rest_other[:2][::-1] and rest[2:] == rest_other[2:]
