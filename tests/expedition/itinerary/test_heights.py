from dataclasses import replace

import numpy as np

from expedition.itinerary import edit
from expedition.itinerary.heights import doubt
from expedition.itinerary.plan import build
from expedition.kinds import LegMode
from expedition.records.importing import ImportPlan
from tests.expedition.itinerary.files import file, way


def planned(height_m: float) -> ImportPlan:
    points = way("2025-07-18T04:00", 60)
    track = replace(points, ele_m=np.full(len(points), height_m))
    return build([file("a", track)], (), LegMode.BICYCLE)


def test_heights_that_cannot_be_are_said_and_kept() -> None:
    plan = planned(0.0)
    words = doubt(plan.legs[0])
    assert "m below the ground" in words
    assert plan.legs[0].figures.highest_m == 0.0


def test_heights_near_the_ground_are_not_doubted() -> None:
    assert doubt(planned(1_900.0).legs[0]) == ""
    assert doubt(planned(float("nan")).legs[0]) == ""


def test_in_the_air_any_height_may_be() -> None:
    plan = planned(9_000.0)
    assert "m above the ground" in doubt(plan.legs[0])
    assert doubt(edit.set_mode(plan, plan.legs[0].key, LegMode.PLANE).legs[0]) == ""
