"""Adding, updating and removing legs."""

from contextlib import suppress

from sqlalchemy.orm import Session

from expedition.entities import Day, Leg, Track
from expedition.entities.fields import assign, values
from expedition.entities.rows import get
from expedition.itinerary.devices import has_barometer
from expedition.kinds import LegMode
from expedition.packing import unpack
from expedition.records.fields import LegFields, LegFigures
from expedition.stats.leg import compute


def add(session: Session, day_id: int, fields: LegFields) -> int:
    """Adds a leg without a track to a day and returns its id."""
    day = get(session, Day, day_id)
    leg = Leg(**values(fields), position=len(day.legs))
    day.legs.append(leg)
    session.flush()
    return leg.id


def update(session: Session, leg_id: int, fields: LegFields) -> None:
    """Replaces everything that is known of a leg itself; its track stays, its figures follow a new mode."""
    leg = get(session, Leg, leg_id)
    is_same_mode = leg.mode is fields.mode
    assign(leg, fields)
    if not is_same_mode and leg.track is not None and leg.figures is not None:
        with suppress(ValueError):  # points that are damaged are for `check` to tell
            figures = _computed(leg.track, fields.mode)
            assign(leg.figures, figures)
            leg.start_utc = figures.start_utc


def remove(session: Session, leg_id: int) -> None:
    """Removes a leg with its track; the original file stays in the logbook's folder."""
    session.delete(get(session, Leg, leg_id))


def _computed(track: Track, mode: LegMode) -> LegFigures:
    """The figures of a kept line; its heights are a barometer's only where those of all its files are."""
    joined = [one.source for one in track.joined]
    devices = [source.device for source in (track.source, *joined) if source is not None]
    is_barometric = bool(devices) and all(map(has_barometer, devices))
    return compute(unpack(track.lines[0].data), mode, has_barometer=is_barometric)
