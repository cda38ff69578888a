from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from expedition import previewing
from expedition.kinds import Audience
from expedition.logbook import Logbook
from expedition.operations import days
from expedition.previewing import Press, Wish
from expedition.queries.book import Reading, reading
from expedition.records.fields import DayFields
from expedition.records.report import ReportOptions


def no_progress(_done: int, _of: int, _what: str) -> None:
    """Tells nobody."""


def test_a_trip_is_read_again_only_when_it_was_written_in(
    logbook: Logbook, trip_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []

    def noted(session: Session, trip: int) -> Reading:
        read.append(trip)
        return reading(session, trip)

    monkeypatch.setattr(previewing, "reading", noted)
    for number in (18, 19):
        logbook.do("Add day", days.add, trip_id, DayFields(date=date(2025, 7, number), diary="A calm day."))
    press, wish = Press(), Wish(logbook.folder, trip_id, ReportOptions())
    assert press.leaves(wish, no_progress).goes.days == 2
    one = replace(wish.options, first=date(2025, 7, 19), audience=Audience.PUBLIC, trim_m=500.0)
    assert press.leaves(replace(wish, options=one), no_progress).goes.days == 1
    assert read == [trip_id]
    logbook.do("Add day", days.add, trip_id, DayFields(date=date(2025, 7, 20), diary="Another."))
    assert press.leaves(replace(wish, version=1), no_progress).goes.days == 3
    assert read == [trip_id, trip_id]
