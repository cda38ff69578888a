"""Where the nights were."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from expedition.kinds import PriceKind, StayKind
from expedition.records.statistics import Quantity, Statistic, Topic
from expedition.stats.figures.making import Making, by_kind, of_kinds, unknown
from expedition.text import _

_one = partial(Statistic, topic=Topic.NIGHTS, quantity=Quantity.NUMBER)


def figures(made: Making) -> Iterator[Statistic]:
    """Nights by kind, and whether they were paid."""
    stays, counted = made.columns.stays, made.counted()
    noted = counted & (stays.counts > 0)
    yield _one(
        key="nights",
        name=_("Nights"),
        value=made.totals.nights,
        how=unknown(_("The days of which the night was noted."), made.totals.days - made.totals.nights),
        days=made.ids(noted),
    )
    like = _one(
        key="nights_by_kind",
        name=_("Nights"),
        value=None,
        how=_("The nights noted as of this kind; a day of two places counts for both."),
    )
    yield from of_kinds(made, stays, "kind", by_kind(stays, "kind", StayKind), like)
    for kind, key, name, how in (
        (PriceKind.PAID, "paid_nights", _("Nights paid for"), _("The nights noted as paid.")),
        (
            PriceKind.GIFT,
            "gift_nights",
            _("Nights given"),
            _("The nights noted as given; they are not free by chance, and not of unknown price."),
        ),
        (
            PriceKind.UNKNOWN,
            "nights_of_unknown_price",
            _("Nights of unknown price"),
            _("The nights of which nobody noted whether they were paid."),
        ),
    ):
        mask = stays.has("price_kind", kind)
        yield _one(key=key, name=name, value=int(mask.sum()), how=how, days=made.ids(stays.days(mask)))
    places = np.unique(made.columns.words.alike(stays["place"]))
    yield _one(
        key="night_places",
        name=_("Different places to sleep"),
        value=int((places > 0).sum()),
        how=_("How many names of places the nights have; nights without one are left out."),
        days=made.ids(noted),
    )
