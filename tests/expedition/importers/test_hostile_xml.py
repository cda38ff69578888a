"""XML made to hurt: refused quickly, with the reason, in little memory, and nothing else is opened."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from expedition.importers.read import read

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 30))
LONG = "x" * 100_000
FILE = '<!ENTITY f SYSTEM "file:///etc/hostname">'
DEEP_POINT = b'<gpx><trk><trkseg><trkpt lat="1" lon="2">'
SMALL = {
    "billion laughs": f'<!DOCTYPE gpx [<!ENTITY l0 "ha">{LAUGHS}]><gpx><name>&l29;</name></gpx>',
    "one long entity many times": f'<!DOCTYPE gpx [<!ENTITY a "{LONG}">]><gpx>{"&a;" * 100_000}</gpx>',
    "a file as an entity": f"<!DOCTYPE gpx [{FILE}]><gpx><name>&f;</name></gpx>",
    "an outer definition": '<!DOCTYPE gpx SYSTEM "{url}/gpx.dtd"><gpx/>',
    "an outer parameter": '<!DOCTYPE gpx [<!ENTITY % p SYSTEM "{url}/p"> %p;]><gpx/>',
    "a definition behind junk": '<gpx>&<!DOCTYPE gpx [<!ENTITY a "b">]><name>&a;</name></gpx>',
    "an entity in a damaged file": f"<gpx><trk></trkseg>{FILE}</gpx>",
}
HUGE: dict[str, tuple[str, Callable[[], tuple[bytes, bytes, int]]]] = {
    "a million tags in each other": ("nested", lambda: (b"<gpx>", b"<a>", 1_000_000)),
    "a million tags in a point": (
        "nested",
        lambda: (DEEP_POINT, b"<a>", 1_000_000),
    ),
    "a million attributes": ("single tag", lambda: (b"<gpx ", b'attribute="1" ', 1_000_000)),
    "an attribute without end": ("single tag", lambda: (b'<gpx creator="', b"x" * 1_000, 50_000)),
    "a name without end": ("single tag", lambda: (b"<gpx><", b"x" * 1_000, 50_000)),
    "a comment without end": ("single tag", lambda: (b"<gpx><!--", b"x" * 1_000, 50_000)),
}
_CHILD = """
import resource, sys, time
from pathlib import Path
from expedition.importers.read import read
read(Path(sys.argv[1]) / "none.gpx")
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
idle = peak()
began = time.monotonic()
found = read(Path(sys.argv[1]) / "trap.gpx")
took = time.monotonic() - began
print(found.points, found.is_readable, round(took, 2), (peak() - idle) // 1024)
print(found.reason)
"""
SECONDS, MEBIBYTES = 2.0, 100


@pytest.mark.parametrize("text", SMALL.values(), ids=SMALL.keys())
def test_declarations_are_refused_and_nothing_is_fetched(tmp_path: Path, text: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        path = tmp_path / "trap.gpx"
        path.write_text(text.replace("{url}", f"http://127.0.0.1:{listener.getsockname()[1]}"))
        began = time.monotonic()
        found = read(path)
        assert time.monotonic() - began < SECONDS
        assert not found.is_readable
        assert "document type declaration" in found.reason
        with pytest.raises(TimeoutError):
            listener.accept()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", HUGE)
def test_what_has_no_end_is_refused_in_little_time_and_memory(tmp_path: Path, name: str) -> None:
    reason, make = HUGE[name]
    head, piece, times = make()
    with (tmp_path / "trap.gpx").open("wb") as file:
        file.write(head)
        for _ in range(times // 1_000):
            file.write(piece * 1_000)
    child = subprocess.run(
        [sys.executable, "-c", _CHILD, tmp_path], capture_output=True, text=True, timeout=60, check=True
    )
    facts, said = child.stdout.splitlines()
    _points, is_readable, seconds, mebibytes = facts.split()
    assert is_readable == "False"
    assert reason in said
    assert float(seconds) < SECONDS
    assert int(mebibytes) < MEBIBYTES
