"""A logbook in which every text is one that a window, a chart or a book could take for something else."""

from pathlib import Path
from random import Random
from unittest.mock import patch

from expedition.logbook import Logbook
from tests.blank import blank
from tests.expedition.made_up_logbook import fill

MARK = "Zq7"


def hostile_text(canary: Path, url: str) -> str:
    """Markup that would load a file, call a server, be bold, be a formula, be a key, or begin a gap."""
    loads = f'<img src="{canary.as_uri()}"><img src="{url}"><a href="{url}">a</a><b>b</b>'
    signs = f"& &amp; $x^2$ $\\frac{{1$ {{0}} %s **m** ![i]({canary.as_uri()})"
    return f"{MARK} {loads} {signs} {MARK}"


def hostile_logbook(folder: Path, text: str) -> None:
    """A new logbook with something of everything, and this text in every field."""
    with blank(folder) as logbook:
        fill_with(logbook, text)


def fill_with(logbook: Logbook, text: str) -> None:
    """Adds a trip to it."""
    with patch.dict("tests.expedition.made_up._ANY", {str: lambda _random: text}):
        fill(logbook, _EveryField(7))


class _EveryField(Random):
    """Where chance decides whether a field is filled, it is."""

    def random(self) -> float:
        return 0.5
