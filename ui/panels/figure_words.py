"""The figures of a day in words: what is shown, where it comes from, what may be typed over it."""

from collections.abc import Callable

from expedition import parsing, units, wording
from expedition.kinds import FigureName, LegOrigin, LegPower, Precision
from expedition.record_classes import dataclass
from expedition.records.day import DayFigures, DayPage, Figure
from expedition.records.fields import StatedFields
from expedition.text import _, plural
from ui.panels.clocks import clock
from ui.widgets.figure_cell import FigureWords


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
    """The figures that can be typed over, those of the first strip first."""
    return (*_usual_kinds(), *_more_kinds())


def _more_kinds() -> tuple[FigureKind, ...]:
    """The figures of the second strip."""
    return (
        FigureKind(
            FigureName.CARRIED,
            _("Carried"),
            "km",
            units.km,
            parsing.distance,
            lambda figures: figures.carried,
            _("along the lines of legs not under own power"),
        ),
        FigureKind(
            FigureName.ELAPSED,
            _("Under way"),
            "h",
            units.hours,
            lambda text: parsing.duration(text, units.HOUR_S),
            lambda figures: figures.elapsed,
            _("from the first start to the last end"),
        ),
        FigureKind(
            FigureName.DESCENT,
            _("Descent"),
            "m",
            units.metres,
            parsing.climb,
            lambda figures: figures.descent,
            _("from smoothed heights, falls of less than 10 m left out"),
        ),
        FigureKind(
            FigureName.LOWEST,
            _("Lowest"),
            "m",
            units.metres,
            parsing.height,
            lambda figures: figures.lowest,
            _("the lowest point of the line"),
        ),
        FigureKind(
            FigureName.MAX_SPEED,
            _("Fastest"),
            "km/h",
            units.km_h,
            parsing.speed,
            lambda figures: figures.max_speed,
            _("the highest speed of the line, without jumps of the receiver"),
        ),
        FigureKind(
            FigureName.TEMPERATURE_MIN,
            _("Min. temp."),
            "°C",
            units.celsius,
            parsing.temperature,
            lambda figures: figures.temperature_min,
            _("from the sensor, smoothed over five minutes; the first ten are left out"),
        ),
    )


def _usual_kinds() -> tuple[FigureKind, ...]:
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


def more_words(page: DayPage) -> list[FigureWords]:
    """Carried, under way, descent, lowest, fastest, coldest."""
    return [_figure(page, kind) for kind in _more_kinds()]


def has_more_said(page: DayPage) -> bool:
    """Whether the traveller stated any of these, so that they have to be seen."""
    found = (kind.pick(page.figures) for kind in _more_kinds())
    return any(figure.is_stated or figure.words for figure in found)


def stated(kind: FigureKind, text: str) -> StatedFields:
    """What is said of a figure: a value, or words alone.

    Raises:
        UserError: There are digits, and they make no sense.
    """
    found = wording.figure(text, kind.read)
    return StatedFields(figure=kind.name, value=found.value, precision=found.precision, words=text)


def _figure(page: DayPage, kind: FigureKind) -> FigureWords:
    figure = kind.pick(page.figures)
    measured = _source(page, kind.name) if figure.value is not None else ""
    return FigureWords(
        key=kind.name.value,
        label=kind.label,
        value=kind.write(figure.value) if figure.value is not None else "",
        unit=kind.unit,
        source=_("typed") if figure.is_stated else figure.words or measured,
        tip=_tip(kind, figure, _how(page, kind)),
        edit_text=_edit_text(kind, figure),
        is_stated=figure.is_stated or bool(figure.words),
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
    if figure.words:
        return figure.words
    return kind.write(figure.value) if figure.value is not None else ""


def _tip(kind: FigureKind, figure: Figure, how: str) -> str:
    measured = f"{kind.write(figure.computed)} {kind.unit}" if figure.computed is not None else ""
    if figure.words or (figure.is_stated and figure.value is not None):
        typed = figure.words or f"{kind.write(figure.value or 0.0)} {kind.unit}"
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
    words = [clock(figure.at_utc, zone)] if figure.at_utc is not None else []
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
