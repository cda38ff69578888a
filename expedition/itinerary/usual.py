"""How a new trip goes, as its files let one see: by their own words, their device, or their speeds."""

import re
from collections import defaultdict

from expedition.itinerary.modes import mode_of
from expedition.kinds import USUAL_MODES, LegMode
from expedition.records.importing import ImportPlan, PlannedLeg

_KM_H = 1 / 3.6
_DEVICES = (
    (
        LegMode.MOTORBIKE,
        r"motorrad|motorcycle|motorbike|z[uū]mo|tomtom rider|calimoto|kurviger|tripper",
    ),
    (LegMode.BICYCLE, r"\bedge\b|elemnt|wahoo|karoo|hammerhead|bryton|igpsport|\brox\b|lezyne"),
)
_WORDS = tuple((mode, re.compile(words)) for mode, words in _DEVICES)
_MOTOR_M_S, _TOURING_M_S, _MOTOR_TOP_M_S = 38 * _KM_H, 28 * _KM_H, 90 * _KM_H
_WALK_M_S, _WALK_TOP_M_S = 7.5 * _KM_H, 25 * _KM_H
_RAIL_M_S = 130 * _KM_H
"""Nobody keeps up this mean on a road: a train or a plane says nothing of the trip."""


def usual_mode(plan: ImportPlan) -> LegMode:
    """How most of the time of a plan was travelled."""
    seconds: defaultdict[LegMode, float] = defaultdict(float)
    for leg in [leg for leg in plan.legs if leg.include] or plan.legs:
        mode = _mode(plan, leg)
        if mode is not None:
            seconds[mode] += max(1.0, leg.figures.moving_s or 0.0)
    return max(USUAL_MODES, key=lambda mode: seconds[mode])


def _mode(plan: ImportPlan, leg: PlannedLeg) -> LegMode | None:
    """What one leg says of the trip, None where it says nothing."""
    read = plan.files[leg.file].read
    number = leg.parts[0].track if leg.parts else 0
    kind = read.tracks[number].kind if number < len(read.tracks) else ""
    said = mode_of(kind, LegMode.OTHER)
    if said is not LegMode.OTHER:
        return said if said in USUAL_MODES else None
    device = read.device.lower()
    return next((mode for mode, words in _WORDS if words.search(device)), None) or _by_speed(leg)


def _by_speed(leg: PlannedLeg) -> LegMode | None:
    figures = leg.figures
    if not figures.moving_s or not figures.distance_m:
        return None
    mean, top = figures.distance_m / figures.moving_s, figures.max_speed_m_s or 0.0
    if mean > _RAIL_M_S:
        return None
    if mean >= _MOTOR_M_S or (mean >= _TOURING_M_S and top >= _MOTOR_TOP_M_S):
        return LegMode.MOTORBIKE
    return LegMode.FOOT if mean <= _WALK_M_S and top <= _WALK_TOP_M_S else LegMode.BICYCLE
