from dataclasses import replace
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from expedition.cartography.label_records import Candidate, LabelStyle, Placed
from expedition.cartography.labels import dense, place

FRAME = (0.0, 0.0, 600.0, 400.0)


def town(x: float, y: float, name: str = "Koktal", rank: float = 5.0) -> Candidate:
    return Candidate(x, y, name, "", LabelStyle.TOWN, rank, has_ring=True)


def area(x: float, y: float, name: str = "KAZAKHSTAN", rank: float = 3.0) -> Candidate:
    return Candidate(x, y, name, "", LabelStyle.COUNTRY, rank)


def station(x: float, y: float, name: str = "Zharkent") -> Candidate:
    return Candidate(x, y, name, "", LabelStyle.STATION, 0.0, is_needed=True, has_ring=True)


def size(candidate: Candidate) -> tuple[float, float]:
    return 7.0 * len(candidate.name), 15.0


def names(placed: tuple[Placed, ...]) -> list[str]:
    return [found.candidate.name for found in placed]


def meet(a: Placed, b: Placed) -> bool:
    return (
        a.left < b.left + b.width
        and b.left < a.left + a.width
        and a.top < b.top + b.height
        and b.top < a.top + a.height
    )


places = st.builds(
    Candidate,
    x=st.floats(-50, 650),
    y=st.floats(-50, 450),
    name=st.text("abcdefgh ", min_size=1, max_size=16),
    local=st.just(""),
    style=st.sampled_from(LabelStyle),
    rank=st.floats(0, 20),
    has_ring=st.booleans(),
)


@given(st.lists(places, max_size=60), st.floats(0, 80))
def test_no_two_names_overlap_and_none_leaves_the_room(wanted: list[Candidate], margin: float) -> None:
    placed = place(wanted, size, FRAME, margin=margin)
    assert not any(meet(a, b) for a, b in combinations(placed, 2))
    for found in placed:
        assert found.left >= -margin
        assert found.top >= -margin
        assert found.left + found.width <= 600 + margin
        assert found.top + found.height <= 400 + margin


@given(st.lists(places, max_size=40))
def test_the_order_of_the_candidates_does_not_matter(wanted: list[Candidate]) -> None:
    mixed = sorted(wanted, key=lambda item: (item.y, item.x, item.name))
    assert names(place(wanted, size, FRAME)) == names(place(mixed, size, FRAME))


@given(st.lists(places, max_size=40, unique_by=lambda spot: spot.name))
def test_what_stood_there_stays_where_it_stood(wanted: list[Candidate]) -> None:
    first = place(wanted, size, FRAME)
    again = place([found.candidate for found in first], size, FRAME, before=first)
    assert {(found.left, found.top) for found in again} == {(found.left, found.top) for found in first}


def test_names_stay_on_their_side_when_the_ground_moves() -> None:
    spots = [town(300, 200, "Koktal", 5), town(312, 206, "Zharkent", 4), town(296, 180, "Ili", 6)]
    first = place(spots, size, FRAME)
    moved = place([replace(spot, x=spot.x - 235) for spot in spots], size, FRAME, before=first)
    assert [(found.candidate.name, found.left) for found in moved] == [
        (found.candidate.name, found.left - 235) for found in first
    ]


def test_a_name_that_stood_there_goes_ahead_of_a_little_larger_one() -> None:
    old, new = town(300, 200, "Koktal", 5.0), area(310, 200, "Zharkent", 4.8)
    assert names(place([old, new], size, (290, 188, 110, 24))) == ["Zharkent"]
    before = place([old], size, FRAME)
    assert names(place([old, new], size, (290, 188, 110, 24), before=before)) == ["Koktal"]


@given(st.lists(places, max_size=30), st.floats(0, 600), st.floats(0, 400))
def test_stations_always_stand_inside_the_frame(wanted: list[Candidate], x: float, y: float) -> None:
    placed = place([*wanted, station(x, y)], size, FRAME, taken=[(x - 40, y - 40, 80, 80)])
    found = placed[-1]
    assert found.candidate.name == "Zharkent"
    assert 0 <= found.left <= 600 - found.width
    assert 0 <= found.top <= 400 - found.height


