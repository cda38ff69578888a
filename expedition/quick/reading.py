"""A line of words understood: every kind is tried, the best fitting comes first."""

from collections.abc import Sequence

from expedition.kinds import Precision, PriceKind
from expedition.quick import special
from expedition.quick.daytime import take_plain
from expedition.quick.filling import Filling
from expedition.quick.finishing import diary, finished
from expedition.quick.frames import FRAMES, Frame
from expedition.quick.items import Item, Sort, amount_of, cut
from expedition.quick.preparing import prepare
from expedition.quick.understood import DAY, DIARY, Context, Span, Understood
from expedition.quick.vocabulary import Head, Vocabulary, match, match_any
from expedition.records.fields import Said, with_said

MOST_LETTERS = 600
"""A longer line is a text, and understood as one at once."""
_MOST_OFFERED = 6
_HEAD, _NEAR_HEAD, _LATE_HEAD, _NOUN, _SHORT_NOUN, _TIE, _BEGIN = 10, 7, 4, 3, 1, 2, 4
_LEAST, _DIARY = 3, 2
_MANY_WORDS, _MANY_AFTER_HEAD = 4, 9


def understand(line: str, context: Context, words: Vocabulary) -> tuple[Understood, ...]:
    """What a line may mean, the best first; writing it in the diary is always among them, never nothing."""
    if not line.strip():
        return ()
    found: list[Understood] = []
    if len(line) <= MOST_LETTERS:
        items = cut(line, context.date)
        meant = _nearest(items, words)
        for frame in FRAMES:
            made = _as_kind(frame, line, items, meant, context, words)
            if made is not None:
                found.append(made)
        found += special.counted(line, items, context)
        found += special.quote(line, items, words)
    found.append(_diary(line))
    found.sort(key=lambda one: -one.score)
    at = next(place for place, one in enumerate(found) if one.kind == DIARY)
    return tuple(found[:_MOST_OFFERED] if at < _MOST_OFFERED else [*found[: _MOST_OFFERED - 1], found[at]])


def _diary(line: str) -> Understood:
    text = line.strip()
    start = line.index(text)
    spans = (Span(start, start + len(text), "diary"),)
    return Understood(DIARY, changes=diary(line), spans=spans, score=_DIARY)


def _nearest(items: Sequence[Item], words: Vocabulary) -> str:
    """The head meant by a misspelt first word, or empty."""
    first = items[0]
    return words.near_head(first.folded) if first.is_word and match(words.heads, items, 0) is None else ""


def _as_kind(
    frame: Frame, line: str, items: Sequence[Item], meant: str, context: Context, words: Vocabulary
) -> Understood | None:
    filling = Filling(line, items)
    filling.rest_field = frame.rest
    _take_audience(filling, words)
    _take_heads(filling, frame, meant, words)
    prepare(frame.kind, filling, context, words)
    _take_quantities(filling, frame)
    _take_gift(filling, frame, words)
    _take_bare(filling, frame)
    _take_nouns(filling, frame, words)
    if frame.kind == "expense":
        _take_known(filling, context)
    if filling.score < _LEAST and frame.kind != DAY:
        return None
    _take_ties(filling, frame, words)
    if frame.kind == DAY:
        take_plain(filling)
    _take_counts(filling, frame, words)
    _take_rest(filling, frame, words)
    if filling.score < _LEAST:
        return None
    return finished(frame.kind, filling, context, words)


def _take_audience(filling: Filling, words: Vocabulary) -> None:
    """Who may read it, in the last words of the line."""
    count = len(filling.items)
    for length in (3, 2, 1):
        found = match(words.audiences, filling.items, count - length) if length < count else None
        if found and found[0] == length:
            filling.take(count - length, length, "audience")
            filling.put("audience", found[1])
            return


