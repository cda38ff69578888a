from expedition.reports.pages.blocks import Lines, Setter
from expedition.reports.pages.items import Text
from expedition.reports.parts.prose import prose, word_count
from expedition.reports.typesetting.style import Face
from expedition.reports.typesetting.typecase import Typecase


def set_lines(text: str) -> list[Lines]:
    items = prose(Setter(Typecase(), "en"), text, "en")
    return [item.block for item in items if isinstance(item, Text) and isinstance(item.block, Lines)]


def said(text: str) -> list[str]:
    return [" ".join(box.text for line in block.lines for box in line.boxes) for block in set_lines(text)]


def test_marks_become_faces() -> None:
    (block,) = set_lines("plain *leaning* **strong**")
    faces = {box.text: box.span.type.face for line in block.lines for box in line.boxes}
    assert faces == {"plain": Face.SERIF, "leaning": Face.SERIF_ITALIC, "strong": Face.SERIF_STRONG}


def test_first_paragraph_is_flush_and_the_next_indented() -> None:
    assert [block.indent for block in set_lines("one\n\ntwo")] == [0, 12]


def test_html_is_only_text() -> None:
    assert said("<b>x</b> & &amp;") == ["<b>x</b> & &amp;"]


def test_links_print_their_address_and_lead_there() -> None:
    (block,) = set_lines("[map](https://example.org/m)")
    boxes = [box for line in block.lines for box in line.boxes]
    assert boxes[0].span.link == "https://example.org/m"
    assert "(https://example.org/m)" in "".join(box.text for box in boxes)


def test_no_link_leads_to_a_file() -> None:
    (block,) = set_lines("[x](file:///etc/passwd)")
    assert not any(box.span.link for line in block.lines for box in line.boxes)


def test_lists_carry_their_signs() -> None:
    blocks = set_lines("- one\n- two\n\n3. three")
    assert [block.bullet[0].boxes[0].text for block in blocks] == ["–", "–", "3."]


def test_senseless_nesting_stands_as_typed() -> None:
    assert said("> " * 100 + "deep") == ["> " * 100 + "deep"]


def test_words_are_counted_in_every_script() -> None:
    assert word_count("three words here") == 3
    assert word_count("霍尔果斯") == 2
