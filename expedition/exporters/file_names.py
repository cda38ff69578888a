"""Names of files that every disk can take: those of Windows, of a stick, of a phone."""

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

_UNSAFE = re.compile(r"[^\w \-.,()'’]+")
_LONGEST = 40
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_ENDING = re.compile(r"\.[a-z0-9]{1,10}")


def safe(text: str) -> str:
    """A text as a part of a file's name: short, without signs that a disk or a shell would take amiss."""
    name = " ".join(_UNSAFE.sub(" ", text).split())[:_LONGEST].strip(" .-'")
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def numbered(titles: Sequence[str]) -> list[str]:
    """Titles as names of files that stand in this order and differ."""
    digits = max(2, len(str(len(titles))))
    return [f"{number:0{digits}} {safe(title)}".rstrip() for number, title in enumerate(titles, 1)]


def distinct(names: Iterable[str]) -> list[str]:
    """The names of files without their folders, safe and different from one another, endings kept."""
    taken: set[str] = set()
    found = []
    for name in names:
        last = PurePosixPath(name.replace("\\", "/")).name
        ending = PurePosixPath(last).suffix
        is_plain = _ENDING.fullmatch(ending.lower()) is not None
        stem = safe(last.removesuffix(ending) if is_plain else last.replace(".", " ")) or "file"
        wanted, count = f"{stem}{ending if is_plain else ''}", 1
        while wanted.casefold() in taken:
            count += 1
            wanted = f"{stem} {count}{ending if is_plain else ''}"
        taken.add(wanted.casefold())
        found.append(wanted)
    return found