def _take_heads(filling: Filling, frame: Frame, meant: str, words: Vocabulary) -> None:
    """The words that begin the line, one behind the other; or, less surely, one in the midst of it."""
    index, items = 0, filling.items
    if meant and (head := _head_of(words.heads[meant], frame)):
        _take_head(filling, head, 0, 1, guess=True)
        filling.score += _NEAR_HEAD
        index = 1
    while index < len(items):
        start = index
        while index and index < len(items) and items[index].folded in words.fillers:
            index += 1
        found = match(words.heads, items, index)
        head = _head_of(found[1], frame) if found else None
        if not found or not head:
            break
        if index > start:
            filling.take(start, index - start, "")
        _take_head(filling, head, index, found[0])
        filling.score += _HEAD if filling.score < _NEAR_HEAD else 1
        index += found[0]
    if filling.score or frame.is_prose:
        return
    for index in range(1, len(items)):
        found = match(words.heads, items, index)
        head = _head_of(found[1], frame) if found else None
        if found and head and filling.is_free(index):
            _take_head(filling, head, index, found[0])
            filling.score += 0 if filling.score else _LATE_HEAD


def _head_of(heads: Sequence[Head], frame: Frame) -> Head | None:
    return next((head for head in heads if head.kind == frame.kind), None)


def _take_head(filling: Filling, head: Head, index: int, count: int, *, guess: bool = False) -> None:
    mark = filling.mark if head.stays else filling.take
    text = mark(index, count, head.field, guess=guess)
    if head.field:
        filling.put(head.field, text if head.value is None else head.value)
    if guess:
        filling.guesses.add("kind")
    if head.rest:
        filling.rest_field = head.rest


def _take_quantities(filling: Filling, frame: Frame) -> None:
    for index in filling.free():
        item = filling.items[index]
        if item.is_word:
            continue
        filling.score += max((frame.signs.get(sort, 0) for sort in item.values), default=0)
        field = next((name for sort, name in frame.takes.items() if sort in item.values), "")
        if field and field not in filling.values and frame.kind != DAY:
            sort = next(sort for sort in frame.takes if sort in item.values)
            filling.take(index, 1, field)
            filling.put_item(field, item, item.values[sort])
            filling.score += 1
        elif frame.price and frame.price not in filling.values and Sort.MONEY in item.values:
            filling.take(index, 1, frame.price)
            amount, currency = item.values[Sort.MONEY]
            filling.put_item(frame.price, item, amount)
            filling.put("currency", currency)
            filling.put(frame.price_kind, PriceKind.PAID)
            filling.score += 1


def _take_bare(filling: Filling, frame: Frame) -> None:
    """The last number without a unit is the amount: what counts something stands in front of it."""
    if not frame.takes_bare or frame.price in filling.values or frame.price_kind in filling.values:
        return
    for index in reversed(filling.free()):
        amount = amount_of(filling.items[index])
        if amount is not None:
            filling.take(index, 1, frame.price)
            filling.put_item(frame.price, filling.items[index], amount)
            filling.put(frame.price_kind, PriceKind.PAID)
            filling.score += 1
            return


def _take_gift(filling: Filling, frame: Frame, words: Vocabulary) -> None:
    if not frame.price or frame.price_kind in filling.values:
        return
    for index in filling.free():
        count = match_any(words.gifts, filling.items, index)
        if count:
            filling.take(index, count, frame.price_kind)
            filling.put(frame.price_kind, PriceKind.GIFT)
            filling.score += 1
            return


def _take_nouns(filling: Filling, frame: Frame, words: Vocabulary) -> None:
    table = words.nouns.get(frame.kind, {})
    ties = words.ties.get(frame.kind, {})
    if not table:
        return
    index, stop = 0, filling.separator() if not frame.is_prose else len(filling.items)
    if frame.kind in ("day", "road"):
        stop = len(filling.items)
    while index < stop:
        found = match(table, filling.items, index) if filling.is_free(index) else None
        if not found or (match(ties, filling.items, index) and not filling.score):
            index += 1
            continue
        count, noun = found
        text = (filling.mark if noun.stays else filling.take)(index, count, noun.field, guess=noun.guess)
        if noun.field not in filling.values or not noun.guess:
            filling.put(noun.field, text if noun.value is None else noun.value, guess=noun.guess)
        filling.score += _NOUN if len(text) > 2 else _SHORT_NOUN
        index += count


