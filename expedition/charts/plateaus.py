"""Days on which the line of ridden kilometres stands still."""

from expedition.charts.day_axis import DayAxis
from expedition.kinds import DayKind
from expedition.record_classes import dataclass
from expedition.records.trip import TripSeries


@dataclass(frozen=True, slots=True)
class Plateau:
    """A run of days of one kind, from `start` to `stop` on the day axis, as high as its last evening."""

    kind: DayKind
    start: float
    stop: float
    total_m: float
    place: str

    @property
    def days(self) -> int:
        """How many columns it covers."""
        return round(self.stop - self.start)


def plateaus(series: TripSeries, axis: DayAxis) -> tuple[Plateau, ...]:
    """The runs of neighbouring days of the same kind that were not for riding, in order."""
    found: list[Plateau] = []
    for column, day in zip(axis.columns, series.days, strict=True):
        if day.kind is DayKind.RIDE:
            continue
        start, stop = column - 0.5, column + 0.5
        before = found[-1] if found else None
        if before and (before.kind, before.stop, before.total_m) == (day.kind, start, day.total_m):
            start = found.pop().start
        found.append(Plateau(day.kind, start, stop, day.total_m, day.label))
    return tuple(found)
