from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from expedition.backing_up import Backup, Reason
from expedition.records.glimpse import DayGlimpse, Difference, Glimpse, TripGlimpse
from ui.dialogs.backup_words import (
    content_words,
    difference_lines,
    made_words,
    reason_words,
    size_words,
    trip_lines,
)


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_its_words(reason: Reason) -> None:
    words = reason_words(Backup(Path("x"), datetime(2025, 7, 1, tzinfo=UTC), reason, 5))
    assert words
    assert "_" not in words


def test_an_old_backup_tells_its_year() -> None:
    made = Backup(Path("x"), datetime(2019, 7, 1, 12).astimezone(), Reason.ASKED, 5)
    assert made_words(made).startswith("1 July 2019, ")


def test_what_lies_in_it_is_told_without_what_is_none() -> None:
    days = (DayGlimpse("a", date(2025, 7, 1)), DayGlimpse("b", date(2025, 7, 4)))
    there = Glimpse((TripGlimpse("t", "East", 2, 41_400.0),), days, words=1204, size=1_250_000)
    assert content_words(there) == "1 trip, 2 days, 1–4 July 2025\n41 km, 1\u202f204 words, 1.2 MB"
    assert content_words(Glimpse()) == "0 trips, no days"
    assert size_words(90_000_000) == "90.0 MB"


def test_of_many_trips_the_newest_are_named() -> None:
    trips = tuple(TripGlimpse(str(n), f"Trip {n}", n) for n in range(1, 10))
    lines = trip_lines(Glimpse(trips))
    assert (lines[0], lines[-1], len(lines)) == ("Trip 9, 9 days", "and 3 more", 7)


def test_a_difference_tells_what_comes_back_and_what_goes() -> None:
    found = Difference(
        coming=(date(2025, 7, 1), date(2025, 7, 3)),
        going=(date(2025, 8, 1),),
        words=1204,
        photos=-2,
        trips_coming=("East",),
    )
    assert list(difference_lines(found)) == [
        "The trip “East” would come back.",
        "2 days would come back: 1–3 July 2025",
        "1 day would be gone: 1 August 2025",
        "1\u202f204 words more than now",
        "2 photos fewer than now",
    ]
