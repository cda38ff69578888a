"""XML that no parser takes, read on beyond every damage: tags are believed, the order between them is mended.

On sound text it tells the same events as the parser. Tags left open are closed by the next one that cannot
stand inside them, closing tags of nothing are passed over, attributes may lack quotes, and characters
that no XML may hold are skipped.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

_NAME = r"[A-Za-z_:\u0080-\U0010ffff][\w:.\-\u00b7]*"
_SOUND = re.compile(
    rf"""<({_NAME})((?:[ \t\r\n]+{_NAME}[ \t\r\n]*=[ \t\r\n]*(?:"[^"<]*"|'[^'<]*'))*)[ \t\r\n]*(/?)>"""
)
_ATTRIBUTE = re.compile(rf"""({_NAME})[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|'([^'<]*)')""")
_LOOSE = re.compile(rf"<({_NAME})([^<>]*)(>?)")
# A name is looked for only where one can begin, else a long word costs the square of its length.
_LOOSE_ATTRIBUTE = re.compile(
    rf"""(?<![\w:.\-\u00b7])({_NAME})[ \t\r\n]*=[ \t\r\n]*"""
    r"""(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+)(?=[\s/>]))"""
)
_END = re.compile(rf"</[ \t\r\n]*({_NAME})[^<>]*>?")
_REFERENCE = re.compile(r"&(?:#([0-9]{1,8})|#x([0-9a-fA-F]{1,8})|([A-Za-z_][\w.-]*));")
_LONE = re.compile(r"&(?!#?\w+;)")
_BAD = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]+")
_KNOWN = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ENCLOSED = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"))
_LONGEST = 4 << 20
"""A comment, a tag or character data longer than this is taken for its first sign gone astray."""

_LONGEST_REFERENCE = 40


