import pytest

from expedition.errors import UserError
from expedition.packing import pack_line
from expedition.records.importing import Stop
from tests.ui.models.test_plan_lines import leg
from tests.ui.ways import points
from ui.models.plan_facts import heights, outline, point_at, stop_words


def test_a_time_of_the_day_is_the_first_point_at_or_after_it() -> None:
    line = points(301)
    ride = leg(1, 0, line=pack_line(line))
    # Five hours from 05:00 in Almaty, a point a minute.
    assert point_at(ride, "7:00") == 120
    assert point_at(ride, "07:00") == 120


@pytest.mark.parametrize("text", ["", "25:00", "7:61", "noon", "12:00", "4:59"])
def test_a_time_outside_the_ride_or_none_at_all_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        point_at(leg(1, 0, line=pack_line(points(301))), text)


def test_a_stop_says_when_for_how_long_and_where() -> None:
    start = leg(1, 0).figures.start_utc
    assert stop_words(Stop(5, start, 2820.0, 62_100.0), "Asia/Almaty") == "09:00, after 47 min · at km 62.1"
    assert stop_words(Stop(5, None, 0.0, 62_100.0), "Asia/Almaty") == "at km 62.1"


def test_the_outline_of_a_line_over_the_date_line_stays_small() -> None:
    box = outline(leg(1, 0, line=pack_line(points(100, lon=179.9)))).box()
    assert box is not None
    assert box.right - box.left < 0.01
    assert len(heights(leg(1, 0, line=pack_line(points(100))))) > 10
