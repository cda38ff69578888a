"""Fonts in a PDF: just the glyphs used, their widths, and what they stand for."""

from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from expedition.reports.typesetting.typefaces import Typeface

_USELESS_TABLES = ("GSUB", "GPOS", "GDEF", "STAT", "name", "OS/2", "post", "BASE", "vhea", "vmtx", "gasp")
_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo << /Registry (Adobe) "
    "/Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def "
    "1 begincodespacerange <0000> <FFFF> endcodespacerange"
)
_CMAP_FOOT = "endcmap CMapName currentdict /CMap defineresource pop end end"
_CMAP_BLOCK = 100


def embedded(font: Typeface, document: Any) -> Any:
    """A reference to the font with just the glyphs used, their widths and what they stand for."""
    plan, data = _subset(font)
    name = pdfdoc.PDFName(f"{_tag(font)}+{font.face.value}")
    scale = 1000 / font.em
    program = _stream(data, {"Length1": len(data)})
    glyphs = [font.used[code][0] if code in font.used else None for code in range(1, max(font.used) + 1)]
    glyph_ids = bytearray(2)
    for glyph in glyphs:
        glyph_ids += (0 if glyph is None else plan[glyph]).to_bytes(2, "big")
    widths = pdfdoc.PDFArray(
        [0 if glyph is None else round(font.advance(glyph) * scale, 2) for glyph in glyphs]
    )
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
    wanted.glyph_set.update({glyph for glyph, _ in font.used.values()})
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
    entries = [(code, text) for code, (_, text) in sorted(font.used.items()) if text]
    lines = [_CMAP_HEAD]
    for start in range(0, len(entries), _CMAP_BLOCK):
        block = entries[start : start + _CMAP_BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in block]
        lines.append("endbfchar")
    return "\n".join([*lines, _CMAP_FOOT]).encode()
