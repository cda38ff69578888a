"""The day list as lines of text: country headings and days, filtered, ready to be painted."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from expedition import naming, units
from expedition.atlas.country_names import country_name
from expedition.kinds import DayKind, StayKind
from expedition.records.day import DayRow, Mark
from expedition.text import _, plural
from ui.models.lines import DayLine, Heading, Line

_TENTS = frozenset({StayKind.WILD_CAMP, StayKind.CAMPSITE, StayKind.YURT})
_HOUSES = frozenset({StayKind.GUESTHOUSE, StayKind.HOME, StayKind.HOST, StayKind.STRANGER})
_MOVING = frozenset({DayKind.RIDE, DayKind.TRANSIT})
_SIGNS = {
    Mark.CROSSING: "stamp",
    Mark.ENCOUNTER: "users",
    Mark.REPAIR: "wrench",
    Mark.PHOTO: "image",
    Mark.WAYPOINT: "map-pin",
}
_KIND_SIGNS = {
    DayKind.WAITING: "hourglass",
    DayKind.SICK: "heart-pulse",
    DayKind.WORK: "briefcase",
    DayKind.TRANSIT: "ship",
}


def lines_of(
    rows: Sequence[DayRow], closed: frozenset[int] = frozenset(), found: frozenset[int] | None = None
) -> tuple[Line, ...]:
    """Headings and days of a trip; `closed` are keys of shut headings.

    Where days were looked for, only those `found` are shown, under whatever heading.
    """
    lines: list[Line] = []
    year: int | None = None
    for key, country, days in _stays_in_countries(rows):
        shown = days if found is None else [row for row in days if row.id in found]
        if not shown:
            continue
        is_open = found is not None or key not in closed
        if country:
            lines.append(_heading(key, country, shown, is_open=is_open))
        for row in shown if is_open else ():
            lines.append(day_line(row, key, has_year=row.date.year != year))
            year = row.date.year
    return tuple(lines)


def _stays_in_countries(rows: Sequence[DayRow]) -> list[tuple[int, str, list[DayRow]]]:
    """Runs of days in one country; a day that knows none belongs to the run before it."""
    known: list[tuple[str, DayRow]] = []
    country = next((row.country for row in rows if row.country), "")
    for row in rows:
        country = row.country or country
        known.append((country, row))
    runs = groupby(known, key=lambda pair: pair[0])
    return [(key, country, [row for _c, row in run]) for key, (country, run) in enumerate(runs)]


def _heading(key: int, country: str, days: Sequence[DayRow], *, is_open: bool) -> Heading:
    distance = sum(row.distance_m or 0.0 for row in days)
    figures = plural("{n} day", "{n} days", len(days))
    if distance > 0:
        figures += f" · {_distance(distance)} km"
    return Heading(key, country, country_name(country), figures, is_open)


@lru_cache(maxsize=8192)
def day_line(row: DayRow, heading: int, *, has_year: bool) -> DayLine:
    """The words of a day under a heading."""
    short_date = units.weekday_day_month(row.date)
    date = units.weekday_day_month_year(row.date) if has_year else short_date
    is_away = bool(row.from_place and row.to_place) and row.from_place != row.to_place
    is_thin = row.kind not in _MOVING and not is_away
    if is_thin:
        start, end = naming.title(row.kind), row.place or row.title
    elif is_away:
        start, end = row.from_place, row.to_place
    else:
        start, end = row.title or row.place or naming.title(row.kind), ""
    distance = units.km(row.distance_m) if row.distance_m else ""
    said = [f"{_('Day')} {row.number}", date, start + ((", " if is_thin else " → ") + end if end else "")]
    said += [f"{distance} km"] if distance else []
    said += [str(mark) for mark in Mark if mark in row.marks]
    return DayLine(
        id=row.id,
        heading=heading,
        number=str(row.number),
        is_thin=is_thin,
        from_words=start,
        to_words=end,
        date=date,
        short_date=short_date.rsplit(" ", 1)[0],
        distance=distance,
        signs=_signs(row),
        said=", ".join(said),
    )


def _signs(row: DayRow) -> tuple[str, ...]:
    signs = [_KIND_SIGNS[row.kind]] if row.kind in _KIND_SIGNS else []
    signs += [_SIGNS[mark] for mark in Mark if mark in row.marks and mark in _SIGNS]
    if Mark.STAY in row.marks:
        signs.append(_stay_sign(row.stay_kind))
    return tuple(signs)


def _stay_sign(kind: StayKind | None) -> str:
    if kind in _TENTS:
        return "tent"
    if kind in _HOUSES:
        return "house"
    return {StayKind.FERRY: "ship", StayKind.TRAIN: "train-front"}.get(kind or StayKind.OTHER, "bed")


def _distance(distance_m: float) -> str:
    """A sum keeps its decimal only while it is short."""
    return units.km(distance_m, 1 if distance_m < 1_000_000 else 0)
