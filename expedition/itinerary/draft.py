"""A leg as its file alone tells it: computed and packed, not yet compared with any other."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial

from expedition.atlas.borders import country_of
from expedition.itinerary.carried import carriages
from expedition.itinerary.crossings import countries_along
from expedition.itinerary.devices import has_barometer
from expedition.itinerary.modes import mode_of
from expedition.itinerary.places import hollow
from expedition.itinerary.split import Piece, pieces
from expedition.kinds import LegMode
from expedition.packing import as_kept, pack_line
from expedition.record_classes import dataclass
from expedition.records.borders import CountryStretch
from expedition.records.fields import LegFigures
from expedition.records.importing import Carriage, PackedLine, ReadFile
from expedition.stats.leg import compute

_LARGE, _THREADS = 200_000, 2


@dataclass(frozen=True, slots=True)
class Draft:
    """One leg of a file with figures and packed line; small enough to hand between processes.

    `track` numbers the file's tracks; `needs_zone` says that the date hangs on the zone of its times;
    `has_barometer` that its heights are surely those of a barometer.
    """

    title: str
    zone: str
    country: str
    date: date | None
    why_undated: str
    mode: LegMode
    figures: LegFigures
    line: PackedLine
    carriages: tuple[Carriage, ...]
    track: int
    needs_zone: bool
    has_barometer: bool
    stretches: tuple[CountryStretch, ...]


def drafts(read: ReadFile, mode: LegMode) -> tuple[Draft, ...]:
    """The legs of a file; `mode` is the trip's, used where a track names none itself."""
    make = partial(_draft, mode=mode, is_barometric=has_barometer(read.device))
    found = pieces(read)
    if read.points < _LARGE or len(found) == 1:
        return tuple(map(make, found))
    # A large file is most often read alone: its legs are then worth the second processor.
    with ThreadPoolExecutor(_THREADS) as pool:
        return tuple(pool.map(make, found))


def without_points(read: ReadFile) -> ReadFile:
    """The file with its facts only: names and sensors of its tracks stay, the points of plans alone too."""
    return replace(read, tracks=tuple(track if track.is_plan else hollow(track) for track in read.tracks))


def _draft(piece: Piece, *, mode: LegMode, is_barometric: bool) -> Draft:
    own = mode_of(piece.kind, mode)
    points = as_kept(piece.points)
    figures = compute(points, own, has_barometer=is_barometric)
    countries = countries_along(points, own)
    return Draft(
        piece.title,
        piece.zone,
        country_of(countries, piece.zone),
        piece.date,
        piece.why_undated,
        own,
        figures,
        pack_line(points),
        carriages(points, own, figures),
        piece.track,
        piece.needs_zone,
        is_barometric,
        countries,
    )


Drafts = Sequence[Sequence[Draft]]
"""The drafts of each file, in the order of the files."""
