"""What is noted of a day in the evening."""

from decimal import Decimal

from expedition.kinds import (
    CrossingKind,
    EncounterKind,
    ErrandKind,
    ExpenseCategory,
    IncidentKind,
    PriceKind,
    Sharing,
    StayKind,
)
from expedition.record_classes import dataclass
from expedition.records.fields.base import EntryFields


@dataclass(frozen=True, slots=True)
class PricePart:
    """A part of a price: `10 for parking`."""

    what: str
    amount: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class StayFields(EntryFields):
    """The night after a day; `quality` and `hidden` 1 to 5; `height_m` of the place."""

    kind: StayKind = StayKind.OTHER
    name: str = ""
    place: str = ""
    host: str = ""
    quality: int | None = None
    hidden: int | None = None
    price_kind: PriceKind = PriceKind.UNKNOWN
    price: Decimal | None = None
    currency: str = ""
    paid_by: str = ""
    sleep: str = ""
    note: str = ""
    lat: float | None = None
    lon: float | None = None
    height_m: float | None = None


@dataclass(frozen=True, kw_only=True)
class EncounterFields(EntryFields):
    """Someone or something met; `distance_m` is the kilometre of the day, `time_text` the words for when."""

    kind: EncounterKind = EncounterKind.PEOPLE
    count: int | None = None
    names: str = ""
    nickname: str = ""
    who: str = ""
    origin: str = ""
    languages: str = ""
    vehicle: str = ""
    heading: str = ""
    planned_route: str = ""
    place: str = ""
    time_text: str = ""
    distance_m: float | None = None
    story: str = ""
    quote: str = ""
    gift: str = ""
    contact: str = ""
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, kw_only=True)
class RepairFields(EntryFields):
    """Work on gear; `position` is front, rear or free words; `distance_m` the kilometre of the day.

    `count` is how often it happened, where one line stands for several times.
    """

    who: str = ""
    vehicle: str = ""
    part: str = ""
    position: str = ""
    count: int | None = None
    problem: str = ""
    cause: str = ""
    fix: str = ""
    parts_used: str = ""
    price_kind: PriceKind = PriceKind.UNKNOWN
    cost: Decimal | None = None
    currency: str = ""
    time_lost_s: float | None = None
    part_distance_m: float | None = None
    place: str = ""
    time_text: str = ""
    distance_m: float | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class CrossingFields(EntryFields):
    """Passing a border, a checkpoint, a pass or a water; one name per side where there are two.

    `privilege` is what made it easier ("bicycles go first"), `follow_up` what came after it (calls, visits).
    """

    kind: CrossingKind = CrossingKind.BORDER
    name: str = ""
    name_beyond: str = ""
    country_from: str = ""
    country_to: str = ""
    hours: str = ""
    services: str = ""
    queue: str = ""
    privilege: str = ""
    search: str = ""
    documents: str = ""
    questions: str = ""
    follow_up: str = ""
    time_lost_s: float | None = None
    height_m: float | None = None
    time_text: str = ""
    distance_m: float | None = None
    remarks: str = ""
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, kw_only=True)
class ExpenseFields(EntryFields):
    """Money spent, or something given (`price_kind` gift: its worth, where known, is not spent).

    `amount` is the whole sum in `currency`; `rate` what one unit of it was worth in the home currency, where
    typed; `shared_by` how many paid it together; `payee` who got the money or gave the gift.
    """

    what: str = ""
    category: ExpenseCategory = ExpenseCategory.OTHER
    price_kind: PriceKind = PriceKind.PAID
    amount: Decimal | None = None
    currency: str = ""
    rate: Decimal | None = None
    parts: tuple[PricePart, ...] = ()
    sharing: Sharing = Sharing.OWN
    shared_by: int | None = None
    paid_by: str = ""
    payee: str = ""
    place: str = ""
    time_text: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class CountFields(EntryFields):
    """A day's count of one of the trip's counters, known by its name."""

    name: str = ""
    value: float | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ErrandFields(EntryFields):
    """Something that had to be got or done: a card, cash, a visa, a test; `result` what came of it."""

    kind: ErrandKind = ErrandKind.OTHER
    what: str = ""
    place: str = ""
    time_text: str = ""
    duration_s: float | None = None
    price_kind: PriceKind = PriceKind.UNKNOWN
    cost: Decimal | None = None
    currency: str = ""
    result: str = ""
    proof: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class IncidentFields(EntryFields):
    """A fall, a theft, a storm: what happened to whom, and what followed."""

    kind: IncidentKind = IncidentKind.OTHER
    who: str = ""
    what: str = ""
    consequence: str = ""
    place: str = ""
    time_text: str = ""
    distance_m: float | None = None
    time_lost_s: float | None = None
    lat: float | None = None
    lon: float | None = None
    note: str = ""
