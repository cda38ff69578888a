"""Days, countries and kilometres on the three scales, as columns."""

from collections.abc import Mapping

from expedition import units
from expedition.kinds import KmScale
from expedition.records.table import TableLine
from expedition.stats.ledger import Ledger
from expedition.text import _
from ui.models import cell_reading, cells
from ui.models.cells import Key
from ui.models.columns import Column, figure_column, known, typed_text, words_column


def way_columns() -> Mapping[str, Column]:
    """By their names."""
    titles = {KmScale.DAY: _("Day km"), KmScale.TRIP: _("Trip km"), KmScale.ROAD: _("Road km")}
    made = [
        figure_column(".day", _("Day"), _number, str),
        Column(".date", _("Date"), _date_text, _date_key, is_whole=True),
        words_column(".country", _("Country"), _country),
        *(_km_column(scale, title) for scale, title in titles.items()),
        *(_span_column(scale, title) for scale, title in titles.items()),
    ]
    return {column.name: column for column in made}


def _number(line: TableLine, ledger: Ledger) -> int | None:
    day = ledger.day(line)
    return None if day is None else day.number


def _date_text(line: TableLine, ledger: Ledger) -> str:
    """Without its year on a trip of one year."""
    day = ledger.day(line)
    if day is None:
        return ""
    return units.day_month(day.date) if ledger.is_one_year else units.day_month_year(day.date)


def _date_key(line: TableLine, ledger: Ledger) -> Key | None:
    day = ledger.day(line)
    return None if day is None else (day.date.toordinal(),)


def _country(line: TableLine, ledger: Ledger) -> str:
    day = ledger.day(line)
    return cells.country_words(day.country) if day is not None and day.country else ""


def _scale_of(line: TableLine) -> KmScale:
    scale: KmScale = getattr(line.fields, "scale", KmScale.DAY)
    return scale


def _km_column(scale: KmScale, title: str) -> Column:
    """The kilometre of a place on a scale; typing it there says which scale is meant."""

    def value(line: TableLine, ledger: Ledger) -> float | None:
        found: float | None = getattr(ledger.kilometres(line), f"{scale.value}_m")
        return found

    def text(line: TableLine, ledger: Ledger) -> str:
        if _scale_of(line) is scale:
            return cells.text_of(line.kind, "distance_m", line.fields)
        found = value(line, ledger)
        return units.EN_DASH if found is None else cells.kilometres(found)

    return Column(
        f".{scale.value}_km",
        title,
        text,
        lambda line, ledger: known(value(line, ledger)),
        is_right=True,
        is_whole=True,
        field_of=lambda kind: "distance_m" if kind == "waypoint" else "",
        typed=lambda line: typed_text(line, "distance_m") if _scale_of(line) is scale else "",
        read=lambda words, line, _near, _usual: cell_reading.read_kilometre(scale, words, line.fields),
    )


def _span_column(scale: KmScale, title: str) -> Column:
    """The two kilometres of a stretch of road on a scale."""

    def ends(line: TableLine, ledger: Ledger) -> list[float | None]:
        both = (ledger.kilometres(line, field) for field in ("from_m", "to_m"))
        return [getattr(one, f"{scale.value}_m") for one in both]

    def text(line: TableLine, ledger: Ledger) -> str:
        if _scale_of(line) is scale:
            return _span([cells.text_of(line.kind, field, line.fields) for field in ("from_m", "to_m")])
        return _span(["" if end is None else cells.kilometres(end) for end in ends(line, ledger)])

    def key(line: TableLine, ledger: Ledger) -> Key | None:
        return known(next((end for end in ends(line, ledger) if end is not None), None))

    return Column(
        f".{scale.value}_span",
        title,
        text,
        key,
        is_right=True,
        is_whole=True,
        field_of=lambda kind: "from_m" if kind == "road" else "",
        typed=lambda line: _typed_span(line, scale),
        read=lambda words, line, _near, _usual: cell_reading.read_span(scale, words, line.fields),
    )


def _typed_span(line: TableLine, scale: KmScale) -> str:
    ends = [typed_text(line, field) if _scale_of(line) is scale else "" for field in ("from_m", "to_m")]
    return _span(ends) if any(ends) else ""


def _span(ends: list[str]) -> str:
    first, last = ("" if end == units.EN_DASH else end for end in ends)
    return f"{first} {units.EN_DASH} {last}".strip()
