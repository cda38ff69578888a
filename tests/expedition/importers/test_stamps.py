from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expedition.importers.columns import instants
from expedition.importers.stamps import stamps
from expedition.points import NO_TIME
from tests.expedition.importers.test_digits import laid_out

START = datetime(2024, 2, 28, 23, 58, 30, tzinfo=UTC)


def assert_right(texts: list[str]) -> None:
    times, zoneless, doubtful = stamps(*laid_out(texts))
    wanted, wanted_zoneless = instants(texts)
    np.testing.assert_array_equal(times, wanted)
    np.testing.assert_array_equal(zoneless, wanted_zoneless)
    assert [
        bool(text) and time == NO_TIME for text, time in zip(texts, times, strict=True)
    ] <= doubtful.tolist()


@pytest.mark.parametrize("spelling", ["seconds", "milliseconds", "microseconds"])
@pytest.mark.parametrize("zone", ["Z", "", "+05:45", "-03", " UTC"])
def test_a_steady_recording_is_read(spelling: str, zone: str) -> None:
    moments = [START + timedelta(milliseconds=1_037 * k) for k in range(400)]
    texts = [moment.replace(tzinfo=None).isoformat(timespec=spelling) + zone for moment in moments]
    assert_right(texts)
    assert stamps(*laid_out(texts))[1].all() == (not zone)


ODD = [
    *(
        "",
        "soon",
        "2024-02-28T23:58:61Z",
        "2024-02-28T23:58:60Z",
        "2024-02-28T24:00:00Z",
        "2024-02-28T24:00:01Z",
    ),
    *("2024-02-28T23:5x:31Z", "2024-02-28T23:58:3xZ", "2024-02-28T23:58:31z", "2024-02-30T23:58:31Z"),
    *("2024-02-28T23:58:31.5Z", "2024-02-28T23:58:31+01", "2024-02-28 23:58:31Z", " 2024-02-28T23:58Z"),
    *("2024-02-28T23-58:31Z", "20240228T235831.00Z", "2024-02-28T23:58:31.", "2024-02-28T23:58:310"),
]


@given(st.lists(st.sampled_from(ODD) | st.just(""), max_size=6), st.integers(1, 30), st.data())
@settings(deadline=None)
def test_odd_times_among_others_are_read_as_alone(odd: list[str], count: int, data: st.DataObject) -> None:
    texts = [f"{START + timedelta(seconds=k):%Y-%m-%dT%H:%M:%S}Z" for k in range(count)]
    for text in odd:
        texts.insert(data.draw(st.integers(0, len(texts))), text)
    assert_right(texts)


def test_a_character_that_no_text_may_have_is_doubtful() -> None:
    text = f"{START:%Y-%m-%dT%H:%M:%S}Z"
    for odd in (f"\x0b{text}", f"{text}\x0c"):
        assert stamps(*laid_out([odd] * 9))[2].all()
