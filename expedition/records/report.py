"""What the traveller chooses for a report."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from expedition.kinds import Audience


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


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """Choices of one report; `first` and `last` are dates, both included, None for open ends."""

    edition: Edition = Edition.FAMILY
    first: date | None = None
    last: date | None = None
    country: str = ""
    audience: Audience = Audience.FAMILY
    paper: Paper = Paper.A4
    language: str = "en"
