import inspect
from xml.etree import ElementTree

import numpy as np
import pytest

from expedition.charts.sheet import Chart
from expedition.reports.drawings.trip_charts import trip_chart
from expedition.reports.maps.clipping import Parts
from expedition.reports.pages.blocks import Drawn
from expedition.reports.pages.flags import Flags
from expedition.reports.pages.pen import Pen
from expedition.reports.typesetting.style import Face, Inks, Type
from expedition.reports.typesetting.typecase import Typecase
from expedition.reports.web.looks import Looks
from expedition.reports.web.pictures import Pictures
from expedition.reports.web.svg_pen import SvgPen
from tests.expedition.reports.made_trips import kazakhstan

_SHARED = {"rule", "fitted"}
"""What is said in other words of the pen."""
_PAPER_ONLY = {"resource", "rgb"}
_LOOK = Type(Face.SANS, 8)


@pytest.fixture
def pen() -> SvgPen:
    flags = Flags()
    return SvgPen(Typecase(flags.codes), Looks(Inks()), Pictures(flags))


def _drawing(pen: SvgPen, block: Drawn) -> ElementTree.Element:
    return ElementTree.fromstring(pen.drawing(block, 100, "A <drawing>"))


def _saying(words: str, align: str = "left", x: float = 0) -> Drawn:
    def paint(pen: Pen, _x: float, _y: float) -> None:
        pen.text(x, 8, words, _LOOK, align)

    return Drawn(9, paint)


def test_it_draws_all_that_the_pen_of_paper_draws() -> None:
    names = {name for name, _one in inspect.getmembers(Pen, inspect.isfunction) if not name.startswith("_")}
    assert names - _SHARED - _PAPER_ONLY <= set(vars(SvgPen))


def test_a_drawing_has_its_size_and_its_words(pen: SvgPen) -> None:
    drawn = _drawing(pen, Drawn(50, lambda pen, x, y: pen.rect(x, y, 10, 20, fill="#ffffff")))
    assert drawn.attrib == {"viewBox": "0 0 100 50", "role": "img", "aria-label": "A <drawing>"}
    (box,) = drawn
    assert (box.tag, box.attrib["width"], box.attrib["height"]) == ("rect", "10", "20")


@pytest.mark.parametrize(
    ("align", "words", "anchor", "direction"),
    [
        ("left", "Kegen", None, None),
        ("right", "Kegen", "end", None),
        ("centre", "Kegen", "middle", None),
        ("left", "قەشقەر", "end", "rtl"),
        ("right", "قەشقەر", None, "rtl"),
    ],
)
def test_words_stand_where_they_are_put(
    pen: SvgPen, align: str, words: str, anchor: str | None, direction: str | None
) -> None:
    (text,) = _drawing(pen, _saying(words, align, 30))
    assert text.text == words
    assert (text.attrib["x"], text.attrib["y"]) == ("30", "8")
    assert (text.get("text-anchor"), text.get("direction")) == (anchor, direction)


def test_words_are_never_markup(pen: SvgPen) -> None:
    drawn = _drawing(pen, _saying("<script>&\x00"))
    assert [text.text for text in drawn] == ["<script>&\ufffd"]


def test_plots_count_in_tenths_and_end_what_they_clip(pen: SvgPen) -> None:
    square = Parts(np.array([0.0, 10, 10, 0]), np.array([0.0, 0, 10, 10]), np.array([0]))

    def paint(pen: Pen, x: float, y: float) -> None:
        pen.plot(5, 6)
        pen.clip_to(square)
        pen.areas(square, "#dde3e5")
        pen.leave()
        pen.rule(0, 0, 9, 0.5, "#000000")

    group, line = _drawing(pen, Drawn(20, paint))
    assert group.attrib["transform"] == "translate(5 6) scale(0.1)"
    area = group.findall(".//path")[-1]
    assert area.attrib["d"] == "M0 0l100 0 0 100-100 0Z"
    assert line.tag == "path"


def test_only_safe_addresses_are_followed(pen: SvgPen) -> None:
    def paint(pen: Pen, x: float, y: float) -> None:
        for target in ("javascript:alert(1)", "#day-1", "https://example.org/?a&b"):
            pen.link(0, 0, 9, 9, target)

    assert [link.attrib["href"] for link in _drawing(pen, Drawn(9, paint))] == ["https://example.org/?a&b"]


def test_charts_are_drawn_upright_inside_their_frame(pen: SvgPen) -> None:
    chart = trip_chart(Chart.DAILY, kazakhstan().series, 140)
    drawn = ElementTree.fromstring(pen.drawing(chart, chart.width, chart.words))
    heights = [float(text.attrib["y"]) for text in drawn.iter("text")]
    assert min(heights) > 0
    assert max(heights) <= 140
    assert [text.text for text in drawn.iter("text")][-1] != ""


def test_an_accent_and_the_night_change_colours() -> None:
    looks = Looks(Inks("#225588"))
    name = looks.fill("#b1402a")
    assert f".{name}{{fill:#225588}}" in looks.rules()
    assert "#225588" not in looks.night_rules()
    looks.fill("#ffffff")
    assert "fill:#1c1c1c" in looks.night_rules()
