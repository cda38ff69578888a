"""Two programs on one logbook: one writes, the other reads beside it and waits for its turn."""

import signal
import time
from pathlib import Path
from random import Random

from expedition.checking import check
from expedition.errors import UserError
from expedition.logbook import Logbook, Program
from expedition.operations import trips
from expedition.queries.trips import all_trips
from expedition.records.fields import TripFields
from tests.bar.alone import alone
from tests.bar.outcome import Outcome
from tests.bar.victims import Tell, Victim, victim
from tests.blank import blank

WHAT = "The second of two programs reads and names the first, writes after a kill of it; many saves in turn"
SUITE, LARGE = 16, 500
_SAVES_A_KILL = 4
_MOST_AT_ONCE = 40
_PER_LOGBOOK = 25
_FEW = 2


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Kills so many programs that hold a logbook; then two save four times as often each, in turn."""
    return alone(__name__, folder, count, seed)


def work(folder: Path, count: int, seed: int) -> Outcome:
    """As `run`, in a process that may fork."""
    random = Random(seed)
    places = [folder / str(number // _PER_LOGBOOK) for number in range(count)]
    for place in dict.fromkeys(places):
        blank(place).close()
    whys = ((number, _killed(place, number, random)) for number, place in enumerate(places))
    failed = [f"kill {number}: {why}" for number, why in whys if why]
    blank(folder / "turns").close()
    saves = _SAVES_A_KILL * count
    why, turns = _in_turn(folder / "turns", saves, random)
    failed += [why] if why else []
    return Outcome(count, tuple(failed[:count]), {"saves": f"2 × {saves}", "turns": str(turns)})


def _killed(folder: Path, number: int, random: Random) -> str:
    """What is wrong with what a second program finds before and after the first is killed."""

    def hold(tell: Tell) -> None:
        with Logbook.open(folder, Program.WINDOW) as first:
            for _save in range(_FEW):
                first.do("Add trip", trips.add, TripFields(title=f"by {number}"))
                tell("saved")
            signal.pause()

    holder = victim(hold)
    holder.wait_for(1)
    why = _beside(folder)
    time.sleep(random.uniform(0, 0.005))
    holder.kill()
    with Logbook.open(folder) as second:
        if second.read_only:
            return why or f"it cannot be written: {second.held_by}"
        titles = [trip.title for trip in second.read(all_trips)]
        second.do("Add trip", trips.add, TripFields(title="after the kill"))
    return why or ("" if titles.count(f"by {number}") >= len(holder.told) else "a save is gone")


def _beside(folder: Path) -> str:
    with Logbook.open(folder) as second:
        if not second.read_only or "a window on this computer" not in second.held_by:
            return f"the first is not named: {second.held_by!r}"
        if not second.read(all_trips):
            return "nothing can be read beside the first"
        try:
            second.do("Add trip", trips.add, TripFields(title="meanwhile"))
        except UserError as error:
            return "" if "in use by a window" in str(error) else str(error)
    return "both could write"


def _in_turn(folder: Path, saves: int, random: Random) -> tuple[str, int]:
    """What is wrong after two programs saved so often each, and how often the logbook changed hands."""

    def program(name: str, seed: float) -> Victim:
        return victim(lambda tell: _save_in_turn(folder, name, saves, Random(seed), tell))

    both = [program(name, random.random()) for name in "ab"]
    for one in both:
        one.wait()
    with Logbook.reading(folder) as logbook:
        titles = {trip.title for trip in logbook.read(all_trips)}
    lost = {f"{name} {number}" for name in "ab" for number in range(saves)} - titles
    turns = sum(len(one.told) for one in both)
    if lost or len(titles) != 2 * saves:
        return f"{len(lost)} saves of two in turn are gone", turns
    return "" if check(folder).ok else "the check finds something", turns


def _save_in_turn(folder: Path, name: str, saves: int, random: Random, tell: Tell) -> None:
    done = 0
    while done < saves:
        with Logbook.open(folder) as logbook:
            if not logbook.read_only:
                until = min(saves, done + random.randrange(1, _MOST_AT_ONCE))
                for number in range(done, until):
                    logbook.do("Add trip", trips.add, TripFields(title=f"{name} {number}"))
                tell(f"{name} {until}")
                done = until
        time.sleep(0.01)
