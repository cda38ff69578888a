from expedition.cartography.line_batches import batches, day_ends
from expedition.cartography.lines import TripLines
from tests.expedition.cartography.ground import leg, nothing_finer, way

DAYS = [
    leg(1, way([0, 0], [0, 1])),
    leg(2, way([0, 0], [1, 2])),
    leg(3, way([0, 0], [2, 3]), is_carried=True),
    leg(4, way([0, 0], [3, 4]), is_reconstructed=True),
]


def tokens(today: int | None, *, is_toned: bool = True) -> list[tuple[str, ...]]:
    seen = TripLines(DAYS, nothing_finer).whole(6)
    return [
        tuple(stroke.token for stroke in batch.strokes) for batch in batches(seen, today, is_toned=is_toned)
    ]


def test_days_in_turn_have_two_tones_and_carried_ones_their_own() -> None:
    assert tokens(None) == [("past_odd",), ("past_odd",), ("past",), ("transit",)]


def test_today_lies_on_top_with_a_casing() -> None:
    assert tokens(1)[-1] == ("casing", "here")


def test_what_was_drawn_afterwards_is_dashed() -> None:
    dashes = [batch.strokes[0].dash for batch in batches(TripLines(DAYS, nothing_finer).whole(6), None)]
    assert [bool(dash) for dash in dashes] == [False, True, False, True]


def test_without_tones_days_that_follow_each_other_are_one_line() -> None:
    seen = TripLines(DAYS[:2], nothing_finer).whole(6)
    (batch,) = batches(seen, None, is_toned=False)
    assert batch.way.starts.tolist() == [0]
    assert len(batch.way.x) == 4


def test_a_day_ends_where_its_last_line_does() -> None:
    ends = day_ends(TripLines(DAYS, nothing_finer).whole(6))
    assert [round(x * 360 - 180, 6) for x, _y in ends.values()] == [1, 2, 3, 4]
