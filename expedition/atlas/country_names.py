"""Countries by name, from the table that comes with the time zones; cheap, nothing heavy is imported."""

from functools import cache
from importlib.resources import files

from expedition.errors import UserError
from expedition.locales import territory
from expedition.text import SOURCE, _, language


def country_name(code: str) -> str:
    """The name of a country by its ISO 3166 alpha-2 code; the code itself where it is not known."""
    name = country_names().get(code.upper(), "")
    spoken = territory(code.upper()) if name and language() != SOURCE else ""
    return spoken or name or code


@cache
def country_names() -> dict[str, str]:
    """Every country's name in English, by its code."""
    table = files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    names = {code: name.replace("&", "and") for code, name in rows}
    # The table abbreviates and sorts for a menu; these are read in a heading.
    return names | {
        "AS": "American Samoa",
        "CC": "Cocos Islands",
        "CD": "Democratic Republic of the Congo",
        "CF": "Central African Republic",
        "CG": "Congo",
        "GB": "United Kingdom",
        "KP": "North Korea",
        "KR": "South Korea",
        "MF": "Saint Martin",
        "MM": "Myanmar",
        "SX": "Sint Maarten",
        "SZ": "Eswatini",
        "TC": "Turks and Caicos Islands",
        "VG": "British Virgin Islands",
        "VI": "United States Virgin Islands",
        "WS": "Samoa",
        "XK": "Kosovo",
    }


def country_code(words: str) -> str:
    """The code of a country by its name in English, or by the code itself; empty for nothing.

    Raises:
        UserError: There is no such country.
    """
    words = words.strip()
    if not words or words.upper() in country_names():
        return words.upper()
    for code, name in country_names().items():
        if words.casefold() == name.casefold():
            return code
    message = _("“{text}” is no country here; type its name, or its two letters like KZ.")
    raise UserError(message.format(text=words))
