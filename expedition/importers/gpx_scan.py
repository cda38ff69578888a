"""Points that look alike, read from the bytes of a GPX file as columns, every byte accounted for."""

from dataclasses import field

import numpy as np

from expedition.importers.columns import instants, numbers
from expedition.importers.digits import KEEP, Text, Words, decimals, first_of
from expedition.importers.gpx_shape import BLANKS, LAT, LON, Shape, is_plain
from expedition.importers.gpx_words import ELE, TIME
from expedition.importers.stamps import stamps
from expedition.points import F64, I64, NO_TIME, Mask
from expedition.record_classes import dataclass

_PIECE = 40
_LONGEST = 24
"""An attribute's value of more characters is no position; other values of more are looked at one by one."""

_HIGH, _LOW = np.uint64(0x8080808080808080), np.uint64(0x7F7F7F7F7F7F7F7F)
_TO_HIGH = np.uint64(0x6060606060606060)
_AND, _BRACKET = np.uint64(0x2626262626262626), np.uint64(0x5D5D5D5D5D5D5D5D)


@dataclass(slots=True)
class Found:
    """Some of the points of a block, as columns.

    Attributes:
        rows: Their numbers in the block.
        stop: Where each of them ends, the blanks behind it included.
        numbers: Columns by name.
        time_ms: UTC milliseconds, `NO_TIME` where missing.
        zoneless: Which times name no zone.
        lost: Which times could not be read.
        commas: How many decimal commas each point has in its position and height.
    """

    rows: I64
    stop: I64
    numbers: dict[str, F64] = field(default_factory=dict)
    time_ms: I64 = field(init=False)
    zoneless: Mask = field(init=False)
    lost: Mask = field(init=False)
    commas: I64 = field(init=False)

    def __post_init__(self) -> None:
        self.time_ms = np.full(len(self.rows), NO_TIME, dtype=np.int64)
        self.zoneless, self.lost = np.zeros((2, len(self.rows)), dtype=np.bool_)
        self.commas = np.zeros(len(self.rows), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class _Span:
    """Where the values of one column begin and end."""

    column: str
    start: I64
    stop: I64


def scan(shape: Shape, text: Text, tags: I64, first: I64, rows: I64) -> Found | None:
    """Those of some points that have this shape; None without any.

    `tags` are the places of all `<`, and `first` says with which of them each point begins; it has at least
    as many as the shape, and there is one more behind.
    """
    at = first[rows]
    is_alike, stop, spans = _spans(shape, text, tags, at)
    if not is_alike.all():
        if not is_alike.any():
            return None
        rows, stop = rows[is_alike], stop[is_alike]
        spans = [_Span(span.column, span.start[is_alike], span.stop[is_alike]) for span in spans]
    found = Found(rows, stop)
    is_legal = np.ones(len(rows), dtype=np.bool_)
    for span in spans:
        _read(span, text, found, is_legal)
    return found if is_legal.all() else _part(found, is_legal)


def _part(found: Found, chosen: Mask) -> Found | None:
    if not chosen.any():
        return None
    part = Found(
        found.rows[chosen],
        found.stop[chosen],
        {name: column[chosen] for name, column in found.numbers.items()},
    )
    part.time_ms, part.zoneless = found.time_ms[chosen], found.zoneless[chosen]
    part.lost, part.commas = found.lost[chosen], found.commas[chosen]
    return part


def _spans(shape: Shape, text: Text, tags: I64, first: I64) -> tuple[Mask, I64, list[_Span]]:
    """Which points have all fixed bytes of the shape, where they end, and where their values are."""
    is_alike = np.ones(len(first), dtype=np.bool_)
    spans: list[_Span] = []
    column, start = "", np.empty(0, dtype=np.int64)
    for piece in shape.pieces:
        if piece.tag is None:
            begin, has_end = _end_of_attribute(text, start, piece.text[0])
            is_alike &= has_end
        else:
            begin = tags[first + piece.tag]
        if piece is not shape.pieces[0]:
            spans.append(_Span(column, start, begin))
            is_alike &= begin >= start
        if piece.column is not None:
            is_alike &= _is_fixed(text, begin, piece.text)
            start, column = begin + len(piece.text), piece.column
    stop = tags[first + shape.tags]
    is_alike &= _is_end(text, begin, stop, shape, is_alike)
    return is_alike, stop, spans


def _end_of_attribute(text: Text, start: I64, quote: int) -> tuple[I64, Mask]:
    """Where a quote is, the next one in most values; the start itself where it is too far."""
    usual = text.data.find(quote, int(start[0])) - int(start[0])
    skipped = min(max(usual - 4, 0), _LONGEST - 8)
    length = first_of(text.words(start + skipped, 1)[:, 0], quote)
    missing = np.flatnonzero(length == 8)
    length += skipped
    for k in missing.tolist():
        length[k] = text.data.find(quote, int(start[k]), int(start[k]) + _LONGEST) - int(start[k])
    has_end = length >= 0
    return (start + length, has_end) if has_end.all() else (start + np.where(has_end, length, 0), has_end)


def _is_fixed(text: Text, at: I64, fixed: bytes) -> Mask | bool:
    """Where these bytes stand; True for everywhere."""
    is_fixed: Mask | bool = True
    for begin in range(0, len(fixed), _PIECE):
        piece = fixed[begin : begin + _PIECE]
        if len(piece) < _PIECE <= len(fixed):
            begin, piece = len(fixed) - _PIECE, fixed[-_PIECE:]
        found = text.pieces(at + begin, len(piece))
        if found.tobytes() != piece * len(at):
            rows = found.view(np.uint8).reshape(len(at), len(piece))
            is_fixed &= (rows == np.frombuffer(piece, dtype=np.uint8)).all(axis=1)
    return is_fixed


def _is_end(text: Text, start: I64, stop: I64, shape: Shape, among: Mask) -> Mask:
    """Where points, of which these may be alike, end with the last piece of the shape and blanks."""
    last = shape.pieces[-1].text
    size = len(last) + len(shape.blanks)
    is_end = (stop - start == size) & _is_fixed(text, start, last + shape.blanks)
    # Behind the last point of a segment are other blanks.
    for k in np.flatnonzero(~is_end & among).tolist():
        end = bytes(text.data[start[k] : stop[k]])
        is_end[k] = end.startswith(last) and not end[len(last) :].strip(BLANKS)
    return np.asarray(is_end)


def _read(span: _Span, text: Text, found: Found, is_legal: Mask) -> None:
    """Reads a column; points with a value that is no plain text become illegal."""
    if span.column == TIME:
        found.time_ms, found.zoneless, doubtful = stamps(text, span.start, span.stop)
        at, texts = _doubts(span, text, doubtful, is_legal)
        if len(at):
            found.time_ms[at], found.zoneless[at] = instants(texts)
            found.lost[at] = (found.time_ms[at] == NO_TIME) & [bool(value.strip()) for value in texts]
    elif span.column:
        values, doubtful = decimals(text, span.start, span.stop)
        at, texts = _doubts(span, text, doubtful, is_legal)
        if len(at):
            is_legal[at] &= np.array([not {'"', "'"} & set(value) for value in texts], dtype=np.bool_)
            values[at], _commas = numbers(texts)
            if span.column in (LAT, LON, ELE):
                found.commas[at] += ~np.isnan(values[at]) & ["," in value for value in texts]
        found.numbers[span.column] = values
    else:
        _doubts(span, text, _is_odd(text, span.start, span.stop), is_legal)


def _doubts(span: _Span, text: Text, doubtful: Mask, is_legal: Mask) -> tuple[I64, list[str]]:
    """The doubtful values of a column as texts, and at which points they are; others become illegal."""
    at = np.flatnonzero(doubtful)
    raw = [text.data[span.start[k] : span.stop[k]] for k in at.tolist()]
    plain = np.array([is_plain(value) for value in raw], dtype=np.bool_)
    is_legal[at] &= plain
    return at, [value.decode("utf-8", "replace") for value in raw]


def _is_odd(text: Text, start: I64, stop: I64) -> Mask:
    """Values that may hold characters which do not stand for themselves."""
    length = stop - start
    is_odd = length > _LONGEST
    kept = np.minimum(length, _LONGEST)
    count = -(-int(kept.max(initial=0)) // 8)
    words = text.words(stop - 8 * count, count) if count else np.empty((len(start), 0), dtype=np.uint64)
    for k in range(count):
        keep = KEEP[k].take(kept)
        is_odd |= (_odd(words[:, count - 1 - k]) & keep) != 0
    return is_odd


def _odd(words: Words) -> Words:
    """The highest bit of each byte that is a control, `&`, `]`, or beyond ASCII."""
    plain = (words & _LOW) + _TO_HIGH
    for sign in (_AND, _BRACKET):
        plain &= ((words ^ sign) & _LOW) + _LOW
    return (~plain | words) & _HIGH
