"""Legs and days made for tests of sums."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from expedition.kinds import DayKind, FigureName, LegMode, LegPower
from expedition.records.day import DayPage, DayRow, EncounterRecord, LegRecord
from expedition.records.fields import DayFields, EncounterFields, LegFields, LegFigures, StatedFields
from expedition.stats.day import day_figures

NOON = datetime(2025, 7, 18, 12, tzinfo=UTC)


def leg(
    distance_m: float | None,
    mode: LegMode = LegMode.BICYCLE,
    power: LegPower = LegPower.OWN_POWER,
    *,
    stated_distance_m: float | None = None,
    hour: int = 0,
    **figures: float,
) -> LegRecord:
    """A leg of this length; without a line where the length is None."""
    start = NOON + timedelta(hours=hour)
    line = (
        None
        if distance_m is None
        else LegFigures(
            version=1,
            points=2,
            segments=1,
            dropped=0,
            distance_m=distance_m,
            gap_m=0.0,
            start_utc=start,
            end_utc=start + timedelta(hours=1),
            **figures,  # type: ignore[arg-type]  # only numbers are passed
        )
    )
    fields = LegFields(mode=mode, power=power, stated_distance_m=stated_distance_m)
    return LegRecord(0, 0, fields, line, None, "", "", "")


def page(
    number: int,
    legs: Sequence[LegRecord] = (),
    *,
    kind: DayKind = DayKind.RIDE,
    country: str = "KZ",
    country_from: str = "",
    stated: Sequence[StatedFields] = (),
    people: Sequence[int | None] = (),
) -> DayPage:
    """Day `number` of a trip that begins on 28 June 2025."""
    day = date(2025, 6, 27) + timedelta(days=number)
    figures = day_figures(legs, stated)
    row = DayRow(
        number, 1, number, day, kind, "", "", "", "", country, country_from,
        figures.distance.value, figures.carried.value, 0.0, frozenset(), None, "",
    )  # fmt: skip
    met = tuple(EncounterRecord(0, number, EncounterFields(count=count)) for count in people)
    return DayPage(
        row,
        DayFields(date=day, kind=kind, country=country),
        figures,
        None,
        tuple(legs),
        (),
        met,
        (),
        (),
        None,
        None,
    )


def said(figure: FigureName, value: float | None, words: str = "") -> StatedFields:
    """What a traveller says."""
    return StatedFields(figure=figure, value=value, words=words)
