"""What every XML format shares: the parse that survives damage, and what is refused at sight."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import BinaryIO, ClassVar, TypeVar, cast
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType, errors

from expedition.errors import ReadError
from expedition.importers.base import Contents
from expedition.importers.encodings import blocks, likely_encoding, texts
from expedition.importers.point_columns import PointColumns
from expedition.importers.xml_recovery import Recovering
from expedition.text import _, plural
from expedition.units import number

DEEPEST = 100_000
"""Tags nested deeper are a trap: the parser keeps each of them in memory until it ends."""

HELD_NAMES = 1_000
"""So many names of elements are remembered; more are a trap."""

_PIECES = 64
_PENDING_BYTES = 8 << 20
_ENDS = frozenset(
    errors.codes[end]
    for end in (errors.XML_ERROR_NO_ELEMENTS, errors.XML_ERROR_UNCLOSED_TOKEN, errors.XML_ERROR_PARTIAL_CHAR)
)


class XmlGatherer(PointColumns):
    """Handlers of one parse; `root` is the name of the first element, without its prefix."""

    def __init__(self, parser: XMLParserType) -> None:
        super().__init__()
        self.root = ""
        self._pieces: list[str] = []
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._pieces.append
        parser.StartDoctypeDeclHandler = _refuse_doctype

    def trim(self) -> None:
        """Forget most of a text that is longer than any field; call it now and then."""
        if len(self._pieces) > _PIECES:
            del self._pieces[1:]

    ranks: ClassVar[Mapping[str, int]] = {}
    """Elements by local name that never stand inside one of their own or a higher rank; mends damage."""

    @abstractmethod
    def _start(self, name: str, attributes: list[str]) -> None:
        """An element begins; its attributes are names and values in turn."""

    @abstractmethod
    def _end(self, name: str) -> None:
        """An element ends; `_pieces` hold the text since the last tag."""


G = TypeVar("G", bound=XmlGatherer)


def read(
    file: BinaryIO,
    encoding: str,
    name: str,
    gatherer_of: Callable[[XMLParserType], G],
    contents_of: Callable[[G, Sequence[str]], Contents],
) -> Contents:
    """The contents of a file of the format of this name, what lies before any damage included."""
    file.seek(0)
    gatherer, damage = _parse(file, encoding, gatherer_of)
    warnings: list[str] = []
    if damage and encoding == "utf-8":
        encoding = likely_encoding(file)
        if encoding != "utf-8":
            file.seek(0)
            gatherer, damage = _parse(file, encoding, gatherer_of)
            warnings.append(
                _(
                    "Its text is not UTF-8 as it says; read as {encoding}, names may be spelled wrongly."
                ).format(encoding=encoding)
            )
    if not damage:
        return contents_of(gatherer, warnings)
    file.seek(0)
    recovered, mended = _recover(file, encoding, gatherer_of)
    if not recovered.root:
        reason = _("It is no XML, so it cannot be {format}.").format(format=name)
        raise ReadError(reason, _place(damage))
    is_more = recovered.here >= gatherer.here
    contents = contents_of(recovered if is_more else gatherer, warnings)
    return _damaged(contents, damage, mended.skipped)


def _damaged(contents: Contents, damage: ExpatError, skipped: int) -> Contents:
    """What was read in spite of the damage, and what is said of it."""
    if not (contents.tracks or contents.waypoints or contents.routes):
        reason = _("The file is damaged before its first point: {why}.").format(why=_why(damage))
        raise ReadError(reason, _place(damage))
    said = [_("The file is damaged at {place} ({why}).").format(place=_place(damage), why=_why(damage))]
    count = sum(len(track.points) for track in contents.tracks)
    if not count:
        said.append(_("What lies before it was read."))
    elif damage.code in _ENDS:
        said.append(plural("One point before it was read.", "{n} points before it were read.", count))
    else:
        said.append(
            plural("One point was read in spite of it.", "{n} points were read in spite of it.", count)
        )
    if skipped and damage.code not in _ENDS:
        said.append(plural("One character was skipped.", "{n} characters were skipped.", skipped))
    text = " ".join(said)
    return replace(contents, warnings=(text, *contents.warnings))


def _recover(
    file: BinaryIO, encoding: str, gatherer_of: Callable[[XMLParserType], G]
) -> tuple[G, Recovering]:
    """All that could be gathered before and beyond every damage."""
    recovering = Recovering()
    # It has the handlers of a parser, and only these are ever set.
    gatherer = gatherer_of(cast("XMLParserType", recovering))
    recovering.ranks = gatherer.ranks
    recovering.read(_trimming(gatherer, texts(file, encoding)))
    gatherer.flush()
    return gatherer, recovering


def _trimming(gatherer: XmlGatherer, blocks: Iterator[str]) -> Iterator[str]:
    for block in blocks:
        yield block
        gatherer.trim()


def _parse(
    file: BinaryIO, encoding: str, gatherer_of: Callable[[XMLParserType], G]
) -> tuple[G, ExpatError | None]:
    """All that could be gathered, and the damage that ended it."""
    parser = ParserCreate("utf-8" if encoding == "utf-8" else None)
    gatherer = gatherer_of(parser)
    damage, fed = None, 0
    try:
        for block in blocks(file, encoding):
            parser.Parse(block)
            gatherer.trim()
            fed += len(block)
            if fed - parser.CurrentByteIndex > _PENDING_BYTES:
                reason = _("It holds a single tag of many megabytes, which no device writes.")
                raise ReadError(reason, _line(parser.CurrentLineNumber))
        parser.Parse(b"", True)  # noqa: FBT003 - the parser's own way to say "that was all"
    except ExpatError as error:
        damage = error
    gatherer.flush()
    return gatherer, damage


def local_name(name: str) -> str:
    """The name of an element without its prefix, declared or not."""
    return name.rpartition(":")[2]


def too_deep() -> ReadError:
    """The refusal of tags nested deeper than `DEEPEST`."""
    return ReadError(_("Its tags are nested without end, which no device writes."))


def _refuse_doctype(*_declared: object) -> None:
    raise ReadError(
        _(
            "The file has a document type declaration, which can hide traps and which no track needs; "
            "it was not opened further: export the track anew."
        )
    )


def _line(line: int) -> str:
    return _("line {line}").format(line=number(line))


def _place(damage: ExpatError | None) -> str:
    return _line(damage.lineno) if damage else ""


def _why(damage: ExpatError) -> str:
    if damage.code in _ENDS:
        return _("it ends too early")
    return errors.messages[damage.code]
