"""How the lines of a trip look, in window and report: strokes that lie over each other, in pixels."""

from enum import StrEnum

from expedition.record_classes import dataclass


class LineRole(StrEnum):
    """What a line is, seen from the day that is chosen; days before it alternate in two tones."""

    TODAY = "today"
    EVEN = "even"
    ODD = "odd"
    COMING = "coming"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Stroke:
    """One pass of the pen.

    Attributes:
        token: The colour, by its name among the tokens.
        width: Pixels.
        dash: Lengths of strokes and gaps in pixels; empty for a solid line.
        is_dotted: The strokes of the dash are round dots.
    """

    token: str
    width: float
    dash: tuple[float, float] | tuple[()] = ()
    is_dotted: bool = False


_CASING = Stroke("casing", 5.7)
_TONES = {LineRole.EVEN: "past", LineRole.ODD: "past_odd"}
_DOTS = (0.1, 3.6)
DAY_END_PX = 2.4
"""The radius of the dot where one day ends and the next begins."""


def strokes(role: LineRole, *, is_carried: bool, is_reconstructed: bool) -> tuple[Stroke, ...]:
    """The passes of the pen for a line, the lowest first."""
    if role is LineRole.TODAY:
        if is_carried:
            return (_CASING, Stroke("transit", 3.0, (8.0, 5.0)))
        return (_CASING, Stroke("here", 3.2, (7.0, 5.0) if is_reconstructed else ()))
    if role is LineRole.PLAN:
        return (Stroke("plan", 1.5, _DOTS, is_dotted=True),)
    if is_carried:
        return (Stroke("transit", 2.0, (6.0, 4.0)),)
    if role is LineRole.COMING:
        return (Stroke("past", 1.5, _DOTS, is_dotted=True),)
    return (Stroke(_TONES[role], 2.0, (6.0, 4.4) if is_reconstructed else ()),)


def gap_stroke(role: LineRole) -> Stroke:
    """The pen for the straight way over what nobody recorded."""
    return Stroke("here" if role is LineRole.TODAY else _TONES.get(role, "past"), 1.5, _DOTS, is_dotted=True)
