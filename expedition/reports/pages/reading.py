"""What pages say to somebody who does not see them: headings, paragraphs, tables and figures in order."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple

_GROUPS = frozenset({"Document", "Sect", "Div", "Note", "BlockQuote", "L", "LI", "TOC", "Table", "TR"})
"""Elements that hold others and no text of their own."""


class Element:
    """A node of the tree.

    `page` is the index of that on which it began. Once its page has ended and it was left, it takes no more
    kids.
    """

    __slots__ = ("entries", "kids", "number", "page", "parent", "tag")

    def __init__(self, tag: str, parent: "Element | None", page: int = 0, entries: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.page = page
        self.entries = entries
        self.kids: list[Element | Stretch | Annotated] = []
        self.number = 0


class Stretch(NamedTuple):
    """A marked stretch of a page by its number there."""

    page: int
    number: int


class Annotated(NamedTuple):
    """An annotation of a page by the number of its object."""

    page: int
    number: int


class Open(NamedTuple):
    """The ranks of the headings under which a page begins, and whether the whole had its title before."""

    ranks: tuple[int, ...] = ()
    has_title: bool = False


_ARTIFACT: Final = Element("Artifact", None)


class Reading:
    """The tree of a document in the making, and the marks that bind what is drawn to it.

    Text belongs to the innermost element, or to a paragraph made for it; what else is drawn is decoration
    except inside a figure. Of a document that began elsewhere, `place` is where that part ended.
    """

    def __init__(self, place: Open = Open()) -> None:  # noqa: B008 - frozen
        self.root = Element("Document", None)
        self.page = 0
        self.stretches: list[Element] = []
        self.closed: list[Element] = []
        self.keys: list[Element | None] = [None]
        self._first_key, self._key_step = 0, 1
        self._stack = [self.root]
        self._ranks = [0]
        self._has_title = place.has_title
        for rank in place.ranks:
            self._stack.append(Element("Sect", self._stack[-1]))
            self._ranks.append(rank)
        self._title: Element | None = None
        self._marked: Element | None = None
        self._loose: Element | None = None
        self._unended: dict[int, tuple[Element, object]] = {}
        self._decoration = 0

    # What those ask who make a document by two.

    @property
    def open(self) -> list[Element]:
        """The elements that hold what comes next, the outermost first."""
        return list(self._stack)

    def is_at(self, place: Open) -> bool:
        """Leaves what a heading at a place ends; says whether that is where all of it stands."""
        while len(self._ranks) > len(place.ranks) + 1:
            self._ranks.pop()
            self._pop(self._top)
        is_there = tuple(self._ranks[1:]) == place.ranks and len(self._stack) == len(self._ranks)
        return is_there and self._has_title == place.has_title and not self._unended

    def take_turns(self, turn: int) -> None:
        """From now on keys are given by two: this one has one turn, 0 or 1."""
        self._first_key, self._key_step = turn, 2

    def key(self, index: int) -> int:
        """The key in the file of a key's index here."""
        return self._first_key + index * self._key_step

    # What blocks say.

    @contextmanager
    def element(self, tag: str, entries: str = "") -> Iterator[None]:
        """Until the end everything belongs to a new element."""
        element = self._push(tag, entries)
        try:
            yield
        finally:
            self._pop(element)

    @contextmanager
    def beside(self, tag: str) -> Iterator[None]:
        """Until the end everything belongs to the group just left on this page, or to a new one."""
        last = self._top.kids[-1] if self._top.kids else None
        if isinstance(last, Element) and last.tag == tag and last.page == self.page:
            self._loose = None
            self._stack.append(last)
        else:
            last = self._push(tag, "")
        try:
            yield
        finally:
            self._pop(last)

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """Until the end nothing is read."""
        self._decoration += 1
        try:
            yield
        finally:
            self._decoration -= 1

    @contextmanager
    def figure(self, words: str, entries: str = "") -> Iterator[None]:
        """Until the end everything is one figure that shows what the words say, unless one is open."""
        if self._top.tag not in _GROUPS:
            yield
            return
        with self.element("Figure", f"/Alt {text_string(words)} {entries}"):
            yield

    @contextmanager
    def heading(self, rank: int) -> Iterator[None]:
        """Until the end everything is a heading; what follows of a higher rank in its group is below it."""
        if self._top.tag in ("Document", "Sect"):
            while self._ranks[-1] >= rank:
                self._ranks.pop()
                self._pop(self._top)
            self._push("Sect", "")
            self._ranks.append(rank)
        level = len(self._ranks) - 1 + self._has_title
        with self.element(f"H{min(max(1, level), 6)}"):
            yield

    @contextmanager
    def title(self) -> Iterator[None]:
        """Until the end the first words are the name of the whole."""
        self._title = self._push("Div", "")
        self._has_title = True
        try:
            yield
        finally:
            self._pop(self._title)
            self._title = None

    @contextmanager
    def stretch(self, whole: object, *, is_end: bool, tag: str = "P", entries: str = "") -> Iterator[bool]:
        """Until the end everything is part of an element that may go over pages; says whether it goes on.

        `whole` is the same object for all its parts. Inside other text it is a part of that.
        """
        if not self.holds_groups:
            yield False
            return
        element, _same = self._unended.pop(id(whole), (None, None))
        goes_on = element is not None
        if element is None:
            element = self._push(self._named(tag), entries)
        else:
            self._loose = None
            self._stack.append(element)
        try:
            yield goes_on
        finally:
            if is_end:
                self._pop(element)
            else:
                self._stack.pop()
                self._unended[id(whole)] = (element, whole)

    def pause(self) -> None:
        """What was drawn and what will be are not of one paragraph."""
        self._loose = None

    @property
    def holds_groups(self) -> bool:
        """Whether a paragraph or a table may begin here."""
        return self._top.tag in _GROUPS and not self._decoration

    # What the pen asks.

    def of_text(self) -> str:
        """The marks before text."""
        if self._decoration:
            return self._mark(_ARTIFACT)
        if self._top.tag not in _GROUPS:
            return self._mark(self._top)
        if self._loose is None:
            element = self._push(self._named("P"), "")
            self._pop(element)
            self._loose = element
        return self._mark(self._loose)

    def of_drawing(self) -> str:
        """The marks before a line or a shape."""
        is_figure = self._top.tag == "Figure" and not self._decoration
        return self._mark(self._top if is_figure else _ARTIFACT)

    def annotate(self, number: int) -> int:
        """A link in what is being drawn, by the number of its annotation; gives its key in the tree."""
        owner = self._top if self._loose is None else self._loose
        if owner.tag != "Link":
            link = Element("Link", owner, self.page)
            owner.kids.append(link)
            self.closed.append(link)
            owner = link
        owner.kids.append(Annotated(self.page, number))
        self.keys.append(owner)
        return self.key(len(self.keys) - 1)

    def end_page(self) -> str:
        """The marks at the end of a page."""
        self._loose = None
        marks = "EMC" if self._marked is not None else ""
        self._marked = None
        return marks

    def turn_page(self) -> None:
        """What was left is in the file, the next page begins."""
        self.page += 1
        self.keys.append(None)
        self.stretches = []
        self.closed = []

    def finish(self) -> None:
        """Nothing is drawn any more."""
        self.closed += [element for element, _whole in self._unended.values()]
        self._unended.clear()
        while self._stack:
            self._pop(self._top)

    @property
    def _top(self) -> Element:
        return self._stack[-1]

    def _named(self, tag: str) -> str:
        """The first words of a title are its heading."""
        is_first = self._top is self._title and all(
            isinstance(kid, Element) and kid.tag == "Figure" for kid in self._top.kids
        )
        return "H1" if is_first else tag

    def _push(self, tag: str, entries: str) -> Element:
        self._loose = None
        element = Element(tag, self._top, self.page, entries)
        self._top.kids.append(element)
        self._stack.append(element)
        return element

    def _pop(self, element: Element) -> None:
        self._loose = None
        while self._stack and self._stack.pop() is not element:
            continue
        if not self.closed or self.closed[-1] is not element:
            self.closed.append(element)

    def _mark(self, element: Element) -> str:
        if element is self._marked:
            return ""
        before = "EMC " if self._marked is not None else ""
        self._marked = element
        if element is _ARTIFACT:
            return f"{before}/Artifact BMC "
        number = len(self.stretches)
        element.kids.append(Stretch(self.page, number))
        self.stretches.append(element)
        return f"{before}/{element.tag} <</MCID {number}>> BDC "


def text_string(text: str) -> str:
    """Words as a value in a PDF."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex()}>"
