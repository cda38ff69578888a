"""Text as a PDF writes it."""

from reportlab.pdfbase import pdfdoc

_OPEN = pdfdoc.DummyDoc()


def literal(text: str) -> str:
    """The text between brackets; each character of it is one byte."""
    written: bytes = pdfdoc.PDFString(text).format(_OPEN)
    return written.decode("latin-1")
