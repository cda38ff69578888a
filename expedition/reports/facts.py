"""Facts of the trip sorted to the first day at their place, or to the country they are of."""

from collections.abc import Iterator, Mapping
from dataclasses import field

from expedition.atlas.country_names import country_name
from expedition.folding import letters
from expedition.kinds import FactKind
from expedition.record_classes import dataclass
from expedition.records.day import DayPage
from expedition.records.fields import FactFields
from expedition.records.trip import TripBook

_WORTH_KNOWING = frozenset({FactKind.HISTORY, FactKind.FIGURE, FactKind.STATUS, FactKind.OTHER})


@dataclass(frozen=True, slots=True)
class SortedFacts:
    """Facts by the id of their day and by the code of their country, each in one place only."""

    days: Mapping[int, tuple[FactFields, ...]] = field(default_factory=dict)
    countries: Mapping[str, tuple[FactFields, ...]] = field(default_factory=dict)

    def of_day(self, day_id: int) -> tuple[FactFields, ...]:
        """What is said of the places of a day, on the first day that comes there."""
        return self.days.get(day_id, ())

    def of_country(self, code: str) -> tuple[FactFields, ...]:
        """What is said of a country, or of something in it that no day came to."""
        return self.countries.get(code, ())


def sorted_facts(book: TripBook) -> SortedFacts:
    """What is worth knowing, where it is told; hours, prices and procedures stand among the sources."""
    first: dict[str, int] = {}
    for page in book.pages:
        for name in _places(page):
            first.setdefault(letters(name), page.row.id)
    names = {letters(country_name(page.row.country)): page.row.country for page in book.pages}
    days: dict[int, tuple[FactFields, ...]] = {}
    countries: dict[str, tuple[FactFields, ...]] = {}
    for entry in book.entries("fact"):
        fields: FactFields = entry.fields
        if fields.kind not in _WORTH_KNOWING:
            continue
        subject = letters(fields.subject)
        day, country = first.get(subject) if subject else None, names.get(subject) if subject else None
        if country:
            countries[country] = (*countries.get(country, ()), fields)
        elif day is not None:
            days[day] = (*days.get(day, ()), fields)
        elif fields.country:
            countries[fields.country] = (*countries.get(fields.country, ()), fields)
    return SortedFacts(days, countries)


def _places(page: DayPage) -> Iterator[str]:
    yield from (page.row.from_place, page.row.to_place, page.row.place)
    for stay in page.stays:
        yield from (stay.fields.place, stay.fields.name)
    for crossing in page.crossings:
        yield from (crossing.fields.name, crossing.fields.name_beyond)
