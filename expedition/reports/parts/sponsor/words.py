"""Text cut kindly: at the end of a paragraph, else of a sentence."""

import re

_PARAGRAPHS = re.compile(r"\n[ \t]*\n+")
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s)|[。！？][”』」]?")
_MARKS = re.compile(r"^ {0,3}(?:#{1,6}|>|[-*+]|\d+[.)]) +|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}", re.MULTILINE)
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_HAN = re.compile("[\u3400-\u9fff]")
_WORD_SIGNS = 6.5
"""Signs of a word with the space behind it, to measure a text by its length."""


def first_paragraphs(text: str, words: int) -> list[str]:
    """Whole paragraphs up to so many words; the first one that does not fit is cut at a sentence's end.

    A text of Chinese signs counts two of them to a word. Marks of Markdown are taken away.
    """
    left = int(words * _WORD_SIGNS)
    found: list[str] = []
    for part in _PARAGRAPHS.split(plain(text[: left * 12])):
        paragraph = _BLANKS.sub(" ", part).strip()
        if not paragraph:
            continue
        weight = _weight(paragraph)
        if weight > left:
            cut = cut_at_sentence(paragraph, left)
            return [*found, cut] if cut else found
        found.append(paragraph)
        left -= weight
    return found


def plain(text: str) -> str:
    """The words of a Markdown text without its marks."""
    return _MARKS.sub("", _LINK.sub(r"\1", _PICTURE.sub("", text)))


def cut_at_sentence(text: str, signs: int) -> str:
    """As many whole sentences as so many signs hold; the first one is cut at a word where it is longer."""
    share = signs / max(_weight(text), 1)
    most = int(len(text) * min(share, 1.0))
    ends = [end.end() for end in _SENTENCE_END.finditer(text[: most + 1])]
    if ends:
        return text[: ends[-1]].strip()
    cut = text[:most].rsplit(" ", 1)[0].rstrip(" ,;:–-")
    return f"{cut}…" if len(cut) > signs // 2 else ""


def _weight(text: str) -> int:
    """The length of a text, Chinese signs counted as half a word each."""
    return len(text) + int(len(_HAN.findall(text)) * (_WORD_SIGNS / 2 - 1))
