"""A page of the web read as strictly as the standard library allows."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(("br", "hr", "img", "input", "link", "meta"))
_UNSEEN = frozenset(("style", "script", "title"))


@dataclass
class Read:
    """What a page holds: its elements with their attributes, ids, addresses and words."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    words: str = ""

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of all elements of a kind."""
        return [attributes for name, attributes in self.elements if name == tag]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.read, self.open = Read(), list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _value in attrs]
        assert len(names) == len(set(names)), f"attribute twice on {tag}"
        held = {name: value or "" for name, value in attrs}
        self.read.elements.append((tag, held))
        self.read.ids += [held["id"]] if "id" in held else []
        self.read.words += held.get("aria-label", "") if held.get("class") == "flag" else ""
        if tag == "a":
            self.read.links.append(held["href"])
        else:
            self.read.sources += [
                held[name] for name in ("src", "href", "xlink:href", "data") if name in held
            ]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"nothing to close for {tag}"
        assert self.open.pop() == tag, f"{tag} closed while {self.open[-3:]} are open"

    def handle_data(self, data: str) -> None:
        if not _UNSEEN.intersection(self.open):
            self.read.words += data


def read(page: str) -> Read:
    """The page, once it is found to be well formed."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert not reader.open, f"left open: {reader.open}"
    found = reader.read
    assert len(found.ids) == len(set(found.ids)), "an id stands twice"
    return found
