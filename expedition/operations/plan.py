"""Writing the plan of a trip: its stages in their order, and what is planned for the whole."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from expedition.entities import Stage, Trip
from expedition.entities.fields import assign, extract, values
from expedition.entities.rows import get
from expedition.records.fields import StageFields, TripFields


def change(session: Session, trip_id: int, /, **changes: Any) -> None:
    """Replaces some of what is planned for a trip as a whole, and leaves the rest as it is."""
    trip = get(session, Trip, trip_id)
    assign(trip, replace(extract(TripFields, trip), **changes))


def add_stages(session: Session, trip_id: int, stages: Sequence[StageFields]) -> tuple[int, ...]:
    """Adds stages behind those there are, and returns their ids."""
    held = _stages(session, trip_id)
    made = [
        Stage(**values(replace(fields, position=position)), trip_id=trip_id)
        for position, fields in enumerate(stages, len(held) + 1)
    ]
    _number(held)
    session.add_all(made)
    session.flush()
    return tuple(stage.id for stage in made)


def replace_stages(session: Session, trip_id: int, stages: Sequence[StageFields]) -> None:
    """Puts these in the place of all stages of a trip."""
    for stage in _stages(session, trip_id):
        session.delete(stage)
    session.flush()
    add_stages(session, trip_id, stages)


def remove_stages(session: Session, trip_id: int, stage_ids: Sequence[int]) -> None:
    """Removes stages and numbers those that stay."""
    for stage_id in stage_ids:
        session.delete(get(session, Stage, stage_id))
    session.flush()
    _number(_stages(session, trip_id))


def move_stage(session: Session, stage_id: int, steps: int) -> None:
    """Moves a stage up or down among those of its trip, as far as they go."""
    stage = get(session, Stage, stage_id)
    order = _stages(session, stage.trip_id)
    at = order.index(stage)
    order.insert(min(max(at + steps, 0), len(order) - 1), order.pop(at))
    _number(order)


def _stages(session: Session, trip_id: int) -> list[Stage]:
    get(session, Trip, trip_id)
    wanted = select(Stage).where(Stage.trip_id == trip_id).order_by(Stage.position, Stage.id)
    return list(session.execute(wanted).scalars())


def _number(stages: Sequence[Stage]) -> None:
    for position, stage in enumerate(stages, 1):
        stage.position = position
