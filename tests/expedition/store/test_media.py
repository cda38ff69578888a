import struct
from pathlib import Path

import pytest

from expedition.store.media import Medium, medium_of, of_mounts, of_statfs

MOUNTS = rb"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
30 27 0:50 / /mnt/My\040Book rw,relatime shared:7 - cifs //nas/book rw,vers=3.1.1
31 27 0:51 / /home/anna rw,relatime shared:1 master:2 - nfs4 nas:/home rw,vers=4.2
32 31 254:3 / /home/anna/disk rw,relatime - ext4 /dev/sdb1 rw
33 27 0:51 /logs /srv/logs rw,relatime - nfs4 nas:/home/logs rw
34 27 0:60 / /media/auto rw,relatime - autofs /etc/auto rw
35 34 0:61 / /media/auto rw,relatime - smb3 //nas/auto rw
36 27 0:62 / /mnt/box rw - fuse.sshfs anna@box:/srv rw
37 27 0:63 / /mnt/cloud rw - fuse.rclone cloud: rw
38 27 0:64 / /mnt/dav rw - fuse https://cloud.example.org/dav rw
39 27 0:65 / /mnt/vault rw - fuse.gocryptfs /home/other/vault rw
40 27 8:17 / /media/stick rw - fuseblk /dev/sdb1 rw
41 27 0:66 / /mnt/tab\011and\134slash rw - 9p share rw,trans=virtio
42 27 0:67 / /mnt/\303\266l rw - nfs nas:/oel rw
"""


@pytest.mark.parametrize(
    ("place", "medium"),
    [
        ("/home/other/log", Medium.HERE),
        ("/mnt/My Book/log", Medium.NETWORK),
        ("/mnt/My Bookshelf", Medium.HERE),
        ("/home/anna", Medium.NETWORK),
        ("/home/anna/disk/log", Medium.HERE),
        ("/home/annabel/log", Medium.HERE),
        ("/srv/logs/north", Medium.NETWORK),
        ("/media/auto/log", Medium.NETWORK),
        ("/mnt/box/log", Medium.NETWORK),
        ("/mnt/cloud/log", Medium.NETWORK),
        ("/mnt/dav/log", Medium.NETWORK),
        ("/mnt/vault/log", Medium.UNKNOWN),
        ("/media/stick/log", Medium.HERE),
        ("/mnt/tab\tand\\slash/log", Medium.NETWORK),
        ("/mnt/öl/log", Medium.NETWORK),
    ],
)
def test_the_mount_a_folder_lies_on_tells_whether_others_share_it(place: str, medium: Medium) -> None:
    assert of_mounts(Path(place), MOUNTS) is medium


def test_what_is_not_told_is_unknown() -> None:
    assert of_mounts(Path("/log"), b"") is Medium.UNKNOWN
    assert of_mounts(Path("/log"), b"nothing of the kind\n") is Medium.UNKNOWN
    assert of_statfs(bytes(2168)) is Medium.UNKNOWN


@pytest.mark.parametrize(("name", "flags", "medium"), [(b"apfs", 0x1000, "HERE"), (b"smbfs", 0, "NETWORK")])
def test_macos_says_of_a_mount_whether_it_is_local(name: bytes, flags: int, medium: str) -> None:
    told = bytearray(2168)
    struct.pack_into("=I", told, 64, flags)
    told[72 : 72 + len(name)] = name
    assert of_statfs(bytes(told)) is Medium[medium]


def test_a_folder_that_is_gone_lies_somewhere_all_the_same(tmp_path: Path) -> None:
    assert medium_of(tmp_path) is not Medium.NETWORK
    assert medium_of(tmp_path / "gone") is medium_of(tmp_path)
