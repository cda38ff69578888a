"""What the log proves."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from expedition.records.statistics import Quantity, Statistic, Topic
from expedition.stats.evidence import Chain, Gaps, shares_of, unbroken_of
from expedition.stats.figures.making import Making
from expedition.stats.known import per
from expedition.text import _

_one = partial(Statistic, topic=Topic.PROOF, quantity=Quantity.DISTANCE)


def figures(made: Making) -> Iterator[Statistic]:
    """The ledger of gaps, the share under own power, and the longest way without a gap."""
    chain = Chain.of(made.columns.ways)
    yield from _gaps(made, chain)
    yield from _shares(made, chain)
    yield from _unbroken(made, chain)


def _gaps(made: Making, chain: Chain) -> Iterator[Statistic]:
    """How many, how long together, and the longest."""
    found = Gaps.of(chain)
    length_m = found.length_m
    is_gap = np.zeros(len(made.days), dtype=np.bool_)
    is_gap[chain.day[found.before]] = is_gap[chain.day[found.after]] = True
    yield _one(
        key="gaps",
        name=_("Gaps in the line"),
        quantity=Quantity.NUMBER,
        value=len(length_m),
        how=_("Ground of 100 m and more between two lines, and inside recordings, that no line covers."),
        days=made.ids(is_gap),
    )
    yield _one(
        key="gaps_m",
        name=_("Length of the gaps"),
        value=float(length_m.sum()),
        how=_("All gaps, each straight across."),
        days=made.ids(is_gap),
    )
    widest = int(length_m.argmax()) if len(length_m) else None
    ends = () if widest is None else (int(found.before[widest]), int(found.after[widest]))
    yield _one(
        key="longest_gap_m",
        name=_("Longest gap"),
        value=None if widest is None else float(length_m[widest]),
        how=_("The longest of the gaps, straight across."),
        days=tuple(dict.fromkeys(int(made.columns.ids[chain.day[leg]]) for leg in ends)),
    )


def _shares(made: Making, chain: Chain) -> Iterator[Statistic]:
    """What was done under own power, and what of it was drawn."""
    shares = shares_of(chain)
    yield _one(
        key="own_power_share",
        name=_("Under own power"),
        quantity=Quantity.SHARE,
        value=shares.own_share,
        how=_("Legs under own power over all legs and all gaps; days without legs are not in it."),
        days=made.ids(made.columns.ways.counts > 0),
    )
    yield _one(
        key="drawn_share",
        name=_("Drawn afterwards"),
        quantity=Quantity.SHARE,
        value=per(shares.drawn_m, shares.own_m),
        how=_("The part of the legs under own power whose line was not recorded but drawn."),
    )


def _unbroken(made: Making, chain: Chain) -> Iterator[Statistic]:
    """The longest way without a gap, and its share of all."""
    longest = unbroken_of(chain)
    run = slice(longest.first, longest.last + 1) if longest else slice(0)
    days = np.zeros(len(made.days), dtype=np.bool_)
    days[run] = True
    behind = made.ids(days & (made.columns.ways.counts > 0))
    yield _one(
        key="longest_unbroken_m",
        name=_("Longest unbroken way"),
        value=longest.length_m if longest else None,
        how=_(
            "The longest way under own power of legs with a line, each beginning where the one before ended."
        ),
        days=behind,
    )
    yield _one(
        key="unbroken_share",
        name=_("Share of the longest unbroken way"),
        quantity=Quantity.SHARE,
        value=per(longest.length_m if longest else None, made.totals.distance_m),
        how=_("The longest unbroken way over all kilometres ridden."),
        days=behind,
    )