def test_the_most_important_name_is_drawn_last() -> None:
    spots = [town(100, 100, "Koktal", 5), station(300, 300), town(200, 200, "Almaty", 2)]
    assert names(place(spots, size, FRAME)) == ["Koktal", "Almaty", "Zharkent"]


def test_a_name_stands_at_the_right_and_gives_way_to_the_left() -> None:
    free = place([town(300, 200)], size, FRAME)[0]
    blocked = place([town(300, 200)], size, FRAME, taken=[(307, 180, 60, 40)])[0]
    assert (free.align, blocked.align) == ("left", "right")
    assert free.left > 300
    assert blocked.left + blocked.width < 300


def test_a_name_leaves_the_days_line_free_where_another_side_is() -> None:
    y = np.full(2, 200.0)
    line = dense(np.array([300.0, 600.0]), y, np.array([0]))
    assert place([town(300, 200)], size, FRAME, crowd=line)[0].align == "right"
    both = dense(np.array([0.0, 600.0]), y, np.array([0]))
    assert place([town(300, 200)], size, FRAME, crowd=both)[0].align == "centre"


def test_a_name_crosses_the_line_where_no_side_is_free_of_it() -> None:
    grid = np.meshgrid(np.arange(0, 600, 4.0), np.arange(0, 400, 4.0))
    crowd = grid[0].ravel(), grid[1].ravel()
    assert names(place([town(300, 200)], size, FRAME, crowd=crowd)) == ["Koktal"]


def test_a_name_under_a_sign_stands_farther_off() -> None:
    found = place([town(300, 200)], size, FRAME, taken=[(290, 190, 20, 20)])[0]
    assert found.left > 310


def test_a_place_under_a_picture_or_a_line_of_words_is_not_named() -> None:
    under = (250.0, 190.0, 100.0, 16.0)
    assert place([town(300, 200)], size, FRAME, taken=[under]) == ()
    assert names(place([station(300, 200)], size, FRAME, taken=[under])) == ["Zharkent"]


def test_nothing_is_written_on_what_is_taken() -> None:
    assert place([area(300, 200), town(310, 190)], size, FRAME, taken=[(0, 0, 600, 400)]) == ()


def test_names_around_the_frame_do_not_reach_into_it() -> None:
    outside = town(-10, 200)
    assert place([outside], size, FRAME) == ()
    found = place([outside], size, FRAME, margin=100)[0]
    assert found.left + found.width <= 0


def test_between_two_segments_lies_no_line() -> None:
    x, _y = dense(np.array([0.0, 30.0, 100.0, 130.0]), np.zeros(4), np.array([0, 2]))
    assert not ((x > 31) & (x < 99)).any()
    assert np.diff(x[x < 31]).max() <= 6


def test_a_country_with_room_is_named_beside_the_line_and_else_across_it() -> None:
    slope = dense(np.array([200.0, 400.0]), np.array([300.0, 100.0]), np.array([0]))

    def crossed(found: Placed) -> bool:
        x, y = slope
        inside = (x >= found.left) & (x <= found.left + found.width)
        return bool((inside & (y >= found.top) & (y <= found.top + found.height)).any())

    wide, narrow = replace(area(300, 200), room=200.0), area(300, 200)
    assert not crossed(place([wide], size, FRAME, crowd=slope)[0])
    assert crossed(place([narrow], size, FRAME, crowd=slope)[0])


def test_a_country_keeps_its_middle_where_no_line_runs() -> None:
    found = place([replace(area(300, 200), room=200.0)], size, FRAME)[0]
    assert (found.left + found.width / 2, found.top + found.height / 2) == (300, 200)


def test_a_name_rather_covers_another_day_than_the_chosen_one() -> None:
    y = np.full(2, 200.0)
    right = dense(np.array([300.0, 600.0]), y, np.array([0]))
    left = dense(np.array([0.0, 300.0]), y, np.array([0]))
    signs = [(0.0, 0.0, 600.0, 190.0), (0.0, 210.0, 600.0, 190.0)]
    assert place([town(300, 200)], size, FRAME, taken=signs, crowd=right, beside=left)[0].align == "right"
    assert place([town(300, 200)], size, FRAME, taken=signs, crowd=left, beside=right)[0].align == "left"
