"""The commands `days` and `stats`."""

import argparse
from dataclasses import asdict
from typing import Any

from expedition.cli.lifetime import tell_lifetime
from expedition.cli.output import day_facts, print_json, say
from expedition.errors import UserError
from expedition.logbook import Logbook
from expedition.queries import totals
from expedition.queries.days import day_pages
from expedition.queries.trips import named
from expedition.records.day import DayPage
from expedition.records.trip import TripTotals
from expedition.stats.totals import Grouping
from expedition.text import _
from expedition.units import EN_DASH, celsius, hours, km, metres


def days(arguments: argparse.Namespace) -> int:
    """Lists the days of a trip."""
    with Logbook.open(arguments.logbook) as logbook:
        pages = logbook.read(day_pages, logbook.read(named, arguments.trip))
    if arguments.json:
        print_json({"days": [day_facts(page) for page in pages]})
    else:
        for page in pages:
            say(_line(page))
    return 0


def _line(page: DayPage) -> str:
    row = page.row
    way = " → ".join(place for place in (row.from_place, row.to_place) if place) or row.title
    distance = f"{km(row.distance_m)} km" if row.distance_m is not None else EN_DASH
    return f"{row.number:4}  {row.date}  {row.kind.value:8} {distance:>12}  {way}".rstrip()


def stats(arguments: argparse.Namespace) -> int:
    """Tells the figures of a trip, of groups of its days, or of all trips."""
    if arguments.all:
        if arguments.trip:
            raise UserError(_("--all tells of every trip: leave --trip out."))
        return tell_lifetime(arguments.logbook, as_json=arguments.json)
    with Logbook.open(arguments.logbook) as logbook:
        trip_id = logbook.read(named, arguments.trip)
        if arguments.by:
            groups = logbook.read(totals.grouped, trip_id, Grouping(arguments.by))
            rows = [{"key": group.key or None, **_facts(group.totals)} for group in groups]
            if arguments.json:
                print_json({"by": arguments.by, "rows": rows})
            else:
                for group in groups:
                    say(f"{group.key or EN_DASH}: {'; '.join(_sentences(group.totals))}")
            return 0
        whole = logbook.read(totals.trip_totals, trip_id)
    if arguments.json:
        print_json(_facts(whole))
    else:
        for sentence in _sentences(whole):
            say(sentence)
    return 0


def _facts(figures: TripTotals) -> dict[str, Any]:
    return asdict(figures)


def _sentences(figures: TripTotals) -> list[str]:
    """What is known, one short phrase a figure."""
    known: list[tuple[str, float | None, str]] = [
        (_("{x} km ridden"), figures.distance_m, km(figures.distance_m)),
        (_("{x} days"), figures.days, str(figures.days)),
        (_("{x} riding"), figures.ride_days, str(figures.ride_days)),
        (_("{x} km carried"), figures.carried_m or None, km(figures.carried_m)),
        (_("{x} m climbed"), figures.climb_m, metres(figures.climb_m or 0)),
        (_("{x} h moving"), figures.moving_s, hours(figures.moving_s or 0)),
        (_("highest {x} m"), figures.highest_m, metres(figures.highest_m or 0)),
        (_("up to {x} °C"), figures.temperature_max_c, celsius(figures.temperature_max_c or 0)),
        (_("{x} km stated"), figures.stated_distance_m, km(figures.stated_distance_m or 0)),
    ]
    return [words.format(x=text) for words, value, text in known if value is not None]
