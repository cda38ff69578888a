"""Charts as a traveller chooses them, and as they are kept with a trip."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from enum import StrEnum
from typing import Any

from expedition.record_classes import dataclass


class ChartFigure(StrEnum):
    """What a chart shows of each group of days."""

    DISTANCE = "distance"
    CARRIED = "carried"
    CLIMB = "climb"
    DAYS = "days"
    RIDE_DAYS = "ride_days"
    MOVING = "moving"
    SPEED = "speed"
    TOP_SPEED = "top_speed"
    SPEND = "spend"
    NIGHTS = "nights"
    REPAIRS = "repairs"
    PEOPLE = "people"
    WARMEST = "warmest"
    COLDEST = "coldest"
    HIGHEST = "highest"
    COUNTER = "counter"


class ChartGrouping(StrEnum):
    """By what days are put together."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    WEEKDAY = "weekday"
    COUNTRY = "country"
    MODE = "mode"
    KIND = "kind"
    VEHICLE = "vehicle"
    PERSON = "person"


class ChartShape(StrEnum):
    """How a chart is drawn; `cumulated` is a line of all that came before."""

    BARS = "bars"
    LINE = "line"
    CUMULATED = "cumulated"


@dataclass(frozen=True, slots=True)
class ChartChoice:
    """A figure by a grouping in a shape; `counter` is the name of what is counted, else empty."""

    figure: ChartFigure
    grouping: ChartGrouping
    shape: ChartShape = ChartShape.BARS
    counter: str = ""


def as_text(choices: Iterable[ChartChoice]) -> str:
    """The choices as one text, in their order; empty for none."""
    kept = [{name: value for name, value in asdict(choice).items() if value} for choice in choices]
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def from_text(text: str) -> tuple[ChartChoice, ...]:
    """The choices of a text; what this version does not know is left out."""
    try:
        kept = json.loads(text) if text else []
    except (ValueError, RecursionError):
        return ()
    found = (_choice(one) for one in kept if isinstance(one, dict)) if isinstance(kept, list) else ()
    return tuple(dict.fromkeys(choice for choice in found if choice is not None))


def _choice(one: Mapping[str, Any]) -> ChartChoice | None:
    try:
        return ChartChoice(
            ChartFigure(one.get("figure", "")),
            ChartGrouping(one.get("grouping", "")),
            ChartShape(one.get("shape", ChartShape.BARS)),
            str(one.get("counter", "")),
        )
    except ValueError:
        return None
