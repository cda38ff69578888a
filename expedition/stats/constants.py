"""The constants behind computed figures, in one place, with the reason of each."""

from collections.abc import Mapping
from dataclasses import field

from expedition.kinds import LegMode
from expedition.record_classes import dataclass

KM_H = 1 / 3.6

_SPEED_LIMITS_M_S = {
    LegMode.BICYCLE: 120 * KM_H,
    LegMode.MOTORBIKE: 250 * KM_H,
    LegMode.FOOT: 20 * KM_H,
    LegMode.HORSE: 70 * KM_H,
    LegMode.KAYAK: 40 * KM_H,
    LegMode.SKI: 120 * KM_H,
    LegMode.CAR: 250 * KM_H,
    LegMode.BUS: 250 * KM_H,
    LegMode.TRAIN: 450 * KM_H,
    LegMode.FERRY: 120 * KM_H,
    LegMode.PLANE: 1_300 * KM_H,
    LegMode.OTHER: 250 * KM_H,
}
_ENGINES = frozenset(
    {LegMode.MOTORBIKE, LegMode.CAR, LegMode.BUS, LegMode.TRAIN, LegMode.PLANE, LegMode.OTHER}
)


@dataclass(frozen=True, slots=True)
class Constants:
    """What the figures depend on; change one and raise `version`.

    Attributes:
        version: Stamped on every set of figures.
        z_score: A point is a jump above this modified z-score of its acceleration (GPXSee's choice).
        jump_m_s2, motor_jump_m_s2: and only above what brakes can do, so that a calm day's MAD cannot
            condemn its hardest braking; the second for engines.
        detour_m: and only where leaving it out shortens the way by so much.
        island_points, island_s: So many points, or points of so long, between two impossible steps may be a
            jump; more are a place one was at.
        pace_s: The way between two instants this far apart gives the speed of the step between them,
            since the jitter of a receiver at rest adds up step by step, but not over ten seconds.
        riding_m_s, walking_m_s: Slower is a stop; pushing a loaded bicycle at 2 km/h moves.
        pause_s: A shorter stop is none.
        break_s: A longer time between two points is a break.
        rest_s: So long a stand before one leaves or after one has arrived is a device left running.
        best_s: The maximum speed is the best mean over at least this long.
        cell_m: Heights are averaged over this much way.
        smooth_cells: and then over so many cells (225 m).
        climb_gps_m, climb_barometer_m: A rise or fall below this is noise.
        temperature_s: A sensor's readings are averaged over this long.
        warm_up_s: The first readings still come from the tent.
        speed_limits_m_s: No point can be reached faster,
        error_m: beyond the error a receiver between houses has from one second to the next.
    """

    version: int = 3
    z_score: float = 5.0
    jump_m_s2: float = 6.0
    motor_jump_m_s2: float = 12.0
    detour_m: float = 10.0
    island_points: int = 10
    island_s: float = 60.0
    pace_s: float = 10.0
    riding_m_s: float = 0.4
    walking_m_s: float = 0.15
    pause_s: float = 10.0
    break_s: float = 300.0
    rest_s: float = 3_600.0
    best_s: float = 20.0
    cell_m: float = 25.0
    smooth_cells: int = 9
    climb_gps_m: float = 10.0
    climb_barometer_m: float = 5.0
    temperature_s: float = 300.0
    warm_up_s: float = 600.0
    error_m: float = 40.0
    speed_limits_m_s: Mapping[LegMode, float] = field(default_factory=lambda: dict(_SPEED_LIMITS_M_S))

    def least_climb_m(self, *, has_barometer: bool) -> float:
        """The rise or fall below which heights are noise."""
        return self.climb_barometer_m if has_barometer else self.climb_gps_m

    def jump(self, mode: LegMode) -> float:
        """The acceleration above which a point can be a jump, m/s²."""
        return self.motor_jump_m_s2 if mode in _ENGINES else self.jump_m_s2

    def least_speed(self, mode: LegMode) -> float:
        """The speed below which one stands, m/s."""
        return self.walking_m_s if mode == LegMode.FOOT else self.riding_m_s


USUAL = Constants()

BAROMETER_VERSION = 3
"""Since this version of the figures, rises are measured finer where the device has a barometer."""
