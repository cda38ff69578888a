"""Where the nights were spent, counted."""

from collections import Counter
from collections.abc import Iterable

from expedition import naming
from expedition.charts.finding import Finding
from expedition.kinds import StayKind
from expedition.records.day import DayRow
from expedition.text import _, plural

Nights = tuple[tuple[StayKind, int], ...]


def nights(rows: Iterable[DayRow]) -> Nights:
    """The kinds of stays with their nights, most first; days without a stay are not known."""
    counts = Counter(row.stay_kind for row in rows if row.stay_kind is not None)
    order = list(StayKind)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], order.index(item[0]))))


def nights_finding(counted: Nights) -> Finding:
    """The kind of most nights."""
    if not counted:
        return Finding(_("Nights"))
    kind, most = counted[0]
    total = sum(count for _kind, count in counted)
    if kind is StayKind.OTHER:
        return Finding(plural("{n} night", "{n} nights", total))
    title = _("{kind} on {n} of {total} nights").format(kind=naming.title(kind), n=most, total=total)
    return Finding(title)
