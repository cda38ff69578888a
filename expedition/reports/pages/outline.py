"""The outline at a reader's left: parts, and under each what is in it."""

from expedition.record_classes import dataclass
from expedition.reports.pages.pdf_file import PdfFile
from expedition.reports.pages.strings import literal


@dataclass(slots=True)
class _Entry:
    number: int
    title: str
    target: str
    below: "list[_Entry]"


class Outline:
    """Collects entries of two levels and writes them at the end."""

    def __init__(self) -> None:
        self._parts: list[_Entry] = []
        self._count = 0

    def add(self, title: str, target: str, level: int) -> None:
        """An entry that leads somewhere; one of level 1 belongs to the last of level 0."""
        level = level if self._parts else 0
        entries = self._parts[-1].below if level else self._parts
        entries.append(_Entry(0, title, target, []))
        self._count += 1

    def put(self, file: PdfFile) -> str:
        """Writes all of it; a reference to the whole, empty where there is none."""
        if not self._parts:
            return ""
        root = file.reserve()
        self._put_all(file, self._parts, root)
        ends = _ends(self._parts)
        file.put(root, f"<< /Type /Outlines /Count {self._count} {ends} >>".encode())
        return f"{root} 0 R"

    def _put_all(self, file: PdfFile, entries: list[_Entry], parent: int) -> None:
        for entry in entries:
            entry.number = file.reserve()
        for index, entry in enumerate(entries):
            said = f"/Title {literal(entry.title)} /Parent {parent} 0 R /Dest {entry.target}"
            if index:
                said += f" /Prev {entries[index - 1].number} 0 R"
            if index + 1 < len(entries):
                said += f" /Next {entries[index + 1].number} 0 R"
            if entry.below:
                self._put_all(file, entry.below, entry.number)
                said += f" /Count {len(entry.below)} {_ends(entry.below)}"
            file.put(entry.number, f"<< {said} >>".encode("latin-1"))


def _ends(entries: list[_Entry]) -> str:
    return f"/First {entries[0].number} 0 R /Last {entries[-1].number} 0 R"
