"""The words for a report's choices."""

from expedition.records.report import Density, Edition, Section
from expedition.text import _

LANGUAGE_NAMES = {
    "en": "English",
    "fr": "Français",
    "de": "Deutsch",
    "es": "Español",
    "ru": "Русский",
    "kk": "Қазақша",
    "zh": "中文",
}
"""Each in itself, as its readers look for it."""


def edition_words(edition: Edition) -> tuple[str, str]:
    """The name of an edition, and what it is."""
    return {
        Edition.FAMILY: (_("Family book"), _("One day after another")),
        Edition.SPONSOR: (_("Sponsor report"), _("Summary, numbers, kit, accounts")),
        Edition.ROUTE_NOTES: (_("Route notes"), _("Water, camps, borders by km")),
        Edition.EVIDENCE: (_("Evidence log"), _("Daily mileage, sources, hashes")),
    }[edition]


def density_words() -> tuple[tuple[Density, str], ...]:
    """How days stand on pages."""
    return (
        (Density.FULL, _("Full")),
        (Density.FLOWING, _("Flowing")),
        (Density.TABLE, _("Table")),
    )


def section_words() -> tuple[tuple[Section, str], ...]:
    """What can be left out, in the order of the book."""
    return (
        (Section.IMPRINT, _("Imprint")),
        (Section.SUMMARY, _("Summary")),
        (Section.GLANCE, _("At a glance")),
        (Section.CONTENTS, _("Contents")),
        (Section.PEOPLE, _("People")),
        (Section.PLAN, _("Plan and actual")),
        (Section.ITINERARY, _("Itinerary")),
        (Section.DIVIDERS, _("Country pages")),
        (Section.DAYS, _("Days")),
        (Section.CHARTS, _("Charts")),
        (Section.REPAIRS, _("Repairs")),
        (Section.KIT, _("Kit")),
        (Section.MONEY, _("Money")),
        (Section.BORDERS, _("Borders and visas")),
        (Section.ROADS, _("Roads")),
        (Section.ENCOUNTERS, _("Encounters and thanks")),
        (Section.GAZETTEER, _("Places")),
        (Section.SOURCES, _("Sources and clippings")),
        (Section.COLOPHON, _("Colophon")),
        (Section.PHOTOS, _("Photos")),
        (Section.MAPS, _("Maps")),
    )
