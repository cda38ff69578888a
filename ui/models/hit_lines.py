"""What a search found as lines of a list: headings by kind, hits under them; before any search, kept ones."""

from collections.abc import Mapping, Sequence

from expedition import units
from expedition.field_names import field_name, kind_name, kind_title
from expedition.record_classes import dataclass
from expedition.records.search import Excerpt, Found, Hit, Span
from expedition.text import _
from ui.settings import KeptSearch

SIGNS = {
    "clipping": "file-text",
    "contact": "phone",
    "count": "tally-5",
    "counter": "tally-5",
    "crossing": "stamp",
    "day": "notebook-pen",
    "document": "file-text",
    "encounter": "users",
    "errand": "check",
    "expense": "coins",
    "fact": "info",
    "gear": "settings",
    "incident": "triangle-alert",
    "leg": "route",
    "note": "pencil",
    "person": "users",
    "photo": "image",
    "place": "map-pin",
    "quote": "quote",
    "rate": "coins",
    "repair": "wrench",
    "road": "motorbike",
    "route": "route",
    "rule": "info",
    "span": "notebook-pen",
    "stage": "signpost",
    "stated": "pencil",
    "stay": "bed",
    "transport": "bus",
    "trip": "map",
    "waypoint": "map-pin",
}
_MAIN = frozenset({"diary", "text", "body", "story", "note", "caption", "title", "summary", "remarks"})
"""Fields whose words need no name before them."""


_FAR, _BEFORE = 48, 16


@dataclass(frozen=True, slots=True)
class KindLine:
    """The heading over the hits of a kind."""

    sign: str
    title: str
    count: str


@dataclass(frozen=True, slots=True)
class HitLine:
    """One hit as it is painted; `said` is all of it for who does not see."""

    hit: Hit
    title: str
    title_marks: tuple[Span, ...]
    when: str
    label: str
    excerpt: Excerpt
    said: str


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A kept search, to be looked for again."""

    search: KeptSearch
    said: str


Line = KindLine | HitLine | KeptLine


def lines_of(found: Found, *, has_trips: bool) -> tuple[Line, ...]:
    """Headings and hits; a kind whose best hit is better comes first. `has_trips` names the trip of each."""
    kinds = dict.fromkeys(hit.kind for hit in found.hits)
    lines: list[Line] = []
    for kind in kinds:
        count = found.counts.get(kind, 0)
        lines.append(KindLine(SIGNS[kind], kind_title(kind), units.number(count)))
        lines += [_line(hit, has_trips=has_trips) for hit in found.hits if hit.kind == kind]
    return tuple(lines)


def kept_lines(searches: Sequence[KeptSearch]) -> tuple[Line, ...]:
    """The kept searches under one heading; nothing where none is kept."""
    if not searches:
        return ()
    heading = KindLine("bookmark", _("Kept searches"), "")
    return (heading, *(KeptLine(one, f"{one.name}, {one.words}") for one in searches))


def chips_of(counts: Mapping[str, int], chosen: frozenset[str], most: int) -> dict[str, int]:
    """The kinds found most often, as many as there is room for, and those that are chosen."""
    often = sorted(counts, key=lambda kind: (kind not in chosen, -counts[kind], kind))
    return {kind: counts[kind] for kind in often[:most]}


def _line(hit: Hit, *, has_trips: bool) -> HitLine:
    when = _("Day {n} · {date}").format(n=hit.day.number, date=_date(hit)) if hit.day else ""
    if has_trips and hit.kind != "trip":
        when = " · ".join(filter(None, (hit.trip_title, when)))
    title, title_marks = _cut(hit)
    label = "" if hit.field in _MAIN or not hit.field else field_name(hit.kind, hit.field)
    said = ", ".join(filter(None, (kind_name(hit.kind), hit.title, label, hit.excerpt.text, when)))
    return HitLine(hit, title, title_marks, when, label, hit.excerpt, said)


def _cut(hit: Hit) -> tuple[str, tuple[Span, ...]]:
    """The title, from shortly before the word found where that stands far from its beginning."""
    first = hit.title_marks[0][0] if hit.title_marks else 0
    cut = hit.title.rfind(" ", 0, first - _BEFORE) + 1 if first > _FAR else 0
    if not cut:
        return hit.title, hit.title_marks
    return f"…{hit.title[cut:]}", tuple((a - cut + 1, b - cut + 1) for a, b in hit.title_marks)


def _date(hit: Hit) -> str:
    return units.weekday_day_month_year(hit.day.date) if hit.day else ""
