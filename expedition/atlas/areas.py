"""Areas of several countries that one visa is good for."""

from collections.abc import Mapping

from expedition.atlas.country_names import country_code

AREAS: Mapping[str, frozenset[str]] = {
    "SCHENGEN": frozenset(
        (
            "AT", "BE", "BG", "CH", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IS",
            "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
        )
    ),
}  # fmt: skip
"""The countries of an area, by its code in capitals."""


def countries_of(code: str) -> frozenset[str]:
    """The countries of an area, or the one country of this code; none where nothing is said."""
    code = code.strip().upper()
    return AREAS.get(code, frozenset((code,)) if code else frozenset())


def area_code(words: str) -> str:
    """The code of an area or a country by its name or code; empty for nothing.

    Raises:
        UserError: There is neither.
    """
    area = words.strip().upper().removesuffix(" AREA")
    return area if area in AREAS else country_code(words)


def area_name(code: str) -> str:
    """`Schengen` from its code."""
    return code.title()
