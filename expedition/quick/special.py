"""Lines with a shape of their own: a count of something, and words that were said."""

import re
from collections.abc import Sequence

from expedition.folding import folded
from expedition.quick.filling import Filling
from expedition.quick.items import Item, Sort
from expedition.quick.understood import Context, Span, Understood
from expedition.quick.vocabulary import Vocabulary, match, match_any, singular
from expedition.records.fields import CountFields, QuoteFields

_KNOWN, _ADDED, _SHAPED = 13, 9, 6
_MOST_COUNTED = 99
_MOST_WORDS = 3
_LETTERS = re.compile(r"[^\W\d_]")


def counted(line: str, items: Sequence[Item], context: Context) -> list[Understood]:
    """`punctures 2`, `ice cream +1`: up to three words and a number, or only the name of a counter."""
    numbers = [n for n, item in enumerate(items) if Sort.NUMBER in item.values or Sort.MORE in item.values]
    names = [n for n, item in enumerate(items) if item.is_word and _LETTERS.search(item.text)]
    if len(numbers) > 1 or not 0 < len(names) <= _MOST_WORDS or len(numbers) + len(names) != len(items):
        return []
    if numbers and 0 < numbers[0] < len(items) - 1:
        return []
    typed = " ".join(items[n].text for n in names)
    known = _counter(typed, context)
    values = items[numbers[0]].values if numbers else {}
    number = values.get(Sort.MORE, values.get(Sort.NUMBER, 1))
    if not known and (not numbers or number != int(number) or number > _MOST_COUNTED):
        return []
    filling = Filling(line, items)
    filling.take(names[0], len(names), "name", guess=not known)
    if numbers:
        filling.take(numbers[0], 1, "value")
    score = _KNOWN if known else _ADDED if Sort.MORE in values else _SHAPED - (numbers[0] == 0) * 2
    return [
        Understood(
            "count",
            CountFields(name=known or typed, value=float(number)),
            spans=_sorted(filling),
            guesses=frozenset(() if numbers else ("value",)),
            score=score,
            adds=Sort.MORE in values,
        )
    ]


def _counter(typed: str, context: Context) -> str:
    """The counter of this name, whatever its capitals and its number."""
    wanted = singular(folded(typed))
    return next((name for name in context.counters if singular(folded(name)) == wanted), "")


def quote(line: str, items: Sequence[Item], words: Vocabulary) -> list[Understood]:
    """`"…" said the owner` or `the owner: "…"`."""
    at = next((n for n, item in enumerate(items) if Sort.QUOTE in item.values), None)
    if at is None:
        return []
    filling = Filling(line, items)
    filling.take(at, 1, "text")
    has_said = False
    for index in filling.free():
        count = match_any(words.said, items, index)
        if count:
            filling.take(index, count, "")
            has_said = True
            break
    begins = match(words.heads, items, 0)
    if begins and any(head.kind == "quote" for head in begins[1]):
        filling.take(0, begins[0], "")
        has_said = True
    speakers = filling.rest(0, len(items), "speakers")
    fields = QuoteFields(text=items[at].values[Sort.QUOTE], speakers=speakers)
    score = 12 if has_said or at == 0 else 5
    return [Understood("quote", fields, spans=_sorted(filling), score=score)]


def _sorted(filling: Filling) -> tuple[Span, ...]:
    return tuple(sorted(filling.spans, key=lambda span: span.start))
