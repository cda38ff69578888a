"""The structure tree in the file: elements are written as soon as their page has ended."""

from expedition.reports.pages.pdf_file import PdfFile
from expedition.reports.pages.reading import Annotated, Element, Reading, Stretch


class StructureTree:
    """Writes what pages say, page by page."""

    def __init__(self, reading: Reading, file: PdfFile) -> None:
        self.reading = reading
        self._file = file
        self._root = file.reserve()
        self._pages: list[int] = []
        self._parents: list[tuple[int, int]] = []
        self._notes: list[str] = []

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
            self._parents.append((start, own))
        for key in range(start + 1, len(reading.keys)):
            owner = reading.keys[key]
            if owner is not None:
                self._parents.append((key, self._number(owner)))
        self._put_closed()
        reading.turn_page()
        return start

    def finish(self) -> str:
        """Writes the rest; a reference to the root."""
        self.reading.finish()
        self._put_closed()
        nums = " ".join(f"{key} {number} 0 R" for key, number in self._parents)
        names = f" /IDTree << /Names [{' '.join(sorted(self._notes))}] >>" if self._notes else ""
        self._file.put(
            self._root,
            f"<< /Type /StructTreeRoot /K {self.reading.root.number} 0 R /ParentTree << /Nums [{nums}] >> "
            f"/ParentTreeNextKey {len(self.reading.keys)}{names} >>".encode(),
        )
        return f"{self._root} 0 R"

    def _put_closed(self) -> None:
        done: set[int] = set()
        for element in self.reading.closed:
            number = self._number(element)
            if number not in done:
                done.add(number)
                self._file.put(number, self._told(element).encode())

    def _number(self, element: Element) -> int:
        if not element.number:
            element.number = self._file.reserve()
        return element.number

    def _told(self, element: Element) -> str:
        """The dictionary of an element."""
        page = next((kid.page for kid in element.kids if isinstance(kid, Stretch)), None)
        kids = " ".join(self._kid(kid, page) for kid in element.kids)
        parent = self._number(element.parent) if element.parent else self._root
        home = f" /Pg {self._pages[page]} 0 R" if page is not None else ""
        entries = f" {element.entries}" if element.entries else ""
        if element.tag == "Note":
            name = f"(n{element.number:07d})"
            self._notes.append(f"{name} {element.number} 0 R")
            entries += f" /ID {name}"
        return f"<< /S /{element.tag} /P {parent} 0 R{home}{entries} /K [{kids}] >>"

    def _kid(self, kid: Element | Stretch | Annotated, page: int | None) -> str:
        if isinstance(kid, Element):
            return f"{self._number(kid)} 0 R"
        if isinstance(kid, Annotated):
            return f"<< /Type /OBJR /Pg {self._pages[kid.page]} 0 R /Obj {kid.number} 0 R >>"
        if kid.page == page:
            return str(kid.number)
        return f"<< /Type /MCR /Pg {self._pages[kid.page]} 0 R /MCID {kid.number} >>"
