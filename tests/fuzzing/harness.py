"""Feeds a reader and notes whatever a reader must never do."""

import io
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from expedition.errors import ReadError
from expedition.importers.base import Reader, facts
from expedition.records.importing import ReadFile
from tests.fuzzing.mutations import mutate

LONGEST_S = 5.0


@dataclass(frozen=True)
class Find:
    """An input, and what the reader did with it that it must not."""

    data: bytes
    what: str


def inputs(seeds: list[bytes], seed: int) -> Iterator[bytes]:
    """Endless damaged files, the same ones for the same seed."""
    random = Random(seed)
    while True:
        yield mutate(random, seeds)


def feed(name: str, reader: Reader, data: bytes) -> Find | None:
    """What goes wrong when this is read up to the last figure, None where all is well."""
    start = time.monotonic()
    try:
        found = reader(io.BytesIO(data))
        facts(ReadFile(Path(name), "", len(data), name), found)
        for route in found.routes:
            assert not route.points.has_time.any()
        holds = found.tracks or found.waypoints or found.routes or found.photo or found.warnings
        assert holds, "nothing came out, and nothing was said"
    except ReadError as error:
        if not str(error):
            return Find(data, "refused without a reason")
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        return Find(data, traceback.format_exc())
    took_s = time.monotonic() - start
    return Find(data, f"it took {took_s:.1f} s") if took_s > LONGEST_S else None
