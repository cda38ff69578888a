"""Which files the logbook has kept."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from expedition.entities import Photo, Source

KEPT_TABLES = {Source.__tablename__: "name", Photo.__tablename__: "format"}
"""Tables whose rows stand for a kept file, and the column that tells its ending."""


def kept_files(session: Session) -> set[tuple[str, str, str]]:
    """Table, SHA-256 and what tells the ending, of every kept file."""
    sources = session.execute(select(Source.sha256, Source.name))
    photos = session.execute(select(Photo.sha256, Photo.format))
    return {(Source.__tablename__, sha256, name) for sha256, name in sources} | {
        (Photo.__tablename__, sha256, kind) for sha256, kind in photos
    }
