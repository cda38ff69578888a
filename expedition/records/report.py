"""What the traveller chooses for a report."""

from datetime import date
from enum import StrEnum

from expedition.kinds import Audience
from expedition.record_classes import dataclass


class Edition(StrEnum):
    """The books one log can become."""

    FAMILY = "family"
    SPONSOR = "sponsor"
    ROUTE_NOTES = "route-notes"
    EVIDENCE = "evidence"


class Paper(StrEnum):
    """Paper sizes."""

    A4 = "a4"
    LETTER = "letter"


class Density(StrEnum):
    """How days stand on pages: each on its own, one behind the other, or as lines of a table alone."""

    FULL = "full"
    FLOWING = "flowing"
    TABLE = "table"


class Quality(StrEnum):
    """What photos are made for: a file that can be mailed, or a printer."""

    MAIL = "mail"
    PRINT = "print"


class Section(StrEnum):
    """What can be left out of a book, in the order in which it stands there."""

    IMPRINT = "imprint"
    SUMMARY = "summary"
    GLANCE = "glance"
    CONTENTS = "contents"
    PEOPLE = "people"
    PLAN = "plan"
    ITINERARY = "itinerary"
    DIVIDERS = "dividers"
    DAYS = "days"
    CHARTS = "charts"
    REPAIRS = "repairs"
    KIT = "kit"
    MONEY = "money"
    BORDERS = "borders"
    ROADS = "roads"
    ENCOUNTERS = "encounters"
    GAZETTEER = "gazetteer"
    SOURCES = "sources"
    COLOPHON = "colophon"
    PHOTOS = "photos"
    MAPS = "maps"


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """Choices of one report.

    Attributes:
        edition: Which of the books.
        first: The first date, None for the start of the trip.
        last: The last date, itself included; None for the end of the trip.
        country: Only days that slept there, by its code; empty for all.
        audience: Who reads it; what is not for them is left out.
        paper: The size of the page.
        language: The language of all fixed words, numbers and dates.
        second_language: That of the second summary; empty for none.
        density: How days stand on pages.
        accent: The one colour as `#rrggbb`; empty for the edition's own.
        cover_photo: The photo of the cover by its id; None for the one marked as cover, else the map.
        has_map_cover: Whether the cover is the map, whatever photos there are.
        quality: What photos are made for.
        omitted: What is left out.
        trim_m: Metres cut off where a day's line begins and ends at a night's place.
        is_single_sided: Whether all pages are alike, the outer column at the right.
        has_signature_lines: Whether the evidence log leaves lines for witnesses to sign.
        is_prettified: Whether quotes and dashes of the traveller's text become typographic.
    """

    edition: Edition = Edition.FAMILY
    first: date | None = None
    last: date | None = None
    country: str = ""
    audience: Audience = Audience.FAMILY
    paper: Paper = Paper.A4
    language: str = "en"
    second_language: str = ""
    density: Density = Density.FULL
    accent: str = ""
    cover_photo: int | None = None
    has_map_cover: bool = False
    quality: Quality = Quality.MAIL
    omitted: frozenset[Section] = frozenset()
    trim_m: float = 0.0
    is_single_sided: bool = False
    is_prettified: bool = True
    has_signature_lines: bool = False
