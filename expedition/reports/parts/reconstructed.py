"""What is said of days whose line was drawn afterwards instead of recorded."""

from collections.abc import Sequence

from expedition import units
from expedition.kinds import LegOrigin, Precision
from expedition.records.day import DayPage
from expedition.text import _


def has_drawn(page: DayPage) -> bool:
    """Whether a line of the day was drawn afterwards."""
    return any(_is_drawn(leg.track_id, leg.fields.origin) for leg in page.legs)


def drawn_words(page: DayPage) -> str:
    """The caption of a map or profile of the day; empty where all of it was recorded."""
    if not has_drawn(page):
        return ""
    lines = [leg for leg in page.legs if leg.track_id is not None]
    is_whole = all(leg.fields.origin is LegOrigin.RECONSTRUCTED for leg in lines)
    return _("Reconstructed, not recorded.") if is_whole else _("Partly reconstructed, not recorded.")


def climb_of(page: DayPage) -> str:
    """The metres climbed, about where their line was drawn; empty where unknown or flat by drawing."""
    climb = page.figures.climb
    if climb.value is None or (not is_climb_known(page) and round(climb.value) == 0):
        return ""
    is_about = climb.precision is Precision.ABOUT if climb.is_stated else has_drawn(page)
    return ("≈" if is_about else "") + units.metres(climb.value)


def is_climb_known(page: DayPage) -> bool:
    """Whether the climb was recorded or stated, and not read off a drawn line."""
    return page.figures.climb.value is not None and (page.figures.climb.is_stated or not has_drawn(page))


def climb_sum(pages: Sequence[DayPage], climb_m: float | None) -> str:
    """The climb of several days, about where a part of it was read off drawn lines."""
    if climb_m is None:
        return ""
    is_about = any(climb_of(page).startswith("≈") for page in pages)
    is_all_drawn = not any(is_climb_known(page) for page in pages)
    if is_all_drawn and round(climb_m) == 0:
        return ""
    return ("≈" if is_about else "") + units.metres(climb_m)


def _is_drawn(track_id: int | None, origin: LegOrigin) -> bool:
    return track_id is not None and origin is LegOrigin.RECONSTRUCTED
