"""Everything a report needs, chosen by its options."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from expedition.errors import UserError
from expedition.kinds import Audience
from expedition.queries.days import day_pages
from expedition.queries.lines import trip_lines
from expedition.queries.series import day_points, profile
from expedition.queries.totals import stated_distance_m
from expedition.queries.trips import people, stated, trip_fields
from expedition.records.audience import page_for, readable, trip_for
from expedition.records.day import DayPage
from expedition.records.fields import TripFields
from expedition.records.report import ReportOptions
from expedition.records.trip import TripBook, TripSeries
from expedition.stats import totals as stats
from expedition.stats.totals import Grouping
from expedition.text import _

_LINE_POINTS = 1_000
"""Points a leg: more than a printed map or profile can show."""


def trip_book(session: Session, trip_id: int, options: ReportOptions) -> TripBook:
    """The days that the options choose, without what their audience may not read.

    Raises:
        UserError: The options choose no day.
    """
    trip = trip_fields(session, trip_id)
    whole = day_pages(session, trip_id)
    pages = _chosen(whole, trip, options)
    said = stated(session, trip_id) if len(pages) == len(whole) else ()
    ids = {page.row.id for page in pages}
    lines = tuple(line for line in trip_lines(session, trip_id, _LINE_POINTS) if line.day_id in ids)
    return TripBook(
        fields=trip_for(trip, options.audience),
        people=tuple(
            person
            for person in people(session, trip_id)
            if readable(person.fields.audience, trip.audience, options.audience)
        ),
        stated=said,
        pages=pages,
        lines=lines,
        totals=replace(stats.totals(pages), stated_distance_m=stated_distance_m(said)),
        countries=stats.grouped(pages, Grouping.COUNTRY),
        series=TripSeries(
            title=trip.title,
            days=day_points(pages),
            profile=profile(pages, lines),
            goal_distance_m=trip.goal_distance_m,
            planned_start=trip.planned_start,
            planned_end=trip.planned_end,
        ),
        made_at=datetime.now(UTC),
    )


def _chosen(pages: Sequence[DayPage], trip: TripFields, options: ReportOptions) -> tuple[DayPage, ...]:
    chosen = tuple(
        page_for(page, trip.audience, options.audience)
        for page in pages
        if (options.first is None or page.row.date >= options.first)
        and (options.last is None or page.row.date <= options.last)
        and (not options.country or page.row.country == options.country)
        and (options.audience is Audience.ME or page.fields.audience is not Audience.ME)
    )
    if pages and not chosen:
        raise UserError(_("No day of the trip fits this choice of dates and country: choose more days."))
    return chosen
