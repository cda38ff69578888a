"""What was counted on the way, and whom to thank for it."""

from collections.abc import Iterator

from expedition import units
from expedition.kinds import NoteKind
from expedition.reports.drawings.strip import Shown, strip
from expedition.reports.making import Making
from expedition.reports.pages.items import Gap, Item, Text, Wide
from expedition.reports.parts.themes.tables import heading
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import BODY, LINE, TEXT
from expedition.reports.typesetting.wording import pretty
from expedition.stats.counters import counted
from expedition.text import _

_A_ROW = 5


def counters(making: Making) -> list[Shown]:
    """What the traveller counted, as figures of the book; nothing of what only words tell."""
    counts = [record.fields for page in making.book.pages for record in page.counts]
    found = []
    for counter in making.book.entries("counter"):
        state = counted(counter.fields, counts)
        if state.value is not None:
            decimals = 0 if state.value == round(state.value) else 1
            label = counter.fields.name
            found.append(Shown(units.number(state.value, decimals), counter.fields.unit, label))
    return found


def counts(making: Making) -> Iterator[Item]:
    """The counters in rows of large figures."""
    shown = counters(making)
    for start in range(0, len(shown), _A_ROW):
        row = shown[start : start + _A_ROW]
        if start == 0:
            yield Wide(heading(_("Counted")), keep=True)
            yield Gap(3)
        yield Wide(strip(making.case, row, size=19.0))


def credits_of(making: Making) -> list[str]:
    """Whom the log thanks, and for what."""
    notes = [record.fields for page in making.book.pages for record in page.notes]
    notes += [record.fields for record in making.book.entries("note")]
    said = (fields for fields in notes if fields.kind is NoteKind.CREDIT)
    return [fields.text or fields.title for fields in said if fields.text or fields.title]


def thanks(making: Making) -> Iterator[Item]:
    """The thanks of the log, a paragraph each."""
    found = credits_of(making)
    if not found:
        return
    yield Text(heading(_("Thanks")), keep=True)
    for text in found:
        yield Gap(4)
        spans = [Span(pretty(text, making.written_in), BODY)]
        yield Text(making.setter.lines(spans, TEXT, LINE))
