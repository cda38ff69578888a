from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expedition.importers.digits import PAD, Text, decimals
from expedition.points import F64, I64, Mask


def laid_out(texts: Sequence[str]) -> tuple[Text, I64, I64]:
    """Texts one behind the other, and where each begins and ends."""
    raw = [text.encode() for text in texts]
    ends = PAD + np.cumsum([len(text) + 1 for text in raw], dtype=np.int64) - 1
    starts = ends - np.array([len(text) for text in raw], dtype=np.int64)
    return Text(bytearray(bytes(PAD) + b"<".join(raw) + b"<" + bytes(PAD))), starts, ends


def read(texts: Sequence[str]) -> tuple[F64, Mask]:
    return decimals(*laid_out(texts))


plain = st.from_regex(r"[+-]?([0-9]{1,8}(\.[0-9]{0,11})?|\.[0-9]{1,16})", fullmatch=True)
real = st.floats(-180, 180).filter(lambda value: abs(value) > 1e-3).map(repr)
# Smaller ones have more than the 19 digits that are read at once.
single = st.floats(-500, 15_000, width=32).filter(lambda value: abs(value) > 1e-2).map(repr)
turns = st.integers(-(2**31), 2**31).map(lambda turn: f"{turn * 180 / 2**31:.14f}")


@given(st.lists(plain | single | turns, min_size=1, max_size=40))
@settings(deadline=None)
def test_plain_numbers_are_what_the_language_makes_of_them(texts: list[str]) -> None:
    values, doubtful = read(texts)
    assert not doubtful.any()
    assert values.tolist() == [float(text) for text in texts]


@given(st.lists(real | plain, min_size=1, max_size=40))
@settings(deadline=None)
def test_what_is_not_doubtful_is_exact(texts: list[str]) -> None:
    values, doubtful = read(texts)
    wanted = [float(text) for text in texts]
    assert [value for value, doubt in zip(values.tolist(), doubtful, strict=True) if not doubt] == [
        value for value, doubt in zip(wanted, doubtful, strict=True) if not doubt
    ]


@given(st.lists(st.text("0123456789.-+ eE,xnaif<\t٣/:", max_size=26), min_size=1, max_size=20))
@settings(deadline=None)
def test_nothing_is_taken_for_a_number_that_is_none(texts: list[str]) -> None:
    values, doubtful = read(texts)
    for text, value, is_doubtful in zip(texts, values.tolist(), doubtful.tolist(), strict=True):
        assert is_doubtful or (value == float(text) if text else np.isnan(value))


@pytest.mark.parametrize(
    "text",
    [".", "-", "+", "-.", "1e5", "1,5", "nan", " 1", "1 ", "--1", "1.2.3", "1-2", "٣", "/", "12:", "9" * 20,
     "1." + "1" * 19, "1" * 30],
)  # fmt: skip
def test_other_spellings_are_doubtful_beside_any_number(text: str) -> None:
    for other in ("1", "46.1234567", "46.18006258271634", "0." + "1" * 20):
        values, doubtful = read([text, other, text])
        assert doubtful.tolist() == [True, other.startswith("0."), True]
        assert np.isnan(values[[0, 2]]).all()


def test_an_empty_text_is_missing_and_no_doubt() -> None:
    values, doubtful = read(["", "1", ""])
    assert np.isnan(values).tolist() == [True, False, True]
    assert not doubtful.any()
