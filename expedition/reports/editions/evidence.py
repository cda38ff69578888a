"""The Evidence log: what a trip can prove, in ink alone."""

from collections.abc import Sequence

from expedition.reports.making import Making
from expedition.reports.pages.items import Heads, Item
from expedition.reports.parts.evidence_days import daily
from expedition.reports.parts.evidence_front import cover, summary, with_days
from expedition.reports.parts.evidence_ledger import ledger, witnesses
from expedition.reports.parts.evidence_method import files, method
from expedition.reports.parts.unprintable import unprintable_line
from expedition.text import _


def row(making: Making) -> Sequence[Item]:
    """Cover, sums and map, a row for each day, gaps, witnesses, method, files."""
    heads = Heads(making.book.fields.title, _("Evidence log"))
    return [
        *cover(making),
        heads,
        *with_days(making, list(summary(making)), list(daily(making))),
        *ledger(making),
        *witnesses(making),
        *method(making),
        *files(making),
        *unprintable_line(making),
    ]
