from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import Engine, event

from expedition.atlas import sun
from expedition.kinds import FigureName, LegMode
from expedition.logbook import Logbook
from expedition.operations import days, entries, legs, shaping
from expedition.queries.days import day_page, day_pages
from expedition.queries.rows import day_row, day_rows, numbered, some_rows
from expedition.records import fields
from expedition.records.catalogue import Owner, kinds_of
from expedition.records.fields import DayFields, LegFields, StatedFields

ZONE = "Asia/Almaty"
_STATEMENTS_OF_A_PAGE = 14
"""Besides one for each kind that has entries on the day."""


@contextmanager
def _counting() -> Iterator[list[str]]:
    """The statements that all logbooks are asked meanwhile."""
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def _trip(logbook: Logbook, trip_id: int, count: int) -> list[int]:
    made = []
    for number in range(count):
        day = DayFields(date=date(2025, 7, 1 + number), to_place=f"Camp {number}")
        day_id = logbook.do("Add", days.add, trip_id, day).result
        ride = LegFields(
            mode=LegMode.BICYCLE, power=LegFields.of(LegMode.BICYCLE).power, stated_distance_m=1e4
        )
        logbook.do("Ride", legs.add, day_id, ride)
        made.append(day_id)
    return made


def test_a_page_asks_as_little_in_the_midst_of_a_long_trip_as_in_a_short_one(
    logbook: Logbook, trip_id: int
) -> None:
    made = _trip(logbook, trip_id, 20)
    with _counting() as asked:
        page = logbook.read(day_page, made[10])
    assert len(asked) <= _STATEMENTS_OF_A_PAGE
    assert (page.row.number, page.row.total_m) == (11, 110_000)
    assert (page.previous_id, page.next_id) == (made[9], made[11])


def test_one_page_and_all_pages_tell_the_same(logbook: Logbook, trip_id: int) -> None:
    made = _trip(logbook, trip_id, 3)
    for kind in kinds_of(Owner.DAY, Owner.EITHER):
        logbook.do("Add", entries.add, kind.name, made[1], kind.fields())
    logbook.do("Say", days.state, made[0], StatedFields(figure=FigureName.DISTANCE, value=12_000))
    pages = logbook.read(day_pages, trip_id)
    assert [logbook.read(day_page, day_id) for day_id in made] == list(pages)
    assert all(len(pages[1].entries(kind)) == 1 for kind in kinds_of(Owner.DAY, Owner.EITHER))


def test_a_line_read_alone_is_that_of_the_list(logbook: Logbook, trip_id: int) -> None:
    made = _trip(logbook, trip_id, 4)
    logbook.do("Stay", entries.add, "stay", made[2], fields.StayFields(place="Karkara"))
    rows = logbook.read(day_rows, trip_id)
    assert [logbook.read(day_row, day_id)[0] for day_id in made] == list(rows)
    some = logbook.read(some_rows, made)
    assert numbered(some[day_id] for day_id in made) == rows


def test_the_sun_of_a_day_of_rest_is_that_of_the_place_where_one_stays(
    logbook: Logbook, trip_id: int
) -> None:
    ridden, carried, resting, waiting = _trip(logbook, trip_id, 2) + [
        logbook.do("Add", days.add, trip_id, DayFields(date=date(2025, 7, number), zone=ZONE)).result
        for number in (3, 4)
    ]
    bicycle = LegFields.of(LegMode.BICYCLE)
    drawn = [(43.5, 79.4), (44.2, 80.0)]
    logbook.do("Draw", shaping.draw, ridden, drawn, bicycle)
    pages = logbook.read(day_pages, trip_id)
    # The second day went somewhere by a leg without a line: nobody knows where the days after it are.
    assert [page.sun is not None for page in pages] == [True, False, False, False]
    for page in pages:
        for leg in page.legs:
            if page.row.id == carried:
                logbook.do("Remove", legs.remove, leg.id)
    pages = logbook.read(day_pages, trip_id)
    # A day without a zone has no clock to show them by.
    assert [page.sun is not None for page in pages] == [True, False, True, True]
    assert logbook.read(day_page, resting).sun == pages[2].sun
    assert (
        logbook.read(day_page, waiting).sun
        == pages[3].sun
        == sun.times(44.2, 80.0, date(2025, 7, 4), "Asia/Almaty")
    )
