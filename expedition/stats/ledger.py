"""What stands beside the entries of a trip: days, money at home, days left, kilometres on parts."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any

from expedition.kinds import KmScale
from expedition.record_classes import dataclass
from expedition.records.day import Entry
from expedition.records.fields import RepairFields
from expedition.records.kit import GearUse
from expedition.records.money import Spending
from expedition.records.papers import PaperState
from expedition.records.table import TableDay, TableLine
from expedition.stats.counters import CounterState
from expedition.stats.gear import DatedRepair, Garage
from expedition.stats.money import Rates, spending
from expedition.stats.prices import PRICED_KINDS, payment
from expedition.stats.scales import DayStretch, Kilometres, on_all


@dataclass(frozen=True, slots=True)
class Ledger:
    """The figures of one trip that lines are shown with; the mappings go by the ids of entries.

    `today` is the day that papers are looked at.
    """

    today: date
    days: Mapping[int, TableDay]
    rates: Rates
    garage: Garage
    uses: Mapping[int, GearUse]
    papers: Mapping[int, PaperState]
    counters: Mapping[int, CounterState]
    _spent: dict[tuple[str, int], tuple[Any, Spending | None]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @property
    def is_one_year(self) -> bool:
        """Whether the days, which are in order, lie in one year."""
        days = tuple(self.days.values())
        return not days or days[0].date.year == days[-1].date.year

    def day(self, line: TableLine) -> TableDay | None:
        """The day of a line."""
        return self.days.get(line.day_id) if line.day_id is not None else None

    def spending(self, line: TableLine) -> Spending | None:
        """The price of a line worked out; None where nothing is said of any."""
        if line.kind not in PRICED_KINDS:
            return None
        known = self._spent.get(line.key)
        if known is None or known[0] is not line.fields:
            known = self._spent[line.key] = (line.fields, self._spending(line))
        return known[1]

    def _spending(self, line: TableLine) -> Spending | None:
        day = self.day(line)
        entry = Entry(line.id, line.day_id, line.fields)
        found = payment(line.kind, entry, day.date if day else None, day.country if day else "")
        return spending(found, self.rates) if found is not None else None

    def kilometres(self, line: TableLine, field: str = "distance_m") -> Kilometres:
        """Where a line lies, on all scales."""
        day, fields = self.day(line), line.fields
        stretch = DayStretch(day.before_m, day.length_m) if day is not None else None
        scale = getattr(fields, "scale", KmScale.DAY)
        distance_m: Any = getattr(fields, field)
        return on_all(scale, distance_m, stretch)

    def part_m(self, line: TableLine) -> float | None:
        """What the part that was mended had done, by the gear it was."""
        day = self.day(line)
        if day is None or not isinstance(line.fields, RepairFields):
            return None
        return self.garage.part_m(DatedRepair(line.id, day.date, line.fields))
