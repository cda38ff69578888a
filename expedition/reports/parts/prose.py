"""The traveller's Markdown as blocks of a text column; what is no Markdown stands as it was written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from expedition.record_classes import dataclass
from expedition.reports.pages.blocks import Align, Block, Drawn, Role, Setter, Told
from expedition.reports.pages.items import Gap, Item, Text
from expedition.reports.pages.pen import Pen
from expedition.reports.pages.table import Cell, Column, Table
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import BODY, GREY_1, GREY_3, LINE, TEXT, Face, Type
from expedition.reports.typesetting.wording import pretty

_INDENT = 12.0
_STEP = 16.0
_DEEPEST = 40
_LONGEST = 300_000
_SAFE_LINK = re.compile(r"(?:https?|mailto|geo):", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"\n[ \t]*\n+")
_HEADING_SIZES = {"h1": 14.5, "h2": 13.0, "h3": 11.5}
_CODE = Type(Face.SANS, 9.2)


def prose(setter: Setter, text: str, language: str) -> list[Item]:
    """A diary text as items of the flow, levelled on the base line grid."""
    tokens = _tokens(text)
    if tokens is None:
        return _Writer(setter, language).plain(text)
    return _Writer(setter, language).walk(tokens)


def word_count(text: str) -> int:
    """How many words a text has, Chinese signs counted two to a word."""
    han = len(re.findall("[\u3400-\u9fff]", text))
    return len(re.findall(r"[^\s\u3400-\u9fff]+", text)) + han // 2


def _tokens(text: str) -> list[Token] | None:
    """The parsed Markdown, or None where it is nested or long beyond sense and stands as written."""
    if len(text) > _LONGEST or not text.strip():
        return None
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})
    # Entities and reference definitions would swallow what was typed.
    parser.enable(["table", "strikethrough"]).disable(["entity", "reference"])
    tokens = parser.parse(text.replace("\x00", "\ufffd"))
    is_too_deep = any(token.level >= _DEEPEST - 1 for token in tokens)
    return None if is_too_deep else tokens


@dataclass(slots=True)
class _Look:
    """What open inline marks ask of the text."""

    strong: int = 0
    emphasis: int = 0
    struck: int = 0
    links: list[str] = field(default_factory=list)


class _Writer:
    """Walks tokens once and lays down blocks."""

    def __init__(self, setter: Setter, language: str) -> None:
        self.setter = setter
        self.language = language
        self.items: list[Item] = []
        self._depth = 0
        self._quotes = 0
        self._lists: list[int | None] = []
        self._bullet: str = ""
        self._is_flush = True
        self._table: list[list[Cell]] | None = None

    def plain(self, text: str) -> list[Item]:
        """The text without any reading of marks."""
        for part in _PARAGRAPHS.split(text):
            if part.strip():
                self._paragraph([Span(part.strip("\n"), BODY)])
        return self.items

    def walk(self, tokens: Sequence[Token]) -> list[Item]:
        """The blocks of parsed Markdown."""
        heading = ""
        for token in tokens:
            match token.type:
                case "heading_open":
                    heading = token.tag
                case "heading_close":
                    heading = ""
                case "inline" if self._table is not None:
                    self._cell(token)
                case "inline" if heading:
                    self._heading(self._spans(token, BODY), heading)
                case "inline":
                    self._paragraph(self._spans(token, self._body()))
                case "fence" | "code_block":
                    self._code(token.content)
                case "hr":
                    self._ornament()
                case _:
                    self._nest(token)
        return self.items

    def _nest(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self._open_list(None)
            case "ordered_list_open":
                self._open_list(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
                self._gap(5 if not self._lists else 0)
            case "list_item_open":
                number = self._lists[-1]
                self._bullet = "–" if number is None else f"{number}."
                self._lists[-1] = None if number is None else number + 1
            case "blockquote_open":
                self._quotes += 1
                self._gap(5)
            case "blockquote_close":
                self._quotes -= 1
                self._gap(5)
            case "table_open":
                self._table = []
            case "tr_open" if self._table is not None:
                self._table.append([])
            case "table_close":
                self._close_table()

    def _open_list(self, start: int | None) -> None:
        self._gap(5 if not self._lists else 0)
        self._lists.append(start)

    def _body(self) -> Type:
        return Type(Face.SERIF_ITALIC, BODY.size) if self._quotes else BODY

    def _left(self) -> float:
        return min((len(self._lists) + self._quotes) * _STEP, TEXT * 0.4)

    def _paragraph(self, spans: Sequence[Span]) -> None:
        is_plain = not self._lists and not self._quotes
        indent = _INDENT if is_plain and not self._is_flush else 0.0
        bullet = Span(self._bullet, BODY) if self._bullet else None
        self._bullet = ""
        align = Align.JUSTIFY if is_plain else Align.LEFT
        lines = self.setter.lines(spans, TEXT, LINE, align, indent, self._left(), bullet, is_whole=True)
        self._add(Told(lines, Role.QUOTE) if self._quotes else lines, is_level=True)
        self._is_flush = False

    def _heading(self, spans: Sequence[Span], tag: str) -> None:
        self._gap(LINE)
        size = _HEADING_SIZES.get(tag, 10.4)
        sized = [Span(span.text, Type(_heading_face(span, size), size), span.link) for span in spans]
        lines = self.setter.lines(sized, TEXT, max(LINE, size * 1.2), is_whole=True)
        words = "".join(span.text for span in spans)
        self._add(Told(lines, Role.HEADING, words), keep=True, is_level=True)
        self._is_flush = True

    def _code(self, content: str) -> None:
        self._gap(5)
        text = content.rstrip("\n").replace("\t", "    ").replace(" ", "\u00a0")
        lines = self.setter.lines([Span(text, _CODE)], TEXT, LINE, left=_STEP, is_whole=True)
        self._add(Told(lines, Role.CODE), is_level=True)
        self._gap(5)
        self._is_flush = True

    def _ornament(self) -> None:
        def paint(pen: Pen, x: float, y: float) -> None:
            pen.rule(x + TEXT / 2 - 18, y + LINE / 2, 36, 0.5, GREY_3)

        self._add(Told(Drawn(LINE, paint), Role.ORNAMENT))
        self._is_flush = True

    def _cell(self, token: Token) -> None:
        assert self._table is not None
        if self._table:
            look = Type(Face.SANS_STRONG if len(self._table) == 1 else Face.SANS, 8.6)
            self._table[-1].append(Cell(tuple(self._spans(token, look))))

    def _close_table(self) -> None:
        rows, self._table = self._table or [], None
        count = max((len(row) for row in rows), default=0)
        if count:
            columns = tuple(Column(TEXT / count) for _index in range(count))
            padded = [(*row, *([Cell(())] * (count - len(row)))) for row in rows]
            self._gap(LINE)
            self._add(Table.of(self.setter, columns, padded[:1], padded[1:], is_whole=True))
            self._gap(LINE)
        self._is_flush = True

    def _add(self, block: Block, keep: bool = False, is_level: bool = False) -> None:
        if block.height:
            self.items.append(Text(block, keep, is_level))

    def _gap(self, points: float) -> None:
        if self.items and points:
            self.items.append(Gap(points))
        self._is_flush = True

    def _spans(self, token: Token, base: Type) -> list[Span]:
        look = _Look()
        return [span for child in token.children or () for span in self._inline(child, base, look)]

    def _inline(self, token: Token, base: Type, look: _Look) -> Iterator[Span]:
        match token.type:
            case "strong_open" | "strong_close":
                look.strong += token.nesting
            case "em_open" | "em_close":
                look.emphasis += token.nesting
            case "s_open" | "s_close":
                look.struck += token.nesting
            case "link_open":
                look.links.append(str(token.attrs.get("href", "")))
            case "link_close":
                address = look.links.pop() if look.links else ""
                yield from _address(address, base)
            case "softbreak":
                yield Span(" ", base)
            case "hardbreak":
                yield Span("\n", base)
            case "code_inline":
                yield self._span(token.content, Type(Face.SANS, base.size * 0.92, base.colour), look)
            case "image":
                name = self._span(token.content, base, look)
                yield Span(f"[{name.text}]", Type(Face.SERIF_ITALIC, base.size, GREY_1))
                yield from _address(str(token.attrs.get("src", "")), base)
            case _:
                if token.content:
                    text = pretty(token.content, self.language)
                    yield self._span(text, base, look)

    def _span(self, text: str, base: Type, look: _Look) -> Span:
        address = look.links[-1] if look.links else ""
        link = address if _SAFE_LINK.match(address) else ""
        return Span(text, Type(_face(base, look), base.size, base.colour), link, is_struck=look.struck > 0)


def _face(base: Type, look: _Look) -> Face:
    is_sans = base.face in (Face.SANS, Face.SANS_STRONG)
    if look.strong:
        return Face.SANS_STRONG if is_sans else Face.SERIF_STRONG
    if look.emphasis and base.face is not Face.SERIF_ITALIC:
        return Face.SANS_ITALIC if is_sans else Face.SERIF_ITALIC
    return Face.SERIF if look.emphasis and base.face is Face.SERIF_ITALIC else base.face


def _heading_face(span: Span, size: float) -> Face:
    is_small = size < _HEADING_SIZES["h2"]
    return Face.SERIF_STRONG if is_small and span.type.face is Face.SERIF else span.type.face


def _address(address: str, base: Type) -> Iterator[Span]:
    """An address printed behind what it is linked to, since paper has no links."""
    if address:
        shown = re.sub(r"^mailto:", "", address)
        link = address if _SAFE_LINK.match(address) else ""
        yield Span(f" ({shown})", Type(Face.SANS, base.size * 0.8, GREY_1), link)
