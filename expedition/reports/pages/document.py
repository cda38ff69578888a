"""The PDF around the pages: fonts, outline and metadata, written page by page."""

from typing import Any, BinaryIO, NamedTuple

from reportlab.pdfbase import pdfdoc

from expedition.reports.pages.flags import Flags
from expedition.reports.pages.font_program import embedded
from expedition.reports.pages.leaf import Kept, Leaf
from expedition.reports.pages.metadata import PRODUCER, Description, plain
from expedition.reports.pages.outline import Outline
from expedition.reports.pages.pdf_file import PdfFile, Stretch
from expedition.reports.pages.pen import Pen
from expedition.reports.pages.photo_object import PhotoObject
from expedition.reports.pages.reading import Open, Reading
from expedition.reports.pages.structure import StructureTree, TreePart
from expedition.reports.photos.picture import Print
from expedition.reports.typesetting.style import Inks, Sheet
from expedition.reports.typesetting.typecase import Typecase, Wear


class Share(NamedTuple):
    """Pages drawn by another process, as they come back from it; photos are only named."""

    stretch: Stretch
    tree: TreePart
    photos: tuple[tuple[int, Print], ...]
    wear: Wear


class Document:
    """A PDF on its way into a file; the same drawing gives the same bytes."""

    def __init__(self, sheet: Sheet, language: str, file: BinaryIO, inks: Inks = Inks()) -> None:  # noqa: B008 - frozen
        self.flags = Flags()
        self.case = Typecase(self.flags.codes)
        self._pdf: Any = pdfdoc.PDFDocument(invariant=1, lang=language)
        self._file = PdfFile(file)
        self._fonts, self._all = self._file.reserve(), self._file.reserve()
        self._box = f"[0 0 {sheet.width:.4f} {sheet.height:.4f}]"
        self._height = sheet.height
        self._leaf = Leaf(self._file)
        self.pen = Pen(self._leaf, self.case, self.flags, sheet.height, inks)
        self._tree = StructureTree(self.pen.reading, self._file)
        self._outline = Outline()
        self._said: Description | None = None
        self._pages: list[int] = []
        self._drawn = 0
        self._photos: list[tuple[int, Print]] | None = None

    def describe(self, said: Description) -> None:
        """What file managers and readers show about the book, dated like the edition and not by the clock."""
        pdf = self._pdf
        for put, text in (
            (pdf.setTitle, said.title),
            (pdf.setAuthor, said.author),
            (pdf.setSubject, said.subject),
            (pdf.setKeywords, said.keywords),
        ):
            put(plain(text))
        pdf.setCreator(PRODUCER)
        pdf.Catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
        pdf.info.producer = PRODUCER
        pdf._timeStamp = _Moment(said)
        self._said = said

    def lay_out(self, cover: str, *, is_single_sided: bool) -> None:
        """How readers open the book and count its pages; `cover` is what its first page is called."""
        catalog = self._pdf.Catalog
        catalog.PageMode = "/UseOutlines"
        catalog.PageLayout = "/OneColumn" if is_single_sided else "/TwoPageRight"
        first = pdfdoc.PDFString(plain(cover))
        labels = [0, pdfdoc.PDFDictionary({"P": first}), 1, pdfdoc.PDFDictionary({"S": "/D", "St": 2})]
        catalog.PageLabels = pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(labels)})

    def lead_to(self, name: str, page: int, y: float) -> None:
        """What links to a destination: so many points from the top of a page, counted from 0."""
        self.pen.destinations[name] = f"[{self._page(page)} 0 R /XYZ 0 {self._height - y:.2f} 0]"

    def bookmark(self, title: str, destination: str, level: int) -> None:
        """An entry of the outline at the reader's left."""
        self._outline.add(plain(title) or "…", self.pen.destinations[destination], level)

    def end_page(self) -> None:
        """Writes the current page and the pictures that are new on it."""
        contents, page = self._file.reserve(), self._page(self._drawn)
        code = "\n".join([*self._leaf.code, self.pen.reading.end_page()])
        self._file.put_stream(contents, code.encode("latin-1"))
        entries, new = self._leaf.turn()
        key = self._tree.end_page(page)
        place = f"/Parent {self._all} 0 R /StructParents {key} /Tabs /S"
        held = f"/MediaBox {self._box} /Contents {contents} 0 R {entries}"
        self._file.put(page, f"<< /Type /Page {place} {held} >>".encode())
        for number, kept in new:
            self._put(number, kept)
        self._drawn += 1

    def finish(self) -> None:
        """Writes what all pages share: fonts, outline, metadata."""
        pdf, file = self._pdf, self._file
        catalog = pdf.Catalog
        kids = " ".join(f"{number} 0 R" for number in self._pages)
        file.put(self._all, f"<< /Type /Pages /Count {len(self._pages)} /Kids [{kids}] >>".encode())
        catalog.Pages, catalog.Outlines = f"{self._all} 0 R", self._outline.put(file) or None
        catalog.StructTreeRoot = self._tree.finish()
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        root, info = file.put_known(pdf, self._known)
        file.finish(root, info)

    def _known(self) -> tuple[Any, Any]:
        """References to root and info, with all that the library writes of fonts and metadata."""
        pdf = self._pdf
        fonts = pdf.idToObject["BasicFonts"].dict
        fonts.clear()
        for font in self.case.fonts:
            fonts[font.face.value] = embedded(font, pdf)
        if self._said is not None:
            packet = pdfdoc.PDFStream(content=self._said.packet(), filters=[])
            packet.dictionary["Type"], packet.dictionary["Subtype"] = "/Metadata", "/XML"
            pdf.Catalog.Metadata = pdf.Reference(packet)
        return pdf.Reference(pdf.Catalog), pdf.Reference(pdf.info)

    # Pages drawn by two.

    def reserve_pages(self, count: int) -> None:
        """So many pages will there be."""
        self._page(count - 1)

    def take_turns(self, turn: int) -> None:
        """From now on numbers, keys and codes are given by two: this one has one turn, 0 or 1."""
        self._file.take_turns(turn)
        self.case.take_turns(turn)
        self.pen.reading.take_turns(turn)

    def draw_elsewhere(self, file: BinaryIO, page: int, place: Open) -> None:
        """Draws from a page on, counted from 0, into another file; `place` is where those before will end."""
        self._file.write_elsewhere(file)
        self._drawn, self._photos = page, []
        self.pen.reading = Reading(place)
        self.pen.reading.take_turns(1)
        self._tree = self._tree.part(self.pen.reading)

    def share(self) -> Share:
        """What was drawn elsewhere."""
        tree = self._tree.told()
        photos = tuple(self._photos or ())
        return Share(self._file.stretch(), tree, photos, self.case.wear())

    def take_in(self, share: Share, source: BinaryIO) -> None:
        """Pages drawn by another process, the bytes of which are read from the start of a source."""
        self._file.take_in(share.stretch, source)
        self._tree.take_in(share.tree)
        self.case.take_in(share.wear)
        for number, shown in share.photos:
            self._put(number, PhotoObject(shown))

    def _put(self, number: int, kept: Kept) -> None:
        if self._photos is not None and isinstance(kept, PhotoObject):
            self._photos.append((number, kept.shown))
        else:
            entries, content = kept.stream()
            self._file.put_packed(number, content, entries)

    def _page(self, index: int) -> int:
        """The number of a page, counted from 0."""
        while len(self._pages) <= index:
            self._pages.append(self._file.reserve())
        return self._pages[index]


class _Moment:
    """A fixed instant in the shape in which the library reads its clock."""

    def __init__(self, said: Description) -> None:
        moment = said.made_at
        self.t = moment.timestamp()
        self.YMDhms = tuple(moment.timetuple()[:6])
        offset = moment.utcoffset()
        seconds = int(offset.total_seconds()) if offset else 0
        self.dhh, self.dmm = seconds // 3600, abs(seconds) // 60 % 60
        self.tzname = "UTC"
