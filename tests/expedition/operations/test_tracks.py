from pathlib import Path

from expedition import intake
from expedition.logbook import Logbook
from expedition.queries.days import day_pages
from tests.expedition.tracks import gpx


def test_what_another_program_imported_meanwhile_is_not_doubled(
    logbook: Logbook, trip_id: int, tmp_path: Path
) -> None:
    ride = tmp_path / "ride.gpx"
    ride.write_text(gpx())
    plans = [intake.plan_files(logbook, trip_id, [ride]) for _ in range(2)]
    for plan in plans:
        intake.accept(logbook, trip_id, plan)
    (page,) = logbook.read(day_pages, trip_id)
    assert len(page.legs) == 1
