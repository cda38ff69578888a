"""A day's page in words: its band, its figures, its weather."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from expedition import naming, parsing, units
from expedition.kinds import DayKind, FigureName, LegOrigin, LegPower, Precision
from expedition.records.day import DayFigures, DayPage, Figure
from expedition.text import _, plural
from ui.panels.entry_words import span_days
from ui.widgets.card_row import RowWords
from ui.widgets.figure_cell import FigureWords
from ui.widgets.words_layout import Word

_STAYING = frozenset({DayKind.REST, DayKind.WAITING, DayKind.SICK, DayKind.WORK})


# The band


def title_words(page: DayPage) -> list[Word]:
    """`Day 3 · Sun 20 July · Shonzhy → Zharkent`."""
    dot = Word(" · ", "page_title_light", "ink2")
    number = _("Day {n}").format(n=page.row.number).replace(" ", "\u00a0")
    date = Word(
        units.weekday_day_month(page.fields.date).replace(" ", "\u00a0"),
        "page_title_light",
        "ink2",
        "date",
        _("Date"),
        units.long_date(page.fields.date),
        tip=units.long_date(page.fields.date),
    )
    return [Word(number, "page_title", "here"), dot, date, dot, *_place_words(page)]


def _place_words(page: DayPage) -> list[Word]:
    """Where from and where to; a day that stayed, and says no more, has one place."""
    fields = page.fields
    is_one = fields.kind in _STAYING and fields.to_place in ("", fields.from_place)
    if is_one:
        place = fields.to_place or fields.from_place
        return [_place(place, "place", _("Place"), _("Where?"))]
    return [
        _place(fields.from_place, "from_place", _("From"), _("Start?")),
        Word("\u00a0→ ", "page_title", "ink" if fields.from_place and fields.to_place else "ink3"),
        _place(fields.to_place, "to_place", _("To"), _("Goal?")),
    ]


def _place(words: str, key: str, name: str, if_empty: str) -> Word:
    if words:
        return Word(words, "page_title", "ink", key, name, words, tip=words, can_shrink=True)
    return Word(if_empty, "page_title_light", "ink2", key, name, is_missing=True)


def detail_words(page: DayPage) -> list[Word]:
    """`2025 · Ride · bicycle · 04:15 · 19:18`, and what else is known."""
    fields = page.fields
    kinds = tuple((kind.value, naming.title(kind)) for kind in DayKind)
    kind, purpose = naming.title(fields.kind), fields.purpose
    words = [Word(f"{fields.date.year} · ")]
    words += [Word(kind, key="kind", name=_("Kind"), edit_text=fields.kind.value, choices=kinds)]
    modes = dict.fromkeys(naming.name(leg.fields.mode) for leg in page.legs)
    words += [Word(f" · {mode}") for mode in modes]
    if purpose or fields.kind in _STAYING:
        words.append(Word(" · "))
        words.append(Word(purpose or _("why?"), key="purpose", name=_("Purpose"), edit_text=purpose))
    words += _sun_words(page)
    for span in page.spans:
        covered = span_days(span.fields)
        if covered == fields.span_text:
            continue
        words += [Word(" · "), Word(_("part of “{span}”").format(span=covered), tip=span.fields.title)]
    if fields.span_text:
        part = _("part of “{span}”").format(span=fields.span_text)
        words += [
            Word(" · "),
            Word(part, key="span_text", name=_("The text covers"), edit_text=fields.span_text),
        ]
    words.append(Word(" · "))
    if fields.title:
        return [*words, Word(fields.title, "small_medium", "ink2", "title", _("Title"), fields.title)]
    return [*words, Word(_("title?"), key="title", name=_("Title"))]


def _sun_words(page: DayPage) -> list[Word]:
    if page.sun is None:
        return []
    words: list[Word] = []
    for moment, icon in ((page.sun.sunrise_utc, "sunrise"), (page.sun.sunset_utc, "sunset")):
        if moment is not None:
            words.append(Word("  " if words else "  ·  "))
            words.append(Word(_clock(moment, page.fields.zone), icon=icon))
    return words


def _clock(moment: datetime, zone: str) -> str:
    try:
        return units.clock(moment.astimezone(ZoneInfo(zone) if zone else UTC))
    except (ZoneInfoNotFoundError, ValueError):
        return units.clock(moment)


# The figures


@dataclass(frozen=True, slots=True)
class FigureKind:
    """How a figure is written and read."""

    name: FigureName
    label: str
    unit: str
    write: Callable[[float], str]
    read: Callable[[str], parsing.Typed | None]
    pick: Callable[[DayFigures], Figure]
    how: str
    rank: int = 0


def figure_kinds() -> tuple[FigureKind, ...]:
    """The figures of the strip that can be typed over."""
    return (
        FigureKind(
            FigureName.DISTANCE,
            _("Today"),
            "km",
            units.km,
            parsing.distance,
            lambda figures: figures.distance,
            _("along the line on the WGS 84 ellipsoid; gaps are not counted"),
        ),
        FigureKind(
            FigureName.MOVING,
            _("Moving"),
            "h",
            units.hours,
            lambda text: parsing.duration(text, units.HOUR_S),
            lambda figures: figures.moving,
            _("time faster than 0.4 m/s on wheels, 0.15 m/s on foot; pauses from ten seconds"),
        ),
        FigureKind(
            FigureName.CLIMB,
            _("Climb"),
            "m",
            units.metres,
            parsing.climb,
            lambda figures: figures.climb,
            _("from smoothed heights, rises of less than 10 m left out"),
        ),
        FigureKind(
            FigureName.HIGHEST,
            _("Highest"),
            "m",
            units.metres,
            parsing.height,
            lambda figures: figures.highest,
            _("the highest point of the line"),
            rank=1,
        ),
        FigureKind(
            FigureName.TEMPERATURE_MAX,
            _("Max. temp."),
            "°C",
            units.celsius,
            parsing.temperature,
            lambda figures: figures.temperature_max,
            _("from the sensor, smoothed over five minutes; the first ten are left out"),
        ),
    )


def figure_words(page: DayPage) -> list[FigureWords]:
    """Today, trip, moving, average, climb, highest, temperature."""
    by_name = {kind.name: _figure(page, kind) for kind in figure_kinds()}
    return [
        by_name[FigureName.DISTANCE],
        _trip(page),
        by_name[FigureName.MOVING],
        _average(page),
        by_name[FigureName.CLIMB],
        by_name[FigureName.HIGHEST],
        by_name[FigureName.TEMPERATURE_MAX],
    ]


def _figure(page: DayPage, kind: FigureKind) -> FigureWords:
    figure = kind.pick(page.figures)
    is_known = figure.value is not None
    return FigureWords(
        key=kind.name.value,
        label=kind.label,
        value=kind.write(figure.value) if figure.value is not None else "",
        unit=kind.unit,
        source=_("typed") if figure.is_stated else _source(page, kind.name) if is_known else "",
        tip=_tip(kind, figure, _how(page, kind)),
        edit_text=_edit_text(kind, figure),
        is_stated=figure.is_stated,
        is_about=figure.precision is Precision.ABOUT,
        rank=kind.rank,
    )


def _how(page: DayPage, kind: FigureKind) -> str:
    """How a figure is computed; of climb also by what measured the heights."""
    if kind.name is not FigureName.CLIMB:
        return kind.how
    ridden = [leg for leg in page.legs if leg.figures and leg.fields.power is LegPower.OWN_POWER]
    measured = {leg.has_barometer for leg in ridden}
    if measured == {True}:
        return _("from a barometer's smoothed heights, rises of less than 5 m left out")
    if True in measured:
        return _("from smoothed heights, rises of less than 10 m left out, or 5 m with a barometer")
    return kind.how


def _edit_text(kind: FigureKind, figure: Figure) -> str:
    if figure.is_stated and figure.words:
        return figure.words
    return kind.write(figure.value) if figure.value is not None else ""


def _tip(kind: FigureKind, figure: Figure, how: str) -> str:
    measured = f"{kind.write(figure.computed)} {kind.unit}" if figure.computed is not None else ""
    if figure.is_stated and figure.value is not None:
        typed = figure.words or f"{kind.write(figure.value)} {kind.unit}"
        first = _("You typed “{words}”.").format(words=typed)
        if not measured:
            return first + " " + _("Backspace takes it back.")
        return first + " " + _("Measured: {value}; Backspace brings it back.").format(value=measured)
    if measured:
        return _("{value}, {how}. F2 to type over it.").format(value=measured, how=how)
    return _("Not known. F2 to type it, also as “about …”.")


def _source(page: DayPage, name: FigureName) -> str:
    figures = page.figures
    if name is FigureName.DISTANCE:
        return _distance_source(page)
    if name is FigureName.MOVING and figures.elapsed.value is not None:
        return _("of {time}").format(time=units.hours(figures.elapsed.value))
    if name is FigureName.CLIMB and figures.descent.value is not None:
        return _("down {height}").format(height=units.metres(figures.descent.value))
    if name is FigureName.HIGHEST and figures.highest.at_m is not None:
        return f"km {units.km(figures.highest.at_m, 0)}"
    if name is FigureName.TEMPERATURE_MAX:
        return ", ".join(_when_and_where(figures.temperature_max, page.fields.zone))
    return _("measured")


def _distance_source(page: DayPage) -> str:
    if page.figures.carried.value:
        return _("and {km} carried").format(km=units.km(page.figures.carried.value))
    devices = {leg.device for leg in page.legs if leg.device}
    origins = {leg.fields.origin for leg in page.legs}
    if LegOrigin.RECONSTRUCTED in origins:
        return _("reconstructed")
    if origins == {LegOrigin.TYPED}:
        return _("typed")
    return devices.pop() if len(devices) == 1 else _("measured")


def _when_and_where(figure: Figure, zone: str) -> list[str]:
    words = [_clock(figure.at_utc, zone)] if figure.at_utc is not None else []
    return words + ([f"km {units.km(figure.at_m, 0)}"] if figure.at_m is not None else [])


def _trip(page: DayPage) -> FigureWords:
    return FigureWords(
        "trip",
        _("Trip"),
        units.km(page.row.total_m),
        "km",
        plural("{n} day", "{n} days", page.row.number),
        _("Ridden on this trip up to this evening; carried ways are not in it."),
        can_edit=False,
    )


def _average(page: DayPage) -> FigureWords:
    speed = page.figures.average_m_s
    return FigureWords(
        "average",
        _("Average"),
        units.km_h(speed) if speed is not None else "",
        "km/h",
        _("moving") if speed is not None else "",
        _("Ridden distance over moving time."),
        can_edit=False,
    )


# The weather


def weather_rows(page: DayPage) -> list[RowWords]:
    """Sky and wind with the temperatures, then the road and how it felt."""
    fields = page.fields
    sky = ", ".join(part for part in (fields.weather, fields.wind) if part)
    forecast = _("forecast {words}").format(words=fields.forecast) if fields.forecast else ""
    felt = []
    if fields.mood:
        felt.append(_("mood {n} of 5").format(n=fields.mood))
    if fields.rating:
        felt.append(_("day {n} of 5").format(n=fields.rating))
    rows = []
    if sky or forecast:
        rows.append(RowWords(page.row.id, _capital(sky), forecast, temperatures(page)))
    if fields.road or felt:
        right = "" if rows else temperatures(page)
        rows.append(RowWords(page.row.id, _capital(fields.road), ", ".join(felt), right))
    return rows


def temperatures(page: DayPage) -> str:
    """`19 to 44 °C`, or what is known of it."""
    low, high = page.figures.temperature_min.value, page.figures.temperature_max.value
    known = list(dict.fromkeys(units.celsius(value) for value in (low, high) if value is not None))
    return _(" to ").join(known) + " °C" if known else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
