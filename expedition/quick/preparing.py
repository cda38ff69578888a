"""What a kind takes from a line before its words are read: figures, dates, kilometres."""

from collections.abc import Callable, Mapping
from typing import Any

from expedition.kinds import KmScale
from expedition.quick.daytime import take_figures
from expedition.quick.filling import Filling
from expedition.quick.items import Sort
from expedition.quick.understood import DAY, Context
from expedition.quick.vocabulary import Vocabulary, match_any

_MARGIN_M = 20_000.0
"""How much further than known a day may have gone for a kilometre to be the day's."""


def prepare(kind: str, filling: Filling, context: Context, words: Vocabulary) -> None:
    """Takes what only this kind takes."""
    step = _STEPS.get(kind)
    if step is not None:
        step(filling, context, words)


def guess(filling: Filling, field: str, value: Any) -> None:
    """Fills an empty field with what is likely."""
    if value and field not in filling.values:
        filling.put(field, value, guess=True)


def guess_scale(filling: Filling, context: Context, distance_m: float) -> None:
    """A kilometre is the day's while the day is that long, else the trip's, else that signed on the road."""
    longest = 400_000.0 if context.distance_m is None else context.distance_m + _MARGIN_M
    if distance_m <= longest:
        scale = KmScale.DAY
    elif distance_m <= context.total_m + _MARGIN_M:
        scale = KmScale.TRIP
    else:
        scale = KmScale.ROAD
    guess(filling, "scale", scale)


def _take_dates(filling: Filling, _context: Context, words: Vocabulary) -> None:
    """Dates behind `until` and `from`; one without a word is the last day."""
    for index, item in enumerate(filling.items):
        if Sort.DATE not in item.values:
            continue
        field, tie = "valid_until", None
        for start in range(max(0, index - 2), index):
            for name, table in (("valid_until", words.until), ("valid_from", words.since)):
                count = match_any(table, filling.items, start)
                if count and start + count == index and tie is None:
                    field, tie = name, (start, count)
        if tie is not None:
            filling.take(*tie, field)
        filling.take(index, 1, field)
        filling.put(field, item.values[Sort.DATE])


def _take_kms(filling: Filling, context: Context, _words: Vocabulary) -> None:
    """`km 40 to 62` are the two ends of a road."""
    for index in filling.free():
        ends = filling.items[index].values.get(Sort.KMS)
        if ends is not None:
            filling.take(index, 1, "from_m")
            low, high = sorted(ends)
            filling.put("from_m", low)
            filling.put("to_m", high)
            filling.score += 3
            guess_scale(filling, context, high)
            return


def _take_figures(filling: Filling, _context: Context, words: Vocabulary) -> None:
    take_figures(filling, words)


_Step = Callable[[Filling, Context, Vocabulary], None]
_STEPS: Mapping[str, _Step] = {DAY: _take_figures, "document": _take_dates, "road": _take_kms}
