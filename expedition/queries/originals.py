"""Which files the logbook has kept."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from expedition.entities import Photo, Source
from expedition.store import steps


def kept_files(session: Session) -> set[tuple[str, str, str]]:
    """Table, SHA-256 and what tells the ending, of every kept file that a row names, or would by an undo."""
    sources = session.execute(select(Source.sha256, Source.name))
    photos = session.execute(select(Photo.sha256, Photo.format).where(Photo.sha256 != ""))
    named = {(Source.__tablename__, sha256, name) for sha256, name in sources}
    named |= {(Photo.__tablename__, sha256, kind) for sha256, kind in photos}
    return named | set(steps.kept_files(session.connection()))


def known_sha256(session: Session) -> frozenset[str]:
    """What every imported track file and photo hashes to."""
    sources, photos = (session.execute(select(table.sha256)).scalars() for table in (Source, Photo))
    return frozenset((*sources, *photos))
