"""What a traveller fills in: one frozen class per kind of entry, the same in form, table and trip folder.

Text is empty where nothing was written; every other unknown is None. Durations are seconds, distances
and heights metres, temperatures degrees Celsius. `audience` None means "as the trip".
"""

from expedition.records.fields.base import (
    EntryFields,
    Pair,
    Said,
    SaidFields,
    precision_of,
    said_of,
    with_said,
)
from expedition.records.fields.day import (
    DayFields,
    LegFields,
    PhotoFields,
)
from expedition.records.fields.evening import (
    CountFields,
    CrossingFields,
    EncounterFields,
    ErrandFields,
    ExpenseFields,
    IncidentFields,
    PricePart,
    RepairFields,
    StayFields,
)
from expedition.records.fields.figures import (
    LegFigures,
)
from expedition.records.fields.kit import (
    DocumentFields,
    Fitting,
    GearFields,
)
from expedition.records.fields.road import (
    NoteFields,
    QuoteFields,
    RoadFields,
    WaypointFields,
)
from expedition.records.fields.trip import (
    CounterFields,
    PersonFields,
    RateFields,
    SpanFields,
    StageFields,
    StatedFields,
    TripFields,
)
from expedition.records.fields.world import (
    ClippingFields,
    ContactFields,
    FactFields,
    PlaceFields,
    PlaceName,
    Post,
    RuleFields,
    TransportFields,
)

__all__ = [
    "ClippingFields",
    "ContactFields",
    "CountFields",
    "CounterFields",
    "CrossingFields",
    "DayFields",
    "DocumentFields",
    "EncounterFields",
    "EntryFields",
    "ErrandFields",
    "ExpenseFields",
    "FactFields",
    "Fitting",
    "GearFields",
    "IncidentFields",
    "LegFields",
    "LegFigures",
    "NoteFields",
    "Pair",
    "PersonFields",
    "PhotoFields",
    "PlaceFields",
    "PlaceName",
    "Post",
    "PricePart",
    "QuoteFields",
    "RateFields",
    "RepairFields",
    "RoadFields",
    "RuleFields",
    "Said",
    "SaidFields",
    "SpanFields",
    "StageFields",
    "StatedFields",
    "StayFields",
    "TransportFields",
    "TripFields",
    "WaypointFields",
    "precision_of",
    "said_of",
    "with_said",
]
