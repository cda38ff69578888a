"""A cheap look at a logbook's file before anything opens it: its first bytes and its size."""

import struct
from pathlib import Path

from expedition.store.btree import MAGIC
from expedition.store.handles import read_first
from expedition.text import _

_HEADER = 100
_SOME = 1 << 20
_OF_OURS = (b"CREATE TABLE track_line", b"CREATE TABLE alembic_version", b"CREATE TABLE day ")
"""Found near the beginning of every logbook, whatever became of its first page."""
_ALWAYS = {20: (0,), 21: (64,), 22: (32,), 23: (32,), 56: (0,), 57: (0,), 58: (0,), 59: (1,)}
"""Bytes of the header that are the same in every logbook."""
_FEW_BITS = 2
_PAGE_KINDS = (5, 13)


def fault(file: Path, application_id: int) -> str:
    """What is wrong with a file that is, or once was, a logbook; empty where nothing is.

    A file that never was one is no damaged logbook. What cannot be read at all is told by whoever opens it.
    """
    if not file.is_file():  # a pipe would never end
        return ""
    try:
        size = file.stat().st_size
        head = read_first(file, _HEADER + 1)
        found = _head_fault(head, application_id)
        if found:
            some = read_first(file, _SOME)
            return found if any(words in some for words in _OF_OURS) or _has_backups(file, some) else ""
    except OSError:
        return ""
    return _size_fault(file, head, size)


def _head_fault(head: bytes, application_id: int) -> str:
    if len(head) <= _HEADER or not head.startswith(MAGIC):
        return _("its beginning is destroyed")
    page, journal = struct.unpack_from(">H", head, 16)[0], head[18:20]
    apart = (struct.unpack_from(">I", head, 68)[0] ^ application_id).bit_count()
    is_sound = (
        (page == 1 or (page >= 512 and page & (page - 1) == 0))
        and set(journal) <= {1, 2}
        and all(head[place] in known for place, known in _ALWAYS.items())
        and head[_HEADER] in _PAGE_KINDS
        and not 0 < apart <= _FEW_BITS  # further apart, it is another program's
    )
    return "" if is_sound else _("its beginning is not what was written")


def _size_fault(file: Path, head: bytes, size: int) -> str:
    """Whether the file has fewer pages than it says; not so where a journal may hold them."""
    page, changes, pages, counted_at = (
        struct.unpack_from(">H", head, 16)[0],
        *struct.unpack_from(">II", head, 24),
        struct.unpack_from(">I", head, 92)[0],
    )
    page = 65536 if page == 1 else page
    journals = (file.with_name(f"{file.name}{end}") for end in ("-wal", "-journal"))
    is_cut = changes == counted_at and size < pages * page
    if is_cut and not any(journal.is_file() and journal.stat().st_size for journal in journals):
        return _("it is cut off: {size} of {whole} bytes are there").format(size=size, whole=pages * page)
    return ""


def _has_backups(file: Path, some: bytes) -> bool:
    """Whether a file of nothing lies where backups tell that a logbook lay."""
    return not any(some) and any((file.parent / "backups").glob("logbook-*.db"))
