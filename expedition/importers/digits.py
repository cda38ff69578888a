"""Decimal numbers in the bytes of a text, read eight characters at a time and thousands of numbers at once.

A word is eight characters as one integer, the first of them in its lowest byte.
"""

import numpy as np
import numpy.typing as npt

from expedition.points import F64, I64, Mask

Words = npt.NDArray[np.uint64]
Matrix = npt.NDArray[np.uint8]

PAD = 64
"""So many bytes before and behind a text may be looked at with the rest."""

_ZEROS = np.uint64(0x3030303030303030)
_LOW = np.uint64(0x7F7F7F7F7F7F7F7F)
_HIGH = np.uint64(0x8080808080808080)
_ABOVE_NINE = np.uint64(0x7676767676767676)
_PAIRS = np.uint64(0x000000FF000000FF)
_FIRST_PAIRS = np.uint64(100 + (1_000_000 << 32))
_SECOND_PAIRS = np.uint64(1 + (10_000 << 32))
_ONE, _EIGHT, _TEN = np.uint64(1), np.uint64(8), np.uint64(10)
_HALF, _QUARTER = np.uint64(32), np.uint64(16)
_MINUS, _PLUS, _DOT = b"-+."

_WORDS = 3
_LONGEST = 8 * _WORDS
_MOST_DIGITS = 19
"""So many fit into 64 bits whatever they are."""

_POWERS = np.array([10 ** min(k, _MOST_DIGITS) for k in range(_LONGEST + 1)], dtype=np.uint64)
_POWERS_F = np.array([10.0**k for k in range(_LONGEST + 1)])
_SPLIT = 134_217_729.0
_POWERS_HIGH = _SPLIT * _POWERS_F - (_SPLIT * _POWERS_F - _POWERS_F)
_POWERS_LOW = _POWERS_F - _POWERS_HIGH
_EXACT = np.uint64(1 << 53)

KEEP: list[Words] = [
    np.array(
        [(0xFFFFFFFFFFFFFFFF << (8 * (8 - min(max(k - 8 * word, 0), 8)))) & 0xFFFFFFFFFFFFFFFF
         for k in range(_LONGEST + 1)],
        dtype=np.uint64,
    )
    for word in range(_WORDS)
]  # fmt: skip
"""What to keep of the last word, the one before it, …, of a value of so many characters that ends with it."""


class Text:
    """Bytes that can be looked at from any place on; places are counted from the start of `data`."""

    def __init__(self, data: bytearray) -> None:
        """Of bytes that begin and end with `PAD` others; they may change, but not in number."""
        self.data = data
        self.signs: Matrix = np.frombuffer(data, dtype=np.uint8)

    def pieces(self, at: I64, length: int) -> npt.NDArray[np.void]:
        """So many bytes from each place on."""
        view = np.ndarray((len(self.data) - length + 1,), f"V{length}", self.data, 0, (1,))
        found: npt.NDArray[np.void] = view[at]
        return found

    def words(self, at: I64, count: int) -> Words:
        """So many words from each place on, a column each."""
        return self.pieces(at, 8 * count).view("<u8").astype(np.uint64, copy=False).reshape(len(at), count)

    def rows(self, at: I64, length: int) -> Matrix:
        """So many characters from each place on, a column each."""
        return self.pieces(at, length).view(np.uint8).reshape(len(at), length)


def no_digits(digits: Words) -> Words:
    """The highest bit of each byte that is none of 0 … 9."""
    return (((digits & _LOW) + _ABOVE_NINE) | digits) & _HIGH


def values_of(text: Words) -> Words:
    """Characters as the digits they stand for."""
    return text ^ _ZEROS


def pairs(digits: Words) -> Words:
    """At every byte its digit and the next as one number; of use at every other byte."""
    return digits * _TEN + (digits >> _EIGHT)


def whole(digits: Words) -> Words:
    """Eight digits as one number."""
    two = pairs(digits)
    high = (two & _PAIRS) * _FIRST_PAIRS
    return (high + ((two >> _QUARTER) & _PAIRS) * _SECOND_PAIRS) >> _HALF


