"""What a folder lies on: a disk of this machine, or one that other computers write as well.

The journal that programs of one machine share needs memory that all of them see; a network has none.
"""

import os
import re
import struct
import sys
from enum import Enum, auto
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_ESCAPED = re.compile(rb"\\([0-7]{3})")
_KINDS = """
9p acfs afpfs afs beegfs ceph cifs coda davfs gfs2 glusterfs gpfs lustre ncp ncpfs nfs nfs3 nfs4 ocfs2
orangefs panfs prl_fs pvfs2 smb2 smb3 smbfs vboxsf virtiofs vmhgfs
"""
_OVER_FUSE = """
afpfs ceph ceph-fuse curlftpfs davfs gcsfuse glusterfs google-drive-ocamlfuse goofys gvfsd-fuse httpdirfs
juicefs kio-fuse lizardfs mfs moosefs onedriver prl_fsd rclone s3fs seadrive smbnetfs sshfs vmhgfs-fuse
"""
_NETWORK = {*_KINDS.split(), *(f"fuse.{name}" for name in _OVER_FUSE.split())}
"""The file systems of Linux that other machines share, the host of a virtual one among them."""
_ELSEWHERE = re.compile(r"[a-z0-9+.-]+://|[^/:]+:")
"""How a source is written that is on another machine: `https://…`, `host:/folder`, `remote:`."""

_REMOTE_DRIVE = 4
_DRIVES_HERE = (2, 3, 5, 6)
"""What Windows says of a drive: removable, fixed, disc, memory."""
_FLAGS_AT, _NAME_AT, _NAME_BYTES = 64, 72, 16
_IS_LOCAL = 0x1000
"""The flag of macOS for what lies on this machine."""


class Medium(Enum):
    """Where a folder lies; what cannot be told is taken for a disk of this machine."""

    HERE = auto()
    NETWORK = auto()
    UNKNOWN = auto()


def medium_of(folder: Path) -> Medium:
    """What a folder that is there lies on."""
    place = folder.resolve()
    try:
        if sys.platform == "win32":
            return _of_drive(place)
        elif sys.platform == "darwin":  # noqa: RET505 - else the checker of types calls the rest unreachable
            return _of_statfs(place)
        else:
            return of_mounts(place, _MOUNTS.read_bytes())
    except (OSError, ValueError, AttributeError):
        return Medium.UNKNOWN


def of_mounts(place: Path, mounts: bytes) -> Medium:
    """As Linux tells it, line by line, in `/proc/self/mountinfo`; of mounts in one place the last is seen.

    Raises:
        ValueError: It is written otherwise.
    """
    found, deepest = Medium.UNKNOWN, -1
    for line in mounts.splitlines():
        mount, _dash, system = line.partition(b" - ")
        point = Path(_plain(mount.split(b" ")[4])) if mount.count(b" ") >= 5 else None
        if point is not None and place.is_relative_to(point) and len(point.parts) >= deepest:
            kind, source = system.split(b" ")[:2]
            found, deepest = _of_system(_plain(kind), _plain(source)), len(point.parts)
    return found


def _of_system(kind: str, source: str) -> Medium:
    if kind in _NETWORK:
        return Medium.NETWORK
    if kind != "fuse" and not kind.startswith("fuse."):
        return Medium.HERE
    return Medium.NETWORK if _ELSEWHERE.match(source) else Medium.UNKNOWN


def _plain(written: bytes) -> str:
    """A field without the numbers that stand for blanks in it."""
    return os.fsdecode(_ESCAPED.sub(lambda found: bytes([int(found[1], 8) & 0xFF]), written))


if sys.platform == "win32":
    import ctypes

    def _of_drive(place: Path) -> Medium:
        said = ctypes.windll.kernel32.GetDriveTypeW(place.anchor)
        if said == _REMOTE_DRIVE:
            return Medium.NETWORK
        return Medium.HERE if said in _DRIVES_HERE else Medium.UNKNOWN


if sys.platform == "darwin":
    import ctypes

    def _of_statfs(place: Path) -> Medium:
        system, told = ctypes.CDLL(None, use_errno=True), ctypes.create_string_buffer(4096)
        # The name of the call whose numbers of files have 64 bits, where an older one is there too.
        ask = getattr(system, "statfs$INODE64", None) or system.statfs
        if ask(os.fsencode(place), told):
            return Medium.UNKNOWN
        return of_statfs(told.raw)


def of_statfs(told: bytes) -> Medium:
    """As macOS tells it in its `struct statfs`."""
    name = told[_NAME_AT : _NAME_AT + _NAME_BYTES].partition(b"\0")[0]
    if not name or not name.isalnum():
        return Medium.UNKNOWN
    (flags,) = struct.unpack_from("=I", told, _FLAGS_AT)
    return Medium.HERE if flags & _IS_LOCAL else Medium.NETWORK
