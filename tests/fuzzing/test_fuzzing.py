"""A short run for every reader, always the same; `python -m tests.fuzzing` goes on for as long as wished."""

from itertools import islice

import pytest

from tests.fuzzing.harness import feed, inputs
from tests.fuzzing.seeds import FORMATS, reader_of, seeds

INPUTS, SEED_BYTES = 25, 6_000


@pytest.mark.parametrize("name", [name for name in FORMATS if reader_of(name)])
def test_a_reader_gives_contents_or_a_reason_whatever_it_is_fed(name: str) -> None:
    reader = reader_of(name)
    assert reader is not None
    finds = [feed(name, reader, data) for data in islice(inputs(seeds(name, SEED_BYTES), 1), INPUTS)]
    assert [find.what for find in finds if find] == []


def test_what_a_reader_must_not_do_is_found() -> None:
    def breaks(_file: object) -> None:
        raise KeyError("lat")

    find = feed("gpx", breaks, b"")  # type: ignore[arg-type]
    assert find is not None
    assert "KeyError: 'lat'" in find.what
