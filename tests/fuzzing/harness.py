"""Feeds a reader and notes whatever a reader must never do."""

import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from expedition.errors import UserError
from tests.fuzzing.mutations import mutate

LONGEST_S = 5.0


@dataclass(frozen=True)
class Find:
    """An input, and what the reader did with it that it must not."""

    data: bytes
    what: str


@dataclass
class Target:
    """Something that reads what others wrote.

    Attributes:
        made: Whole files for it, smallest first, of at most so many bytes.
        read: Reads one up to the last figure; refuses by a `UserError` and nothing else.
        damage: Makes another file of whole ones.
        share: How much of the time it gets, against 1 for others.
    """

    made: Callable[[int], list[bytes]]
    read: Callable[[bytes], object]
    damage: Callable[[Random, Sequence[bytes]], bytes] = mutate
    share: float = 1.0
    most_bytes: int = 200_000

    @cached_property
    def seeds(self) -> list[bytes]:
        """The whole files, made once."""
        return self.made(self.most_bytes)

    def inputs(self, seed: int) -> Iterator[bytes]:
        """Endless damaged files, the same ones for the same seed."""
        random = Random(seed)
        while True:
            yield self.damage(random, self.seeds)


def feed(read: Callable[[bytes], object], data: bytes) -> Find | None:
    """What goes wrong when this is read, None where all is well."""
    start = time.process_time()
    try:
        read(data)
    except UserError as error:
        if not str(error):
            return Find(data, "refused without a reason")
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        return Find(data, traceback.format_exc())
    took_s = time.process_time() - start
    return Find(data, f"it took {took_s:.1f} s") if took_s > LONGEST_S else None
