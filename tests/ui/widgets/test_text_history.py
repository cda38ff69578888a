from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.text_history import TextHistory


def typed(history: TextHistory, text: str, start: str = "") -> None:
    for length in range(len(text)):
        history.note(start + text[: length + 1], len(start) + length + 1)


def test_a_step_is_about_a_word() -> None:
    history = TextHistory()
    typed(history, "one two three")
    assert [history.undo().text for _step in range(3)] == ["one two ", "one ", ""]
    assert not history.can_undo
    assert [history.redo().text for _step in range(3)] == ["one ", "one two ", "one two three"]
    assert not history.can_redo


def test_typing_after_an_undo_forgets_what_was_taken_back() -> None:
    history = TextHistory()
    typed(history, "one two")
    history.undo()
    history.note("one 2", 5)
    assert not history.can_redo
    assert history.undo().text == "one "


def test_a_new_text_begins_a_new_history() -> None:
    history = TextHistory()
    typed(history, "one")
    history.begin("another day")
    assert not history.can_undo


@given(st.lists(st.tuples(st.text(max_size=8), st.integers(0, 8)), max_size=30))
def test_undoing_and_redoing_everything_ends_where_it_was(edits: list[tuple[str, int]]) -> None:
    history = TextHistory("start")
    for text, caret in edits:
        history.note(text, min(caret, len(text)))
    last = edits[-1][0] if edits else "start"
    while history.can_undo:
        state = history.undo()
    assert not history.can_undo
    assert not edits or state.text == "start" or all(text == "start" for text, _caret in edits)
    while history.can_redo:
        state = history.redo()
    assert not edits or last == "start" or state.text == last
