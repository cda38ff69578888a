"""Markdown files with YAML front matter, read so that every value stays the text that was typed.

YAML would make a boolean of the country code NO and a float of a price; here the field decides.
"""

import codecs
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from expedition.errors import ReadError
from expedition.text import _

Plain = str | list["Plain"] | dict[str, "Plain"] | None

FENCE = "---"
_MOST_BYTES = 8_000_000
_DEEPEST = 6
_NULL = "tag:yaml.org,2002:null"


class _Loader(yaml.SafeLoader):
    """YAML without references, which could make a small file endless."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """The next node, unless it points to an earlier one."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem_mark=self.get_mark())
        return super().compose_node(parent, index)


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
        if path.stat().st_size > _MOST_BYTES:
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
        node = yaml.compose(text, Loader=_Loader)
        head = {} if node is None else _plain(node, place, 0)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{place}, {_('line {n}').format(n=mark.line + 2)}" if mark else place
        raise ReadError(_("The front matter is not valid YAML; correct it there"), where) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise ReadError(_("The front matter is not valid YAML; correct it"), place) from error
    if not isinstance(head, dict):
        raise ReadError(_("The front matter must be lines of “name: value”"), place)
    return head


def _plain(node: yaml.Node, place: str, depth: int) -> Plain:
    if depth > _DEEPEST:
        raise ReadError(_("The front matter is nested too deeply; flatten it"), place)
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag == _NULL else str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, place, depth + 1) for item in node.value]
    found: dict[str, Plain] = {}
    for key, value in node.value:
        where = f"{place}, {_('line {n}').format(n=key.start_mark.line + 2)}"
        if not isinstance(key, yaml.ScalarNode):
            raise ReadError(_("A name in the front matter must be one word"), where)
        if key.value in found:
            raise ReadError(_("“{name}” stands there twice; keep one").format(name=key.value), where)
        found[key.value] = _plain(value, place, depth + 1)
    return found
