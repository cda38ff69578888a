"""How words are looked for: without capitals, without accents, in any order."""

from expedition import naming, units
from expedition.atlas.country_names import country_name
from expedition.folding import folded
from expedition.records.day import DayRow


def wanted(words: str) -> tuple[str, ...]:
    """The words typed, each to be found somewhere."""
    return tuple(folded(words).split())


def row_words(row: DayRow) -> str:
    """What the list itself says of a day, folded."""
    parts = (
        str(row.number),
        row.title,
        row.from_place,
        row.to_place,
        row.place,
        row.purpose,
        naming.title(row.kind),
        units.weekday_day_month(row.date),
        str(row.date),
        country_name(row.country) if row.country else "",
    )
    return folded("\n".join(parts))
