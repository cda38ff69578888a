"""What a record of any kind is called in one line."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from expedition import naming
from expedition.field_names import kind_name

_CALLED_BY = (
    "title", "name", "who", "names", "nickname", "speakers", "what", "caption", "part", "subject", "problem",
    "currency", "road", "host", "place", "name_beyond",
)  # fmt: skip
_ALSO_SAID = {
    "stay": ("place",),
    "encounter": ("origin",),
    "repair": ("problem",),
    "crossing": ("name_beyond",),
    "fact": ("name",),
    "person": ("nickname",),
    "rule": ("who",),
}
_LEADS = {"fact": ("subject", "sheet"), "rule": ("subject",), "day": ("title",)}
_OFF = {"day": frozenset({"road"}), "waypoint": frozenset({"road"})}


def title_of(kind: str, fields: Mapping[str, Any]) -> str:
    """`Shonzhy → Zharkent`, `Belgian couple, Ghent`; the kind of thing where nothing has a name."""
    way = _way(fields)
    lead = next((text for name in _names(kind) if (text := _text(fields.get(name)))), "")
    also = [text for name in _ALSO_SAID.get(kind, ()) if (text := _text(fields.get(name)))]
    said = [lead or way, *(text for text in also if text != lead)]
    if lead and way:
        said.append(way)
    return ", ".join(filter(None, said)) or _kind(kind, fields)


def read_of(kind: str) -> frozenset[str]:
    """The names of all fields that a title of this kind may be made of."""
    also = ("from_place", "to_place", "kind", "figure", "mode")
    return frozenset((*_names(kind), *_ALSO_SAID.get(kind, ()), *also))


@cache
def _names(kind: str) -> tuple[str, ...]:
    return (*_LEADS.get(kind, ()), *(name for name in _CALLED_BY if name not in _OFF.get(kind, frozenset())))


def _way(fields: Mapping[str, Any]) -> str:
    ends = [_text(fields.get(name)) for name in ("from_place", "to_place")]
    return " → ".join(dict.fromkeys(filter(None, ends)))


def _kind(kind: str, fields: Mapping[str, Any]) -> str:
    vocabulary = fields.get("kind") or fields.get("figure") or fields.get("mode")
    if isinstance(vocabulary, StrEnum):
        return naming.title(vocabulary)
    words = kind_name(kind)
    return words[:1].upper() + words[1:]


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
