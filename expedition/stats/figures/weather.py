"""How warm, how cold, how wet."""

from collections.abc import Iterator
from functools import partial

from expedition.records.statistics import Quantity, Statistic, Topic
from expedition.stats.figures.making import Making, extreme
from expedition.stats.known import per
from expedition.text import _

_one = partial(Statistic, topic=Topic.WEATHER, quantity=Quantity.TEMPERATURE)


def figures(made: Making) -> Iterator[Statistic]:
    """The hottest and the coldest place, days of rain and of wind."""
    for key, name, lowest in (
        ("temperature_max_c", _("Hottest"), False),
        ("temperature_min_c", _("Coldest"), True),
    ):
        values = made.days[key]
        at = extreme(values, made.known(key), lowest=lowest)
        yield _one(
            key=key,
            name=name,
            value=None if at is None else float(values[at]),
            how=_(
                "Of the days with a temperature, typed before recorded; nights are not in what was recorded."
            ),
            days=() if at is None else made.id_at(at),
            detail="" if at is None else made.place(at),
        )
    for key, column, name, how in (
        ("rain_days", "rain", _("Days of rain"), _("Days whose words for the weather speak of rain.")),
        (
            "wind_days",
            "wind",
            _("Days of wind"),
            _("Days whose words for the wind say more than calm, or whose weather speaks of wind."),
        ),
    ):
        mask = made.counted() & (made.days[column] == 1.0)
        known = made.counted() & made.known(column)
        yield _one(
            key=key,
            name=name,
            quantity=Quantity.DAYS,
            value=int(mask.sum()) if known.any() else None,
            how=how,
            days=made.ids(mask),
            detail=_("written about on {known} of {days} days").format(
                known=int(known.sum()), days=made.totals.days
            ),
        )
        yield _one(
            key=f"{column}_share",
            name=_("{name}, of those written about").format(name=name),
            quantity=Quantity.SHARE,
            value=per(float(mask.sum()), float(known.sum())),
            how=_("Such days over those of which anything is written about it."),
            days=made.ids(mask),
        )
