from io import BytesIO

import pypdfium2

from expedition.records.report import Paper
from expedition.reports.pages.document import Document
from expedition.reports.pages.leaf import Stream
from expedition.reports.typesetting.style import BODY, CELL, CELL_STRONG, SHEETS, Type

_JPEG_HEAD = b"\xff\xd8\xff\xe0"


class _Slow:
    """A picture whose bytes are read only when they are asked for."""

    def __init__(self, asked: list[str], name: str) -> None:
        self.asked, self.name = asked, name

    def stream(self) -> Stream:
        """The picture."""
        self.asked.append(self.name)
        entries = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
        return Stream(f"{entries} /BitsPerComponent 8", _JPEG_HEAD)


def document(file: BytesIO) -> Document:
    return Document(SHEETS[Paper.A4], "en", file)


def test_pictures_are_read_when_their_page_ends_and_once_only() -> None:
    file, asked = BytesIO(), list[str]()
    made = document(file)
    for names in ("ab", "bc"):
        for name in names:
            made.pen.resource(name, lambda name=name: _Slow(asked, name))  # type: ignore[misc]
        before = len(asked)
        made.end_page()
        assert len(asked) > before
    assert asked == ["a", "b", "c"]
    made.finish()
    assert asked == ["a", "b", "c"]
    assert file.getvalue().count(_JPEG_HEAD) == 3


def test_pages_stand_in_the_file_before_it_is_finished() -> None:
    file = BytesIO()
    made = document(file)
    sizes = []
    for number in range(3):
        made.pen.text(50, 50, f"page {number} of many", BODY)
        made.end_page()
        sizes.append(len(file.getvalue()))
    assert sizes == sorted(set(sizes))
    made.finish()
    assert len(pypdfium2.PdfDocument(file.getvalue())) == 3


def test_hundreds_of_small_objects_are_found_again() -> None:
    file = BytesIO()
    made = document(file)
    for number in range(90):
        made.lead_to(f"p{number}", number, 40)
    for number in range(90):
        made.pen.text(50, 50, f"page {number}", BODY)
        made.bookmark(f"Page {number}", f"p{number}", 0)
        made.pen.link(50, 40, 100, 20, f"#p{(number + 1) % 90}")
        made.pen.flag("kz", 100, 100, 8)
        made.end_page()
    made.finish()
    read = pypdfium2.PdfDocument(file.getvalue())
    titles = [(item.get_title(), item.get_dest().get_index()) for item in read.get_toc()]
    assert titles == [(f"Page {number}", number) for number in range(90)]
    assert "page 89" in read[89].get_textpage().get_text_bounded()


def _operators(look: Type) -> str:
    made = document(BytesIO())
    made.pen.text(50, 50, "Ho 中国 ho", look)
    return " ".join(made.pen.leaf.code)


def test_strong_chinese_has_an_edge_and_what_follows_has_none() -> None:
    code = _operators(CELL_STRONG)
    assert code.count("2 Tr") == 1
    assert code.index("2 Tr") < code.index("NotoSansSC") < code.index("0 Tr") < code.rindex("SourceSans3")
    assert "2 Tr" not in _operators(CELL)
