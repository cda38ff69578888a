"""What it cost."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from expedition.kinds import ExpenseCategory, PriceKind
from expedition.records.statistics import Quantity, Statistic, Topic
from expedition.stats.columns import Table
from expedition.stats.figures.making import (
    KILOMETRES_100,
    Making,
    by_kind,
    by_word,
    extreme,
    of_kinds,
    ratio,
)
from expedition.stats.known import per
from expedition.stats.totals import added
from expedition.text import _, plural


def figures(made: Making) -> Iterator[Statistic]:
    """All in the home currency; what no rate is known for, and what nobody noted, is counted beside it."""
    spent = made.spent()
    one = partial(
        Statistic, topic=Topic.MONEY, quantity=Quantity.MONEY, unit=made.columns.trip.fields.home_currency
    )
    yield from _sums(made, spent, one)
    yield from _parts(made, spent, one)
    yield from _beside(made, spent)


def _sums(made: Making, spent: Table, one: "partial[Statistic]") -> Iterator[Statistic]:
    home, share = added(spent["home"]), added(spent["home_share"])
    days = made.ids(spent.days(~np.isnan(spent["home"])))
    yield one(
        key="spent",
        name=_("Spent"),
        value=home,
        how=_left_out(spent, _("All that was paid, in the home currency; gifts are no spending.")),
        days=days,
    )
    yield one(
        key="spent_share",
        name=_("Spent by one traveller"),
        value=share,
        how=_(
            "What falls on one traveller of all that was paid; what nobody knows how many shared is left out."
        ),
        days=days,
    )
    for key, name, value, how in (
        (
            "spent_per_day",
            _("Spent in a day"),
            per(home, made.totals.days),
            _("Spent, shared among all days."),
        ),
        (
            "spent_share_per_day",
            _("Spent by one traveller in a day"),
            per(share, made.totals.days),
            _("The part of one traveller, shared among all days."),
        ),
        (
            "spent_per_100_km",
            _("Spent on 100 km"),
            ratio(home, made.totals.distance_m, KILOMETRES_100),
            _("Spent, shared among the kilometres ridden."),
        ),
    ):
        yield one(key=key, name=name, value=value, how=how, days=days)
    of_days = made.columns.spendings
    daily = np.bincount(of_days.of_day, weights=np.nan_to_num(of_days["home"]), minlength=len(made.days))
    at = extreme(daily.astype(np.float64), daily > 0)
    yield one(
        key="dearest_day",
        name=_("Dearest day"),
        value=None if at is None else float(daily[at]),
        how=_("The day on which the most was paid."),
        days=() if at is None else made.id_at(at),
        detail="" if at is None else made.place(at),
    )


def _parts(made: Making, spent: Table, one: "partial[Statistic]") -> Iterator[Statistic]:
    known = spent.only(~np.isnan(spent["home"]))
    category = one(
        key="spent_by_category",
        name=_("Spent on"),
        value=None,
        how=_("What was paid of this category, in the home currency."),
    )
    sums = by_kind(known, "category", ExpenseCategory, known["home"])
    yield from of_kinds(made, known, "category", sums, category)
    if len(made.columns.trip.people) < 2:
        return
    for who, paid, rows in by_word(made.columns, known["paid_by"], known["home"]):
        yield one(
            key=f"spent_by_person.{who}",
            name=_("Paid by {who}").format(who=who or _("nobody named")),
            value=paid,
            how=_("What this person paid, for all who shared it, in the home currency."),
            days=made.ids(known.days(rows)),
        )


def _beside(made: Making, spent: Table) -> Iterator[Statistic]:
    number = partial(Statistic, topic=Topic.MONEY, quantity=Quantity.NUMBER)
    gift = spent.has("price_kind", PriceKind.GIFT)
    without_rate = ~np.isnan(spent["paid"]) & np.isnan(spent["home"])
    unknown = np.isnan(spent["paid"]) & ~gift
    for key, name, mask, how in (
        (
            "gifts",
            _("Gifts"),
            gift,
            _("What was noted as given; nothing of it is spent, whatever its worth."),
        ),
        (
            "unknown_prices",
            _("Unknown prices"),
            unknown,
            _("What was paid, or may have been, without an amount; it is in no sum."),
        ),
        (
            "payments_without_rate",
            _("Payments without a rate"),
            without_rate,
            _("What was paid in a currency no rate is known for; it is in no sum."),
        ),
    ):
        yield number(key=key, name=name, value=int(mask.sum()), how=how, days=made.ids(spent.days(mask)))


def _left_out(spent: Table, how: str) -> str:
    gift = spent.has("price_kind", PriceKind.GIFT)
    missing = int((np.isnan(spent["home"]) & ~gift).sum())
    if not missing:
        return how
    left_out = plural(
        "{n} payment without an amount or a rate is left out.",
        "{n} payments without an amount or a rate are left out.",
        missing,
    )
    return f"{how} {left_out}"
