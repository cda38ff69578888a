"""The text of a PDF as a reader would copy it."""

import pypdfium2


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
