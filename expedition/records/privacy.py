"""What of a log strangers may not read, whoever marked it for them: people, numbers, exact positions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from expedition.kinds import Audience, ContactKind
from expedition.record_classes import dataclass
from expedition.records.catalogue import Owner, kinds_of
from expedition.records.day import DayPage, Entry, LegRecord, PhotoRecord
from expedition.records.fields import ContactFields, PersonFields
from expedition.records.masking import Mask, masking, names_in
from expedition.records.trip import PersonRecord

R = TypeVar("R")

_EMPTIED: Mapping[str, tuple[str, ...]] = {
    "EncounterFields": ("names", "nickname", "contact", "lat", "lon"),
    "StayFields": ("host", "lat", "lon"),
    "ExpenseFields": ("payee",),
    "QuoteFields": ("speakers",),
    "RoadFields": ("told_by",),
    "LegFields": ("by_whom",),
    "DocumentFields": ("number",),
    "ContactFields": ("numbers",),
    "WaypointFields": ("lat", "lon"),
    "NoteFields": ("lat", "lon"),
    "IncidentFields": ("lat", "lon"),
    "PhotoFields": ("lat", "lon", "height_m"),
    "LegFigures": ("start_lat", "start_lon", "end_lat", "end_lon"),
    "Post": ("author",),
}
"""What strangers never read, by the record that holds it."""

_OF_THE_PARTY: Mapping[str, str] = {
    "StayFields": "paid_by",
    "ExpenseFields": "paid_by",
    "RepairFields": "who",
    "IncidentFields": "who",
    "DocumentFields": "holder",
    "GearFields": "owner",
}
"""What names travellers: it stays where all of them may be read of."""

_NAMING: Mapping[str, tuple[str, ...]] = {
    "encounter": ("names", "nickname", "contact"),
    "stay": ("host",),
    "expense": ("payee",),
    "quote": ("speakers",),
    "contact": ("name", "numbers"),
    "document": ("number",),
}
"""Whose words are taken out of all other text too, by the kind of entry."""

OFFICES = (ContactKind.OFFICE, ContactKind.STATION, ContactKind.EMERGENCY)


@dataclass(frozen=True, slots=True)
class Known:
    """All that a trip holds, whoever may read it: `entries` by kind are those of days and those of none."""

    pages: Sequence[DayPage]
    entries: Mapping[str, Sequence[Entry[Any]]]
    people: Sequence[PersonRecord]


@dataclass(frozen=True, slots=True)
class Screen:
    """Between a log and strangers: `mask` takes out of text what is private, `shown` may be read of."""

    mask: Mask
    shown: frozenset[str]

    @classmethod
    def of(cls, known: Known) -> "Screen":
        """The screen for a trip, from everything that is known of it."""
        shown = frozenset(name for one in known.people if is_shown(one.fields) for name in _names(one.fields))
        hidden = [name for one in known.people if not is_shown(one.fields) for name in _names(one.fields)]
        hidden += [name for name in _named(known) if name not in shown]
        return cls(masking(hidden, _texts(known.pages), {*shown, *_places(known.pages)}), shown)

    def people(self, people: Iterable[PersonRecord]) -> tuple[PersonRecord, ...]:
        """The authors, and who is marked as public."""
        kept = (person for person in people if is_shown(person.fields))
        return tuple(replace(person, fields=self.bared(person.fields)) for person in kept)

    def entries(self, entries: Iterable[Entry[Any]]) -> tuple[Entry[Any], ...]:
        """Entries of one kind; of contacts, only offices."""
        return tuple(
            replace(entry, fields=self.bared(entry.fields))
            for entry in entries
            if not isinstance(entry.fields, ContactFields) or entry.fields.kind in OFFICES
        )

    def page(self, page: DayPage) -> DayPage:
        """A day's page."""
        lists: dict[str, Any] = {
            kind.plural: self.entries(page.entries(kind)) for kind in kinds_of(Owner.DAY, Owner.EITHER)
        }
        return replace(
            page,
            row=self.bared(page.row),
            fields=self.bared(page.fields),
            figures=self.bared(page.figures),
            legs=tuple(self._leg(leg) for leg in page.legs),
            photos=tuple(self._photo(photo) for photo in page.photos),
            spans=self.entries(page.spans),
            **lists,
        )

    def bared(self, record: R) -> R:
        """A record with what is private emptied, and all its other words masked."""
        kind, news = type(record).__name__, {}
        for field in fields(record):  # type: ignore[arg-type]  # any record
            value = getattr(record, field.name)
            now = self._bared_value(kind, field.name, value)
            if now is not value:
                news[field.name] = now
        return replace(record, **news) if news else record  # type: ignore[type-var]  # any record

    def _bared_value(self, kind: str, name: str, value: Any) -> Any:
        emptied = _EMPTIED.get(kind, ())
        if name in emptied:
            return "" if isinstance(value, str) else None
        if name == "said":
            return tuple(self.bared(said) for said in value if said.field not in emptied)
        if type(value) is str:
            if _OF_THE_PARTY.get(kind) == name and not self.shown.issuperset(names_in(value)):
                return ""
            return self.mask(value)
        if isinstance(value, tuple) and value:
            return tuple(self.mask(one) if type(one) is str else self.bared(one) for one in value)
        return self.bared(value) if type(value).__name__ == "Figure" else value

    def _leg(self, leg: LegRecord) -> LegRecord:
        return replace(
            leg,
            fields=self.bared(leg.fields),
            figures=None if leg.figures is None else self.bared(leg.figures),
            source_name=self.mask(leg.source_name),
        )

    def _photo(self, photo: PhotoRecord) -> PhotoRecord:
        return replace(photo, fields=self.bared(photo.fields), name="")


def is_shown(person: PersonFields) -> bool:
    """Whether strangers may read of someone of the party."""
    return person.is_author or person.audience is Audience.PUBLIC


def _names(person: PersonFields) -> list[str]:
    return [name for name in (person.name, person.nickname) if name]


def _named(known: Known) -> Iterator[str]:
    """Everybody named in fields for people, and the numbers of papers and telephones."""
    for kind, names in _NAMING.items():
        for entry in known.entries.get(kind, ()):
            if getattr(entry.fields, "kind", None) not in OFFICES:
                for name in names:
                    yield from names_in(getattr(entry.fields, name))


def _texts(pages: Sequence[DayPage]) -> Iterator[str]:
    for page in pages:
        yield page.fields.diary
        yield from (entry.fields.story for entry in page.encounters)


def _places(pages: Sequence[DayPage]) -> set[str]:
    return {
        word
        for page in pages
        for word in (page.fields.from_place, page.fields.to_place, page.row.place)
        if word
    }
