"""The head of a day: black rule, number, date and flags, places, own title; and its figures."""

from collections.abc import Sequence

from expedition import units
from expedition.kinds import DayKind, LegPower, Precision
from expedition.records.day import DayPage, Figure
from expedition.reports.drawings.strip import Shown
from expedition.reports.making import Making
from expedition.reports.pages.blocks import Block, Drawn, Pile, Role, Told
from expedition.reports.pages.pen import Pen
from expedition.reports.parts.reconstructed import climb_of
from expedition.reports.typesetting.scripts import has_rtl
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import (
    DAY_LINE,
    DAY_NUMBER,
    FULL,
    GREY_1,
    INK,
    OWN_TITLE,
    SMALL_TITLE,
    TITLE,
    Face,
    Type,
)
from expedition.reports.typesetting.wording import (
    ARROW,
    ARROW_LEFT,
    HAIR,
    NO_BREAK,
    by_mode,
    day_kind,
    joined,
    pretty,
    riding,
)
from expedition.text import _

LONGEST_TITLE = 160
_LONGEST_START = 16
_MOST_LINES = 3


def places(page: DayPage) -> str:
    """From and to, or the one place there is."""
    start, end = page.row.from_place.strip(), page.row.to_place.strip()
    if start and end and start != end:
        return f"{start}{ARROW_LEFT if has_rtl(start) else ARROW}{end}"
    return start or end


def own_title(page: DayPage) -> str:
    """The traveller's title, or what the day was for."""
    return page.row.title.strip() or page.row.purpose.strip()


def span_words(page: DayPage) -> str:
    """Which days the entry of a day is for, where it covers several."""
    span = page.fields.span_text.strip()
    return _("entry of {span}").format(span=span) if span else ""


def heading(page: DayPage) -> str:
    """What a day is called in contents and bookmarks."""
    return own_title(page) or places(page)


def day_head(making: Making, page: DayPage, *, is_large: bool) -> Block:
    """The head over the full measure."""
    language = making.written_in
    main = places(page) or own_title(page)
    own = own_title(page) if places(page) else ""
    line = _DayLine(page)
    parts: list[tuple[float, Block]] = [(0.0, Drawn(21.0, line))]
    if is_large:
        parts += _title(making, [Span(pretty(main, language), TITLE)], 28, 0.0)
        parts += _title(making, [Span(pretty(own, language), OWN_TITLE)], 16, 1.0)
        return _told(page, Pile((*parts, (0.0, Drawn(9.0, _nothing)))), main, own, line.told)
    spans = [Span(pretty(main, language), SMALL_TITLE)]
    if own:
        spans.append(Span(f"{NO_BREAK}{NO_BREAK} ", OWN_TITLE))
        spans.append(Span(pretty(own, language), OWN_TITLE))
    parts += _title(making, spans, 20, 0.0)
    return _told(page, Pile((*parts, (0.0, Drawn(6.0, _nothing)))), main, own, line.told)


def _told(page: DayPage, pile: Pile, main: str, own: str, over: str) -> Told:
    now, before = page.row.country, page.row.country_from
    codes = (before, now) if now and before and before != now else (now,)
    flags = tuple(code.lower() for code in codes if code)
    return Told(pile, Role.DAY, main, over=over, aside=own, flags=flags)


def _title(making: Making, spans: Sequence[Span], leading: float, gap: float) -> list[tuple[float, Block]]:
    lines = making.setter.lines([span for span in spans if span.text], FULL, leading, most=_MOST_LINES)
    return [(gap, lines)] if lines.lines else []


def _nothing(_pen: Pen, _x: float, _y: float) -> None:
    return


