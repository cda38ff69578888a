from ui.widgets.tips import plain


def test_markup_in_a_tooltip_is_shown_and_not_obeyed() -> None:
    assert plain("You typed “<b>44</b>”.") == "<qt>You typed “&lt;b&gt;44&lt;/b&gt;”.</qt>"


def test_plain_words_stay_as_they_are() -> None:
    assert plain("119.6 km & more") == "119.6 km & more"
