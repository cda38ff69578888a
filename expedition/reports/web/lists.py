"""Paragraphs with and without bullets as nested lists."""

from collections.abc import Sequence

from expedition.record_classes import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph of a list: how far in it stands, its bullet, empty where it goes on, and its markup."""

    left: float
    bullet: str
    body: str

    @property
    def tag(self) -> str:
        """What list it is of."""
        return "ol" if self.bullet[:1].isdigit() else "ul"


def nested(items: Sequence[Item]) -> str:
    """The items of lists on end, each inside the one it belongs to."""
    out: list[str] = []
    open_: list[Item] = []
    for item in items:
        if item.bullet:
            while open_ and (open_[-1].left > item.left or _is_other(open_[-1], item)):
                out.append(f"</li></{open_.pop().tag}>")
            if open_ and open_[-1].left == item.left:
                out.append("</li>")
            else:
                open_.append(item)
                out.append(f"<{item.tag}>")
            number = item.bullet.rstrip(".") if item.tag == "ol" else ""
            out.append(f'<li value="{number}">' if number else "<li>")
        out.append(item.body)
    out += [f"</li></{item.tag}>" for item in reversed(open_)]
    return "".join(out)


def _is_other(last: Item, item: Item) -> bool:
    """Whether a list of another kind begins where the last one stands."""
    return last.left == item.left and last.tag != item.tag
