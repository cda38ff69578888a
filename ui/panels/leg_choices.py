"""Which legs of a day may get a drawn line, and which can be joined."""

from collections.abc import Sequence

from expedition import naming
from expedition.kinds import LegOrigin
from expedition.records.day import LegRecord
from expedition.records.trip import LegLine
from expedition.text import _
from ui.maps.draw_card import LegChoice


def choices(legs: Sequence[LegRecord]) -> tuple[LegChoice, ...]:
    """Legs without a line first, then a new one, then those with a drawn one."""
    bare = [LegChoice(leg.id, _named(leg), leg.fields.note) for leg in legs if leg.track_id is None]
    drawn = [
        LegChoice(leg.id, _("{leg}, instead of its line").format(leg=_named(leg)), leg.fields.note)
        for leg in legs
        if is_drawn(legs, leg.id)
    ]
    return (*bare, LegChoice(0, _("A new leg")), *drawn)


def is_drawn(legs: Sequence[LegRecord], leg_id: int) -> bool:
    """Whether the line of a leg was drawn by hand."""
    return any(
        leg.id == leg_id and leg.track_id is not None and leg.fields.origin is LegOrigin.RECONSTRUCTED
        for leg in legs
    )


def can_join(legs: Sequence[LegRecord], leg_id: int) -> bool:
    """Whether a leg has a line, and one after it on its day has one too."""
    lined = [leg.id for leg in legs if leg.track_id is not None]
    return leg_id in lined[:-1]


def drawn_leg(lines: Sequence[LegLine], leg_id: int) -> LegLine | None:
    """The drawn line of a leg; None where it has none."""
    return next((line for line in lines if line.leg_id == leg_id and line.is_reconstructed), None)


def _named(leg: LegRecord) -> str:
    fields = leg.fields
    way = " → ".join(filter(None, (fields.from_place, fields.to_place)))
    return ", ".join(filter(None, (naming.title(fields.mode), way or fields.title)))