class Recovering:
    """Stands in for the XML parser: the same handlers, no error ever.

    `ranks` are the local names, in small letters, of elements that never stand inside one of their own or of
    a higher rank. `skipped` counts characters that could not be made out, `faults` the places mended.
    """

    def __init__(self) -> None:
        self.buffer_text = self.ordered_attributes = True
        self.StartElementHandler: Callable[[str, list[str]], Any] = _ignore
        self.EndElementHandler: Callable[[str], Any] = _ignore
        self.CharacterDataHandler: Callable[[str], Any] = _ignore
        self.StartDoctypeDeclHandler: Callable[..., Any] = _ignore
        self.ranks: Mapping[str, int] = {}
        self.skipped = self.faults = 0
        self._open: list[str] = []
        self._counts: Counter[str] = Counter()
        self._ranked: list[int] = []
        self._absent: set[str] = set()

    def read(self, blocks: Iterable[str]) -> None:
        """Tells everything that can be made out of a text that comes in pieces."""
        rest = ""
        for block in blocks:
            text = rest + block
            rest = text[self._pass(text, is_last=False) :]
        self._pass(rest, is_last=True)

    def _pass(self, text: str, *, is_last: bool) -> int:
        """Takes what is complete in a text; returns where the rest begins."""
        self._absent.clear()
        place, end = 0, len(text)
        while place < end:
            if text[place] == "<":
                stop = self._markup(text, place, is_last=is_last)
            else:
                stop = self._characters(text, place, is_last=is_last)
            if stop is None:
                return place
            place = stop
        return end

    def _characters(self, text: str, place: int, *, is_last: bool) -> int | None:
        stop = text.find("<", place)
        if stop < 0:
            stop = len(text)
            if not is_last:
                # A reference or a line end may go on in the next piece.
                cut = text.rfind("&", max(place, stop - _LONGEST_REFERENCE))
                stop = cut if cut >= 0 else stop - text.endswith("\r")
                if stop == place:
                    return None
        if self._open:
            self.CharacterDataHandler(self._plain(text[place:stop]))
        elif junk := text[place:stop].strip("\ufeff \t\r\n"):
            self._fault(len(junk))
        return stop

    def _plain(self, text: str) -> str:
        """Text with references resolved and impossible characters left out."""
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if _BAD.search(text):
            whole = len(text)
            text = _BAD.sub("", text)
            self._fault(whole - len(text))
        return _REFERENCE.sub(self._resolved, text) if "&" in text else text

    def _resolved(self, reference: re.Match[str]) -> str:
        decimal, sixteen, name = reference.groups()
        if name:
            found = _KNOWN.get(name, "")
        else:
            code = int(decimal) if decimal else int(sixteen, 16)
            found = chr(code) if 0 < code < 0x110000 and not _BAD.match(chr(code)) else ""
        self.faults += not found
        return found

    def _markup(self, text: str, place: int, *, is_last: bool) -> int | None:
        for begin, stop in _ENCLOSED:
            if text.startswith(begin, place):
                return self._enclosed(text, place, begin, stop, is_last=is_last)
        if text.startswith("<!DOCTYPE", place) or text.startswith("<!ENTITY", place):
            self.StartDoctypeDeclHandler()
        if not is_last and len(text) - place < _LONGEST and (self._is_cut(text, place)):
            return None
        if text.startswith("</", place):
            return self._closing(text, place)
        if tag := _SOUND.match(text, place):
            attributes = [
                self._value(part)
                for found in _ATTRIBUTE.findall(tag[2])
                for part in (found[0], "".join(found[1:]))
            ]
            self._begin(tag[1], attributes, is_empty=bool(tag[3]))
            return tag.end()
        if tag := _LOOSE.match(text, place):
            return self._loose(tag)
        self._fault(1)
        return place + 1

    def _is_cut(self, text: str, place: int) -> bool:
        """Whether the tag that begins here may go on in the next piece."""
        if len(text) - place < len("<![CDATA["):
            return True
        after = -1 if ">" in self._absent else text.find(">", place)
        if after >= 0:
            tag = text[place:after]
            # The sign may stand inside a value that is cut off.
            if not (tag.count('"') % 2 or tag.count("'") % 2):
                return False
        else:
            self._absent.add(">")
        return text.find("<", place + 1) < 0

    def _enclosed(self, text: str, place: int, begin: str, stop: str, *, is_last: bool) -> int | None:
        """A comment, an instruction or character data; one without an end is only its first sign."""
        end = -1 if stop in self._absent else text.find(stop, place + len(begin))
        if end < 0:
            self._absent.add(stop)
            if not is_last and len(text) - place < _LONGEST:
                return None
            self._fault(len(begin))
            return place + len(begin)
        if begin == "<!--" and text.find(begin, place + 1, end) >= 0:
            self._fault(len(begin))
            return place + len(begin)
        bad = _BAD.search(text, place, end)
        if bad and text.find("<", bad.end(), end) >= 0:
            # Its own end went with what stood here; the one found belongs to another.
            self._fault(bad.end() - place)
            return bad.end()
        if begin == "<![CDATA[":
            data = text[place + len(begin) : end].replace("\r\n", "\n").replace("\r", "\n")
            if self._open:
                self.CharacterDataHandler(_BAD.sub("", data))
        return end + len(stop)

    def _loose(self, tag: re.Match[str]) -> int:
        """A start tag that is not written as it should be."""
        text = tag[2] + tag[3]
        is_empty = text.endswith("/>")
        if tag[3] and text.count('"') % 2:
            text = text[:-1] + '">'
        attributes: dict[str, str] = {}
        for found in _LOOSE_ATTRIBUTE.finditer(text):
            name, *values = found.groups()
            attributes.setdefault(name, self._value(next((value for value in values if value), "")))
        self._fault(len(_LOOSE_ATTRIBUTE.sub("", text).strip(" \t\r\n/>")))
        self._begin(tag[1], [part for pair in attributes.items() for part in pair], is_empty=is_empty)
        return tag.end()

    def _value(self, text: str) -> str:
        """An attribute's value, blanks made spaces as XML wants it."""
        if "\t" in text or "\n" in text or "\r" in text:
            text = text.replace("\r\n", " ").replace("\t", " ").replace("\n", " ").replace("\r", " ")
        if "&" not in text and not _BAD.search(text):
            return text
        return self._plain(_LONE.sub("", text))

    def _begin(self, name: str, attributes: list[str], *, is_empty: bool) -> None:
        rank = self.ranks.get(_local(name)) if self.ranks else None
        if rank is not None:
            while self._ranked and self._ranked[-1] >= rank:
                self.faults += 1
                self._close_to_rank(self._ranked[-1])
            if not is_empty:
                self._ranked.append(rank)
        self.StartElementHandler(name, attributes)
        if is_empty:
            self.EndElementHandler(name)
        else:
            self._open.append(name)
            self._counts[name] += 1

    def _close_to_rank(self, rank: int) -> None:
        """Closes up to and with the innermost element of a rank."""
        while self._open:
            if self.ranks.get(_local(self._pop())) == rank:
                return

    def _closing(self, text: str, place: int) -> int:
        tag = _END.match(text, place)
        if tag is None:
            self._fault(2)
            return place + 2
        if not self._counts[tag[1]]:
            self._fault(tag.end() - place)
        else:
            self.faults += self._open[-1] != tag[1]
            while self._pop() != tag[1]:
                pass
        return tag.end()

    def _pop(self) -> str:
        name = self._open.pop()
        self._counts[name] -= 1
        if self._ranked and self.ranks.get(_local(name)) is not None:
            self._ranked.pop()
        self.EndElementHandler(name)
        return name

    def _fault(self, characters: int) -> None:
        self.faults += 1
        self.skipped += characters


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()


def _ignore(*_arguments: object) -> None:
    pass
