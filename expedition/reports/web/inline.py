"""Spans of a paragraph as markup within its line: strong, italic, struck, links, flags."""

import re
from collections.abc import Collection, Iterator, Sequence

from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import Face
from expedition.reports.web.looks import FAMILIES, Looks
from expedition.reports.web.markup import attribute, identity, is_safe, text
from expedition.reports.web.pictures import Pictures

_FIRST, _LAST = 0x1F1E6, 0x1F1FF
_FLAG = re.compile(f"([{chr(_FIRST)}-{chr(_LAST)}]{{2}})")
_FACES = {
    ("serif", False, False): Face.SERIF,
    ("serif", False, True): Face.SERIF_ITALIC,
    ("serif", True, False): Face.SERIF_STRONG,
    ("serif", True, True): Face.SERIF_STRONG,
    ("sans", False, False): Face.SANS,
    ("sans", False, True): Face.SANS_ITALIC,
    ("sans", True, False): Face.SANS_STRONG,
    ("sans", True, True): Face.SANS_STRONG,
}


class Inline:
    """Writes the spans of one page; `marks` are the destinations it has."""

    def __init__(self, looks: Looks, pictures: Pictures, marks: Collection[str]) -> None:
        self._looks, self._pictures, self._marks = looks, pictures, marks

    def words(self, words: str, face: Face = Face.SANS) -> str:
        """Words of one look."""
        self._looks.use(face, words)
        return "".join(self._signs(words))

    def spans(self, spans: Sequence[Span], family: str) -> str:
        """Spans in a paragraph of a family."""
        found: list[str] = []
        before = ""
        for span in spans:
            is_shown_by_link = bool(span.link) and span.link == before and span.text.startswith(" (")
            before = span.link
            if not is_shown_by_link:
                found.append(self._span(span, family))
        return "".join(found).strip()

    def flag(self, code: str, name: str = "") -> str:
        """A flag in a line; `name` says whose it is where no words do."""
        known = self._pictures.flag(code)
        if not known:
            return ""
        told = f'role="img" aria-label="{attribute(name)}"' if name else 'aria-hidden="true"'
        return f'<svg class="flag" viewBox="0 0 40 30" {told}><use href="#{known}"/></svg>'

    def link(self, target: str, inner: str) -> str:
        """The inner markup, leading to a destination of the page or an address where that is safe."""
        if target.startswith("#"):
            is_here = target[1:] in self._marks
            return f'<a href="#{identity(target[1:])}">{inner}</a>' if is_here else inner
        return f'<a href="{attribute(target)}" rel="noreferrer">{inner}</a>' if is_safe(target) else inner

    def _span(self, span: Span, family: str) -> str:
        own, weight, is_italic = FAMILIES.get(span.type.face, ("sans", 400, False))
        is_strong = weight > 400
        words = self.words(span.text, _FACES[family, is_strong, is_italic])
        if own != family and family == "serif":
            words = f"<code>{words}</code>"
            self._looks.use(Face.SANS, span.text)
        if is_italic:
            words = f"<em>{words}</em>"
        if is_strong:
            words = f"<strong>{words}</strong>"
        if span.is_struck:
            words = f"<s>{words}</s>"
        return self.link(span.link, words) if span.link else words

    def _signs(self, words: str) -> Iterator[str]:
        for part in _FLAG.split(words):
            code = (
                "".join(chr(ord(char) - _FIRST + ord("a")) for char in part) if _FLAG.fullmatch(part) else ""
            )
            yield (self.flag(code, part) if code else "") or text(part).replace("\n", "<br>")


def family_of(spans: Sequence[Span]) -> str:
    """The family that most of a paragraph is set in."""
    lengths = {"serif": 0, "sans": 0}
    for span in spans:
        lengths[FAMILIES.get(span.type.face, ("sans", 400, False))[0]] += len(span.text)
    return max(lengths, key=lambda family: lengths[family])
