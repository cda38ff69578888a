import subprocess
import sys

_READ = """
import sys
from ui.thrift import without_asyncio

with without_asyncio():
    import asyncio as stands_in
    import sqlalchemy.orm
print("asyncio.events" in sys.modules, "asyncio" in sys.modules)
import asyncio
print(asyncio is not stands_in, "asyncio.events" in sys.modules)
print(stands_in.Queue is asyncio.Queue)
"""
_ASKED_MEANWHILE = """
import sys
from ui.thrift import without_asyncio

with without_asyncio():
    import asyncio as stands_in
    queue = stands_in.Queue
    import asyncio
    print(asyncio is not stands_in, queue is asyncio.Queue)
with without_asyncio():
    print(sys.modules["asyncio"] is asyncio)
print(sys.modules["asyncio"] is asyncio)
"""


def _told(program: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_the_database_layer_is_read_without_asyncio_which_is_there_for_who_wants_it() -> None:
    assert _told(_READ) == ["False", "False", "True", "True", "True"]


def test_whoever_asks_for_asyncio_meanwhile_has_the_real_one() -> None:
    assert _told(_ASKED_MEANWHILE) == ["True", "True", "True", "True"]
