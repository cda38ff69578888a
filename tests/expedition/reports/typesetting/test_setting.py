import math

import pytest

from expedition.reports.pages.blocks import Align, Setter
from expedition.reports.typesetting import breaking
from expedition.reports.typesetting.breaking import hyphenator, justified, ragged
from expedition.reports.typesetting.setting import Span, boxes_of
from expedition.reports.typesetting.style import BODY, TEXT, Face, Type
from expedition.reports.typesetting.typecase import Typecase
from expedition.reports.typesetting.typefaces import SOFT_HYPHEN
from tests.expedition.reports.diaries import KEGEN_TEXT, ZHARKENT_TEXT

_WORDS = (
    "a",
    "wind",
    "suddenly",
    "downhill",
    "afternoon",
    "kilometre",
    "neighbour",
    "on",
    "shepherd,",
    "the",
)


@pytest.fixture(scope="module")
def setter() -> Setter:
    return Setter(Typecase(frozenset({"kz", "cn"})), "en")


def words(setter: Setter, text: str, measure: float = TEXT, align: Align = Align.JUSTIFY) -> list[str]:
    lines = setter.lines([Span(text, BODY)], measure, 14, align)
    return [" ".join(box.text for box in line.boxes) for line in lines.lines]


@pytest.mark.parametrize("text", [KEGEN_TEXT, ZHARKENT_TEXT, "a" * 999, "word " * 200, "汉字" * 100])
@pytest.mark.parametrize("align", list(Align))
def test_no_line_is_wider_than_its_measure(setter: Setter, text: str, align: Align) -> None:
    lines = setter.lines([Span(text, BODY)], TEXT, 14, align)
    for line in lines.lines:
        room = TEXT + line.spaces * BODY.size * 0.1
        assert line.width <= room


def test_every_word_is_set_once(setter: Setter) -> None:
    text = "".join(words(setter, KEGEN_TEXT)).replace("\u00ad", "").replace(" ", "")
    assert text == "".join(KEGEN_TEXT.split())


def test_numbers_keep_their_thousands(setter: Setter) -> None:
    for measure in range(60, 200, 7):
        assert any(
            "1\u202f893.7" in line for line in words(setter, "since Osh 1\u202f893.7 km ridden", measure)
        )


def test_chinese_line_starts_with_no_closing_sign(setter: Setter) -> None:
    lines = words(setter, "霍尔果斯口岸，位于中国新疆。乌鲁木齐，" * 9, 150, Align.LEFT)
    assert not [line for line in lines if line[0] in "，。"]


def test_right_to_left_words_stand_from_right_to_left() -> None:
    setting = boxes_of(Typecase(), [Span("قورغاس ئۇيغۇرچە", BODY)], TEXT)
    assert setting.is_rtl
    assert all(box.level == 1 for box in setting.boxes)


def test_capitals_are_kerned_and_letters_joined() -> None:
    case = Typecase()
    apart = sum(case.word(Face.SERIF, letter).width for letter in "AVAILABLE")
    assert case.word(Face.SERIF, "AVAILABLE").width < apart * 0.97
    assert case.word(Face.SERIF, "office").pieces[0].glyphs < len("office")


def test_signs_come_from_the_first_font_that_has_them() -> None:
    case = Typecase()
    case.word(Face.SERIF, "Қорғас 霍尔果斯 قورغاس")
    assert {font.face for font in case.fonts} == {Face.SERIF, Face.HAN, Face.ARABIC}
    assert not case.missing


def test_a_sign_without_a_font_is_listed() -> None:
    case = Typecase()
    case.word(Face.SERIF, "a🦄b")
    assert case.missing == {"🦄"}


def test_a_flag_is_a_picture() -> None:
    case = Typecase(frozenset({"kz"}))
    assert [piece.flag for piece in case.word(Face.SANS, "🇰🇿").pieces] == ["kz"]


def test_forced_ends_are_kept(setter: Setter) -> None:
    assert words(setter, "one\ntwo", align=Align.LEFT) == ["one", "two"]


def test_ragged_lines_fill_in_order() -> None:
    boxes = boxes_of(Typecase(), [Span("aa bb cc dd", Type(Face.SANS, 10))], 40).boxes
    assert [[box.text for box in line.boxes] for line in ragged(boxes, 30)] == [["aa", "bb"], ["cc", "dd"]]


def test_paragraphs_come_out_as_if_every_line_had_been_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    case, words = Typecase(), hyphenator("en")
    texts = [" ".join(_WORDS[(seed * 7 + at * at) % len(_WORDS)] for at in range(90)) for seed in range(25)]
    many = [boxes_of(case, [Span(text, BODY)], TEXT).boxes for text in texts]
    chosen = [justified(case, boxes, TEXT, 12.0, words) for boxes in many]
    monkeypatch.setattr(breaking, "_GOOD", math.inf)
    monkeypatch.setattr(breaking, "_FAIR", math.inf)
    assert chosen == [justified(case, boxes, TEXT, 12.0, words) for boxes in many]


def _parted(text: str, language: str) -> str:
    """A hyphen for each line that ends in one, a blank for each other."""
    lines = Setter(Typecase(), language).lines([Span(text, BODY)], TEXT, 14, Align.JUSTIFY).lines
    return "".join("-" if line.boxes[-1].text.endswith(SOFT_HYPHEN) else " " for line in lines)


def test_hardly_three_lines_on_end_are_hyphenated(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "of and and shepherd road extraordinary afternoon neighbour remembered with remembered of "
        "registration extraordinary road understanding bicycle carefully administrative shepherd "
        "considerable international administrative neighbour of the shepherd international suddenly "
        "carefully understanding administrative road considerable road kilometre kilometre the road "
        "suddenly road wind administrative administrative shepherd administrative extraordinary "
        "considerable road international understanding administrative shepherd registration shepherd "
        "shepherd international road carefully international"
    )
    assert "-" in _parted(text, "en")
    assert "---" not in _parted(text, "en")
    monkeypatch.setattr(breaking, "_HYPHEN_LADDER", 0.0)
    assert "---" in _parted(text, "en")


def test_nouns_are_parted_where_they_have_capitals() -> None:
    text = "Wetterbeobachtungsstationen und Verkehrsverbindungen auf Brückenkonstruktionen. " * 6
    assert "-" in _parted(text, "de")
    assert "-" not in _parted("Kazakhstanskaya Shonzhyauylskaya Zharkentskaya. " * 12, "en")


def test_words_are_parted_only_in_languages_whose_rules_are_known() -> None:
    known = ("en", "en-GB", "fr", "de", "de-AT", "es", "ru")
    assert all(hyphenator(language) for language in known)
    assert not any(hyphenator(language) for language in ("kk", "zh", "zh-Hans", "", "../x"))


def test_a_hair_space_keeps_a_span_of_degrees_on_one_line(setter: Setter) -> None:
    lines = setter.lines([Span("Hot: 3\u200a…\u200a34\u202f°C", BODY)], 40.0, 14)
    assert any("3\u200a…\u200a34\u202f°C" in "".join(box.text for box in line.boxes) for line in lines.lines)
