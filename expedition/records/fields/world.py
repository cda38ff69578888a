"""What is true of the world, or said to be: places, facts, timetables, rules, and texts of others."""

from datetime import date
from decimal import Decimal

from expedition.kinds import (
    Act,
    Allowed,
    Audience,
    Confidence,
    ContactKind,
    FactKind,
    LegMode,
    PlaceKind,
    PriceKind,
)
from expedition.record_classes import dataclass
from expedition.records.fields.base import EntryFields
from expedition.records.fields.evening import PricePart


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name of a place: in a language (BCP 47: `kk`, `ug-Arab`), of a time ("until 1993")."""

    name: str
    language: str = ""
    era: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class PlaceFields(EntryFields):
    """A place by all its names; `name` is the one to show, `within` what it lies in, the nearest first."""

    kind: PlaceKind = PlaceKind.SETTLEMENT
    name: str = ""
    names: tuple[PlaceName, ...] = ()
    country: str = ""
    within: str = ""
    lat: float | None = None
    lon: float | None = None
    height_m: float | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class FactFields(EntryFields):
    """One thing said of a subject, by a source, as of a day; others may say otherwise.

    `sheet` gathers the lines of one source in the order of `position`. `number` and `unit` hold a figure,
    `period` and `change` what it covers and how it moved.
    """

    subject: str = ""
    kind: FactKind = FactKind.OTHER
    name: str = ""
    value: str = ""
    number: float | None = None
    unit: str = ""
    period: str = ""
    change: str = ""
    sheet: str = ""
    position: int = 0
    country: str = ""
    source: str = ""
    url: str = ""
    as_of: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    confidence: Confidence = Confidence.READ


@dataclass(frozen=True, slots=True)
class Post:
    """One post of a thread; `is_answered` only where it asks something."""

    author: str = ""
    date_text: str = ""
    as_of_text: str = ""
    body: str = ""
    likes: int | None = None
    is_question: bool = False
    is_answered: bool = False


@dataclass(frozen=True, kw_only=True)
class ClippingFields(EntryFields):
    """A text by others, word for word, with where it comes from and on what terms.

    `language` is that of the text; `translated_from` that of its original, where it is a translation.
    """

    title: str = ""
    author: str = ""
    publisher: str = ""
    agency: str = ""
    language: str = ""
    is_translation: bool = False
    translated_from: str = ""
    url: str = ""
    published_on: date | None = None
    retrieved_on: date | None = None
    licence: str = ""
    disclaimer: str = ""
    subject: str = ""
    body: str = ""
    posts: tuple[Post, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TransportFields(EntryFields):
    """A bus, train, ferry or taxi that others may take; `raw` keeps a broken timetable as it stood.

    `departs` and `arrives` are words ("9:30", "16:"); `day_offset` how many nights lie between them.
    """

    mode: LegMode = LegMode.BUS
    name: str = ""
    from_place: str = ""
    to_place: str = ""
    departs: str = ""
    arrives: str = ""
    day_offset: int | None = None
    duration_s: float | None = None
    days: str = ""
    frequency: str = ""
    price_kind: PriceKind = PriceKind.UNKNOWN
    price: Decimal | None = None
    currency: str = ""
    parts: tuple[PricePart, ...] = ()
    per: str = ""
    shared_by: int | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    status: str = ""
    source: str = ""
    as_of: date | None = None
    raw: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class RuleFields(EntryFields):
    """What someone may do somewhere, as a source says it; `who` by nationality, `vehicle` by plate."""

    subject: str = ""
    act: Act = Act.ENTER
    allowed: Allowed = Allowed.UNKNOWN
    who: str = ""
    vehicle: str = ""
    condition: str = ""
    place: str = ""
    country: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    source: str = ""
    url: str = ""
    as_of: date | None = None
    confidence: Confidence = Confidence.READ
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ContactFields(EntryFields):
    """Someone or an office to call or go to; personal, so only for the traveller unless said otherwise."""

    kind: ContactKind = ContactKind.PERSON
    name: str = ""
    role: str = ""
    numbers: str = ""
    address: str = ""
    hours: str = ""
    turnaround: str = ""
    place: str = ""
    country: str = ""
    languages: str = ""
    note: str = ""
    audience: Audience | None = Audience.ME
