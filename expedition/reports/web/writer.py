"""The row of a book as elements of one page, in the order of reading."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from expedition.atlas.country_names import country_name
from expedition.reports.making import Entry
from expedition.reports.pages.blocks import Block, Lines, Pile, Role, Told
from expedition.reports.pages.items import Item as RowItem
from expedition.reports.pages.items import Mark, Note, Text, Wide
from expedition.reports.pages.table import Table
from expedition.reports.typesetting.style import FULL, Face
from expedition.reports.typesetting.wording import DOT
from expedition.reports.web import figures, lists
from expedition.reports.web.figures import Figure
from expedition.reports.web.inline import Inline, family_of
from expedition.reports.web.markup import attribute, identity
from expedition.reports.web.pictures import Pictures
from expedition.reports.web.svg_pen import SvgPen
from expedition.reports.web.tables import table

_LEVELS = {Role.PART: 2, Role.SECTION: 2, Role.DAY: 3}
_SMALL_WIDTH = 160.0
_TAG = re.compile("<[^>]*>")
_TEXT_LETTERS, _SIDE_LETTERS = 62.0, 50.0
"""To a line of the text; those of the side are smaller and closer, too."""
_TEXT_PICTURE, _SIDE_PICTURE = 14.0, 9.0
_OVERHANG = 3.0
_LONGEST_NAME = 2000
Piece = str | Figure | lists.Item


class Writer:
    """Walks a row once; `entries` are the titles of destinations by their names."""

    def __init__(self, inline: Inline, pen: SvgPen, pictures: Pictures, entries: Mapping[str, Entry]) -> None:
        self._inline, self._pen, self._pictures, self._entries = inline, pen, pictures, entries
        self._out: list[Piece] = []
        self._text: list[Piece] = []
        self._side: list[Piece] = []
        self._target = self._out
        self._ids: list[str] = []
        self._known: set[str] = set()
        self._chart = ""
        self._level, self._label = 1, ""

    def take(self, item: RowItem) -> None:
        """Writes one item of the row."""
        match item:
            case Mark():
                self._mark(item.name)
            case Wide():
                self._flush()
                self._block(item.block)
            case Text():
                self._target = self._text
                self._block(item.block)
                self._target = self._out
            case Note():
                self._beside(item.block or item.inline())

    def result(self) -> str:
        """All that was written."""
        self._flush()
        return _joined(self._out)

    def _mark(self, name: str) -> None:
        if name not in self._known:
            self._known.add(name)
            self._ids.append(name)

    def _flush(self) -> None:
        """Ends a stretch of text and what stands beside it; what the text has no room for goes below it."""
        count = fitting(self._side, self._text)
        text, side, below = _joined(self._text), _joined(self._side[:count]), _joined(self._side[count:])
        self._text.clear()
        self._side.clear()
        if side:
            held = f'<div class="text">{text}</div><div class="side">{side}</div>'
            self._out.append(f'<div class="pair">{held}</div>')
        elif text:
            self._out.append(f'<div class="text">{text}</div>')
        if below:
            self._out.append(f'<div class="below">{below}</div>')

    def _beside(self, block: Block) -> None:
        target, self._target = self._target, self._side
        self._block(block)
        self._target = target

    def _block(self, block: Block) -> None:
        match block:
            case Told():
                self._told(block)
            case Lines():
                self._lines(block)
            case Pile() if any(isinstance(part, Told | Lines | Pile | Table) for _gap, part in block.parts):
                for _gap, part in block.parts:
                    self._block(part)
            case Table():
                self._put(table(self._inline, block, self._label))
            case _:
                self._drawing(block)

    def _told(self, told: Told) -> None:
        match told.role:
            case Role.TITLE | Role.PART | Role.SECTION | Role.DAY:
                self._head(told)
            case Role.HEADING:
                level = min(6, self._level + 1)
                self._put(f"<h{level}>{self._inline.words(told.words, Face.SERIF_STRONG)}</h{level}>")
            case Role.CONTENTS:
                return
            case Role.FIGURES:
                self._put(self._figures(told))
            case Role.FIGURE if told.parts:
                self._group(told)
            case Role.FIGURE:
                self._figure(told)
            case Role.CAPTION:
                self._caption(told)
            case Role.NOTE:
                self._note(told)
            case Role.NIGHT:
                self._wrapped("div", ' class="night"', told.parts or (told.block,))
            case Role.QUOTE:
                self._wrapped("blockquote", "", (told.block,))
            case Role.CODE:
                self._code(told.block)
            case Role.ORNAMENT:
                self._put("<hr>")

    def _head(self, told: Told) -> None:
        """A heading with what stands over and behind it, and what belongs to it."""
        self._flush()
        if told.role is Role.TITLE:
            return
        level = _LEVELS[told.role]
        self._level, self._label = level, told.words
        inline = self._inline
        over = self._over(told) if told.over and told.words.strip() else ""
        words = told.words.strip() or told.over.strip() or "…"
        aside = f' <em class="own">{inline.words(told.aside, Face.SERIF_ITALIC)}</em>' if told.aside else ""
        heading = f"<h{level}{self._taken()}>{inline.words(words, Face.SERIF)}{aside}</h{level}>"
        self._out.append(f'<header class="{told.role}">{over}{heading}</header>')
        for part in told.parts:
            self._block(part)

    def _over(self, told: Told) -> str:
        """What stands over a heading, its number first."""
        number, dot, rest = told.over.partition(DOT)
        first = f'<strong class="no">{self._inline.words(number, Face.SANS_STRONG)}</strong>'
        return f'<p class="over"><span>{first}{self._inline.words(dot + rest)}</span>{self._flags(told)}</p>'

    def _flags(self, told: Told) -> str:
        flags = [self._inline.flag(code, country_name(code.upper())) for code in told.flags]
        shown = '<span aria-hidden="true"> → </span>'.join(flag for flag in flags if flag)
        return f' <span class="flags">{shown}</span>' if shown else ""

    def _figures(self, told: Told) -> str:
        words = self._inline.words
        pairs = "".join(
            f"<div><dt>{words(label)}</dt><dd>{words(value, Face.SANS_STRONG)}</dd></div>"
            for value, label in told.pairs
        )
        return f'<dl class="figures">{pairs}</dl>' if pairs else ""

    def _group(self, told: Told) -> None:
        """What a drawing is made of; photos side by side where it is of photos alone."""
        target, self._target = self._target, []
        self._figure(told)
        pieces, self._target = self._target, target
        photos = [piece for piece in pieces if isinstance(piece, Figure) and piece.ratio]
        if len(photos) > 1 and len(photos) == len(pieces):
            self._put(f'<div class="photos">{_joined(pieces)}</div>')
        else:
            for piece in pieces:
                self._put(piece)

    def _figure(self, told: Told) -> None:
        is_small = False
        for part in told.parts:
            if isinstance(part, Told) and part.role is Role.FIGURE:
                is_small = 0 < part.width < _SMALL_WIDTH and not self._pen.photo_of(part.block)
            if is_small:
                self._beside(part)
            else:
                self._block(part)
        if not told.parts:
            title, self._chart = self._chart, ""
            self._put(figures.figure(self._pen, self._pictures, told, title))

    def _caption(self, told: Told) -> None:
        if told.words:
            remark = f' <span class="q">{self._inline.words(told.aside)}</span>' if told.aside else ""
            self._chart = f"<strong>{self._inline.words(told.words, Face.SANS_STRONG)}</strong>{remark}"
            return
        assert isinstance(told.block, Lines)
        said = self._inline.spans(told.block.spans, "sans")
        last = self._target[-1] if self._target else None
        if said and isinstance(last, Figure) and not last.caption:
            last.caption = said
        elif said:
            self._put(f'<p class="caption">{said}</p>')

    def _note(self, told: Told) -> None:
        held = "".join(self._paragraph(part, "sans") for part in told.parts if isinstance(part, Lines))
        label = self._inline.words(told.words, Face.SANS_STRONG)
        self._put(f'<aside role="note"><p class="label">{label}</p>{held}</aside>')

    def _wrapped(self, tag: str, attributes: str, parts: Sequence[Block]) -> None:
        held = "".join(self._paragraph(part) for part in parts if isinstance(part, Lines))
        self._put(f"<{tag}{attributes}>{held}</{tag}>")

    def _code(self, block: Block) -> None:
        if isinstance(block, Lines):
            words = "".join(span.text for span in block.spans).replace("\u00a0", " ")
            self._put(
                f'<pre tabindex="0"><code>{self._inline.words(words).replace("<br>", chr(10))}</code></pre>'
            )

    def _lines(self, lines: Lines) -> None:
        body = self._paragraph(lines)
        bullet = lines.bullet[0].boxes[0].text if lines.bullet and lines.bullet[0].boxes else ""
        last = self._target[-1] if self._target else None
        if bullet or (lines.left > 0 and isinstance(last, lists.Item)):
            self._put(lists.Item(lines.left, bullet, body))
        elif body:
            self._put(body)

    def _paragraph(self, lines: Lines, family: str = "") -> str:
        family = family or family_of(lines.spans)
        said = self._inline.spans(lines.spans, family)
        way = ' dir="rtl"' if lines.is_rtl else ""
        look = ' class="s"' if family == "sans" else ""
        spoken = f' lang="{attribute(lines.language)}"' if lines.language else ""
        return f"<p{look}{way}{spoken}>{said}</p>" if said else ""

    def _drawing(self, block: Block) -> None:
        """A block that nothing is known of, where it shows any words."""
        if block.height <= 0:
            return
        body = self._pen.drawn(block)
        if "<text" in body:
            words = " ".join(unescape(_TAG.sub(" ", body)).split())
            drawing = self._pen.drawing(block, FULL, words[:_LONGEST_NAME])
            self._put(Figure([figures.broad(drawing, FULL)]))

    def _put(self, piece: Piece) -> None:
        if not piece:
            return
        if self._ids:
            self._opened()
        self._target.append(piece)

    def _opened(self) -> None:
        """Destinations that no heading follows: those of the contents get one, others a bare place."""
        entry = next((self._entries[name] for name in self._ids if name in self._entries), None)
        if entry is not None and entry.level == 0:
            self._flush()
            self._level, self._label = 2, entry.title
            words = self._inline.words(entry.title, Face.SERIF)
            self._out.append(f'<header class="section"><h2{self._taken()}>{words}</h2></header>')
        else:
            self._target.append(f"<span{self._taken()}></span>")

    def _taken(self) -> str:
        """The last destination as an id; those before it stand on their own."""
        if not self._ids:
            return ""
        *others, last = self._ids
        self._ids = []
        self._out += [f'<span id="{identity(name)}"></span>' for name in others]
        return f' id="{identity(last)}"'


def fitting(side: Sequence[Piece], text: Sequence[Piece]) -> int:
    """How many pieces stand beside a text without hanging far below it; none beside no text."""
    room = sum(_lines(piece, _TEXT_LETTERS, _TEXT_PICTURE) for piece in text)
    if not room:
        return 0
    used = 0.0
    for index, piece in enumerate(side):
        used += _lines(piece, _SIDE_LETTERS, _SIDE_PICTURE)
        if used > room + _OVERHANG and index:
            return index
    return len(side)


def _lines(piece: Piece, letters: float, picture: float) -> float:
    """About how many lines of text a piece is high."""
    if isinstance(piece, Figure):
        return picture
    words = _TAG.sub("", piece.body if isinstance(piece, lists.Item) else piece)
    return len(words) / letters + 1


def _joined(pieces: Sequence[Piece]) -> str:
    return "".join(_grouped(pieces))


def _grouped(pieces: Sequence[Piece]) -> Iterator[str]:
    """The pieces as markup, items of lists on end together."""
    held: list[lists.Item] = []
    for piece in pieces:
        if isinstance(piece, lists.Item):
            held.append(piece)
            continue
        if held:
            yield lists.nested(held)
            held = []
        yield str(piece)
    if held:
        yield lists.nested(held)
