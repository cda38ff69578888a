"""The structure tree in the file: elements are written as soon as their page has ended."""

from typing import NamedTuple

from expedition.reports.pages.pdf_file import PdfFile
from expedition.reports.pages.reading import Annotated, Element, Reading, Stretch


class Handed(NamedTuple):
    """An element that belongs to one written by another process: which of those open, and what it is."""

    owner: int
    number: int
    before: str
    behind: str


class TreePart(NamedTuple):
    """What pages drawn by another process say: kids of the elements open before them, and tables."""

    handed: tuple[Handed, ...]
    kids: tuple[tuple[int, ...], ...]
    parents: tuple[tuple[int, int], ...]
    notes: tuple[str, ...]


class StructureTree:
    """Writes what pages say, page by page."""

    def __init__(self, reading: Reading, file: PdfFile, root: int = 0) -> None:
        self.reading = reading
        self._file = file
        self._root = root or file.reserve()
        self._open = reading.open if root else []
        self._pages: list[int] = []
        self._parents: list[tuple[int, int]] = []
        self._notes: list[str] = []
        self._handed: list[Handed] = []

    def part(self, reading: Reading) -> "StructureTree":
        """The tree of the same document as another process goes on with it."""
        return StructureTree(reading, self._file, self._root)

    def told(self) -> TreePart:
        """Writes the rest of a part; what the other process needs of it."""
        self.reading.finish()
        self._put_closed()
        kids = tuple(
            tuple(self._number(kid) for kid in one.kids if isinstance(kid, Element)) for one in self._open
        )
        return TreePart(tuple(self._handed), kids, tuple(self._parents), tuple(self._notes))

    def take_in(self, part: TreePart) -> None:
        """Goes on behind the pages of another process, which began below what is open now."""
        owners = self.reading.open
        for one in part.handed:
            owner = self._number(owners[one.owner])
            self._file.put(one.number, f"{one.before}{owner} 0 R{one.behind}".encode())
        for owner_element, kids in zip(owners, part.kids, strict=True):
            for number in kids:
                kid = Element("", owner_element)
                kid.number = number
                owner_element.kids.append(kid)
        self._parents += part.parents
        self._notes += part.notes

    def end_page(self, page: int) -> int:
        """Writes the elements that are complete; gives the key of the page by the number of its object."""
        reading = self.reading
        self._pages.append(page)
        start = len(reading.keys) - 1
        while reading.keys[start] is not None:
            start -= 1
        if reading.stretches:
            own = self._file.reserve()
            elements = " ".join(f"{self._number(element)} 0 R" for element in reading.stretches)
            self._file.put(own, f"[{elements}]".encode())
            self._parents.append((reading.key(start), own))
        for index in range(start + 1, len(reading.keys)):
            owner = reading.keys[index]
            if owner is not None:
                self._parents.append((reading.key(index), self._number(owner)))
        self._put_closed()
        reading.turn_page()
        return reading.key(start)

    def finish(self) -> str:
        """Writes the rest; a reference to the root."""
        self.reading.finish()
        self._put_closed()
        nums = " ".join(f"{key} {number} 0 R" for key, number in sorted(self._parents))
        following = max((key for key, _number in self._parents), default=0) + 1
        names = f" /IDTree << /Names [{' '.join(sorted(self._notes))}] >>" if self._notes else ""
        self._file.put(
            self._root,
            f"<< /Type /StructTreeRoot /K {self.reading.root.number} 0 R /ParentTree << /Nums [{nums}] >> "
            f"/ParentTreeNextKey {following}{names} >>".encode(),
        )
        return f"{self._root} 0 R"

    def _put_closed(self) -> None:
        done: set[int] = set()
        for element in self.reading.closed:
            if element in self._open:
                continue
            number = self._number(element)
            if number not in done:
                done.add(number)
                self._put(number, element)

    def _put(self, number: int, element: Element) -> None:
        before, behind = self._told(element)
        if element.parent in self._open:
            self._handed.append(Handed(self._open.index(element.parent), number, before, behind))
            return
        parent = self._number(element.parent) if element.parent else self._root
        self._file.put(number, f"{before}{parent} 0 R{behind}".encode())

    def _number(self, element: Element) -> int:
        if not element.number:
            element.number = self._file.reserve()
        return element.number

    def _told(self, element: Element) -> tuple[str, str]:
        """The dictionary of an element, before and behind the number of its parent."""
        page = next((kid.page for kid in element.kids if isinstance(kid, Stretch)), None)
        kids = " ".join(self._kid(kid, page) for kid in element.kids)
        home = f" /Pg {self._pages[page]} 0 R" if page is not None else ""
        entries = f" {element.entries}" if element.entries else ""
        if element.tag == "Note":
            name = f"(n{element.number:07d})"
            self._notes.append(f"{name} {element.number} 0 R")
            entries += f" /ID {name}"
        return f"<< /S /{element.tag} /P ", f"{home}{entries} /K [{kids}] >>"

    def _kid(self, kid: Element | Stretch | Annotated, page: int | None) -> str:
        if isinstance(kid, Element):
            return f"{self._number(kid)} 0 R"
        if isinstance(kid, Annotated):
            return f"<< /Type /OBJR /Pg {self._pages[kid.page]} 0 R /Obj {kid.number} 0 R >>"
        if kid.page == page:
            return str(kid.number)
        return f"<< /Type /MCR /Pg {self._pages[kid.page]} 0 R /MCID {kid.number} >>"
