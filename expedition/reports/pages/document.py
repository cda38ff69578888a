"""The PDF around the pages: canvas, fonts, outline and metadata, written page by page."""

from io import BytesIO
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from expedition.reports.pages.flags import Flags
from expedition.reports.pages.font_program import embedded
from expedition.reports.pages.metadata import PRODUCER, Description, plain
from expedition.reports.pages.pdf_file import PdfFile
from expedition.reports.pages.pen import Pen
from expedition.reports.pages.structure import StructureTree
from expedition.reports.typesetting.style import Inks, Sheet
from expedition.reports.typesetting.typecase import Typecase


class Document:
    """A PDF on its way into a file; the same drawing gives the same bytes."""

    def __init__(self, sheet: Sheet, language: str, file: BinaryIO, inks: Inks = Inks()) -> None:  # noqa: B008 - frozen
        self.flags = Flags()
        self.case = Typecase(self.flags.codes)
        self._canvas: Any = Canvas(
            BytesIO(), pagesize=(sheet.width, sheet.height), pageCompression=1, invariant=1, lang=language
        )
        self._canvas._preamble = ""
        self._canvas._code = []
        self._pdf: Any = self._canvas._doc
        self._file = PdfFile(file, self._pdf)
        self.pen = Pen(self._canvas, self.case, self.flags, sheet.height, inks)
        self._tree = StructureTree(self.pen.reading, self._file)

    def describe(self, said: Description) -> None:
        """What file managers and readers show about the book, dated like the edition and not by the clock."""
        canvas, info = self._canvas, self._pdf.info
        for put, text in (
            (canvas.setTitle, said.title),
            (canvas.setAuthor, said.author),
            (canvas.setSubject, said.subject),
            (canvas.setKeywords, said.keywords),
        ):
            put(plain(text))
        canvas.setCreator(PRODUCER)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        info.producer = PRODUCER
        self._pdf._timeStamp = _Moment(said)
        packet = pdfdoc.PDFStream(content=said.packet(), filters=[])
        packet.dictionary["Type"], packet.dictionary["Subtype"] = "/Metadata", "/XML"
        self._pdf.Catalog.Metadata = self._pdf.Reference(packet)

    def lay_out(self, cover: str, *, is_single_sided: bool) -> None:
        """How readers open the book and count its pages; `cover` is what its first page is called."""
        catalog = self._pdf.Catalog
        self._canvas.showOutline()
        catalog.PageLayout = "/OneColumn" if is_single_sided else "/TwoPageRight"
        first = pdfdoc.PDFString(plain(cover))
        labels = [0, pdfdoc.PDFDictionary({"P": first}), 1, pdfdoc.PDFDictionary({"S": "/D", "St": 2})]
        catalog.PageLabels = pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(labels)})

    def bookmark(self, title: str, destination: str, level: int) -> None:
        """An entry of the outline at the reader's left."""
        self._canvas.addOutlineEntry(plain(title) or "…", destination, level, closed=level > 0)

    def end_page(self) -> None:
        """Writes the current page and the pictures that are new on it."""
        canvas = self._canvas
        contents, forms = self._file.reserve(), list(dict.fromkeys(canvas._formsinuse))
        code = "\n".join([*canvas._code, self.pen.reading.end_page()])
        self._file.put_stream(contents, code.encode("latin-1"))
        canvas._code.clear()
        canvas.showPage()
        page = self._pdf.Pages.pages[-1]
        page.stream, page.Contents = None, f"{contents} 0 R"
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        number = self._pdf.idToObjectNumberAndVersion[page.__InternalName__][0]
        page.StructParents, page.Tabs = self._tree.end_page(number), "/S"
        for form in forms:
            self._file.put_named(self._pdf.getXObjectName(form))

    def finish(self) -> None:
        """Writes what all pages share: fonts, outline, metadata."""
        fonts = self._pdf.idToObject["BasicFonts"].dict
        fonts.clear()
        for font in self.case.fonts:
            fonts[font.face.value] = embedded(font, self._pdf)
        pdf = self._pdf
        pdf.Catalog.StructTreeRoot = self._tree.finish()
        pdf.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        root, info = pdf.Reference(pdf.Catalog), pdf.Reference(pdf.info)
        pdf.Outlines.prepare(pdf, self._canvas)
        if pdf.Outlines.ready < 0:
            pdf.Catalog.Outlines = None
        self._file.finish(root, info)


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
