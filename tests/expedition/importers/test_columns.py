from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition.importers.columns import instants, numbers
from expedition.points import NO_TIME

BASE = int(datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("2024-01-02T03:04:05Z", BASE),
        (" 2024-01-02T03:04:05Z\n", BASE),
        ("2024-01-02 03:04:05Z", BASE),
        ("2024-01-02T03:04:05.1Z", BASE + 100),
        ("2024-01-02T03:04:05.123456789Z", BASE + 123),
        ("2024-01-02T03:04:05,5Z", BASE + 500),
        ("2024-01-02T05:04:05+02:00", BASE),
        ("2024-01-02T05:19:05.25+0215", BASE + 250),
        ("2024-01-01T22:04:05-05", BASE),
        ("2024-01-02T03:04Z", BASE - 5_000),
        ("20240102T030405Z", BASE),
        ("2024-01-01T24:00:00Z", BASE - 11_045_000),
        ("1901-12-13T20:45:52.2073437Z", -2_147_483_647_793),
    ],
)
def test_spellings_of_a_time(text: str, ms: int) -> None:
    times, zoneless = instants([text])
    assert times.tolist() == [ms]
    assert not zoneless.any()


@pytest.mark.parametrize(
    "text",
    ["", " ", "2024-01-02", "yesterday", "2024-02-30T00:00:00Z", "2024-13-01T00:00:00Z",
     "0000-00-00T00:00:00Z", "2024-01-02T25:00:00Z", "2024-01-02T03:61:00Z", "٢٠٢٤-٠١-٠٢T٠٣:٠٤:٠٥Z",
     "2024-01-02T03:04:05Z junk"],
)  # fmt: skip
def test_what_is_no_time_is_missing_not_guessed(text: str) -> None:
    assert instants([text])[0].tolist() == [NO_TIME]


def test_a_time_without_a_zone_is_told_apart() -> None:
    times, zoneless = instants(["2024-01-02T03:04:05", "2024-01-02T03:04:05Z", ""])
    assert times.tolist() == [BASE, BASE, NO_TIME]
    assert zoneless.tolist() == [True, False, False]


@given(
    st.lists(
        st.tuples(
            st.datetimes(datetime(1800, 1, 2), datetime(2999, 12, 30)),  # noqa: DTZ001
            st.sampled_from(["seconds", "milliseconds", "microseconds"]),
            st.integers(-840, 840),
        ),
        max_size=40,
    )
)
def test_any_mixture_of_spellings_agrees_with_the_standard_library(
    stamps: list[tuple[datetime, str, int]],
) -> None:
    moments = [at.replace(tzinfo=timezone(timedelta(minutes=offset))) for at, _, offset in stamps]
    texts = [at.isoformat(timespec=how) for at, (_, how, _) in zip(moments, stamps, strict=True)]
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    want = [(datetime.fromisoformat(text) - epoch) // timedelta(milliseconds=1) for text in texts]
    assert instants(texts)[0].tolist() == want


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.5", 1.5), (" +3 ", 3), ("-0.25", -0.25), ("3e1", 30), (".5", 0.5), ("5.", 5), ("50,47", 50.47)],
)
def test_numbers_are_read(text: str, value: float) -> None:
    assert numbers([text, "x"])[0][0] == value


@pytest.mark.parametrize(
    "text", ["", "nan", "1_0", "٣", "0x10", "one", "1.2.3", "1,234,5", "--1", "e", "inf"]
)
def test_what_is_no_number_is_missing(text: str) -> None:
    values, _ = numbers([text, "1"])
    assert np.isnan(values[0])
    assert values[1] == 1


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=20))
def test_numbers_come_back_bit_for_bit(values: list[float]) -> None:
    assert numbers([repr(value) for value in values])[0].tolist() == values
