"""What is carried: gear with its parts, and papers."""

from datetime import date
from decimal import Decimal

from expedition.kinds import DocumentKind, GearKind, LegMode, PriceKind
from expedition.record_classes import dataclass
from expedition.records.fields.base import EntryFields


@dataclass(frozen=True, slots=True)
class Fitting:
    """One time a part was on a vehicle, both days included; `off` None: it still is."""

    on_vehicle: str = ""
    position: str = ""
    on: date | None = None
    off: date | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class GearFields(EntryFields):
    """A vehicle, a part or a piece of kit.

    A vehicle's kilometres are those of the trip's legs in its `mode` while it is `fitted` (always, where
    nothing is said); a part's those of the vehicles it was fitted to, by their names. `start_m` is what it
    had done before the trip, `limit_m` and `limit_days` after which it is due.
    """

    kind: GearKind = GearKind.OTHER
    name: str = ""
    maker: str = ""
    owner: str = ""
    mode: LegMode | None = None
    weight_kg: float | None = None
    start_m: float | None = None
    limit_m: float | None = None
    limit_days: int | None = None
    bought_on: date | None = None
    price_kind: PriceKind = PriceKind.UNKNOWN
    cost: Decimal | None = None
    currency: str = ""
    fitted: tuple[Fitting, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class DocumentFields(EntryFields):
    """A visa, a permit or another paper with its days.

    `stay_days` may be spent in `country` after each entry, or, with `within_days`, in any so many days;
    `entries` as written ("2", "multiple"). `extended_until` replaces `valid_until`.
    """

    kind: DocumentKind = DocumentKind.VISA
    name: str = ""
    holder: str = ""
    country: str = ""
    number: str = ""
    entries: str = ""
    stay_days: int | None = None
    within_days: int | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    extended_on: date | None = None
    extended_until: date | None = None
    issued_by: str = ""
    price_kind: PriceKind = PriceKind.UNKNOWN
    cost: Decimal | None = None
    currency: str = ""
    note: str = ""
