"""Made-up facts for made-up trips: nights, money, repairs, speeds; every number follows from the day's."""

from dataclasses import replace
from decimal import Decimal

from expedition.kinds import (
    CrossingKind,
    DayKind,
    ExpenseCategory,
    FigureName,
    LegMode,
    LegOrigin,
    LegPower,
    PriceKind,
    StayKind,
)
from expedition.records.day import DayFigures, DayRow, Figure
from expedition.records.facts import (
    CountFacts,
    CrossingFacts,
    DayFacts,
    RepairFacts,
    StayFacts,
    WayFacts,
)
from expedition.records.money import Payment, Spending
from expedition.records.trip import DayPoint, TripSeries

_NIGHTS = (StayKind.WILD_CAMP, StayKind.WILD_CAMP, StayKind.GUESTHOUSE, StayKind.HOTEL, StayKind.HOST)
_CATEGORIES = (ExpenseCategory.FOOD, ExpenseCategory.LODGING, ExpenseCategory.VISA, ExpenseCategory.FOOD)
_PARTS = ("chain", "rear inner tube", "spoke", "front inner tube", "brake pads")


def told(series: TripSeries, currency: str = "EUR") -> TripSeries:
    """The series with facts; what the days climbed is known then too."""
    days = tuple(replace(day, climb_m=climb_m(day)) for day in series.days)
    return replace(
        series, days=days, facts=tuple(facts(day, currency) for day in days), home_currency=currency
    )


def climb_m(day: DayPoint) -> float | None:
    """Up to 1 100 m, not known on every ninth day and where nothing was ridden."""
    if day.number % 9 == 0 or not day.distance_m:
        return None
    return 250.0 + 850.0 * ((day.number * 37) % 100 / 100) ** 2


def facts(day: DayPoint, currency: str = "EUR") -> DayFacts:
    """What a made-up day adds."""
    riding = day.kind is DayKind.RIDE and bool(day.distance_m)
    stay = _NIGHTS[day.number * 7 % len(_NIGHTS)]
    moving_s = (day.distance_m or 0.0) / (4.2 + day.number % 5 * 0.25) if riding else None
    broke = day.number % 11 == 4 and riding
    part = _PARTS[day.number // 11 % len(_PARTS)]
    problem = "puncture" if "tube" in part else "worn"
    return DayFacts(
        row=row(day, stay),
        figures=figures(day, moving_s),
        ways=(WayFacts(LegMode.BICYCLE, LegPower.OWN_POWER, LegOrigin.RECORDED, day.distance_m),)
        if riding
        else (),
        stays=(StayFacts(stay, PriceKind.UNKNOWN),),
        encounters=day.number % 3,
        people_met=day.number % 4,
        repairs=(RepairFacts("", "", part, problem),) if broke else (),
        crossings=(CrossingFacts(CrossingKind.PASS, f"Pass {day.number}", height_m=900.0),)
        if day.number % 40 == 33
        else (),
        spendings=(spending(day, currency),) if day.number % 3 else (),
        counts=(CountFacts("ice cream", float(day.number % 2)),),
    )


def figures(day: DayPoint, moving_s: float | None) -> DayFigures:
    """The figures of a made-up day."""
    values = {
        FigureName.DISTANCE: day.distance_m,
        FigureName.CARRIED: day.carried_m,
        FigureName.CLIMB: day.climb_m,
        FigureName.MOVING: moving_s,
        FigureName.MAX_SPEED: 9.0 + day.number * 29 % 70 / 10 if moving_s else None,
        FigureName.TEMPERATURE_MIN: day.temperature_min_c,
        FigureName.TEMPERATURE_MAX: day.temperature_max_c,
    }
    average = (day.distance_m or 0.0) / moving_s if moving_s else None
    made = {name.name.lower(): Figure(name, values.get(name)) for name in FigureName}
    return DayFigures(**made, average_m_s=average)


def row(day: DayPoint, stay: StayKind | None) -> DayRow:
    """The day as a line of a list."""
    return DayRow(
        id=day.day_id,
        trip_id=1,
        number=day.number,
        date=day.date,
        kind=day.kind,
        title="",
        purpose="",
        from_place="",
        to_place=day.label,
        country=day.country,
        country_from="",
        distance_m=day.distance_m,
        carried_m=day.carried_m,
        total_m=day.total_m,
        marks=frozenset(),
        stay_kind=stay,
        place=day.label,
    )


def spending(day: DayPoint, currency: str, amount: Decimal | None = None, home: bool = True) -> Spending:
    """A payment of the day, some of 20 unless told otherwise."""
    value = amount if amount is not None else Decimal(4 + day.number * 13 % 20)
    category = _CATEGORIES[day.number % len(_CATEGORIES)]
    payment = Payment("expense", day.number, "", category, PriceKind.PAID, value, currency, day.day_id)
    worth = value if home else None
    return Spending(payment, value, value, worth, worth)
