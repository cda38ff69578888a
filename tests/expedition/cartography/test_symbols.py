from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from expedition.cartography.mercator import View
from expedition.cartography.symbols import Arrangement, Symbols, SymbolSizes, arrange

_VIEW = View(0.5, 0.5, 512.0, 512, 512)
_SIZES = SymbolSizes()
_Spots = list[tuple[float, float, bool]]


def _symbols(spots: _Spots) -> Symbols:
    """At these pixels of the view; the earlier, the more important."""
    columns = np.array([(x / 512, y / 512) for x, y, _photo in spots], dtype=np.float64).reshape(-1, 2)
    photos = np.array([photo for _x, _y, photo in spots], dtype=np.bool_)
    return Symbols(columns[:, 0], columns[:, 1], np.arange(len(spots), dtype=np.int64), photos)


def _members(arranged: Arrangement) -> list[int]:
    shared = [pin.members for pin in arranged.pins] + [picture.members for picture in arranged.pictures]
    return sorted(index for members in shared for index in members)


def _boxes(arranged: Arrangement) -> list[tuple[float, float, float, float]]:
    """Left, top, right, bottom of everything shown."""
    half = _SIZES.pin / 2
    wide, high = _SIZES.picture[0] / 2, _SIZES.picture[1] / 2
    spots = [(pin.x * 512, pin.y * 512) for pin in arranged.pins]
    made = [(x - half, y - half, x + half, y + half) for x, y in spots]
    for shown in arranged.pictures:
        x, y = shown.x * 512 + shown.right, shown.y * 512 + shown.down
        made.append((x - wide, y - high, x + wide, y + high))
    return made


_PIXELS = st.tuples(st.floats(0, 512), st.floats(0, 512), st.booleans())


@given(st.lists(_PIXELS, max_size=60))
def test_everything_in_sight_is_shown_once(spots: _Spots) -> None:
    assert _members(arrange(_symbols(spots), _VIEW, _SIZES)) == list(range(len(spots)))


@given(st.lists(_PIXELS, max_size=60))
def test_nothing_covers_the_middle_of_another(spots: _Spots) -> None:
    arranged = arrange(_symbols(spots), _VIEW, _SIZES)
    for one, other in combinations([(pin.x * 512, pin.y * 512) for pin in arranged.pins], 2):
        assert np.hypot(one[0] - other[0], one[1] - other[1]) >= _SIZES.pin


def test_signs_and_pictures_keep_off_each_other() -> None:
    spots = [(250.0 + 30 * n, 250.0 + 7 * n, n % 2 == 0) for n in range(6)]
    arranged = arrange(_symbols(spots), _VIEW, _SIZES)
    assert arranged.pictures
    for one, other in combinations(_boxes(arranged), 2):
        is_apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert is_apart


def test_near_ones_share_the_spot_of_the_most_important() -> None:
    arranged = arrange(_symbols([(100, 100, False), (110, 105, False), (300, 100, False)]), _VIEW, _SIZES)
    assert [pin.members for pin in arranged.pins] == [(0, 1), (2,)]
    assert arranged.pins[0].x * 512 == 100


def test_nearer_up_they_part() -> None:
    symbols = _symbols([(250, 250, False), (260, 250, False)])
    assert len(arrange(symbols, _VIEW, _SIZES).pins) == 1
    assert len(arrange(symbols, _VIEW.zoomed(4, 256, 256, 1e9), _SIZES).pins) == 2


def test_photos_taken_close_together_share_one_picture() -> None:
    arranged = arrange(_symbols([(200, 200, True), (240, 200, True), (400, 200, True)]), _VIEW, _SIZES)
    assert [picture.members for picture in arranged.pictures] == [(0, 1), (2,)]


def test_a_photo_without_room_for_its_picture_is_a_sign() -> None:
    whole = (0.0, 0.0, 512.0, 512.0)
    arranged = arrange(_symbols([(200, 200, True)]), _VIEW, _SIZES, taken=[whole])
    assert not arranged.pictures
    assert [pin.members for pin in arranged.pins] == [(0,)]


def test_what_is_far_away_is_left_out() -> None:
    near = _VIEW.zoomed(8, 256, 256, 1e9)
    assert arrange(_symbols([(20, 256, False)]), near, _SIZES) == Arrangement()


def test_signs_beyond_the_date_line_stand_beside_those_before_it() -> None:
    view = View(1.0, 0.5, 4096.0, 512, 512)
    near = Symbols(np.array([0.99, 0.01]), np.array([0.5, 0.5]), np.arange(2), np.zeros(2, dtype=np.bool_))
    arranged = arrange(near, view, _SIZES)
    assert [round(pin.x, 6) for pin in arranged.pins] == [0.99, 1.01]
