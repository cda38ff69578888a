from sqlalchemy.orm import Session

from expedition.entities import Photo
from expedition.logbook import Logbook
from expedition.queries.covers import day_covers
from expedition.records.day import Cover


def _hang(session: Session, day_id: int, *pictures: tuple[str, int, bool]) -> None:
    for sha256, position, is_cover in pictures:
        session.add(
            Photo(
                day_id=day_id,
                sha256=sha256,
                format="jpeg",
                size=1,
                width=1,
                height=1,
                position=position,
                is_cover=is_cover,
            )
        )


def test_a_day_is_shown_by_its_first_picture_at_hand(logbook: Logbook, trip_id: int, day_id: int) -> None:
    logbook.do("Hang", _hang, day_id, ("b", 2, False), ("a", 1, False), ("", 0, False))
    assert logbook.read(day_covers, trip_id) == {day_id: Cover("a", "jpeg")}


def test_the_cover_of_the_trip_shows_its_day(logbook: Logbook, trip_id: int, day_id: int) -> None:
    logbook.do("Hang", _hang, day_id, ("a", 1, False), ("b", 2, True))
    assert logbook.read(day_covers, trip_id) == {day_id: Cover("b", "jpeg")}


def test_a_day_without_pictures_has_no_cover(logbook: Logbook, trip_id: int, day_id: int) -> None:
    assert logbook.read(day_covers, trip_id) == {}