def first_of(text: Words, sign: int) -> I64:
    """In how many bytes the first byte of this value comes, 8 without any."""
    other = text ^ np.uint64(sign * 0x0101010101010101)
    zero = ~(((other & _LOW) + _LOW) | other | _LOW)
    return (np.bitwise_count((zero - _ONE) & ~zero) >> 3).astype(np.int64)


def decimals(text: Text, start: I64, stop: I64) -> tuple[F64, Mask]:
    """Numbers between these places, and which are doubtful: none, or spelled in a way not known here.

    Known are a sign, up to eight digits, and a dot with more of them, 19 in all; an empty value is NaN and
    not doubtful.
    """
    length = stop - start
    sign = text.signs.take(start)
    is_minus = sign == _MINUS
    is_signed = is_minus | (sign == _PLUS)
    is_empty = length == 0
    if is_signed.any():
        length -= is_signed & ~is_empty
    is_known = (length > 0) & (length <= _LONGEST)
    if not is_known.all():
        length[~is_known] = 0
    longest = length.max(initial=0)
    digits, behind, is_single = _last_digits(text, stop, length)
    is_known &= is_single
    left = stop - behind
    is_known &= (text.signs.take(left) == _DOT) | (behind == 0)
    length -= behind
    decimal = np.maximum(behind - 1, 0)
    is_known &= (length <= 8) & (length + decimal > 0)
    if len(digits) == 1 and longest <= 8:
        before = digits[0] << (behind * 8).astype(np.uint64)
    else:
        before = values_of(text.words(left - 8, 1)[:, 0]) & KEEP[0].take(np.minimum(length, 8))
        is_known &= no_digits(before) == 0
    total = whole(before) * _POWERS.take(decimal)
    for k, word in enumerate(digits):
        total += whole(word & KEEP[k].take(decimal)) * _POWERS[8 * k]
    if len(digits) == _WORDS:
        is_known &= length + decimal <= _MOST_DIGITS
    values = _quotients(total, decimal)
    if is_minus.any():
        values = np.where(is_minus, -values, values)
    if not is_known.all():
        values[~is_known] = np.nan
    return values, ~(is_known | is_empty)


def _last_digits(text: Text, stop: I64, length: I64) -> tuple[list[Words], I64, Mask]:
    """The last words of values, back to a sign that is no digit.

    Besides, how many characters before the end that sign stands, 0 for none, and whether it is the only one.
    """
    digits: list[Words] = []
    behind = np.zeros(len(stop), dtype=np.int64)
    is_single = np.ones(len(stop), dtype=np.bool_)
    wanted = length
    count = max(1, -(-int(length.max(initial=0)) // 8))
    words = text.words(stop - 8 * count, count)
    for k in range(count):
        word = values_of(words[:, count - 1 - k])
        word &= KEEP[k].take(wanted)
        digits.append(word)
        other = no_digits(word)
        is_single &= np.bitwise_count(other) <= 1
        place = 8 - (np.bitwise_count(other - _ONE) >> 3).astype(np.int64)
        if k:
            place[place > 0] += 8 * k
        behind += place
        is_wanted = (behind == 0) & (length > 8 * (k + 1))
        if not is_wanted.any():
            break
        wanted = length if is_wanted.all() else length * is_wanted
    return digits, behind * is_single, is_single


def _quotients(total: Words, decimal: I64) -> F64:
    """Integers divided by so many powers of ten, rounded once."""
    divisor = _POWERS_F.take(decimal)
    high = total.astype(np.float64)
    quotient: F64 = high / divisor
    if int(total.max(initial=0)) <= _EXACT:
        return quotient
    # The rest of the division, exact because each factor is split into halves of its digits.
    low = (total - high.astype(np.uint64)).view(np.int64).astype(np.float64)
    q_high = _SPLIT * quotient
    q_high -= q_high - quotient
    q_low = quotient - q_high
    p_high, p_low = _POWERS_HIGH.take(decimal), _POWERS_LOW.take(decimal)
    product = quotient * divisor
    error = ((q_high * p_high - product) + q_high * p_low + q_low * p_high) + q_low * p_low
    quotient += (((high - product) - error) + low) / divisor
    return quotient
