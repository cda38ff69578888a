"""The PDF file around the pages: canvas, fonts, outline and metadata."""

from datetime import datetime
from io import BytesIO
from typing import Any

import uharfbuzz as hb
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from expedition.reports.pages.flags import Flags
from expedition.reports.pages.pen import Pen
from expedition.reports.typesetting.style import Sheet
from expedition.reports.typesetting.typecase import Typecase
from expedition.reports.typesetting.typefaces import Typeface

_USELESS_TABLES = ("GSUB", "GPOS", "GDEF", "STAT", "name", "OS/2", "post", "BASE", "vhea", "vmtx", "gasp")
_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo << /Registry (Adobe) "
    "/Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def "
    "1 begincodespacerange <0000> <FFFF> endcodespacerange"
)
_CMAP_FOOT = "endcmap CMapName currentdict /CMap defineresource pop end end"
_CMAP_BLOCK = 100


class Document:
    """A PDF in the making; the same drawing gives the same bytes."""

    def __init__(self, sheet: Sheet, language: str) -> None:
        self.flags = Flags()
        self.case = Typecase(self.flags.codes)
        self._buffer = BytesIO()
        self._canvas: Any = Canvas(
            self._buffer, pagesize=(sheet.width, sheet.height), pageCompression=1, invariant=1, lang=language
        )
        self._canvas._preamble = "1 0 0 1 0 0 cm"
        self._canvas._code = []
        self.pen = Pen(self._canvas, self.case, self.flags, sheet.height)

    def describe(self, title: str, author: str, subject: str, keywords: str) -> None:
        """What file managers and readers show about the book."""
        for put, text in (
            (self._canvas.setTitle, title),
            (self._canvas.setAuthor, author),
            (self._canvas.setSubject, subject),
            (self._canvas.setKeywords, keywords),
        ):
            put(_plain(text))
        self._canvas.setCreator("Expedition Logbook")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._canvas._doc.info.producer = "Expedition Logbook"

    def stamp(self, made_at: datetime) -> None:
        """The date of the edition, in place of the clock's."""
        self._canvas._doc._timeStamp = _Moment(made_at)

    def bookmark(self, title: str, destination: str, level: int) -> None:
        """An entry of the outline at the reader's left."""
        self._canvas.addOutlineEntry(_plain(title) or "…", destination, level, closed=level > 0)

    def end_page(self) -> None:
        """Closes the current page."""
        self._canvas.showPage()

    def to_bytes(self) -> bytes:
        """The finished file."""
        document = self._canvas._doc
        fonts = document.idToObject["BasicFonts"].dict
        fonts.clear()
        for font in self.case.fonts:
            fonts[font.face.value] = _embedded(font, document)
        self._canvas.showOutline()
        was = rl_config.useA85
        rl_config.useA85 = 0
        try:
            self._canvas.save()
        finally:
            rl_config.useA85 = was
        return self._buffer.getvalue()


class _Moment:
    """A fixed instant in the shape in which the library reads its clock."""

    def __init__(self, moment: datetime) -> None:
        self.t = moment.timestamp()
        self.YMDhms = tuple(moment.timetuple()[:6])
        offset = moment.utcoffset()
        seconds = int(offset.total_seconds()) if offset else 0
        self.dhh, self.dmm = seconds // 3600, abs(seconds) // 60 % 60
        self.tzname = "UTC"


def _plain(text: str) -> str:
    """Text for metadata: one line, nothing that a PDF string cannot hold."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())[:400]


def _embedded(font: Typeface, document: Any) -> Any:
    """A reference to the font with just the glyphs used, their widths and what they stand for."""
    plan, data = _subset(font)
    name = pdfdoc.PDFName(f"{_tag(font)}+{font.face.value}")
    scale = 1000 / font.em
    program = _stream(data, {"Length1": len(data)})
    glyph_ids = bytearray(2)
    for glyph, _ in font.used:
        glyph_ids += plan[glyph].to_bytes(2, "big")
    widths = pdfdoc.PDFArray([round(font.advance(glyph) * scale, 2) for glyph, _ in font.used])
    descendant = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {
                    "Registry": pdfdoc.PDFString("Adobe"),
                    "Ordering": pdfdoc.PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "FontDescriptor": document.Reference(_descriptor(font, name, document.Reference(program))),
            "DW": 1000,
            "W": pdfdoc.PDFArray([1, widths]),
            "CIDToGIDMap": document.Reference(_stream(bytes(glyph_ids), {})),
        }
    )
    whole = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("Type0"),
            "BaseFont": name,
            "Encoding": pdfdoc.PDFName("Identity-H"),
            "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant)]),
            "ToUnicode": document.Reference(_stream(_to_unicode(font), {})),
        }
    )
    return document.Reference(whole)


def _subset(font: Typeface) -> tuple[dict[int, int], bytes]:
    """New glyph ids by old, and the font program that holds only them."""
    wanted: Any = hb.SubsetInput()
    wanted.glyph_set.update({glyph for glyph, _ in font.used})
    wanted.flags = hb.SubsetFlags.NO_HINTING
    wanted.drop_table_tag_set.update({int.from_bytes(tag.encode(), "big") for tag in _USELESS_TABLES})
    plan: Any = hb.SubsetPlan(font.hb_face, wanted)
    return dict(plan.old_to_new_glyph_mapping), bytes(plan.execute().blob.data)


def _descriptor(font: Typeface, name: Any, program: Any) -> Any:
    scale = 1000 / font.em
    extents = font.hb_font.get_font_extents("ltr")
    is_italic = "Italic" in font.face.value
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": 4 | (64 if is_italic else 0),
            "FontBBox": pdfdoc.PDFArray(
                [-500, round(extents.descender * scale), 1500, round(extents.ascender * scale)]
            ),
            "ItalicAngle": -11 if is_italic else 0,
            "Ascent": round(extents.ascender * scale),
            "Descent": round(extents.descender * scale),
            "CapHeight": 660,
            "StemV": 80,
            "FontFile2": program,
        }
    )


def _stream(content: bytes, entries: dict[str, object]) -> Any:
    stream = pdfdoc.PDFStream(content=content)
    for key, value in entries.items():
        stream.dictionary[key] = value
    stream.filters = [pdfdoc.PDFZCompress]
    return stream


def _tag(font: Typeface) -> str:
    """Six capitals that differ from face to face, as subsets must be named."""
    value = sum(ord(char) * (index + 7) for index, char in enumerate(font.face.value))
    return "".join(chr(ord("A") + value // 26**place % 26) for place in range(6))


def _to_unicode(font: Typeface) -> bytes:
    """The table by which readers copy, search and read aloud."""
    entries = [(code, text) for code, (_, text) in enumerate(font.used, 1) if text]
    lines = [_CMAP_HEAD]
    for start in range(0, len(entries), _CMAP_BLOCK):
        block = entries[start : start + _CMAP_BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in block]
        lines.append("endbfchar")
    return "\n".join([*lines, _CMAP_FOOT]).encode()
