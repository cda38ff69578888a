import subprocess
import sys

from expedition.logbook import Logbook

_LOOK = """
import sys
from pathlib import Path
from expedition.logbook import Logbook
from expedition.queries import days, ground_lines, lines, readiness, trips, words
from expedition.entities import Base

with Logbook.open(Path(sys.argv[1])) as logbook:
    (trip,) = logbook.read(trips.all_trips)
    row = logbook.read(trips.trip_tree, trip.id).rows[-1]
    assert logbook.read(trips.trip_of, row.id) == trip.id
    logbook.read(days.day_page, row.id)
    logbook.read(words.habits, trip.id, row.date)
    logbook.read(lines.day_lines, row.id, 5_000)
    logbook.read(ground_lines.day_ground, row.id)
    logbook.read(ground_lines.trip_ground, trip.id)
    print([mapper.configured for mapper in Base.registry.mappers].count(True))
    readiness.prepare_writes()
    print([mapper.configured for mapper in Base.registry.mappers].count(False))
"""


def test_the_first_page_is_read_without_what_only_writing_needs(logbook: Logbook, day_id: int) -> None:
    logbook.close()
    done = subprocess.run(
        [sys.executable, "-c", _LOOK, str(logbook.folder)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["0", "0"]
