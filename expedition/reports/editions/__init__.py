"""The books one log can become, a module each."""

from importlib.util import find_spec

from expedition.records.report import Edition


def available() -> tuple[Edition, ...]:
    """The editions that can be made, without importing any of them."""
    return tuple(edition for edition in Edition if find_spec(f"{__name__}.{edition.value.replace('-', '_')}"))