class _DayLine:
    def __init__(self, page: DayPage) -> None:
        self.page = page

    def __call__(self, pen: Pen, x: float, y: float) -> None:
        pen.rule(x, y, FULL, 1.2, INK)
        width = pen.text(x, y + 14.5, self._number(), DAY_NUMBER)
        words = pen.fitted(self._words(), DAY_LINE, FULL - width - 70)
        pen.text(x + width + 6, y + 14.5, words, DAY_LINE)
        self._flags(pen, x + FULL, y + 7.5)

    @property
    def told(self) -> str:
        """All its words."""
        return joined((self._number(), self._words()))

    def _number(self) -> str:
        return _("Day {number}").format(number=self.page.row.number).replace(" ", NO_BREAK)

    def _words(self) -> str:
        fields = self.page.fields
        date = fields.date_text or units.long_date(fields.date)
        if fields.date_precision is Precision.ABOUT and not fields.date_text:
            date = _("about {date}").format(date=date)
        figures = strip_figures(self.page, "")
        is_few = 0 < len(figures) < 3 and self.page.row.kind is not DayKind.RIDE
        extra = [f"{figure.value}{units.THIN}{figure.unit}" for figure in figures[:1]] if is_few else []
        return joined((date, span_words(self.page), day_kind(self.page.row.kind), *extra))

    def _flags(self, pen: Pen, right: float, y: float) -> None:
        height = 8.0
        now, before = self.page.row.country, self.page.row.country_from
        width = height * 4 / 3
        if pen.flag(now, right - width, y, height) and before and before != now:
            pen.text(right - width - 11, y + 7, "→", Type(Face.SANS, 8, GREY_1), "centre")
            pen.flag(before, right - 2 * width - 22, y, height)


def strip_figures(page: DayPage, start: str) -> list[Shown]:
    """The figures of a day that are known, in their order."""
    figures = page.figures
    shown = [*_carried(page), *_ridden(page, start)]
    if figures.moving.value:
        mode = page.legs[0].fields.mode if page.legs else None
        shown.append(Shown(_about(figures.moving) + units.hours(figures.moving.value), _("h"), riding(mode)))
    if figures.average_m_s:
        shown.append(Shown(units.km_h(figures.average_m_s), _("km/h"), _("average")))
    climb = climb_of(page)
    if climb:
        shown.append(Shown(climb, _("m"), _("climbed")))
    if figures.highest.value is not None:
        shown.append(Shown(units.metres(figures.highest.value), _("m"), _("highest")))
    return shown + _temperature(page)


def _ridden(page: DayPage, start: str) -> list[Shown]:
    distance = page.figures.distance
    since = _("since {place}").format(place=start) if 0 < len(start) <= _LONGEST_START else _("so far")
    if not distance.value:
        if page.figures.carried.value and page.row.total_m:
            unchanged = _("{since}, unchanged").format(since=since)
            return [Shown(units.km(page.row.total_m), _("km"), unchanged)]
        return []
    today = Shown(_about(distance) + units.km(distance.value), _("km"), _("today"))
    if abs(page.row.total_m - distance.value) < 1:
        return [today]
    return [today, Shown(units.km(page.row.total_m), _("km"), since)]


def _carried(page: DayPage) -> list[Shown]:
    carried = page.figures.carried
    if not carried.value:
        return []
    modes = [leg.fields.mode for leg in page.legs if leg.fields.power is not LegPower.OWN_POWER]
    how = by_mode(modes[0]) if len(set(modes)) == 1 else _("carried")
    label = _("{how}, not counted").format(how=how)
    return [Shown(_about(carried) + units.km(carried.value), _("km"), label, is_carried=True)]


def _temperature(page: DayPage) -> list[Shown]:
    low, high = page.figures.temperature_min.value, page.figures.temperature_max.value
    if low is not None and high is not None and round(low) != round(high):
        span = f"{units.celsius(low)}{HAIR}…{HAIR}{units.celsius(high)}"
        return [Shown(span, "°C", _("coldest, hottest"))]
    if high is not None:
        return [Shown(units.celsius(high), "°C", _("at the hottest"))]
    if low is not None:
        return [Shown(units.celsius(low), "°C", _("at the coldest"))]
    return []


def _about(figure: Figure) -> str:
    return "≈" if figure.is_stated and figure.precision is Precision.ABOUT else ""
