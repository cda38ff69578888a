"""What stands in one line of the day list."""

from expedition.record_classes import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A country as it was crossed: one stay in it, not all of them."""

    key: int
    country: str
    name: str
    figures: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day: `from_words` and `to_words` are its ends, or one text in the first.

    `date` has its year where that is another than in the day before.
    A thin line is one row: the kind in `from_words`, the place in `to_words`, then the date.
    `signs` are icon names in their fixed order, `said` what a screen reader says.
    """

    id: int
    heading: int
    number: str
    is_thin: bool
    from_words: str
    to_words: str
    date: str
    short_date: str
    distance: str
    signs: tuple[str, ...]
    said: str


Line = Heading | DayLine
