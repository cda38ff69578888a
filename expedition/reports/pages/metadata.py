"""What a PDF says of itself to file managers, catalogues and readers."""

from datetime import datetime
from xml.sax.saxutils import escape

from expedition.record_classes import dataclass

_LONGEST = 400
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
{properties}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
PRODUCER = "Expedition Logbook"


@dataclass(frozen=True, slots=True)
class Description:
    """What the book is, in its own words; `keywords` are parted by commas."""

    title: str
    author: str
    subject: str
    keywords: str
    language: str
    made_at: datetime

    def packet(self) -> bytes:
        """The description as XMP."""
        when = self.made_at.isoformat(timespec="seconds")
        properties = (
            "<dc:format>application/pdf</dc:format>",
            _alternative("dc:title", self.title),
            _listed("dc:creator", "Seq", self.author),
            _alternative("dc:description", self.subject),
            _listed("dc:subject", "Bag", *self.keywords.split(", ")),
            _listed("dc:language", "Bag", self.language),
            _said("pdf:Keywords", self.keywords),
            _said("pdf:Producer", PRODUCER),
            _said("xmp:CreatorTool", PRODUCER),
            _said("xmp:CreateDate", when),
            _said("xmp:ModifyDate", when),
        )
        return _PACKET.format(properties="\n".join(filter(None, properties))).encode()


def plain(text: str) -> str:
    """Text for metadata: one line, nothing that a PDF string cannot hold."""
    start = text[: 2 * _LONGEST]  # Spaces in a row become one, and what is cut off is never looked at.
    return " ".join("".join(char if char.isprintable() else " " for char in start).split())[:_LONGEST]


def _said(name: str, text: str) -> str:
    return f"<{name}>{escape(plain(text))}</{name}>" if plain(text) else ""


def _listed(name: str, kind: str, *texts: str) -> str:
    items = "".join(_said("rdf:li", text) for text in texts)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if items else ""


def _alternative(name: str, text: str) -> str:
    item = f'<rdf:li xml:lang="x-default">{escape(plain(text))}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>" if plain(text) else ""
