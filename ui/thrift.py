"""What keeps the program small and quick that has nothing to do with what it does."""

import sys
from contextlib import suppress

_ARENA_MAX, _ARENAS = -8, 2


def read_no_sources() -> None:
    """Let nobody read the source of every module that is imported.

    PySide looks there for switches of its own, which nothing here uses, and all it saw stays in memory.
    """
    features = sys.modules.get("shibokensupport.feature")
    if features is not None and hasattr(features, "_mod_uses_pyside"):
        setattr(features, "_mod_uses_pyside", lambda _module: False)  # noqa: B010 - no module of ours to type


def share_heaps() -> None:
    """Let threads share their memory: what one has given back, another can take.

    Only the GNU C library takes such a wish; elsewhere nothing happens.
    """
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_ARENA_MAX, _ARENAS)
