"""Notes on what was crossed and what the road was like."""

from expedition import units
from expedition.records.day import DayPage
from expedition.records.fields import CrossingFields, RoadFields
from expedition.reports.parts.note_block import Paragraph, at_km, headed, more, plain, told
from expedition.reports.typesetting.wording import (
    capital,
    duration,
    joined,
    labelled,
    sentence,
    with_unit,
)
from expedition.text import _


def crossing(fields: CrossingFields, language: str) -> Paragraph:
    """A border, checkpoint, pass or water."""
    height = with_unit(units.metres(fields.height_m), _("m")) if fields.height_m is not None else ""
    lost = duration(fields.time_lost_s) if fields.time_lost_s else ""
    rest = sentence(
        height,
        fields.time_text,
        _named(_("Hours"), fields.hours),
        _named(_("Services"), fields.services),
        _named(_("Queue"), fields.queue),
        capital(fields.privilege),
        _named(_("Search"), fields.search),
        _named(_("Papers"), fields.documents),
        _named(_("Asked"), fields.questions),
        _("It took {time}").format(time=lost) if lost else "",
        fields.remarks,
        _named(_("Afterwards"), fields.follow_up),
        more(fields),
    )
    strong = capital(joined((fields.name, fields.name_beyond)))
    return told(f"{strong}." if strong and rest else strong, rest, language)


def weather_and_road(page: DayPage, language: str) -> tuple[str, list[Paragraph]]:
    """The label and paragraphs of weather, wind, forecast and road."""
    fields = page.fields
    weather = sentence(
        capital(fields.weather), _named(_("Wind"), fields.wind), _named(_("Forecast"), fields.forecast)
    )
    road = sentence(capital(fields.road))
    label = _("Weather and road") if weather and road else _("Weather") if weather else _("Road")
    return label, [plain(weather, language), plain(road, language)]


def road(fields: RoadFields, language: str) -> Paragraph:
    """A span of road and its state."""
    ends = joined((fields.from_place or at_km(fields.from_m), fields.to_place or at_km(fields.to_m)), " – ")
    stones = joined((at_km(fields.from_m), at_km(fields.to_m)), " – ")
    length = with_unit(units.km(fields.length_m), _("km")) if fields.length_m is not None else ""
    where = joined((ends, stones if stones != ends else "", length), ", ")
    rest = sentence(
        capital(fields.state),
        capital(fields.surface),
        _named(_("Fit for"), fields.fit_for),
        _named(_("Traffic"), fields.traffic),
        _named(_("Not to be had"), fields.lacks),
        _named(_("Told by"), fields.told_by),
        units.day_month_year(fields.observed_on) if fields.observed_on else "",
        _named(_("Compared with"), fields.compared_with),
        fields.note,
        more(fields),
    )
    name = joined((fields.road, f"({fields.alias})" if fields.alias else ""), " ")
    return headed(capital(name or (_("Road") if where or rest else "")), where, rest, language)


def _named(name: str, words: str) -> str:
    return labelled(name, words) if words else ""
