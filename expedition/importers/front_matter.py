"""Markdown files with YAML front matter, read so that every value stays the text that was typed.

YAML would make a boolean of the country code NO and a float of a price; here the field decides.
"""

import codecs
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from expedition.errors import ReadError
from expedition.record_classes import dataclass
from expedition.records.folder import MOST_BYTES
from expedition.text import _

Plain = str | list["Plain"] | dict[str, "Plain"] | None

FENCE = "---"
_DEEPEST = 6
_NULL = "tag:yaml.org,2002:null"
_NOTHING = ("", "~", "null", "Null", "NULL")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Where PyYAML was built with libyaml, that reads ten times as fast."""


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file: what its front matter says, and its text."""

    head: Mapping[str, Plain]
    body: str


def read_page(path: Path, place: str) -> Page:
    """The page in a file; `place` names the file in refusals."""
    return parse_page(_text_of(path, place), place)


def parse_page(text: str, place: str) -> Page:
    """The page of a text: a line `---`, YAML, a line `---`, an empty line, Markdown."""
    lines = text.split("\n")
    stripped = [line.rstrip() for line in lines]
    if stripped[0] != FENCE:
        raise ReadError(_("The file does not begin with a line “---”; add the front matter"), place)
    if FENCE not in stripped[1:]:
        raise ReadError(_("The front matter has no end; add a line “---” after it"), place)
    end = stripped.index(FENCE, 1)
    body = "\n".join(lines[end + 1 :])
    return Page(
        _parse_head("\n".join([*lines[1:end], ""]), place), body.removeprefix("\n").removesuffix("\n")
    )


def _text_of(path: Path, place: str) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ReadError(_("The file is too large for a page of a diary; is it another file?"), place)
        raw = path.read_bytes()
    except OSError as error:
        raise ReadError(_("The file cannot be read; check that you may open it"), place) from error
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadError(_("The file is not UTF-8 text; save it as UTF-8"), place) from error
    return text.replace("\r\n", "\n")


def _parse_head(text: str, place: str) -> Mapping[str, Plain]:
    try:
        events = list(_events(text, place))
    except yaml.MarkedYAMLError as error:
        raise _invalid(error.problem_mark or error.context_mark, place) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise ReadError(_("The front matter is not valid YAML; correct it"), place) from error
    starts = [event for event in events if isinstance(event, yaml.DocumentStartEvent)]
    if len(starts) > 1:
        raise _invalid(starts[1].start_mark, place)
    head = _Reading(events, place).next(0) if starts else {}
    if not isinstance(head, dict):
        if head is None:
            return {}
        raise ReadError(_("The front matter must be lines of “name: value”"), place)
    return head


def _events(text: str, place: str) -> Iterator[yaml.Event]:
    """What the parser meets, no further than any page nests: beyond that it takes ever longer."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST + 1:
            raise _too_deep(place)
        yield event


def _too_deep(place: str) -> ReadError:
    return ReadError(_("The front matter is nested too deeply; flatten it"), place)


def _invalid(mark: Any, place: str) -> ReadError:
    return ReadError(_("The front matter is not valid YAML; correct it there"), _at(mark, place))


def _at(mark: Any, place: str) -> str:
    """The place of a sign that the parser has marked, by its line in the file."""
    return f"{place}, {_('line {n}').format(n=mark.line + 2)}" if mark else place


class _Reading:
    """The values of a front matter, from what the YAML parser meets; references could make them endless."""

    def __init__(self, events: Sequence[yaml.Event], place: str) -> None:
        ends = (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)
        self._events = iter([event for event in events if not isinstance(event, ends)])
        self._place = place

    def next(self, depth: int) -> Plain:
        """The next value."""
        return self._value(next(self._events), depth)

    def _value(self, event: yaml.Event, depth: int) -> Plain:
        if depth > _DEEPEST:
            raise _too_deep(self._place)
        if isinstance(event, yaml.AliasEvent):
            raise _invalid(event.start_mark, self._place)
        if isinstance(event, yaml.ScalarEvent):
            return _text(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(depth)
        return self._group(depth)

    def _list(self, depth: int) -> Plain:
        found: list[Plain] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            found.append(self._value(event, depth + 1))
        return found

    def _group(self, depth: int) -> Plain:
        found: dict[str, Plain] = {}
        while not isinstance(key := next(self._events), yaml.MappingEndEvent):
            where = _at(key.start_mark, self._place)
            if not isinstance(key, yaml.ScalarEvent):
                raise ReadError(_("A name in the front matter must be one word"), where)
            if key.value in found:
                raise ReadError(_("“{name}” stands there twice; keep one").format(name=key.value), where)
            found[key.value] = self.next(depth + 1)
        return found


def _text(event: yaml.ScalarEvent) -> str | None:
    """What was typed; nothing, or a plain word for it, is None."""
    if event.tag == _NULL or (event.implicit[0] and event.value in _NOTHING):
        return None
    return str(event.value)
