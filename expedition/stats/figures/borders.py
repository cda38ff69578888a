"""Countries, borders and papers."""

from collections.abc import Iterator
from functools import partial

from expedition.kinds import CrossingKind, DocumentKind, ExpenseCategory
from expedition.records.statistics import Quantity, Statistic, Topic
from expedition.stats.figures.making import Making, extreme
from expedition.stats.totals import added
from expedition.text import _

_one = partial(Statistic, topic=Topic.BORDERS, quantity=Quantity.NUMBER)


def figures(made: Making) -> Iterator[Statistic]:
    """How many of them, and what waiting they took."""
    entered = made.columns.countries
    yield _one(
        key="country_count",
        name=_("Countries"),
        value=len(made.totals.countries),
        how=_("The countries in which days began or ended, and those of the borders crossed."),
        days=made.ids(entered.counts > 0),
        detail=" ".join(made.totals.countries),
    )
    yield from _crossings(made)
    yield from _papers(made)


def _crossings(made: Making) -> Iterator[Statistic]:
    crossings = made.columns.crossings
    yield _one(
        key="crossings",
        name=_("Crossings noted"),
        value=made.totals.crossings,
        how=_("All borders, checkpoints, passes and waters noted."),
        days=made.ids(crossings.counts > 0),
    )
    for kind, key, name, how in (
        (CrossingKind.BORDER, "border_crossings", _("Border crossings"), _("The borders noted.")),
        (CrossingKind.CHECKPOINT, "checkpoints", _("Checkpoints"), _("The checkpoints noted.")),
        (CrossingKind.PASS, "passes", _("Passes"), _("The passes noted.")),
        (CrossingKind.WATER, "waters_crossed", _("Waters crossed"), _("The rivers and seas noted.")),
    ):
        mask = crossings.has("kind", kind)
        yield _one(key=key, name=name, value=int(mask.sum()), how=how, days=made.ids(crossings.days(mask)))
    borders = crossings.only(crossings.has("kind", CrossingKind.BORDER))
    waited = borders["time_lost_s"]
    yield _one(
        key="border_wait_s",
        name=_("Time lost at borders"),
        quantity=Quantity.DURATION,
        value=added(waited),
        how=_("The time lost of the borders where it was noted."),
        days=made.ids(borders.days(waited >= 0)),
    )
    at = extreme(waited, waited >= 0)
    day = None if at is None else int(borders.of_day[at])
    yield _one(
        key="longest_border_wait_s",
        name=_("Longest time at a border"),
        quantity=Quantity.DURATION,
        value=None if at is None else float(waited[at]),
        how=_("The border at which the most time was lost."),
        days=() if day is None else made.id_at(day),
        detail="" if at is None else made.columns.word(borders["name"][at]),
    )


def _papers(made: Making) -> Iterator[Statistic]:
    """Papers belong to the whole trip, not to a group of its days."""
    papers = [entry.fields.kind for entry in made.columns.trip.documents] if made.columns.is_whole else []
    for kind, key, name, how in (
        (DocumentKind.VISA, "visas", _("Visas"), _("The visas among the papers of the trip.")),
        (DocumentKind.PERMIT, "permits", _("Permits"), _("The permits among the papers of the trip.")),
    ):
        yield _one(key=key, name=name, value=papers.count(kind) if made.columns.is_whole else None, how=how)
    spent = made.spent()
    cost = spent["home"][spent.has("category", ExpenseCategory.VISA)]
    yield _one(
        key="visa_cost",
        name=_("Spent on visas"),
        quantity=Quantity.MONEY,
        value=added(cost),
        how=_("What visas and permits cost, where that is known in the home currency."),
        unit=made.columns.trip.fields.home_currency,
    )
