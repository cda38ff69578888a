"""Figures against plain SQL over the same logbook, which knows nothing of how figures are made."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from expedition.entities import Day, Encounter, Expense, Figures, Leg, Repair, Stated, Stay
from expedition.entities.fields import values
from expedition.kinds import (
    Audience,
    DayKind,
    EncounterKind,
    ExpenseCategory,
    FigureName,
    LegMode,
    LegOrigin,
    Precision,
    PriceKind,
    StayKind,
    usual_power,
)
from expedition.logbook import Logbook
from expedition.operations import trips
from expedition.queries.facts import trip_facts
from expedition.queries.totals import grouped
from expedition.records.fields import (
    DayFields,
    EncounterFields,
    ExpenseFields,
    RepairFields,
    StayFields,
    TripFields,
)
from expedition.stats.figures.catalogue import statistics
from expedition.stats.grouping import Grouping
from tests.blank import blank

_OWN = """
    SELECT sum(coalesce(l.stated_distance_m, f.distance_m)) FROM leg l LEFT JOIN figures f ON f.leg_id = l.id
    WHERE l.day_id = d.id AND l.power {} 'own_power'
"""
_STATED = "SELECT s.value FROM stated s WHERE s.day_id = d.id AND s.figure = '{}' ORDER BY s.id DESC LIMIT 1"
DAYS = f"""
    WITH day_way AS (
        SELECT d.*,
            coalesce(({_STATED.format("distance_m")}), ({_OWN.format("=")})) AS ridden,
            coalesce(({_STATED.format("carried_m")}), ({_OWN.format("<>")})) AS carried,
            (SELECT sum(f.climb_m) FROM leg l JOIN figures f ON f.leg_id = l.id
                WHERE l.day_id = d.id AND l.power = 'own_power') AS climb,
            (SELECT sum(f.moving_s) FROM leg l JOIN figures f ON f.leg_id = l.id
                WHERE l.day_id = d.id AND l.power = 'own_power') AS moving
        FROM day d
    ), known AS (
        SELECT *, CASE WHEN kind = 'ride' AND coalesce(carried, 0) <> 0 AND coalesce(ridden, 0) = 0
            THEN 'transit' ELSE kind END AS counted_kind
        FROM day_way
    )
"""
PLAIN = {
    "days": "SELECT count(*) FROM known",
    "distance_m": "SELECT coalesce(sum(ridden), 0) FROM known",
    "carried_m": "SELECT coalesce(sum(carried), 0) FROM known",
    "climb_m": "SELECT sum(climb) FROM known",
    "moving_s": "SELECT sum(moving) FROM known",
    "longest_day_m": "SELECT max(ridden) FROM known WHERE ridden > 0",
    "shortest_day_m": "SELECT min(ridden) FROM known WHERE ridden > 0 AND counted_kind = 'ride'",
    "average_day_m": "SELECT coalesce(sum(ridden), 0) / nullif(count(*), 0) FROM known "
    "WHERE counted_kind <> 'ride' OR ridden IS NOT NULL",
    "average_ride_day_m": "SELECT sum(ridden) / count(*) FROM known "
    "WHERE counted_kind = 'ride' AND ridden IS NOT NULL",
    "most_climb_day_m": "SELECT max(climb) FROM known",
    "nights": "SELECT count(DISTINCT day_id) FROM stay",
    "gift_nights": "SELECT count(*) FROM stay WHERE price_kind = 'gift'",
    "encounters": "SELECT count(*) FROM encounter",
    "people_met": "SELECT coalesce(sum(coalesce(count, 1)), 0) FROM encounter "
    "WHERE kind IN ('people', 'official')",
    "repairs": "SELECT count(*) FROM repair",
    "breakages": "SELECT coalesce(sum(coalesce(count, 1)), 0) FROM repair",
    "calendar_days": "SELECT julianday(max(date)) - julianday(min(date)) + 1 FROM day",
    "spent": "SELECT sum(amount * coalesce(rate, 1)) FROM expense "
    "WHERE price_kind = 'paid' AND (currency = 'EUR' OR rate IS NOT NULL)",
    "gifts": "SELECT (SELECT count(*) FROM expense WHERE price_kind = 'gift') + "
    "(SELECT count(*) FROM stay WHERE price_kind = 'gift')",
    "payments_without_rate": "SELECT count(*) FROM expense WHERE price_kind = 'paid' AND amount IS NOT NULL "
    "AND currency <> 'EUR' AND rate IS NULL",
    **{
        f"{kind.value}_days": f"SELECT count(*) FROM known WHERE counted_kind = '{kind.value}'"
        for kind in DayKind
    },
}
"""Figures by their keys, in plain SQL."""
BY_COUNTRY = "SELECT country, coalesce(sum(ridden), 0) FROM known GROUP BY country"


@dataclass(frozen=True)
class Ride:
    """A leg of a made day."""

    mode: LegMode
    stated_m: float | None
    line: tuple[float, float, float] | None


NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""Each example is a logbook: the smallest failing one would be looked for too long."""

