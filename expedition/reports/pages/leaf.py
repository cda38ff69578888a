"""The page in work: what is drawn on it, and the pictures and links it takes with it."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from expedition.reports.pages.pdf_file import PdfFile


class Stream(NamedTuple):
    """The bytes of an object, and all entries of its dictionary but their length."""

    entries: str
    content: bytes


class Kept(Protocol):
    """Something that is written once a document, at the end of the first page that shows it."""

    def stream(self) -> Stream:
        """What is written of it."""
        ...


class Leaf:
    """One page after another of a document: operators, links, and names of what is kept once."""

    def __init__(self, file: PdfFile) -> None:
        self.code: list[str] = []
        self._file = file
        self._links: list[int] = []
        self._shown: dict[str, int] = {}
        self._known: dict[str, int] = {}
        self._new: list[tuple[int, Kept]] = []

    def kept(self, name: str, make: Callable[[], Kept]) -> str:
        """The name by which this page draws something that `make` gives where the document has it not yet."""
        number = self._known.get(name)
        if number is None:
            number = self._known[name] = self._file.reserve()
            self._new.append((number, make()))
        register = f"X{number}"
        self._shown[register] = number
        return register

    def reserve_link(self) -> int:
        """The number of a link that is put with `link`."""
        self._links.append(self._file.reserve())
        return self._links[-1]

    def link(self, number: int, entries: str) -> None:
        """A link of this page."""
        self._file.put(number, f"<< /Type /Annot /Subtype /Link {entries} >>".encode("latin-1"))

    def turn(self) -> tuple[str, list[tuple[int, Kept]]]:
        """What the page has beside its operators as entries of its dictionary, and what is new on it."""
        pictures = " ".join(f"/{name} {number} 0 R" for name, number in self._shown.items())
        links = " ".join(f"{number} 0 R" for number in self._links)
        drawn = f" /XObject << {pictures} >>" if pictures else ""
        entries = f"/Resources << /ProcSet [/PDF /Text /ImageB /ImageC] /Font 1 0 R{drawn} >>"
        new = self._new
        self.code, self._links, self._shown, self._new = [], [], {}, []
        return f"{entries} /Annots [{links}]" if links else entries, new
