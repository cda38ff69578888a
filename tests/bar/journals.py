"""What lies in SQLite's write-ahead journal after a crash."""

import struct
from pathlib import Path

_HEAD, _FRAME = 32, 24


def has_half(journal: Path) -> bool:
    """Whether it ends in pages of a transaction that was never committed."""
    written = journal.read_bytes() if journal.is_file() else b""
    if len(written) < _HEAD:
        return False
    page_size, _count, *salts = struct.unpack_from(">IIII", written, 8)
    is_committed = True
    for start in range(_HEAD, len(written) - _FRAME, _FRAME + page_size):
        _page, size_after, *frame_salts = struct.unpack_from(">IIII", written, start)
        if frame_salts != salts:
            break
        is_committed = size_after > 0
    return not is_committed
