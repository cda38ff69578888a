"""Lines of a table over a whole trip."""

from datetime import date

from expedition.record_classes import dataclass
from expedition.records.fields import EntryFields


@dataclass(frozen=True, slots=True)
class TableLine:
    """An entry with its kind: a table may hold several, as that of money does."""

    kind: str
    id: int
    day_id: int | None
    fields: EntryFields

    @property
    def key(self) -> tuple[str, int]:
        """What it is known by."""
        return self.kind, self.id


@dataclass(frozen=True, slots=True)
class TableDay:
    """What a line tells of its day; `before_m` was ridden on the trip before it, `length_m` on it."""

    number: int
    date: date
    country: str
    before_m: float
    length_m: float | None
