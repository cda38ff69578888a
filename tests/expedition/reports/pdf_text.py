"""The text of a PDF as a reader would copy it, and where it stands."""

import re

import pypdfium2

_SILENT = re.compile(
    "[\\s\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069\x00-\x1f\x7f-\x9f\ufffd\ufffe\uffff]+"
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def pages_of(data: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def text_of(data: bytes) -> str:
    """All text on one line, parted words joined again."""
    text = " ".join(pages_of(data)).replace("\x02", "").replace("\u00ad\r\n", "").replace("\u00ad", "")
    return " ".join(text.split())


def bare(text: str) -> str:
    """Only the signs that print, quotes all alike."""
    text = _SURROGATES.sub("", text)
    for curly, plain in ('“"', '”"', "‘'", "’'", "–-"):
        text = text.replace(curly, plain)
    return _SILENT.sub("", text).replace("--", "-")


def edges_of(data: bytes) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of the text of each page, in points; pages without text are left out."""
    document = pypdfium2.PdfDocument(data)
    found = []
    try:
        for page in document:
            text = page.get_textpage()
            rects = [text.get_rect(index) for index in range(text.count_rects())]
            if rects:
                lefts, bottoms, rights, tops = zip(*rects, strict=True)
                found.append((min(lefts), min(bottoms), max(rights), max(tops)))
            else:
                found.append((300.0, 400.0, 300.0, 400.0))
    finally:
        document.close()
    return found
