"""What is looked for, where it stands in a text, and what is shown of it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice

from expedition.field_names import kind_name, kind_title
from expedition.folding import folded, has_apostrophe, letters, original_span, parted, words_of
from expedition.record_classes import dataclass
from expedition.records.catalogue import ENTRY_KINDS
from expedition.records.search import Excerpt, Span

KINDS = ("trip", "day", "leg", "photo", "route", "stated", *(kind.name for kind in ENTRY_KINDS))
"""What is searched; these are also the names of the tables."""

LONGEST = 400
"""So many characters of what was typed are looked for."""

_BEFORE, _SHOWN = 40, 160
_TYPED = re.compile(r'"([^"]*)("?)|([^\s"]+)')
_KIND = re.compile(r"(?<!\S)kind:(\S+)", re.IGNORECASE)
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_EDGE = 16


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side; the last may go on unless it `is_whole`."""

    words: tuple[str, ...]
    is_whole: bool = False

    def __str__(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Terms that must all be there, and the kinds of record they may be on; all kinds where none is named."""

    terms: tuple[Term, ...]
    kinds: frozenset[str] = frozenset()


def wanted(typed: str) -> Wanted:
    """What was typed; `kind:repair` or `kind:repairs` names one of the kinds."""
    words, kinds = without_kinds(typed[:LONGEST])
    return Wanted(terms_of(words), kinds)


def without_kinds(typed: str) -> tuple[str, frozenset[str]]:
    """What was typed besides the kinds, and the kinds."""
    kinds: set[str] = set()

    def take(found: re.Match[str]) -> str:
        kind = _kinds().get(letters(found[1]))
        if kind is None:
            return found[0]
        kinds.add(kind)
        return " "

    return _KIND.sub(take, typed), frozenset(kinds)


@cache
def _kinds() -> dict[str, str]:
    """Each kind by all it is called."""
    return {letters(word): kind for kind in KINDS for word in (kind_title(kind), kind_name(kind), kind)}


def terms_of(typed: str) -> tuple[Term, ...]:
    """What was typed, as terms that must all be there: words, or several of them in quotation marks."""
    terms = []
    for quoted, closing, word in _TYPED.findall(typed[:LONGEST].translate(_QUOTES)):
        words = tuple(folded(quoted or word).split())
        if words:
            terms.append(Term(words, is_whole=bool(closing)))
    return tuple(dict.fromkeys(terms))


@lru_cache(maxsize=512)
def pattern(term: Term) -> re.Pattern[str]:
    """Finds a term in a folded text."""
    words = r"\s+".join(map(re.escape, term.words))
    end = r"(?!\S)" if term.is_whole else ""
    return re.compile(rf"(?<!\S){words}{end}")


def has_all(terms: Sequence[Term], words: str) -> bool:
    """Whether all terms stand in a text of `words_of`."""
    return all(pattern(term).search(words) for term in terms)


def how_many(text: str, terms: Sequence[Term]) -> int:
    """How many of the terms stand in a text."""
    plain = words_of(text)
    return sum(pattern(term).search(plain) is not None for term in terms)


def marks(text: str, terms: Sequence[Term]) -> tuple[Span, ...]:
    """Where the terms stand in a text, in order, none over another."""
    spans: list[Span] = []
    for start, end in sorted(span for term in terms for span in _spans(text, term)):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return tuple(spans)


def excerpt(text: str, terms: Sequence[Term]) -> Excerpt:
    """The part of a text around the first of the terms in it, on one line; its beginning without any."""
    first = min((span for term in terms for span in islice(_spans(text, term), 1)), default=(0, 0))
    start, end = _window(text, *first)
    part = re.sub(r"\s", " ", text[start:end])
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before)
    found = tuple((a + shift, b + shift) for a, b in marks(part, terms))
    return Excerpt(f"{before}{part}{after}", found, first)


def _window(text: str, first: int, last: int) -> Span:
    """A piece of the text with the place in it, from the beginning of a word to the end of one."""
    start, end = max(0, first - _BEFORE), min(len(text), max(last, first + _SHOWN - _BEFORE))
    if start:
        gap = re.search(r"\s", text[start : min(start + _EDGE, first)])
        start += gap.end() if gap else 0
    if end < len(text):
        gap = re.search(r"\s\S*$", text[max(last, end - _EDGE) : end])
        end = max(last, end - _EDGE) + gap.start() if gap else end
    return start, end


def _spans(text: str, term: Term) -> Iterator[Span]:
    """The places of one term in the original; what an apostrophe joins is found in parts too."""
    for is_parted in (False, True) if has_apostrophe(text) else (False,):
        plain = parted(text) if is_parted else folded(text)
        places = [found.span() for found in pattern(term).finditer(plain)]
        if places:
            return (original_span(text, *place, is_parted=is_parted) for place in places)
    return iter(())
