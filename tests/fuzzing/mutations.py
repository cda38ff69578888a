"""Damages as they happen to files, and some that only ill will does."""

from collections.abc import Callable, Sequence
from random import Random

Mutation = Callable[[Random, bytearray, Sequence[bytes]], None]

_MOST_BYTES = 1 << 20
_SIZES = (0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0x10000000)
_WORDS = (
    *b"nan inf -inf 1e999 -0 1e-400 9999999999999999999999 0000-00-00T00:00:00Z 9999-12-31T23:59:59Z".split(),
    *b"< > & ' ]]> <!-- <![CDATA[ &#0; &#x10ffff; \xff\xfe \xef\xbb\xbf \xc3\x28 , ; { [ null".split(),
    *b".FIT PK\x03\x04".split(),
)


def mutate(random: Random, seeds: Sequence[bytes]) -> bytes:
    """One of the seeds with one to five damages."""
    # Small seeds are quick to read and are whole formats too, so they come more often.
    seed = seeds[min(random.randrange(len(seeds)), random.randrange(len(seeds)))]
    data = bytearray(seed)
    for _damage in range(random.randint(1, 5)):
        if data:
            random.choice(_MUTATIONS)(random, data, seeds)
    return bytes(data[:_MOST_BYTES])


def _flip(random: Random, data: bytearray, seeds: Sequence[bytes]) -> None:
    for _byte in range(random.choice((1, 1, 4, 30))):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def _put(random: Random, data: bytearray, seeds: Sequence[bytes]) -> None:
    at = random.randrange(len(data))
    data[at : at + random.choice((0, 1, 4))] = random.randbytes(random.choice((1, 2, 4, 16)))


def _cut(random: Random, data: bytearray, seeds: Sequence[bytes]) -> None:
    del data[random.randrange(len(data)) :]


def _drop(random: Random, data: bytearray, seeds: Sequence[bytes]) -> None:
    first, stop = _stretch(random, data)
    del data[first:stop]


def _repeat(random: Random, data: bytearray, seeds: Sequence[bytes]) -> None:
    first, stop = _stretch(random, data)
    times = random.choice((1, 1, 2, 50))
    data[first:first] = (bytes(data[first:stop]) * times)[: _MOST_BYTES - min(len(data), _MOST_BYTES)]


def _splice(random: Random, data: bytearray, seeds: Sequence[bytes]) -> None:
    other = random.choice(seeds)
    first, stop = _stretch(random, other)
    at = random.randrange(len(data))
    data[at : at + random.choice((0, stop - first))] = other[first:stop]


def _lie(random: Random, data: bytearray, seeds: Sequence[bytes]) -> None:
    """A number that may be a length becomes one at the edge of what fits."""
    width, order = random.choice((1, 2, 4)), random.choice(("little", "big"))
    value = random.choice((*_SIZES, len(data), random.randrange(1 << 16))) % (1 << 8 * width)
    at = random.choice((random.randrange(len(data)), random.randrange(min(len(data), 64))))
    data[at : at + width] = value.to_bytes(width, "big" if order == "big" else "little")


def _say(random: Random, data: bytearray, seeds: Sequence[bytes]) -> None:
    """A word that readers of text trip over."""
    at = random.randrange(len(data))
    data[at : at + random.choice((0, 1, 8))] = random.choice(_WORDS)


def _fill(random: Random, data: bytearray, seeds: Sequence[bytes]) -> None:
    """Space that was never written."""
    first, stop = _stretch(random, data)
    data[first:stop] = random.choice((b"\0", b"\xff", b" ")) * (stop - first)


def _stretch(random: Random, data: bytes | bytearray) -> tuple[int, int]:
    first = random.randrange(len(data))
    return first, min(len(data), first + random.choice((1, 10, 100, 1000, len(data))))


_MUTATIONS: tuple[Mutation, ...] = (
    _flip,
    _flip,
    _put,
    _cut,
    _drop,
    _repeat,
    _splice,
    _lie,
    _lie,
    _say,
    _fill,
)
