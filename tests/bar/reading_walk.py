"""A walk with every action through the window of a logbook that can only be read."""

from pathlib import Path

from expedition.cli import main
from tests.bar.outcome import Outcome
from tests.bar.powerless import give_up_powers
from tests.bar.rows.r06_read_only import medium, state
from tests.bar.walking import Walk

_SAMPLE = "kazakhstan_crossing"


def work(folder: Path, count: int, _seed: int) -> Outcome:
    """In a process that has no window yet, and no powers afterwards; it walks so often."""
    places = [folder / f"walk {number}" / "log" for number in range(count)]
    for place in places:
        place.parent.mkdir()
        main(["sample", _SAMPLE, str(place)])
        medium(place)
    give_up_powers()
    failed, steps = [], 0
    for place in places:
        before = state(place)
        walk = Walk(place, lambda _step: None)
        is_told = walk.window.desk.is_for_reading and walk.window.sharing.banner.isVisible()
        steps += walk.go(is_short=False)
        walk.close()
        failed += walk.crashes
        if not is_told:
            failed.append("it is not said that it can only be read")
        if state(place) != before:
            failed.append("something was changed")
    return Outcome(count, tuple(failed), {"steps of the walk": str(steps)})
