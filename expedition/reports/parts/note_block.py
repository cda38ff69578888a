"""What every note beside the text is made of: rule, label, paragraphs, and the words all entries share."""

from collections.abc import Iterable, Sequence

from expedition import units
from expedition.records.fields import SaidFields
from expedition.reports.making import Making
from expedition.reports.pages.blocks import Block, Drawn, Pile, Role, Told
from expedition.reports.pages.items import Note
from expedition.reports.pages.pen import Pen
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import ACCENT, INK, NOTE, NOTE_LABEL, NOTE_STRONG, SIDE, TEXT
from expedition.reports.typesetting.wording import capital, labelled, pretty, sentence
from expedition.text import _

_LEADING = 11.0
_AFTER = 10.0
_MOST_HEAD = 4
"""Lines of a label, which can be a title of the traveller's."""
_MOST_BESIDE = 2200
"""More signs than the outer column of a page holds."""

Paragraph = list[Span]


def note_block(
    making: Making, label: str, paragraphs: Sequence[Paragraph], width: float, colour: str = ACCENT
) -> Block:
    """A rule, a label, and paragraphs over a width."""
    head = making.setter.lines(
        [Span(label, NOTE_LABEL.turned(colour=colour))], width, _LEADING, most=_MOST_HEAD
    )

    def paint(pen: Pen, x: float, y: float) -> None:
        pen.rule(x, y, width, 0.5, INK)
        head.paint(pen, x, y + 4.0)

    parts: list[tuple[float, Block]] = [(0.0, Drawn(4.5 + head.height, paint))]
    said = tuple(making.setter.lines(spans, width, _LEADING) for spans in paragraphs)
    parts += [(3.0 if index else 0.0, lines) for index, lines in enumerate(said)]
    pile = Pile((*parts, (0.0, Drawn(_AFTER, lambda _pen, _x, _y: None))))
    return Told(pile, Role.NOTE, label, parts=said)


def note(making: Making, label: str, paragraphs: Iterable[Paragraph], colour: str = ACCENT) -> Iterable[Note]:
    """A note beside the text, in it where it is too long; none where its paragraphs say nothing."""
    said = [spans for spans in paragraphs if any(span.text.strip() for span in spans)]
    if not said:
        return
    length = sum(len(span.text) for spans in said for span in spans)
    narrow = note_block(making, label, said, SIDE, colour) if length < _MOST_BESIDE else None
    yield Note(narrow, lambda: note_block(making, label, said, TEXT, colour))


def plain(text: str, language: str) -> Paragraph:
    """Text in one look."""
    return [Span(pretty(text, language), NOTE)]


def told(strong: str, rest: str, language: str) -> Paragraph:
    """Who or what in bold, the rest behind it."""
    spans = [Span(pretty(strong, language), NOTE_STRONG)] if strong else []
    return [*spans, Span((" " if strong and rest else "") + pretty(rest, language), NOTE)]


def headed(strong: str, where: str, rest: str, language: str) -> Paragraph:
    """Who or what in bold, where and when behind a comma, then sentences."""
    said = sentence(where, rest)
    mark = "" if not strong or not said else "," if where else "."
    return told(strong + mark, said, language)


def at_km(distance_m: float | None) -> str:
    """A kilometre as it stands on a stone: `km 1931`; empty where it is not known."""
    if distance_m is None:
        return ""
    return _("km {km}").format(km=units.km(distance_m, 0)).replace(" ", units.THIN)


def day_km(before_m: float, distance_m: float | None) -> str:
    """The kilometre of the trip of something at a kilometre of a day that began at `before_m`."""
    return "" if distance_m is None else at_km(before_m + distance_m)


def more(fields: SaidFields) -> str:
    """Sentences of what has no field of its own, and of words from which no value could be read."""
    unread = (said.words for said in fields.said if said.words and getattr(fields, said.field, None) is None)
    pairs = (labelled(pair.name, pair.value) if pair.value else pair.name for pair in fields.extra)
    return sentence(*(capital(words) for words in (*unread, *pairs)))
