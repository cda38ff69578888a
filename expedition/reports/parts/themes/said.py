"""Values as they were said."""

from datetime import date

from expedition import units
from expedition.records.fields import SaidFields
from expedition.wording import shown


def said_day(fields: SaidFields, name: str) -> str:
    """A date in its own words where there are some, else written out; empty where it is not known."""
    value: date | None = getattr(fields, name)
    return shown(fields, name, units.day_month_year(value) if value else "")
