import re
from base64 import b64decode
from io import BytesIO

from fontTools.ttLib import TTFont

from expedition.reports.typesetting.style import Face
from expedition.reports.typesetting.typecase import Typecase
from expedition.reports.web.fonts import rules


def _fonts(css: str) -> dict[str, TTFont]:
    found = re.findall(r'font-family:"([^"]+)";.*?base64,([^"]+)"', css)
    return {name: TTFont(BytesIO(b64decode(data))) for name, data in found}


def test_fonts_hold_the_letters_used_and_no_more() -> None:
    fonts = _fonts(rules(Typecase(), {Face.SERIF: set("Kegen Кеген 霍 ئا")}))
    held = {name: {chr(code) for code in font.getBestCmap()} for name, font in fonts.items()}
    assert held["Source Serif 4"] == set("Kegen Кеген")
    assert held["Noto Sans SC"] == {"霍"}
    assert held["Noto Naskh Arabic"] == set("ئا")


def test_they_keep_kerning_and_whose_they_are() -> None:
    (font,) = _fonts(rules(Typecase(), {Face.SANS: set("AV1")})).values()
    assert {feature.FeatureTag for feature in font["GPOS"].table.FeatureList.FeatureRecord} >= {"kern"}
    assert {feature.FeatureTag for feature in font["GSUB"].table.FeatureList.FeatureRecord} >= {"pnum"}
    assert "Adobe" in str(font["name"].getDebugName(0))


def test_no_letters_need_no_font() -> None:
    assert rules(Typecase(), {}) == ""
