"""What is to be known of the place where a logbook lies, in sentences: no fault of the logbook itself."""

from collections.abc import Iterator
from pathlib import Path

from expedition.store.media import Medium, medium_of
from expedition.text import _


def notes(folder: Path, medium: Medium | None = None) -> tuple[str, ...]:
    """What to keep in mind; `medium` is what the folder lies on, where that is known already."""
    return tuple(_notes(medium or medium_of(folder)))


def _notes(medium: Medium) -> Iterator[str]:
    if medium is Medium.NETWORK:
        yield on_network()


def on_network() -> str:
    """What is said of a logbook that other computers may open as well."""
    return _("On a network drive: open this logbook on one computer at a time.")
