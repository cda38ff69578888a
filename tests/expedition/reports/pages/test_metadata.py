import xml.etree.ElementTree as ElementTree
from datetime import UTC, datetime

from expedition.reports.pages.metadata import Description

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"


def test_the_packet_says_who_made_what_and_when() -> None:
    said = Description(
        "Қорғас & <back>", "Hanna", "", "Kegen, Karkara", "kk", datetime(2025, 9, 6, tzinfo=UTC)
    )
    tree = ElementTree.fromstring(said.packet())
    told = {
        name: [item.text for item in tree.iterfind(f".//{_DC}{name}//{_RDF}li")]
        for name in ("title", "creator", "description", "subject", "language")
    }
    assert told == {
        "title": ["Қорғас & <back>"],
        "creator": ["Hanna"],
        "description": [],
        "subject": ["Kegen", "Karkara"],
        "language": ["kk"],
    }
    assert "2025-09-06T00:00:00+00:00" in said.packet().decode()


def test_the_packet_claims_no_standard_it_does_not_reach() -> None:
    said = Description("Title", "", "", "", "en", datetime(2025, 9, 6, tzinfo=UTC)).packet()
    assert b"pdfuaid" not in said
    assert b"pdfaid" not in said
