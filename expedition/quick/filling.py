"""A line while it is being understood as one kind: which of its items are taken, and for which field."""

from collections.abc import Sequence
from typing import Any

from expedition.kinds import Precision
from expedition.quick.items import Item
from expedition.quick.understood import Span
from expedition.records.fields import Said, with_said

_SEPARATORS = frozenset(",;–—")
_QUIET = frozenset(":.!?()-")


class Filling:
    """Items taken one by one; what nobody takes is the rest."""

    def __init__(self, line: str, items: Sequence[Item]) -> None:
        self.line, self.items = line, items
        self.values: dict[str, Any] = {}
        self.said: tuple[Said, ...] = ()
        self.guesses: set[str] = set()
        self.spans: list[Span] = []
        self.score = 0
        self.rest_field = ""
        self._taken = [False] * len(items)

    def is_free(self, index: int) -> bool:
        """Whether an item is there and not taken."""
        return 0 <= index < len(self.items) and not self._taken[index]

    def free(self) -> list[int]:
        """The items nobody has taken."""
        return [index for index, taken in enumerate(self._taken) if not taken]

    def take(self, first: int, count: int, field: str, *, guess: bool = False) -> str:
        """Takes items for a field and returns their words."""
        last = first + count - 1
        for index in range(first, last + 1):
            self._taken[index] = True
        return self.mark(first, count, field, guess=guess)

    def mark(self, first: int, count: int, field: str, *, guess: bool = False) -> str:
        """Says what items were understood as, and leaves them free; what was said before stands."""
        run: list[Item] = []
        for item in self.items[first : first + count]:
            if any(span.start < item.end and item.start < span.end for span in self.spans):
                self._span(run, field, guess=guess)
                run = []
            else:
                run.append(item)
        self._span(run, field, guess=guess)
        start, end = self.items[first].start, self.items[first + count - 1].end
        return " ".join(self.line[start:end].split())

    def _span(self, run: list[Item], field: str, *, guess: bool) -> None:
        if run:
            self.spans.append(Span(run[0].start, run[-1].end, field, guess))

    def put(self, field: str, value: Any, *, guess: bool = False) -> None:
        """Fills a field that is still empty; text of a field that has some is added to it."""
        before = self.values.get(field)
        if isinstance(before, str) and type(value) is str and before:
            self.values[field] = f"{before}, {value}" if field in _LISTED else f"{before} {value}"
        elif before is None or before == "":
            self.values[field] = value
            if guess:
                self.guesses.add(field)

    def put_item(self, field: str, item: Item, value: Any) -> None:
        """Fills a field from a quantity, with the words where it is only about right."""
        self.put(field, value)
        if item.precision is Precision.ABOUT:
            self.said = with_said(self.said, Said(field, Precision.ABOUT, item.text))

    def separator(self) -> int:
        """The first comma or the like between two parts, or the end of the items."""
        found = (n for n, item in enumerate(self.items) if item.text in _SEPARATORS and n > 0)
        return next(found, len(self.items))

    def rest(self, first: int, last: int, field: str) -> str:
        """Takes what is free from `first` to before `last`, as typed, and returns it for a field."""
        parts: list[str] = []
        run: list[int] = []
        for index in range(first, last + 1):
            is_free = index < last and self.is_free(index)
            if is_free:
                run.append(index)
            elif run:
                parts.append(self._run(run, field))
                run = []
        return " ".join(part for part in parts if part)

    def _run(self, run: list[int], field: str) -> str:
        while run and self.items[run[0]].text in _SEPARATORS | _QUIET:
            self._taken[run.pop(0)] = True
        while run and self.items[run[-1]].text in _SEPARATORS | _QUIET - {"!", "?", ")"}:
            self._taken[run.pop()] = True
        return self.take(run[0], run[-1] - run[0] + 1, field) if run else ""


_LISTED = frozenset(
    ("problem", "fix", "cause", "weather", "wind", "lacks", "traffic", "surface", "note", "remarks")
)
"""Fields in which several things stand side by side."""
