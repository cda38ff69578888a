"""Days by the words written on them."""

from collections import defaultdict

from sqlalchemy import Text, select
from sqlalchemy.orm import Session

from expedition.entities import Base, Crossing, Day, Encounter, Leg, Repair, Stay
from expedition.folding import folded
from expedition.queries.rows import day_rows
from expedition.searching import row_words, wanted

_WITH_WORDS: tuple[type[Base], ...] = (Day, Leg, Stay, Encounter, Repair, Crossing)


def matching_days(session: Session, trip_id: int, words: str) -> frozenset[int]:
    """The ids of the days on which all the words occur: in list, diary or cards; none for no words."""
    parts = wanted(words)
    if not parts:
        return frozenset()
    written = {row.id: [row_words(row)] for row in day_rows(session, trip_id)}
    for day_id, texts in _written(session, trip_id).items():
        written[day_id].append(folded("\n".join(texts)))
    pages = {day_id: "\n".join(texts) for day_id, texts in written.items()}
    return frozenset(day_id for day_id, page in pages.items() if all(part in page for part in parts))


def _written(session: Session, trip_id: int) -> dict[int, list[str]]:
    """Every text of every day: one statement per table."""
    found: dict[int, list[str]] = defaultdict(list)
    for entity in _WITH_WORDS:
        columns = entity.__table__.c
        texts = [column for column in columns if isinstance(column.type, Text)]
        owner = Day.id if entity is Day else columns["day_id"]
        query = select(owner, *texts).where(Day.trip_id == trip_id)
        if entity is not Day:
            query = query.join(Day, owner == Day.id)
        for day_id, *values in session.execute(query):
            found[day_id].extend(values)
    return found
