"""All kinds of entry in one table: what is general about them is written once, for all of them."""

from enum import StrEnum

from expedition.record_classes import dataclass
from expedition.records import fields
from expedition.records.fields import EntryFields


class Owner(StrEnum):
    """What an entry belongs to: always a day, always a whole trip, or either."""

    DAY = "day"
    EITHER = "either"
    TRIP = "trip"


@dataclass(frozen=True, slots=True)
class EntryKind:
    """A kind of entry.

    Attributes:
        name: One word, also that of its table and of what a change touched.
        plural: The list of them on a day's page, on a trip and in a trip folder.
        fields: The class of its fields.
        owner: What it belongs to.
    """

    name: str
    plural: str
    fields: type[EntryFields]
    owner: Owner


ENTRY_KINDS = (
    EntryKind("stay", "stays", fields.StayFields, Owner.DAY),
    EntryKind("encounter", "encounters", fields.EncounterFields, Owner.DAY),
    EntryKind("repair", "repairs", fields.RepairFields, Owner.DAY),
    EntryKind("crossing", "crossings", fields.CrossingFields, Owner.DAY),
    EntryKind("count", "counts", fields.CountFields, Owner.DAY),
    EntryKind("errand", "errands", fields.ErrandFields, Owner.DAY),
    EntryKind("incident", "incidents", fields.IncidentFields, Owner.DAY),
    EntryKind("expense", "expenses", fields.ExpenseFields, Owner.EITHER),
    EntryKind("waypoint", "waypoints", fields.WaypointFields, Owner.EITHER),
    EntryKind("road", "roads", fields.RoadFields, Owner.EITHER),
    EntryKind("note", "notes", fields.NoteFields, Owner.EITHER),
    EntryKind("quote", "quotes", fields.QuoteFields, Owner.EITHER),
    EntryKind("person", "people", fields.PersonFields, Owner.TRIP),
    EntryKind("span", "spans", fields.SpanFields, Owner.TRIP),
    EntryKind("counter", "counters", fields.CounterFields, Owner.TRIP),
    EntryKind("rate", "rates", fields.RateFields, Owner.TRIP),
    EntryKind("gear", "gear", fields.GearFields, Owner.TRIP),
    EntryKind("document", "documents", fields.DocumentFields, Owner.TRIP),
    EntryKind("place", "places", fields.PlaceFields, Owner.TRIP),
    EntryKind("fact", "facts", fields.FactFields, Owner.TRIP),
    EntryKind("clipping", "clippings", fields.ClippingFields, Owner.TRIP),
    EntryKind("transport", "transports", fields.TransportFields, Owner.TRIP),
    EntryKind("rule", "rules", fields.RuleFields, Owner.TRIP),
    EntryKind("contact", "contacts", fields.ContactFields, Owner.TRIP),
    EntryKind("stage", "stages", fields.StageFields, Owner.TRIP),
)
"""Everything a traveller adds to a day or a trip; days, legs and photos have verbs of their own."""

_BY_NAME = {kind.name: kind for kind in ENTRY_KINDS}


def entry_kind(name: str) -> EntryKind:
    """The kind of this name.

    Raises:
        KeyError: There is none.
    """
    return _BY_NAME[name]


def kinds_of(*owners: Owner) -> tuple[EntryKind, ...]:
    """The kinds that belong to any of these."""
    return tuple(kind for kind in ENTRY_KINDS if kind.owner in owners)
