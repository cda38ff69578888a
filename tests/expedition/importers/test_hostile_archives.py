"""Archives made to harm: refused or read soon and small, and nothing is touched outside."""

import ast
import gzip
import io
import socket
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable

import pytest

from tests.expedition.importers.odd import FIRST, LAST, gpx, track
from tests.expedition.importers.packing import (
    RIDE,
    by_hand,
    deflated,
    end,
    entry,
    gz_bomb,
    kmz_bomb,
    local,
    zipped,
)

LONGEST_S = 2.0
MOST_KIB = 100 << 10
BLANKS = b" " * (1 << 20)


def _members(count: int, name: str) -> bytes:
    body, listed = io.BytesIO(), io.BytesIO()
    for number in range(count):
        raw = name.format(number).encode()
        listed.write(entry(raw, b"\3\0", body.tell(), size=0))
        body.write(local(raw, b"\3\0", size=0))
    start, size = body.tell(), listed.tell()
    content = body.getvalue() + listed.getvalue()
    if count < 0xFFFF:
        return content + end(count, size, start)
    large = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, start)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, start + size, 1)
    return content + large + locator + end(0xFFFF, size, start)


def _overlapping() -> bytes:
    kernel = deflated(64, BLANKS)
    body = local(b"a.gpx", kernel, size=64 << 20)
    listed = b"".join(entry(b"%d.gpx" % n, kernel, 0, size=64 << 20) for n in range(1000))
    return body + listed + end(1000, len(listed), len(body))


def _quine() -> bytes:
    """An archive whose only member is the archive's own bytes, as far as a reader can see."""
    inner = zipped({"r.zip": b"PK\3\4"})
    return zipped({"r.zip": inner, "r/r.zip": zipped({"r.zip": inner})})


def _links() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, target in (("a.gpx", "/etc/passwd"), ("b.gpx", "../outside.gpx")):
            link = zipfile.ZipInfo(name)
            link.create_system, link.external_attr = 3, 0o120777 << 16
            archive.writestr(link, target)
    return made.getvalue()


def _claims() -> bytes:
    body = local(b"a.gpx", deflated(0, begin=RIDE), size=len(RIDE))
    return body + end(3, 0xFFFFFFF0, 5)


def _commented() -> bytes:
    comment = b"PK\5\6" * 16383 + b"PK\5"
    return zipped({"a.gpx": RIDE})[:-2] + len(comment).to_bytes(2, "little") + comment


def _calling(port: int) -> bytes:
    text = f'<!DOCTYPE gpx [<!ENTITY x SYSTEM "http://127.0.0.1:{port}/">]><gpx>&x;</gpx>'
    return zipped({"a.gpx": text.encode()})


PAIRS = b"1,2 " * (1 << 18)
MANY = "".join(f'<trkpt lat="43.{n:05d}" lon="79"/>' for n in range(20_000))

HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "KMZ of blanks": ("a.kmz", lambda: kmz_bomb(1024), "250 times"),
    "KMZ of tags": ("a.kmz", lambda: kmz_bomb(1024, b"<kml>", b"<a>" * (1 << 18)), "250 times"),
    "KMZ of points": (
        "a.kmz",
        lambda: kmz_bomb(1024, b"<kml><coordinates>", b"1,2 " * (1 << 18)),
        "250 times",
    ),
    "KMZ of 2,000 documents": (
        "a.kmz",
        lambda: zipped({f"{n}.kml": b"<kml/>" for n in range(2000)}),
        "1\u202f000 documents",
    ),
    "gz of blanks": ("a.gpx.gz", lambda: gz_bomb(1024, BLANKS), "250 times"),
    "gz of zeros": ("a.gz", lambda: gz_bomb(1024, bytes(1 << 20)), "250 times"),
    "gz of one tag": ("a.gz", lambda: gz_bomb(256, b"a" * (1 << 20), b"<gpx "), "250 times"),
    "gz of bombs in a row": ("a.gz", lambda: gz_bomb(64, BLANKS) * 8, "250 times"),
    "gz of a gz bomb": ("a.gz", lambda: gzip.compress(gz_bomb(1024, BLANKS)), "250 times"),
    "gz in gz in gz": (
        "a.gz",
        lambda: gzip.compress(gzip.compress(gzip.compress(RIDE))),
        "inside an archive",
    ),
    "zip of a bomb": ("a.zip", lambda: by_hand(b"a.gpx", deflated(1024, BLANKS), size=1 << 30), "250 times"),
    "zip that lies small": ("a.zip", lambda: by_hand(b"a.gpx", deflated(1024, BLANKS), size=9), "250 times"),
    "zip that lies large": ("a.zip", lambda: by_hand(b"a.gpx", deflated(0, begin=RIDE), size=1 << 31), ""),
    "zip in zip": ("a.zip", lambda: zipped({"b.zip": zipped({"c.zip": zipped({"d.gpx": RIDE})})}), "inside"),
    "zip of itself": ("a.zip", _quine, "inside"),
    "members over each other": ("a.zip", _overlapping, "over each other"),
    "100,000 tracks": ("a.zip", lambda: _members(100_000, "{}.gpx"), "20\u202f000"),
    "15,000 things": ("a.zip", lambda: _members(15_000, "{}"), "no track"),
    "list of 4 GB": ("a.zip", _claims, "impossible size"),
    "longest comment": (
        "a.zip",
        lambda: zipped({"a.gpx": RIDE})[:-2] + b"\xff\xff" + b"PK\5\6" * 16383 + b"PK\5",
        "",
    ),
    "climbing name": ("a.zip", lambda: zipped({"../../outside.gpx": RIDE, "b.gpx": RIDE}), ""),
    "absolute name": ("a.zip", lambda: zipped({"/etc/outside.gpx": RIDE, "C:\\outside.gpx": RIDE}), ""),
    "links": ("a.zip", _links, "archive is empty"),
    "trip file": ("a.zip", lambda: zipped({"trip.md": b"---\ntitle: x\n---\n", "a.gpx": RIDE}), ""),
    "cut gz": ("a.gz", lambda: gzip.compress(gpx(track(FIRST, LAST, MANY)))[:-2000], ""),
    "entity from a server": ("a.zip", lambda: _calling(1), "document type"),
}


SCRIPT = """
import re, sys, time
from pathlib import Path
from expedition.importers.batch import look_into

def quiet(*_):
    pass

def most_kib():
    # What is told of a process by itself includes what it was before it became this one.
    return int(re.search(r"VmHWM:\\s+([0-9]+)", Path("/proc/self/status").read_text())[1])

look_into([Path(sys.argv[1])], quiet)
idle = most_kib()
for path in map(Path, sys.argv[2:]):
    began = time.process_time()
    found = look_into([path], quiet)
    took_s = time.process_time() - began
    more = most_kib() - idle
    print(repr((path.parent.name, (took_s, more, [one.reason for one in found], found[0].points))))
"""
Seen = tuple[float, int, list[str], int]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Seen]:
    """Seconds, KiB above idle, reasons and points of each, all read by one fresh process."""
    folder = tmp_path_factory.mktemp("hostile")
    listener = socket.create_server(("127.0.0.1", 0))
    files = []
    for place, (case, (name, make, _said)) in enumerate(HOSTILE.items()):
        content = _calling(listener.getsockname()[1]) if case == "entity from a server" else make()
        files.append(folder / f"{place}" / case / name)
        files[-1].parent.mkdir(parents=True)
        files[-1].write_bytes(content)
    calm = folder / "calm.gpx"
    calm.write_bytes(RIDE)
    before = sorted(folder.rglob("*"))
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, calm, *files], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(folder.rglob("*")) == before
    listener.setblocking(False)
    with listener, pytest.raises(BlockingIOError):
        listener.accept()
    return dict(ast.literal_eval(line) for line in done.stdout.splitlines())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is told elsewhere")
@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_archive_is_soon_done_with(seen: dict[str, Seen], case: str) -> None:
    took_s, more_kib, reasons, points = seen[case]
    said = HOSTILE[case][2]
    assert took_s < LONGEST_S
    assert more_kib < MOST_KIB
    assert (said in reasons[0]) if said else (points > 0 and not any(reasons))
