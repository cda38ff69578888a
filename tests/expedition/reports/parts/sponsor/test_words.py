import pytest

from expedition.reports.parts.sponsor.words import cut_at_sentence, first_paragraphs, plain


def test_whole_paragraphs_are_kept_while_they_fit() -> None:
    text = "One two three.\n\nFour five six.\n\n" + "Seven " * 300
    assert first_paragraphs(text, 12)[:2] == ["One two three.", "Four five six."]


def test_a_long_paragraph_ends_with_a_sentence() -> None:
    found = first_paragraphs("This is one sentence. " * 200, 40)
    assert len(found) == 1
    assert found[0].endswith("sentence.")
    assert 30 <= len(found[0].split()) <= 48


def test_one_endless_sentence_is_cut_at_a_word() -> None:
    found = first_paragraphs("and then on " * 400, 30)
    assert found[0].endswith("…")
    assert set(found[0].rstrip("…").split()) == {"and", "then", "on"}


@pytest.mark.parametrize("text", ["", "\n\n \n", "# \n"])
def test_nothing_makes_no_paragraph(text: str) -> None:
    assert first_paragraphs(text, 100) == []


def test_chinese_counts_by_signs() -> None:
    found = first_paragraphs("我们骑车。" * 400, 100)
    assert 150 <= len(found[0]) <= 260
    assert found[0].endswith("。")


def test_marks_are_taken_away_and_words_stay() -> None:
    assert plain("## Head\n\n- a **bold** [link](https://x.org) and _more_") == "Head\n\na bold link and more"


def test_dots_inside_numbers_end_no_sentence() -> None:
    assert cut_at_sentence("It was 3.5 km to the top of it all and far more than that.", 20).startswith(
        "It was 3.5"
    )


def test_thin_spaces_that_hold_a_number_and_its_unit_stay() -> None:
    text = "From 1\u200a…\u200a34\u202f°C\nin the shade."
    assert first_paragraphs(text, 100) == ["From 1\u200a…\u200a34\u202f°C in the shade."]
