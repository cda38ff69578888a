"""The command `stats --all`: every trip of a logbook together."""

from pathlib import Path
from typing import Any

from expedition.atlas.country_names import country_name
from expedition.cli.output import print_json, say
from expedition.logbook import Logbook
from expedition.queries.lifetime import lifetime
from expedition.records.lifetime import LifeRecord, LifeSums, Lifetime, TripSums
from expedition.statistic_words import value_words
from expedition.text import _, plural
from expedition.units import EN_DASH, km, metres


def tell_lifetime(folder: Path, *, as_json: bool) -> int:
    """Tells sums, records and first times of all trips."""
    with Logbook.reading(folder) as logbook:
        whole = logbook.read(lifetime)
    if as_json:
        print_json(_facts(whole))
    else:
        for line in _lines(whole):
            say(line)
    return 0


def _facts(whole: Lifetime) -> dict[str, Any]:
    return {
        **_sums(whole.sums),
        "trips": [_trip(trip) for trip in whole.trips],
        "years": [{"year": year.year, **_sums(year.sums)} for year in whole.years],
        "records": [_record(record) for record in whole.records],
        "firsts": [
            {"country": one.country, "date": one.date.isoformat(), "trip": one.trip_id, "place": one.place}
            for one in whole.firsts
        ],
    }


def _sums(sums: LifeSums) -> dict[str, Any]:
    return {
        "distance_m": sums.distance_m,
        "days": sums.days,
        "ride_days": sums.ride_days,
        "carried_m": sums.carried_m,
        "climb_m": sums.climb_m,
        "nights": sums.nights,
        "nights_out": sums.nights_out,
        "countries": list(sums.countries),
    }


def _trip(trip: TripSums) -> dict[str, Any]:
    return {
        "id": trip.trip_id,
        "title": trip.title,
        "first": trip.first.isoformat() if trip.first else None,
        "last": trip.last.isoformat() if trip.last else None,
        **_sums(trip.sums),
        "stated_distance_m": trip.stated_distance_m,
    }


def _record(record: LifeRecord) -> dict[str, Any]:
    figure = record.figure
    return {
        "key": figure.key,
        "value": figure.value,
        "trip": record.trip_id,
        "date": record.date.isoformat(),
        "detail": figure.detail,
    }


def _lines(whole: Lifetime) -> list[str]:
    trips = plural("{n} trip", "{n} trips", len(whole.trips))
    lines = [f"{trips}: {_words(whole.sums)}"]
    lines += [f"{year.year}: {_words(year.sums)}" for year in whole.years]
    lines += [f"{trip.title}: {_words(trip.sums)}" for trip in whole.trips]
    for record in whole.records:
        where = ", ".join(part for part in (record.date.isoformat(), record.figure.detail) if part)
        lines.append(f"{record.figure.name}: {value_words(record.figure).whole} ({where})")
    for one in whole.firsts:
        lines.append(
            _("First time in {country}: {date}").format(
                country=country_name(one.country), date=one.date.isoformat()
            )
        )
    return lines


def _words(sums: LifeSums) -> str:
    way = EN_DASH if sums.distance_m is None else km(sums.distance_m, 0)
    climb = EN_DASH if sums.climb_m is None else metres(sums.climb_m)
    out = sums.nights_out
    return ", ".join(
        (
            _("{x} km ridden").format(x=way),
            plural("{n} day", "{n} days", sums.days),
            plural("{n} country", "{n} countries", len(sums.countries)),
            _("{x} nights out").format(x=EN_DASH)
            if out is None
            else plural("{n} night out", "{n} nights out", out),
            _("{x} m climbed").format(x=climb),
        )
    )
