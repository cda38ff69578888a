"""What all figures of a trip take: `python -m tests.benchmarks.statistics`.

Trips of 20, 200 and 2,000 days with ten records a day are made once and kept. Columns, in milliseconds of the
processor, the best of some turns: reading the trip as facts, all figures of facts that are read, and, after
one night's price was typed, reading what changed and making all figures again. The last column is both.
"""

import argparse
import gc
import shutil
import tempfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from time import process_time

from expedition.kinds import PriceKind
from expedition.logbook import Logbook
from expedition.operations import entries
from expedition.queries.days import day_page
from expedition.queries.facts import trip_facts, updated
from expedition.queries.trips import all_trips
from expedition.stats.reckoning import reckon
from tests.benchmarks import long_log

DAYS = (20, 200, 2_000)
RECORDS, TURNS = 10, 7


def main() -> None:
    """Prints one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "expedition-long-trip")
    folder = parser.parse_args().folder
    print(f"{'days':>6}{'read':>10}{'figures':>10}{'read again':>12}{'made again':>12}{'an edit':>10}")
    for days in DAYS:
        with tempfile.TemporaryDirectory() as scratch:
            copy = Path(shutil.copytree(long_log.logbook(folder, days, RECORDS), Path(scratch) / "log"))
            with Logbook.open(copy) as logbook:
                took = measured(logbook, days)
        print(
            f"{days:>6}"
            + "".join(f"{value:>{width}.1f}" for value, width in zip(took, (10, 10, 12, 12, 10), strict=True))
        )


def measured(logbook: Logbook, days: int) -> tuple[float, ...]:
    """The columns of a trip."""
    (trip,) = logbook.read(all_trips)
    read = best(lambda: logbook.read(trip_facts, trip.id))
    facts = logbook.read(trip_facts, trip.id)
    figures = best(lambda: reckon(facts))
    before = reckon(facts)
    page = logbook.read(day_page, facts.days[days // 2].row.id)
    change = logbook.do(
        "Price", entries.change, "stay", [page.stays[0].id], price=Decimal(9), price_kind=PriceKind.PAID
    )
    again = best(lambda: logbook.read(updated, facts, change.touched))
    now = logbook.read(updated, facts, change.touched)
    made = best(lambda: reckon(now, before))
    return read, figures, again, made, again + made


def best(work: Callable[[], object]) -> float:
    """Milliseconds of the processor, the best of some turns; collecting garbage is nobody's work here."""
    took = []
    gc.collect()
    gc.disable()
    for _turn in range(TURNS):
        before = process_time()
        work()
        took.append(1000 * (process_time() - before))
    gc.enable()
    return min(took)


if __name__ == "__main__":
    main()
