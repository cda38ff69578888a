"""What keeps the program small and quick that has nothing to do with what it does."""

import inspect
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ctypes

_ARENA_MAX, _ARENAS = -8, 1
_MMAP_THRESHOLD, _LARGE_BYTES = -3, 1_000_000
"""A piece of memory of this size, that of a tile, stands alone and goes back when it is freed."""
_UNUSED = ("asyncio", "importlib.metadata")


def read_no_sources() -> None:
    """Let nobody read the source of every module that is imported.

    PySide looks there for switches of its own, which nothing here uses, and all it saw stays in memory.
    """
    features = sys.modules.get("shibokensupport.feature")
    if features is not None and hasattr(features, "_mod_uses_pyside"):
        setattr(features, "_mod_uses_pyside", lambda _module: False)  # noqa: B010 - no module of ours to type


class _Later(ModuleType):
    """Stands for a module that nothing here uses; it is read where somebody does after all."""

    iscoroutine = staticmethod(inspect.iscoroutine)
    """The one thing of asyncio that the database layer takes while it is read itself."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


@contextmanager
def read_sparingly() -> Iterator[None]:
    """Let what is read in the block bring no asyncio along, nor what lists the packages that are there.

    The database layer has them for those who wait for servers and plug things into it; they take a tenth of
    its time to be read.
    """
    known = {name: sys.modules.setdefault(name, _Later(name)) for name in _UNUSED}
    try:
        yield
    finally:
        for name, module in known.items():
            if isinstance(module, _Later) and sys.modules.get(name) is module:
                del sys.modules[name]


def calculate_alone() -> None:
    """Let NumPy start no threads for matrices, of which there are none here: they would wait, and busily."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def share_heaps() -> None:
    """Let threads share their memory: what one has given back, another can take; large pieces go back.

    Only the GNU C library takes such a wish; elsewhere nothing happens.
    """
    library = _c_library()
    if library is not None:
        with suppress(AttributeError):
            library.mallopt(_ARENA_MAX, _ARENAS)
            library.mallopt(_MMAP_THRESHOLD, _LARGE_BYTES)


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
