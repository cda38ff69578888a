"""Words typed anywhere in the window are on the disk within seconds, whatever kills it."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

from expedition.logbook import Logbook
from expedition.operations import days, trips
from expedition.queries.days import day_pages
from expedition.records.fields import DayFields, TripFields
from tests.bar.outcome import Outcome
from tests.blank import blank

WHAT = "At most 5 s of typing are lost at kill -9: page, quick line, form of an entry, dialog"
SUITE, LARGE = 4, 100
_PLACES = ("diary", "quick", "card", "dialog")
_MOST_S = 5.0


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Types in windows that are killed after some seconds, each place in turn."""
    words: list[str] = []
    for number in range(count):
        made = folder / f"log{number}"
        with blank(made) as logbook:
            trip_id = int(logbook.do("Add trip", trips.add, TripFields(title="East")).result)
            logbook.do("Add day", days.add, trip_id, DayFields(date=date(2025, 7, 18)))
        words += [str(made), _PLACES[number % len(_PLACES)]]
    subprocess.run(
        [sys.executable, "-m", "tests.bar.typing_hand", str(seed), *words], check=True, cwd=_root()
    )
    failed, most = [], 0.0
    for name, place in zip(words[::2], words[1::2], strict=True):
        lost_s = _lost_s(Path(name))
        most = max(most, lost_s)
        if lost_s > _MOST_S:
            failed.append(f"{place}: {lost_s:.1f} s of typing lost")
    return Outcome(count, tuple(failed), {"most lost": f"{most:.1f} s"})


def _lost_s(folder: Path) -> float:
    """For how long before the end was typed what is nowhere now; all, where nothing was typed."""
    lines = [line.split() for line in folder.with_suffix(".typed").read_text().splitlines() if line]
    end = float(lines[-1][1])
    found = {int(number) for number in re.findall(r"\bw(\d+)\b", _kept(folder))}
    lost = [float(moment) for number, moment in lines[:-1] if int(number) not in found]
    return end - min(lost) if lost else 0.0 if len(lines) > 1 else float("inf")


def _kept(folder: Path) -> str:
    """All words in the logbook, and those put aside for the next start."""
    from ui.drafts import DraftFile

    drafts = DraftFile(folder, None, read_only=False).read()
    aside = " ".join(typed.text for draft in drafts for typed in draft.typed)
    with Logbook.open(folder) as logbook:
        return f"{aside} {list(logbook.read(day_pages, 1))}"


def _root() -> Path:
    return Path(__file__).parents[3]
