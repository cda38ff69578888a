"""What SQLite says of a file, in words of the traveller's."""

from collections.abc import Callable

from expedition.text import _
from expedition.writing import why

_WORDS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("malformed", lambda: _("its pages do not fit together")),
    ("in database main", lambda: _("its pages do not fit together")),
    ("btreeInitPage", lambda: _("its pages do not fit together")),
    ("not a database", lambda: _("it is no database")),
    ("is full", lambda: _("the disk is full, make room on it")),
    ("disk I/O error", lambda: _("the disk is full or damaged, make room on it or try another one")),
    ("unable to open", lambda: _("it cannot be opened")),
    ("is locked", lambda: _("another program is writing in it")),
    ("readonly", lambda: _("it may only be read")),
    ("codec can't decode", lambda: _("its pages do not fit together")),
)


def plain(said: object) -> str:
    """The reason of an error of the disk, or of an error or answer of SQLite; others stay as they are."""
    if isinstance(said, OSError):
        return why(said)
    words = str(said)
    return next((meant() for part, meant in _WORDS if part in words), words)
