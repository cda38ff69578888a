"""For each kind of entry, which of its fields the quantities and the remaining words of a line go to."""

from collections.abc import Mapping
from dataclasses import field

from expedition.quick.items import Sort
from expedition.record_classes import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """How the parts of a line fill a kind.

    Attributes:
        kind: The kind.
        rest: The field of the words that nothing else takes.
        note: The field of what stands behind a comma; empty: it belongs to the rest.
        takes: The field of each sort of quantity.
        price: The field of an amount, empty where there is none.
        price_kind: The field that says whether it was paid or given.
        takes_bare: Whether a number without a currency is an amount.
        count: The field of a small number.
        keeps_count: Whether that number stays in the text too.
        signs: What sorts of quantity tell of this kind, and how strongly.
        is_prose: Whether many words are nothing unusual.
    """

    kind: str
    rest: str = ""
    note: str = ""
    takes: Mapping[Sort, str] = field(default_factory=dict)
    price: str = ""
    price_kind: str = "price_kind"
    takes_bare: bool = False
    count: str = ""
    keeps_count: bool = True
    signs: Mapping[Sort, int] = field(default_factory=dict)
    is_prose: bool = False


_THERE = {Sort.KM: "distance_m", Sort.CLOCK: "time_text"}

FRAMES = (
    Frame("day", rest="weather"),
    Frame("encounter", rest="who", note="story", takes=_THERE, count="count"),
    Frame("stay", rest="name", note="note", takes={Sort.HEIGHT: "height_m"}, price="price", takes_bare=True),
    Frame(
        "expense",
        rest="what",
        note="note",
        takes={Sort.CLOCK: "time_text"},
        price="amount",
        takes_bare=True,
        signs={Sort.MONEY: 5},
    ),
    Frame(
        "repair",
        rest="problem",
        note="note",
        takes={**_THERE, Sort.DURATION: "time_lost_s"},
        price="cost",
        count="count",
        keeps_count=False,
    ),
    Frame(
        "crossing",
        rest="name",
        note="remarks",
        takes={**_THERE, Sort.HEIGHT: "height_m", Sort.DURATION: "time_lost_s"},
    ),
    Frame(
        "waypoint",
        rest="name",
        note="note",
        takes={Sort.KM: "distance_m", Sort.HEIGHT: "height_m", Sort.LENGTH: "length_m"},
        signs={Sort.KM: 1},
    ),
    Frame("road", rest="state", note="note", takes={Sort.LENGTH: "length_m"}),
    Frame(
        "errand",
        rest="what",
        note="result",
        takes={Sort.CLOCK: "time_text", Sort.DURATION: "duration_s"},
        price="cost",
        takes_bare=True,
    ),
    Frame("incident", rest="what", note="consequence", takes={**_THERE, Sort.DURATION: "time_lost_s"}),
    Frame(
        "leg",
        rest="from_place",
        note="note",
        takes={Sort.LENGTH: "stated_distance_m", Sort.CLOCK: "depart_text"},
    ),
    Frame("document", rest="name", note="note", takes={Sort.DAYS: "stay_days"}, price="cost"),
    Frame(
        "note",
        rest="text",
        takes={Sort.KM: "distance_m", Sort.CLOCK: "time_text", Sort.LINK: "url"},
        count="count",
        is_prose=True,
    ),
)
"""In the order in which equally good understandings are offered."""
