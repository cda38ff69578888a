"""Archives made to harm, by name: what the file is called, how it is made, what is said of it.

Where nothing is said, the harm does not concern who only reads, and the ride in it is read.
"""

import gzip
import io
import struct
import zipfile
from collections.abc import Callable

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
}
