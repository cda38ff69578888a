"""A trip as weeks of days, without the window: what stands in each cell, and the sums of each week."""

from collections.abc import Sequence
from datetime import date, timedelta

from expedition import units
from expedition.kinds import DayKind
from expedition.record_classes import dataclass
from expedition.records.day import DayRow
from expedition.text import _, plural
from ui.models.day_lines import day_line

DAYS = 7


@dataclass(frozen=True, slots=True)
class Cell:
    """A date of the calendar; `day_id` is None where the trip has no day of it.

    `country` is filled where it is another than on the day before, `share` is its part of the longest day.
    A quiet day has its kind in words and no way; `is_gap` marks a date without a day within the trip.
    """

    date: date
    date_words: str
    said: str
    is_gap: bool = False
    day_id: int | None = None
    number: str = ""
    country: str = ""
    kind: DayKind = DayKind.RIDE
    from_words: str = ""
    to_words: str = ""
    is_quiet: bool = False
    distance: str = ""
    share: float = 0.0
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WeekSum:
    """What a week came to, in words; empty where nothing was ridden."""

    distance: str = ""
    days: str = ""
    average: str = ""

    @property
    def said(self) -> str:
        """All of it."""
        return ", ".join(
            part for part in (self.distance and f"{self.distance} km", self.days, self.average) if part
        )


class Weeks:
    """The weeks of a trip, Monday first, made into words as they are asked for."""

    def __init__(self, rows: Sequence[DayRow] = ()) -> None:
        self._rows = {row.date: row for row in rows}
        self._cells: dict[date, Cell] = {}
        self._sums: dict[int, WeekSum] = {}
        self._dates = {row.id: row.date for row in rows}
        self._longest_m = max((row.distance_m or 0.0 for row in rows), default=0.0)
        self.first = rows[0].date if rows else None
        self.last = rows[-1].date if rows else None
        self._monday = rows[0].date - timedelta(days=rows[0].date.weekday()) if rows else date.min
        self.count = (rows[-1].date - self._monday).days // DAYS + 1 if rows else 0
        self._before = self._countries(rows)

    @property
    def kinds(self) -> tuple[DayKind, ...]:
        """The kinds of day that the trip has, in their usual order."""
        there = {row.kind for row in self._rows.values()}
        return tuple(kind for kind in DayKind if kind in there)

    def date_at(self, week: int, weekday: int) -> date:
        """The date of a cell."""
        return self._monday + timedelta(days=week * DAYS + weekday)

    def place_of(self, day: date) -> tuple[int, int]:
        """Week and weekday of a date, which may lie outside."""
        return divmod((day - self._monday).days, DAYS)

    def date_of(self, day_id: int | None) -> date | None:
        """The date of a day, None where the trip does not have it."""
        return self._dates.get(day_id) if day_id is not None else None

    def row(self, day: date) -> DayRow | None:
        """The day of a date."""
        return self._rows.get(day)

    def cell(self, day: date) -> Cell:
        """What stands in the cell of a date."""
        if day not in self._cells:
            row = self._rows.get(day)
            self._cells[day] = self._empty(day) if row is None else self._full(row)
        return self._cells[day]

    def week_sum(self, week: int) -> WeekSum:
        """What a week came to."""
        if week not in self._sums:
            dates = (self.date_at(week, weekday) for weekday in range(DAYS))
            self._sums[week] = _week_sum([self._rows[day] for day in dates if day in self._rows])
        return self._sums[week]

    def _countries(self, rows: Sequence[DayRow]) -> dict[date, str]:
        """The country that begins on a day, by the days where one does."""
        begins, country = {}, ""
        for row in rows:
            if row.country and row.country != country:
                begins[row.date] = country = row.country
        return begins

    def _empty(self, day: date) -> Cell:
        is_gap = self.first is not None and self.last is not None and self.first < day < self.last
        words = _("no entry")
        return Cell(day, units.day_month(day), f"{units.weekday_day_month(day)}, {words}", is_gap=is_gap)

    def _full(self, row: DayRow) -> Cell:
        line = day_line(row, 0, has_year=False)
        is_carried = row.kind is DayKind.TRANSIT and row.carried_m is not None
        start, end = line.from_words, line.to_words
        if is_carried:
            way = " → ".join(part for part in (start, end) if part)
            distance = units.km(row.carried_m or 0.0, 0)
            start, end = _("Carried {distance} km · {way}").format(distance=distance, way=way), ""
        elif line.is_thin:
            start, end = " · ".join(part for part in (start, end) if part), ""
        return Cell(
            date=row.date,
            date_words=units.day_month(row.date),
            said=line.said,
            day_id=row.id,
            number=line.number,
            country=self._before.get(row.date, ""),
            kind=row.kind,
            from_words=start,
            to_words=end,
            is_quiet=line.is_thin or is_carried,
            distance=line.distance,
            share=(row.distance_m or 0.0) / self._longest_m if self._longest_m else 0.0,
            signs=line.signs,
        )


def _week_sum(rows: Sequence[DayRow]) -> WeekSum:
    ridden = [row.distance_m for row in rows if row.distance_m]
    if not ridden:
        return WeekSum(days=plural("{n} day", "{n} days", len(rows)) if rows else "")
    average = units.km(sum(ridden) / len(ridden))
    return WeekSum(
        distance=units.km(sum(ridden)),
        days=plural("{n} riding day", "{n} riding days", len(ridden)),
        average=_("{distance} each").format(distance=average),
    )
