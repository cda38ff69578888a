"""Three days that stand for the others, by a rule that is stated."""

from collections.abc import Callable, Iterator, Sequence

from expedition.record_classes import dataclass
from expedition.records.day import DayPage
from expedition.records.report import Section
from expedition.reports.drawings.profile import profile
from expedition.reports.drawings.strip import strip
from expedition.reports.making import Entry, Making
from expedition.reports.pages.blocks import Block
from expedition.reports.pages.columns import HALF, Stacked
from expedition.reports.pages.items import Gap, Item, Mark, PageBreak, Wide
from expedition.reports.parts.day_head import day_head, strip_figures
from expedition.reports.parts.day_head import heading as day_title
from expedition.reports.parts.figures import largest, with_caption
from expedition.reports.parts.pictures import shots_of
from expedition.reports.parts.prose import word_count
from expedition.reports.parts.section import caption
from expedition.reports.parts.sponsor.sheets import below, height, room
from expedition.reports.parts.sponsor.summary import columns
from expedition.reports.photos.rows import near
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import CHART_TITLE, FULL, MM
from expedition.reports.typesetting.wording import day_range, joined
from expedition.text import _

_MOST = 3
_MOST_WORDS = 260
_PHOTO, _PROFILE, _LOW_PROFILE = 88 * MM, 28 * MM, 20 * MM
_SHORT_TEXT = 130.0
"""A day with no more to tell has a low profile, so that two such days share a page."""
_WIDE = 1.15
_NEARLY = 1.06
"""So much higher a photo may be where it fills the measure then."""
_LEAST_WORDS = 20
_REASON = 17.0
_RULE = 40.0
"""Points for the rule below the last of them."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A day and why it was chosen."""

    page: DayPage
    reason: str


def rule() -> str:
    """How the days are chosen, in a sentence."""
    return _(
        "The days told in full are, as far as they are known: the one rated highest, the longest, "
        "the one of the highest point, and those most was written about; no more than three."
    )


def best_days(pages: Sequence[DayPage]) -> list[Chosen]:
    """Up to three days in their order, each for all that speaks for it; the rest by how much was written."""
    found: dict[int, tuple[DayPage, list[str]]] = {}
    for reason, value in _reasons():
        page = _first_by(value, pages)
        if page is not None and (page.row.id in found or len(found) < _MOST):
            found.setdefault(page.row.id, (page, []))[1].append(reason)
    while len(found) < _MOST:
        page = _first_by(_written, [page for page in pages if page.row.id not in found])
        if page is None:
            break
        found[page.row.id] = (page, [_("Much written about")])
    if not found and pages:
        return [Chosen(pages[0], _("The first day"))]
    chosen = [Chosen(page, joined(reasons)) for page, reasons in found.values()]
    return sorted(chosen, key=lambda one: one.page.row.number)


def _first_by(value: Callable[[DayPage], float | None], pages: Sequence[DayPage]) -> DayPage | None:
    """The day of the highest value, None where none is known."""
    known = [(page, score) for page in pages if (score := value(page))]
    return max(known, key=lambda one: one[1])[0] if known else None


def _reasons() -> tuple[tuple[str, Callable[[DayPage], float | None]], ...]:
    return (
        (_("Rated highest"), lambda page: page.fields.rating),
        (_("The longest day"), lambda page: page.figures.distance.value),
        (_("The highest point"), lambda page: page.figures.highest.value),
        (_("Most written about"), _written),
    )


def _written(page: DayPage) -> float | None:
    count = word_count(page.fields.diary)
    return count if count >= _LEAST_WORDS else None


def days(making: Making, *, is_open: bool = False) -> Iterator[Item]:
    """Each whole on a page, below what is there where it finds room; the first only on an open page."""
    if Section.DAYS in making.options.omitted:
        return
    chosen = best_days(making.book.pages)
    if chosen:
        mark = _mark(chosen[0].page)
        making.entries.append(Entry(_("Days that stand for the others"), "", mark, 0))
    for index, one in enumerate(chosen):
        page = one.page
        number = day_range(page.row.number, page.row.number)
        making.entries.append(Entry(day_title(page) or number, number, _mark(page), 1))
        marked = [Mark(_mark(page)), *_day(making, one)]
        yield from below(marked) if index or is_open else [PageBreak(), *marked]
    if len(chosen) == _MOST:
        yield Gap(14)
        yield Wide(caption(making, "", rule()))


def _mark(page: DayPage) -> str:
    return f"best-{page.row.number}"


def _day(making: Making, one: Chosen) -> Iterator[Item]:
    page = one.page
    items: list[Item] = [
        Wide(making.setter.lines([Span(one.reason, CHART_TITLE)], FULL, _REASON), keep=True),
        Wide(day_head(making, page, is_large=True), keep=True),
    ]
    shown = strip_figures(page, making.start_place)
    if shown:
        items.append(Wide(strip(making.case, shown)))
    photo, is_wide = _photo(making, page)
    beside = () if photo is None or is_wide else (Stacked(0.0, photo),)
    text = columns(making, page.fields.diary, making.written_in, _MOST_WORDS, beside)
    words = [Gap(10), Wide(text)] if text is not None else []
    left = room(making) - height(items) - height(words) - _RULE
    wide: list[Item] = [Gap(10), Wide(photo)] if photo is not None and is_wide else []
    tall = _LOW_PROFILE if height(words) <= _SHORT_TEXT else _PROFILE
    for group in (wide, _profile(making, page, tall)):
        if group and height(group) <= left:
            items += group
            left -= height(group)
    yield from items
    yield from words


def _photo(making: Making, page: DayPage) -> tuple[Block | None, bool]:
    """The first wide photo of the day over the full measure, else the first one for a column."""
    found, _lost = shots_of(making, page)
    shots = [shot for shot in found if not shot.is_told_long]
    if not shots:
        return None, False
    shot = next((shot for shot in shots if shot.ratio >= _WIDE), shots[0])
    is_wide = shot.ratio >= _WIDE
    width = min(FULL if is_wide else HALF, largest(making, shot))
    shape = near(shot.ratio, width / _PHOTO) if width / shot.ratio > _PHOTO else shot.ratio
    tall = width / shape if width / shape <= _PHOTO * _NEARLY else _PHOTO
    return with_caption(making, shot, tall * shape, tall), is_wide


def _profile(making: Making, page: DayPage, tall: float) -> list[Item]:
    heights = making.heights(page)
    if not heights.is_drawable:
        return []
    return [Gap(10), Wide(profile(heights, (), FULL, tall))]
