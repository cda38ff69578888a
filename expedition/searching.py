"""How words are looked for: without capitals, without accents, in any order."""

import unicodedata

from expedition import naming, units
from expedition.atlas.country_names import country_name
from expedition.records.day import DayRow


def folded(text: str) -> str:
    """The text as it is compared: `Ürümqi` is found by `urumqi`."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


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
