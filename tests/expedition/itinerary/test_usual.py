from dataclasses import replace
from pathlib import Path

import pytest

import sample_trips
from expedition.importers import batch
from expedition.itinerary import edit, plan
from expedition.itinerary.usual import usual_mode
from expedition.kinds import LegMode
from expedition.records.importing import ImportPlan, ReadFile
from tests.expedition.itinerary.files import file, untimed, way

SAMPLE = Path(sample_trips.__file__).parent / "norway_motorbike" / "tracks"


def planned(*files: ReadFile) -> ImportPlan:
    return plan.build(files, (), LegMode.BICYCLE)


def rides(speed_m_s: float, *, kind: str = "", device: str = "", count: int = 3) -> list[ReadFile]:
    """Four hours a day at one speed."""
    lines = [way(f"2025-07-1{day}T04:00", 240, speed_m_s=speed_m_s) for day in range(count)]
    made = [file(f"{kind}{device}{speed_m_s}-{day}", line, kind=kind) for day, line in enumerate(lines)]
    return [replace(read, device=device) for read in made]


@pytest.mark.parametrize(
    ("km_h", "mode"),
    [
        (4.5, LegMode.FOOT),
        (11.0, LegMode.BICYCLE),
        (19.0, LegMode.BICYCLE),
        (29.0, LegMode.BICYCLE),
        (58.0, LegMode.MOTORBIKE),
    ],
)
def test_speeds_tell_how_a_trip_without_words_goes(km_h: float, mode: LegMode) -> None:
    assert usual_mode(planned(*rides(km_h / 3.6))) is mode


def test_a_tracks_own_word_weighs_more_than_its_device_and_that_more_than_its_speed() -> None:
    assert usual_mode(planned(*rides(6.0, kind="hiking", device="Garmin Edge 840"))) is LegMode.FOOT
    assert usual_mode(planned(*rides(6.0, device="BMW Motorrad Connected"))) is LegMode.MOTORBIKE
    assert usual_mode(planned(*rides(15.0, device="Garmin Edge 840"))) is LegMode.BICYCLE


def test_one_day_in_a_bus_or_a_train_makes_no_motor_trip() -> None:
    bus = file("bus", way("2025-07-20T04:00", 240, speed_m_s=17.0))
    train = file("train", way("2025-07-21T04:00", 2_000, speed_m_s=55.0))
    assert usual_mode(planned(*rides(5.0), bus, train)) is LegMode.BICYCLE
    named = [file(f"flight-{k}", way(f"2025-07-2{k}T04:00", 240), kind="train") for k in range(5)]
    assert usual_mode(planned(*rides(1.2), *named)) is LegMode.FOOT


def test_where_nothing_is_known_it_is_a_bicycle() -> None:
    assert usual_mode(ImportPlan((), ())) is LegMode.BICYCLE
    assert usual_mode(planned(file("a", untimed(way("2025-07-18T04:00", 60))))) is LegMode.BICYCLE


def test_a_tour_by_motorbike_is_seen_and_nothing_of_it_looks_carried_by_bus() -> None:
    made = batch.plan_files([SAMPLE], (), LegMode.BICYCLE, lambda *_: None)
    assert usual_mode(made) is LegMode.MOTORBIKE
    modes = [part.mode for leg in edit.remake(made, (), usual_mode(made)).legs for part in leg.carriages]
    assert LegMode.BUS not in modes