metres = st.floats(0, 3e5, allow_nan=False).map(lambda value: round(value, 3))
rides = st.builds(
    Ride, st.sampled_from(LegMode), st.none() | metres, st.none() | st.tuples(metres, metres, metres)
)
prices = st.sampled_from(PriceKind)
made_days = st.fixed_dictionaries(
    {
        "skipped": st.integers(1, 3),
        "kind": st.sampled_from(DayKind),
        "country": st.sampled_from(["KZ", "CN", ""]),
        "rides": st.lists(rides, max_size=3),
        "stated": st.lists(
            st.tuples(st.sampled_from(["distance_m", "carried_m"]), st.none() | metres), max_size=2
        ),
        "stays": st.lists(st.tuples(st.sampled_from(StayKind), prices), max_size=2),
        "met": st.lists(st.tuples(st.sampled_from(EncounterKind), st.none() | st.integers(0, 9)), max_size=2),
        "broken": st.lists(st.none() | st.integers(0, 4), max_size=2),
        "paid": st.lists(
            st.tuples(
                prices,
                st.none() | st.decimals(0, 10_000, places=2),
                st.sampled_from(["EUR", "KZT"]),
                st.none() | st.decimals("0.001", 10, places=3),
            ),
            max_size=3,
        ),
    }
)


@given(days=st.lists(made_days, max_size=7))
@settings(max_examples=30, phases=NO_SHRINKING, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_figures_are_those_of_plain_sql(shared: Logbook, days: list[dict[str, Any]]) -> None:
    with _trip(shared, days) as (trip_id, database):
        figures = {one.key: one.value for one in statistics(shared.read(trip_facts, trip_id))}
        plain = _asked(database)
        for key, value in plain.items():
            assert figures[key] == (value if value is None else pytest.approx(value, abs=1e-6)), key
        nights = dict(database.execute("SELECT kind, count(*) FROM stay GROUP BY kind"))
        assert {
            key.partition(".")[2]: value for key, value in figures.items() if "nights_by" in key
        } == nights


@given(days=st.lists(made_days, max_size=5))
@settings(max_examples=10, phases=NO_SHRINKING, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_countries_are_those_of_plain_sql(shared: Logbook, days: list[dict[str, Any]]) -> None:
    with _trip(shared, days) as (trip_id, database):
        rows = shared.read(grouped, trip_id, Grouping.COUNTRY)
        ridden = dict(database.execute(f"{DAYS} {BY_COUNTRY}"))
        assert {row.key: row.totals.distance_m for row in rows} == pytest.approx(ridden)


def _asked(database: sqlite3.Connection) -> dict[str, Any]:
    return {key: database.execute(f"{DAYS} {query}").fetchone()[0] for key, query in PLAIN.items()}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Logbook]:
    """A logbook to which each example adds a trip: to make one takes longer than all else."""
    with blank(tmp_path_factory.mktemp("statistics") / "log") as fresh:
        yield fresh


@contextmanager
def _trip(logbook: Logbook, days: list[dict[str, Any]]) -> Iterator[tuple[int, sqlite3.Connection]]:
    """A trip of these days, and a database in which there is no other."""
    trip_id = int(logbook.do("Add", trips.add, TripFields(title="East", home_currency="EUR")).result)
    logbook.keep(_write, trip_id, days)
    with closing(sqlite3.connect(logbook.folder / "logbook.db")) as database:
        database.execute(f"CREATE TEMP VIEW day AS SELECT * FROM main.day WHERE trip_id = {trip_id}")
        for name in ("stay", "encounter", "repair", "expense"):
            rows = f"SELECT * FROM main.{name} WHERE day_id IN (SELECT id FROM temp.day)"
            database.execute(f"CREATE TEMP VIEW {name} AS {rows}")
        yield trip_id, database


def _write(session: Session, trip_id: int, days: list[dict[str, Any]]) -> None:
    on = date(2025, 1, 1)
    for made in days:
        on += timedelta(days=made["skipped"])
        fields = DayFields(date=on, kind=made["kind"], country=made["country"], audience=Audience.FAMILY)
        day = Day(**values(fields), trip_id=trip_id)
        day.legs += [_leg(ride) for ride in made["rides"]]
        day.stated += [
            Stated(trip_id=trip_id, figure=FigureName(name), value=value, precision=Precision.EXACT, words="")
            for name, value in made["stated"]
            if value is not None
        ]
        day.stays += [
            Stay(**values(StayFields(kind=kind, price_kind=price))) for kind, price in made["stays"]
        ]
        day.encounters += [
            Encounter(**values(EncounterFields(kind=kind, count=count))) for kind, count in made["met"]
        ]
        day.repairs += [Repair(**values(RepairFields(part="tube", count=count))) for count in made["broken"]]
        day.expenses += [_expense(trip_id, *one) for one in made["paid"]]
        session.add(day)


def _leg(ride: Ride) -> Leg:
    leg = Leg(
        position=0, mode=ride.mode, power=usual_power(ride.mode), origin=LegOrigin.TYPED,
        stated_distance_m=ride.stated_m,
    )  # fmt: skip
    if ride.line is not None:
        distance_m, climb_m, moving_s = ride.line
        leg.figures = Figures(
            version=1, points=2, segments=1, dropped=0, gap_m=0.0, distance_m=distance_m, climb_m=climb_m,
            moving_s=moving_s,
        )  # fmt: skip
    return leg


def _expense(
    trip_id: int, kind: PriceKind, amount: Decimal | None, currency: str, rate: Decimal | None
) -> Expense:
    fields = ExpenseFields(
        category=ExpenseCategory.FOOD, price_kind=kind, amount=amount, currency=currency,
        rate=None if currency == "EUR" else rate,
    )  # fmt: skip
    return Expense(**values(fields), trip_id=trip_id)
