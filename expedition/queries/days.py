"""A day's page, and all pages of a trip."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from expedition.atlas import sun
from expedition.atlas.sun import SunPlace
from expedition.queries import day_parts, spans
from expedition.queries.day_parts import DAY_KINDS, Which
from expedition.queries.rows import day_row, day_rows
from expedition.queries.spans import Spans
from expedition.records.day import DayPage, DayRow, LegRecord, SunTimes
from expedition.records.fields import DayFields
from expedition.stats.day import day_figures


def day_page(session: Session, day_id: int) -> DayPage:
    """Everything that stands on one day's page."""
    row, place = day_row(session, day_id)
    parts = _Parts(session, Which(day_id), day_parts.kinds_on(session, day_id))
    texts = spans.of_trip(session, row.trip_id)
    return parts.page(row, place.previous_id, place.next_id, texts)


def day_pages(session: Session, trip_id: int) -> tuple[DayPage, ...]:
    """All pages of a trip, in order."""
    rows = day_rows(session, trip_id)
    parts = _Parts(session, Which(trip_id, is_trip=True), frozenset(kind.name for kind in DAY_KINDS))
    ids = [None, *(row.id for row in rows), None]
    texts = spans.of_trip(session, trip_id)
    return tuple(parts.page(row, ids[at], ids[at + 2], texts) for at, row in enumerate(rows))


class _Parts:
    """All that stands on some days, to make their pages of."""

    def __init__(self, session: Session, which: Which, kinds: frozenset[str]) -> None:
        self._days = day_parts.days(session, which)
        self._legs = day_parts.legs(session, which)
        self._stated = day_parts.stated(session, which)
        self._photos = day_parts.photos(session, which)
        self._sun = _sun(session, self._days, self._legs)
        self._entries = {
            kind.plural: day_parts.entries(session, kind, which) for kind in DAY_KINDS if kind.name in kinds
        }

    def page(self, row: DayRow, previous_id: int | None, next_id: int | None, texts: Spans) -> DayPage:
        """The page of one of the days."""
        legs = tuple(self._legs.get(row.id, ()))
        fields = self._days[row.id]
        found: dict[str, Any] = {
            kind.plural: tuple(self._entries.get(kind.plural, {}).get(row.id, ())) for kind in DAY_KINDS
        }
        return DayPage(
            row=row,
            fields=fields,
            figures=day_figures(legs, self._stated.get(row.id, ())),
            sun=self._sun.get(row.id),
            legs=legs,
            previous_id=previous_id,
            next_id=next_id,
            photos=tuple(self._photos.get(row.id, ())),
            spans=spans.covering(texts, row.date),
            **found,
        )


def _sun(
    session: Session, days: Mapping[int, DayFields], legs: Mapping[int, Sequence[LegRecord]]
) -> dict[int, SunTimes]:
    """Sun times where each day's last line ends; a day that goes nowhere stays where the one before ended."""
    places = {}
    at: tuple[float, float] | None = None
    for number, (day_id, fields) in enumerate(sorted(days.items(), key=lambda item: item[1].date)):
        ends = [(leg.figures.end_lat, leg.figures.end_lon) for leg in legs.get(day_id, ()) if leg.figures]
        known = [(lat, lon) for lat, lon in ends if lat is not None and lon is not None]
        if known:
            at = known[-1]
        elif legs.get(day_id):
            at = None  # it went somewhere, and nobody noted where
        elif number == 0:
            at = day_parts.end_before(session, day_id)
        if at is not None and (known or fields.zone):
            places[day_id] = SunPlace(*at, fields.date, fields.zone)
    return dict(zip(places, sun.times_of(list(places.values())), strict=True))
