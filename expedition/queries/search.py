"""Records and days by the words written in them."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Integer, Select, bindparam, func, literal, select
from sqlalchemy.orm import Session

from expedition.entities import Base, Day, Trip
from expedition.records.search import Excerpt, Found, Hit, HitDay
from expedition.searching import Term, excerpt, how_many, marks, wanted
from expedition.store import index
from expedition.store.index import Place
from expedition.store.search_text import columns, texts
from expedition.titles import title_of

_LEAST_LETTERS = 4
"""Shorter words have too many neighbours of one letter."""

Numbers = Sequence[int]


def is_indexed(session: Session) -> bool:
    """Whether a search takes milliseconds; without the index, seconds in a long log."""
    return index.is_current(session.connection())


def find(
    session: Session,
    words: str,
    trip_id: int | None = None,
    kinds: Collection[str] = (),
    limit: int = 60,
    each: int = 5,
    *,
    mends: bool = True,
) -> Found:
    """The records with all the words: names and titles before other texts, among these the newest first.

    Of each kind at most `each` are returned, or up to `limit` where only one kind is wanted or
    found. Where nothing has the words and it `mends`, those with one letter put right are looked for.
    """
    connection = session.connection()
    asked = wanted(words)
    terms, kinds = asked.terms, asked.kinds or frozenset(kinds)
    ranked, instead = _ranked(connection, terms, trip_id), ""
    if terms and mends and not ranked:
        terms, instead = _put_right(connection, terms)
        ranked = _ranked(connection, terms, trip_id)
    if asked.kinds and not terms:
        ranked = [number for kind in sorted(kinds) for number in index.every(connection, kind, trip_id)]
    ranked = list(dict.fromkeys([*_numbered_days(session, terms, trip_id), *ranked]))
    counts = Counter(map(index.kind_of, ranked))
    room = dict.fromkeys(counts, limit if 1 in (len(kinds), len(counts)) else each)
    places = []
    for number in ranked:
        kind = index.kind_of(number)
        if room[kind] and (not kinds or kind in kinds):
            room[kind] -= 1
            places.append(index.place_of(number))
    return Found(tuple(_hits(session, places[:limit], terms)), dict(counts), instead if ranked else "")


def matching_days(session: Session, trip_id: int, words: str) -> frozenset[int]:
    """The ids of the days on which all the words occur, on one record or several; none for no words."""
    connection, asked = session.connection(), wanted(words)
    found = [
        {*index.matching(connection, [term], trip_id), *_numbered_days(session, [term], trip_id)}
        for term in asked.terms
    ]
    if asked.kinds and not found:
        found = [{number for kind in asked.kinds for number in index.every(connection, kind, trip_id)}]
    if not found:
        return frozenset()
    of_kinds = (
        {
            number >> index.DATE_AT
            for number in some
            if not asked.kinds or index.kind_of(number) in asked.kinds
        }
        for some in found
    )
    dates = set.intersection(*of_kinds)
    days = session.execute(select(Day.id, Day.date).where(Day.trip_id == trip_id))
    return frozenset(day_id for day_id, on_date in days if on_date.toordinal() in dates)


def _ranked(connection: Connection, terms: Sequence[Term], trip_id: int | None) -> Numbers:
    """Those whose names have all the words first."""
    every = index.matching(connection, terms, trip_id)
    if not every:
        return every
    return list(dict.fromkeys([*index.matching(connection, terms, trip_id, in_names=True), *every]))


def _numbered_days(session: Session, terms: Sequence[Term], trip_id: int | None) -> list[int]:
    """The rows of the index of the days with this number, where a number is all that is looked for."""
    words = str(terms[0]) if len(terms) == 1 else ""
    if not re.fullmatch("[0-9]{1,5}", words) or int(words) == 0:
        return []
    trips = [trip_id] if trip_id is not None else session.execute(select(Trip.id)).scalars().all()
    found = []
    for one in trips:
        query = select(Day.id, Day.date).where(Day.trip_id == one).order_by(Day.date, Day.id)
        day = session.execute(query.offset(int(words) - 1).limit(1)).first()
        if day is not None:
            found.append(index.number_of("day", day.id, day.date))
    return found


def _put_right(connection: Connection, terms: Sequence[Term]) -> tuple[tuple[Term, ...], str]:
    """The terms, those found nowhere replaced by the most frequent word that differs in one letter."""
    better = tuple(
        term if index.matching(connection, [term]) else _nearest(connection, term) for term in terms
    )
    return better, " ".join(map(str, better)) if better != tuple(terms) else ""


def _nearest(connection: Connection, term: Term) -> Term:
    word = term.words[0]
    if len(term.words) > 1 or len(word) < _LEAST_LETTERS:
        return term
    lengths = (len(word) - 1, len(word) + 1)
    known = (one for one in index.vocabulary(connection, lengths) if _is_one_edit(word, one))
    return Term((next(known, word),), is_whole=term.is_whole)


def _is_one_edit(one: str, other: str) -> bool:
    """Whether a letter more, fewer, changed, or two that changed places make one word of the other."""
    if len(one) > len(other):
        one, other = other, one
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at + 1 : at + 2] + one[at : at + 1] + one[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or swapped == other[at:]


def _hits(session: Session, places: Sequence[Place], terms: Sequence[Term]) -> Iterator[Hit]:
    rows = _rows(session, places)
    days = _days(session, {row["on_day"] for row in rows.values() if row["on_day"] is not None})
    titles = {row.id: row.title for row in session.execute(select(Trip.id, Trip.title))}
    for place in places:
        row = rows[place]
        title = title_of(place.kind, row)
        field, found = _best(place.kind, row, title, terms)
        yield Hit(
            kind=place.kind,
            id=place.id,
            trip_id=row["of_trip"],
            trip_title=titles[row["of_trip"]],
            day=days.get(row["on_day"]),
            title=title,
            title_marks=marks(title, terms),
            field=field,
            excerpt=found,
        )


def _rows(session: Session, places: Iterable[Place]) -> dict[Place, Mapping[Any, Any]]:
    """The rows in question with their trip and day."""
    ids: dict[str, list[int]] = defaultdict(list)
    for place in places:
        ids[place.kind].append(place.id)
    return {
        Place(kind, row["id"]): row
        for kind, some in ids.items()
        for row in session.execute(_rows_of(kind), {"ids": some}).mappings()
    }


@cache
def _rows_of(kind: str) -> Select[Any]:
    table, day = Base.metadata.tables[kind], Base.metadata.tables["day"].alias()
    read = dict.fromkeys([*columns(kind), *(table.c[name] for name in ("mode",) if name in table.c)])
    query = select(table.c.id, *read).where(table.c.id.in_(bindparam("ids", expanding=True)))
    if kind in ("trip", "day"):
        trip = table.c.id if kind == "trip" else table.c.trip_id
        on_day = table.c.id if kind == "day" else literal(None, Integer)
        return query.add_columns(trip.label("of_trip"), on_day.label("on_day"))
    if "trip_id" in table.c:
        on_day = table.c.day_id if "day_id" in table.c else literal(None, Integer)
        return query.add_columns(table.c.trip_id.label("of_trip"), on_day.label("on_day"))
    query = query.join(day, table.c.day_id == day.c.id)
    return query.add_columns(day.c.trip_id.label("of_trip"), table.c.day_id.label("on_day"))


def _days(session: Session, ids: Collection[int]) -> dict[int, HitDay]:
    """The days with their numbers in their trips."""
    found = session.execute(_numbered(), {"ids": list(ids)})
    return {day_id: HitDay(day_id, count, on_date) for day_id, count, on_date in found}


@cache
def _numbered() -> Select[Any]:
    day = Base.metadata.tables["day"]
    other = day.alias()
    earlier = select(func.count()).where(other.c.trip_id == day.c.trip_id, other.c.date <= day.c.date)
    query = select(day.c.id, earlier.scalar_subquery(), day.c.date)
    return query.where(day.c.id.in_(bindparam("ids", expanding=True)))


def _best(kind: str, row: Mapping[Any, Any], title: str, terms: Sequence[Term]) -> tuple[str, Excerpt]:
    """The field that has most of the words, with what stands around them; none where the title says it."""
    others = [(how_many(text, terms), field, text) for field, text in texts(kind, row) if text not in title]
    count, field, text = max(others, key=lambda other: other[0], default=(0, "", ""))
    return (field, excerpt(text, terms)) if count else ("", Excerpt(""))