def _take_known(filling: Filling, context: Context) -> None:
    """What money was spent on before tells of an expense."""
    for index in filling.free():
        found = match(context.categories, filling.items, index)
        if found:
            filling.mark(index, found[0], "what")
            filling.score += _NOUN
            return


def _take_ties(filling: Filling, frame: Frame, words: Vocabulary) -> None:
    """`from Lyon`, `bound for Osh`: a tie and the words up to the next tie, quantity or comma."""
    ties = words.ties.get(frame.kind, {})
    index, stop = 0, filling.separator()
    while index < stop:
        found = match(ties, filling.items, index) if filling.is_free(index) else None
        if not found or (frame.kind == "day" and not _begins_day(filling, index)):
            index += 1
            continue
        count, field = found
        end = index + count
        while end < stop and filling.is_free(end) and filling.items[end].is_word:
            if match(ties, filling.items, end) and end > index + count:
                break
            end += 1
        first = filling.items[index + count].folded if index + count < end else ""
        is_described = frame.kind == "stay" and field in ("place", "name") and first in words.articles
        if not first or is_described or field in filling.values:
            index += count
            continue
        filling.take(index, count, field)
        filling.put(field, filling.take(index + count, end - index - count, field))
        filling.score += _TIE
        index = end


def _begins_day(filling: Filling, index: int) -> bool:
    """Of a day only `from … to …` at the beginning or behind the kind of day says where it went."""
    if any(filling.is_free(before) for before in range(index)):
        return False
    filling.score += 0 if index else _BEGIN
    return True


def _take_counts(filling: Filling, frame: Frame, words: Vocabulary) -> None:
    """How many, from a small number in figures or in words, or roughly."""
    if not frame.count or (frame.count in filling.values and frame.count not in filling.guesses):
        return
    for index in filling.free():
        item = filling.items[index]
        number = item.values.get(Sort.NUMBER)
        found = match(words.numbers, filling.items, index) if item.is_word else None
        mark = filling.mark if frame.keeps_count else filling.take
        if number is not None and number == int(number) and number < 100_000:
            mark(index, 1, frame.count)
        elif found:
            mark(index, found[0], frame.count)
            number = found[1]
        elif item.is_word and item.folded in words.vague:
            said = Said(frame.count, Precision.ABOUT, mark(index, 1, frame.count))
            filling.said = with_said(filling.said, said)
            continue
        else:
            continue
        filling.values.pop(frame.count, None)
        filling.guesses.discard(frame.count)
        filling.put(frame.count, int(number))
        return


def _take_rest(filling: Filling, frame: Frame, words: Vocabulary) -> None:
    """What is left goes where text goes; what stands behind a comma is a note, if the kind has one."""
    stop = filling.separator() if frame.note else len(filling.items)
    free = [index for index in filling.free() if index < stop]
    while free and filling.items[free[0]].folded in words.fillers and len(free) > 1 and not frame.is_prose:
        if filling.items[free[0]].folded in words.articles and frame.kind in ("stay", "incident"):
            break
        filling.take(free[0], 1, "")
        free.pop(0)
    count = sum(filling.items[index].is_word for index in free)
    if not frame.is_prose:
        many = _MANY_AFTER_HEAD if filling.score >= _NEAR_HEAD else _MANY_WORDS
        filling.score -= max(0, count - many)
    text = filling.rest(0, stop, filling.rest_field)
    if text:
        filling.put(filling.rest_field, text)
    note = filling.rest(stop, len(filling.items), frame.note) if frame.note else ""
    if note:
        filling.put(frame.note, note)
