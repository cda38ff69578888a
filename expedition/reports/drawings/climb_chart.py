"""Metres climbed on each day."""

from collections.abc import Sequence

from expedition import units
from expedition.records.day import DayPage
from expedition.reports.drawings.uprights import HEIGHT, Uprights, uprights
from expedition.reports.pages.blocks import Told
from expedition.reports.parts.reconstructed import is_climb_known
from expedition.reports.typesetting.style import FULL
from expedition.text import _

_LEAST_DAYS = 4


def climbed(pages: Sequence[DayPage]) -> list[tuple[int, float]]:
    """Day numbers and metres, of days whose climb was recorded or stated; empty where too few are known."""
    known = [(page.row.number, page.figures.climb.value or 0.0) for page in pages if is_climb_known(page)]
    return known if len(known) >= _LEAST_DAYS and max(metres for _number, metres in known) > 0 else []


def climb_chart(pages: Sequence[DayPage], width: float = FULL, height: float = HEIGHT) -> Told:
    """The chart; days of unknown climb are left empty."""
    known = climbed(pages)
    record, most = max(known, key=lambda one: one[1])
    title = _("Most climbed {metres} m, day {number}").format(metres=units.metres(most), number=record)
    of = Uprights(title, _("metres a day"), known)
    return uprights(of, pages[0].row.number, pages[-1].row.number, width, height)
