import subprocess
import sys

_READ = """
import sys
from ui.thrift import read_sparingly

with read_sparingly():
    import asyncio as stands_in
    import sqlalchemy.orm
print("asyncio.events" in sys.modules, "asyncio" in sys.modules)
import asyncio
print(asyncio is not stands_in, "asyncio.events" in sys.modules)
print(stands_in.Queue is asyncio.Queue)
print("email" in sys.modules)
from sqlalchemy.util import compat
import importlib.metadata
print(compat.importlib_metadata.entry_points is importlib.metadata.entry_points)
"""
_ASKED_MEANWHILE = """
import sys
from ui.thrift import read_sparingly

with read_sparingly():
    import asyncio as stands_in
    queue = stands_in.Queue
    import asyncio
    print(asyncio is not stands_in, queue is asyncio.Queue)
with read_sparingly():
    print(sys.modules["asyncio"] is asyncio)
print(sys.modules["asyncio"] is asyncio)
"""


def _told(program: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_the_database_layer_is_read_alone_and_what_it_leaves_out_is_there_for_who_wants_it() -> None:
    assert _told(_READ) == ["False", "False", "True", "True", "True", "False", "True"]


def test_whoever_asks_for_asyncio_meanwhile_has_the_real_one() -> None:
    assert _told(_ASKED_MEANWHILE) == ["True", "True", "True", "True"]
