"""Making lines again: thinner levels from the full one, the full one from its original file."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from expedition.errors import UserError
from expedition.importers import batch
from expedition.itinerary import answers, cut
from expedition.kinds import LegMode
from expedition.packing import as_kept, pack, pack_line, unpack
from expedition.points import join
from expedition.records.importing import ImportPlan, PackedLine
from expedition.store.attachments import Progress
from expedition.text import _


def sha256_of(data: bytes) -> str:
    """The SHA-256 of packed points, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def thinner(full: bytes) -> tuple[bytes, ...]:
    """The levels of a full line that are thinner than it; raises `ValueError` where it is damaged."""
    return pack_line(unpack(full)).levels


def full_line(
    originals: Sequence[Path], wanted: str, zone: str, progress: Progress, points: int = 0
) -> bytes | None:
    """The packed line with this SHA-256, read again from the files it was made of; None where none is it.

    `zone` answers where a file does not say whose clock its times are of. Where `points` is given, a line
    of so many points is taken if none has that SHA-256.
    """
    other = None
    for line in _lines(originals, zone, progress):
        if sha256_of(line) == wanted:
            return line
        if points and other is None and len(unpack(line)) == points:
            other = line
    return other


def _lines(originals: Sequence[Path], zone: str, progress: Progress) -> Iterator[bytes]:
    """All lines that these files may have been made to."""
    progress(0, 0, _("Reading originals again"))
    try:
        plan = batch.plan_files(list(originals), (), LegMode.BICYCLE, progress)
    except (OSError, ValueError, UserError):
        return
    for variant in _answered(plan, zone):
        for leg in variant.legs:
            yield leg.line.full
            yield from _joined(variant, leg.key)
    for read in batch.read_files(list(originals), progress):
        planned = [route.points for route in read.routes]
        tracks = [track.points for track in read.tracks]
        for points in (*planned, *tracks, *((join(tracks),) if len(tracks) > 1 else ())):
            if len(points):
                yield pack(as_kept(points))


def _answered(plan: ImportPlan, zone: str) -> Iterator[ImportPlan]:
    yield plan
    for answer in (zone, "yes"):
        if answer:
            with suppress(UserError, ValueError):
                yield answers.answer_all(plan, answer)


def _joined(plan: ImportPlan, key: int) -> Iterator[bytes]:
    """The line of a leg with those that follow it, one after another."""
    with suppress(UserError):
        while True:
            plan = cut.join(plan, key)
            yield next(leg.line.full for leg in plan.legs if leg.key == key)


def repacked(levels: Iterable[bytes]) -> PackedLine | None:
    """The finest line of these that can be read, with its thinner levels; None where none can be."""
    for data in levels:
        with suppress(ValueError):
            return PackedLine(data, thinner(data))
    return None
