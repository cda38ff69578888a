"""That what goes wrong is noticed; how readers fare is a row of the bar."""

import pytest

from expedition.errors import ReadError
from tests.fuzzing.harness import feed


def test_what_a_reader_must_not_do_is_found() -> None:
    def breaks(_data: bytes) -> None:
        raise KeyError("lat")

    find = feed(breaks, b"")
    assert find is not None
    assert "KeyError: 'lat'" in find.what


@pytest.mark.parametrize(
    ("reason", "is_found"), [("", True), ("The file is empty: copy it from the device again.", False)]
)
def test_a_refusal_needs_a_reason(reason: str, is_found: bool) -> None:
    def refuses(_data: bytes) -> None:
        raise ReadError(reason)

    assert (feed(refuses, b"") is not None) == is_found
