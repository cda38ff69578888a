"""What another process does to a folder, seen from outside by strace, call by call."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.bar.disks import Deed, Kind

_CALLS = (
    "openat,creat,pwrite64,write,sendfile,copy_file_range,ftruncate,fsync,fdatasync,"
    "unlink,unlinkat,rmdir,rename,renameat,renameat2,mkdir,mkdirat"
)
_LONGEST = 1 << 24
_COPIED_TO = 1
_LINE = re.compile(r"(\d+)\s+(.*)")
_UNFINISHED, _RESUMED = " <unfinished ...>", re.compile(r"<\.\.\. \w+ resumed>(.*)")
_CALL = re.compile(r"(\w+)\((.*)\)\s+= (\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_HANDLE = re.compile(r"\d+<((?:\\x[0-9a-f]{2})*)>")


def is_there() -> bool:
    """Whether there is strace."""
    return shutil.which("strace") is not None


def traced(root: Path, files: Mapping[str, bytes], command: Sequence[str]) -> list[Deed]:
    """What a Python module does below a folder that holds `files`; what it tells are the lines it prints."""
    trace = root.with_name(f"{root.name}.trace")
    flags = ["-f", "-y", "-xx", "-s", str(_LONGEST), "-e", f"trace={_CALLS}", "-o", str(trace)]
    strace = ["strace", *flags, sys.executable, "-m", *command]
    subprocess.run(strace, check=True, stdout=subprocess.DEVNULL)
    with trace.open() as lines:
        return list(_Reading(root.resolve(), files).deeds(lines))


class _Reading:
    """Makes deeds of the lines of a trace; knows what each file holds, and which folders there are."""

    def __init__(self, root: Path, files: Mapping[str, bytes]) -> None:
        self._root = root
        self._files = {root / name: bytearray(content) for name, content in files.items()}
        self._begun: dict[str, str] = {}

    def deeds(self, lines: Iterator[str]) -> Iterator[Deed]:
        """All of them, in order."""
        for line in lines:
            parted = _LINE.match(line.rstrip("\n"))
            call = self._whole(*parted.groups()) if parted else None
            found = _CALL.match(call) if call else None
            if found:
                yield from self._deed(found[1], found[2], int(found[3]))

    def _whole(self, process: str, said: str) -> str | None:
        """A call that other processes interrupted is put together again."""
        if said.endswith(_UNFINISHED):
            self._begun[process] = said.removesuffix(_UNFINISHED)
            return None
        resumed = _RESUMED.match(said)
        return self._begun.pop(process, "") + resumed[1] if resumed else said

    def _deed(self, call: str, said: str, gave: int) -> Iterator[Deed]:
        if call == "write" and said.startswith("1<"):
            yield from (Deed("told", line) for line in _texts(said)[0].decode().splitlines())
        elif call in ("openat", "creat"):
            yield from self._opened(Path(_texts(said)[0].decode()), said)
        elif call in ("unlink", "unlinkat", "rmdir", "mkdir", "mkdirat"):
            path = Path(_texts(said)[0].decode())
            yield from self._named("make folder" if call.startswith("mkdir") else "remove", path)
        elif call.startswith("rename"):
            old, new = (Path(text.decode()) for text in _texts(said))
            if self._is_ours(new):
                self._files[new] = self._files.pop(old, bytearray())
                yield Deed("rename", self._place(old), to=self._place(new))
        else:
            path = Path(_handles(said)[_COPIED_TO if call == "copy_file_range" else 0])
            if self._is_ours(path):
                yield from self._written(call, path, said, gave)

    def _opened(self, path: Path, said: str) -> Iterator[Deed]:
        if self._is_ours(path) and "O_CREAT" in said and path not in self._files:
            self._files[path] = bytearray()
            yield Deed("make", self._place(path))
        elif self._is_ours(path) and "O_TRUNC" in said:
            self._files[path].clear()
            yield Deed("cut", self._place(path))

    def _named(self, kind: Kind, path: Path) -> Iterator[Deed]:
        if self._is_ours(path):
            self._files.pop(path, None)
            yield Deed(kind, self._place(path))

    def _written(self, call: str, path: Path, said: str, gave: int) -> Iterator[Deed]:
        place = self._place(path)
        if call in ("fsync", "fdatasync"):
            yield Deed("sync" if path in self._files else "sync folder", place)
            return
        content = self._files[path]
        if call == "ftruncate":
            size = int(said.rsplit(", ", 1)[1])
            del content[size:]
            yield Deed("cut", place, size)
        else:
            offset = int(said.rsplit(", ", 1)[1]) if call == "pwrite64" else len(content)
            data = self._data(call, said, offset)[:gave]
            content.extend(bytes(max(0, offset + len(data) - len(content))))
            content[offset : offset + len(data)] = data
            yield Deed("write", place, offset, data)

    def _data(self, call: str, said: str, offset: int) -> bytes:
        """What was written; what the system copied by itself it took from where it now goes to."""
        if call in ("write", "pwrite64"):
            return _texts(said)[0]
        source = Path(_handles(said)[0 if call == "copy_file_range" else 1])
        return bytes(self._files[source][offset:])

    def _is_ours(self, path: Path) -> bool:
        return path.is_relative_to(self._root) and not path.name.endswith("-shm")

    def _place(self, path: Path) -> str:
        return str(path.relative_to(self._root))


def _texts(said: str) -> list[bytes]:
    return [_bytes(text) for text in _TEXT.findall(said)]


def _handles(said: str) -> list[str]:
    return [_bytes(text).decode() for text in _HANDLE.findall(said)]


def _bytes(hexadecimal: str) -> bytes:
    return bytes.fromhex(hexadecimal.replace("\\x", ""))
