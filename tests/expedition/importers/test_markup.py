import pytest

from expedition.importers.markup import plain_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("plain", "plain"),
        ("<b>Camp</b> &amp; fire", "Camp & fire"),
        ("one<br/>two<p>three</p>four", "one\ntwo three\nfour"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<style>p {}</style><SCRIPT>x()</SCRIPT>seen<!-- not -->", "seen"),
        ("2 < 3 and 5 > 4", "2 < 3 and 5 > 4"),
        ("&lt;b&gt;", "<b>"),
        ("", ""),
    ],
)
def test_only_what_would_be_seen_is_left(markup: str, text: str) -> None:
    assert plain_text(markup) == text


@pytest.mark.parametrize("trap", ["<", "<style>", "<!--", "<br ", "</p"])
def test_endless_markup_is_harmless(trap: str) -> None:
    assert len(plain_text(trap * 100_000)) <= 20_000
