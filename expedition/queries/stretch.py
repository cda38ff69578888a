"""The figures of a stretch of a day, from all points of its legs."""

from sqlalchemy.orm import Session

from expedition.queries import day_parts
from expedition.queries.day_parts import Which
from expedition.queries.lines import day_lines
from expedition.records.stretch import StretchFigures
from expedition.stats import stretch

_ALL = 10**9


def day_stretch(session: Session, day_id: int, from_m: float, to_m: float) -> StretchFigures:
    """What lies between two kilometres of a day, in metres of its way; for a job, not for the window.

    Raises:
        UserError: The day is gone, or what is stored of a line is damaged.
    """
    lines = day_lines(session, day_id, _ALL)
    legs = {leg.id: leg for leg in day_parts.legs(session, Which(day_id)).get(day_id, ())}
    return stretch.compute(lines, legs, from_m, to_m)
