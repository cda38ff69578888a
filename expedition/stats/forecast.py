"""When the goal will be reached if the last weeks go on, rests and all, and how far that may be out."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from expedition.points import F64
from expedition.record_classes import dataclass

LOOKED_AT_DAYS = 56
"""The pace is that of the last eight weeks, or of all days where there are fewer."""

LEAST_DAYS, LEAST_RIDDEN = 14, 5
"""Below so many days, or so many of them with kilometres, nothing can be said."""

FARTHEST_DAYS = 750
"""Nothing is said of what lies farther off at an even pace."""

_BLOCK_DAYS = 7
_ROUNDS = 400
_SEED = 7
_EARLY, _LIKELY, _LATE = 0.1, 0.5, 0.9


@dataclass(frozen=True, slots=True)
class Forecast:
    """The evening on which the goal will be reached: in one of ten cases before `early`, or after `late`.

    Attributes:
        since: The last evening of the log, from which on it is guessed.
        since_m: How far the trip had come by then.
        goal_m: What is to be reached.
        likely: The date as often missed as met.
        pace_m: Ridden distance per day, rests counted, of the days looked at.
        looked_at_days: How many days that are.
    """

    since: date
    since_m: float
    goal_m: float
    early: date
    likely: date
    late: date
    pace_m: float
    looked_at_days: int


def forecast(ridden_m: Mapping[date, float], goal_m: float | None) -> Forecast | None:
    """The forecast from the ridden distance of each date; None where there are too few, or nothing is left.

    Weeks of the log are drawn again and again and laid behind the last evening, as often as needed to reach
    the goal: whole weeks, because a rest follows long days. Dates without an entry count as days of nothing
    ridden. The same log always gives the same forecast.
    """
    if not ridden_m or not goal_m:
        return None
    last = max(ridden_m)
    total_m = sum(ridden_m.values())
    ways = _last_days(ridden_m, last)
    if total_m >= goal_m or len(ways) < LEAST_DAYS or int((ways > 0).sum()) < LEAST_RIDDEN:
        return None
    pace_m = float(ways.mean())
    if (goal_m - total_m) / pace_m > FARTHEST_DAYS:
        return None
    days = np.sort(_rounds(ways, goal_m - total_m, pace_m))
    early, likely, late = (int(days[round(share * (_ROUNDS - 1))]) for share in (_EARLY, _LIKELY, _LATE))
    if (date.max - last).days < late:
        return None
    return Forecast(
        since=last,
        since_m=total_m,
        goal_m=goal_m,
        early=last + timedelta(days=early),
        likely=last + timedelta(days=likely),
        late=last + timedelta(days=late),
        pace_m=pace_m,
        looked_at_days=len(ways),
    )


def _last_days(ridden_m: Mapping[date, float], last: date) -> F64:
    """What was ridden on each of the last dates, in order."""
    count = min(LOOKED_AT_DAYS, (last - min(ridden_m)).days + 1)
    dates = (last - timedelta(days=back) for back in reversed(range(count)))
    return np.array([ridden_m.get(day, 0.0) for day in dates])


def _rounds(ways: F64, left_m: float, pace_m: float) -> Sequence[int]:
    """How many days each round takes to ride what is left."""
    # Twice as long as at the even pace: a round that is slower still counts as taking all of it.
    blocks = int(2 * left_m / pace_m) // _BLOCK_DAYS + 2
    # This generator is frozen: every version of numpy draws the same.
    starts = np.random.RandomState(_SEED).randint(0, len(ways), size=(_ROUNDS, blocks))
    places = (starts[:, :, np.newaxis] + np.arange(_BLOCK_DAYS)) % len(ways)
    reached = np.cumsum(ways[places].reshape(_ROUNDS, -1), axis=1) >= left_m
    days = np.where(reached.any(axis=1), reached.argmax(axis=1) + 1, reached.shape[1])
    return [int(count) for count in days]
