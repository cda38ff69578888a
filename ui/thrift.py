"""What keeps the program small and quick that has nothing to do with what it does."""

import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ctypes

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
    library = _c_library()
    if library is not None:
        with suppress(AttributeError):
            library.mallopt(_ARENA_MAX, _ARENAS)


def give_back() -> None:
    """Let the system have what was freed, beside the window: some milliseconds' work."""
    library = _c_library()
    if library is not None and hasattr(library, "malloc_trim"):
        threading.Thread(target=library.malloc_trim, args=(0,), daemon=True, name="thrift").start()


def _c_library() -> "ctypes.CDLL | None":
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    with suppress(OSError):
        return ctypes.CDLL(None)
    return None
