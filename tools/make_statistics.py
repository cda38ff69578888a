"""The table of all figures in docs/statistics.md, made of the figures themselves.

python -m tools.make_statistics
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from expedition.kinds import (
    DayKind,
    ExpenseCategory,
    FigureName,
    IncidentKind,
    LegMode,
    LegOrigin,
    LegPower,
    PriceKind,
    StayKind,
)
from expedition.records.day import DayFigures, DayRow, Figure
from expedition.records.facts import CountFacts, DayFacts, IncidentFacts, RepairFacts, StayFacts, WayFacts
from expedition.records.fields import CounterFields, PersonFields, TripFields
from expedition.records.money import Payment, Spending
from expedition.records.statistics import Quantity, Statistic
from expedition.records.trip import PersonRecord
from expedition.records.trip_facts import TripFacts
from expedition.statistic_words import topic_name
from expedition.stats.figures.catalogue import statistics

PAGE = Path(__file__).resolve().parent.parent / "docs" / "statistics.md"
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"
_UNITS = {
    Quantity.DISTANCE: "m",
    Quantity.HEIGHT: "m",
    Quantity.CLIMB: "m",
    Quantity.DURATION: "s",
    Quantity.SPEED: "m/s",
    Quantity.TEMPERATURE: "°C",
    Quantity.NUMBER: "number",
    Quantity.DAYS: "days",
    Quantity.MONEY: "home currency",
    Quantity.SHARE: "share of one",
    Quantity.RATE: "number",
    Quantity.WORDS: "words",
}


def table() -> str:
    """Every figure: its key, name, unit, and how it is made, under the heading of its topic."""
    return "".join(_lines())


def main() -> None:
    """Writes the table into the page."""
    before, _old, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _table, _mark, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}{table()}{END}{after}", encoding="utf-8")


def _lines() -> Iterator[str]:
    topic = None
    for figure in statistics(_trip()):
        if figure.topic is not topic:
            topic = figure.topic
            yield f"\n### {topic_name(topic)}\n\n| Key | Name | Unit | How |\n|---|---|---|---|\n"
        yield f"| `{_key(figure)}` | {figure.name} | {_UNITS[figure.quantity]} | {figure.how} |\n"
    yield "\n"


def _key(figure: Statistic) -> str:
    """The key, and what stands for its part where it has any."""
    name, dot, _part = figure.key.partition(".")
    return f"{name}.…" if dot else name


def _trip() -> TripFacts:
    """A day with one of everything that figures have parts of."""
    way = WayFacts(LegMode.BICYCLE, LegPower.OWN_POWER, LegOrigin.RECORDED, 80_000.0)
    ferry = WayFacts(LegMode.FERRY, LegPower.CARRIED, LegOrigin.TYPED, 9_000.0)
    values = dict.fromkeys(FigureName, 0.0)
    values[FigureName.DISTANCE] = 80_000.0
    figures: Any = [Figure(name, value) for name, value in values.items()]
    ten = Decimal(10)
    payment = Payment("expense", 1, "Bread", ExpenseCategory.FOOD, PriceKind.PAID, ten, "EUR", paid_by="Mara")
    row = DayRow(
        1, 1, 1, date(2025, 7, 18), DayKind.RIDE, "", "", "", "", "", "", 80_000.0, None, 0.0, frozenset(),
        None, "",
    )  # fmt: skip
    day = DayFacts(
        row=row,
        figures=DayFigures(*figures),
        ways=(way, ferry),
        stays=(StayFacts(StayKind.WILD_CAMP, PriceKind.GIFT),),
        repairs=(RepairFacts("Mara", "", "tube", "puncture"),),
        incidents=(IncidentFacts(IncidentKind.FALL, "Mara"),),
        spendings=(Spending(payment, ten, ten, ten, ten),),
        counts=(CountFacts("Dogs", 3.0),),
    )
    people = tuple(PersonRecord(at, PersonFields(name=name)) for at, name in enumerate(("Mara", "Jan")))
    counters = (CounterFields(name="Dogs"),)
    return TripFacts(1, TripFields(title=""), (day,), people=people, counters=counters)


if __name__ == "__main__":
    main()
