"""GPX 1.0 and 1.1: a streaming reader that keeps every point with a position, whatever surrounds it."""

from dataclasses import replace
from pathlib import Path
from typing import BinaryIO
from xml.parsers.expat import ExpatError, ParserCreate, errors

from expedition.errors import ReadError
from expedition.importers import base, gpx_runs
from expedition.importers.encodings import HEAD, blocks, encoding_of, is_utf8
from expedition.importers.gpx_events import Gatherer
from expedition.importers.gpx_tracks import contents_of
from expedition.records.importing import ReadFile
from expedition.text import _
from expedition.units import number

NAME = "gpx"
_PENDING_BYTES = 8 << 20
_INVALID_TOKEN = errors.codes[errors.XML_ERROR_INVALID_TOKEN]
_NOT_UTF8 = "cp1252"


def read(path: Path) -> ReadFile:
    """What a GPX file holds, or why it cannot be read; never raises but for `Cancelled`."""
    return base.read_as(path, lambda _head: (NAME, read_stream))


def read_stream(file: BinaryIO) -> base.Contents:
    """The contents of an open GPX file; raises `ReadError` where nothing in it can be used."""
    encoding = encoding_of(file.read(HEAD))
    file.seek(0)
    gathered = gpx_runs.gather(file, encoding)
    return contents_of(gathered, ()) if gathered else parse_stream(file, encoding)


def parse_stream(file: BinaryIO, encoding: str) -> base.Contents:
    """The contents by the XML parser alone, what lies before any damage included."""
    file.seek(0)
    gatherer, damage = _parse(file, encoding)
    warnings: list[str] = []
    if damage and damage.code == _INVALID_TOKEN and encoding == "utf-8":
        file.seek(0)
        if not is_utf8(file):
            file.seek(0)
            gatherer, damage = _parse(file, _NOT_UTF8)
            warnings.append(_("Its text is not UTF-8 as it says; names may be spelled wrongly."))
    if not gatherer.root:
        raise ReadError(_("It is no XML, so it cannot be GPX."), _place(damage))
    contents = contents_of(gatherer, warnings)
    if not damage:
        return contents
    if not contents.tracks:
        reason = _("The file is damaged before its first point: {why}.").format(why=_why(damage))
        raise ReadError(reason, _place(damage))
    lost = _(
        "The file is damaged at {place} ({why}): {count} points before it were read, what follows is lost."
    ).format(
        place=_place(damage),
        why=_why(damage),
        count=number(sum(len(track.points) for track in contents.tracks)),
    )
    return replace(contents, warnings=(lost, *contents.warnings))


def _parse(file: BinaryIO, encoding: str) -> tuple[Gatherer, ExpatError | None]:
    """All that could be gathered, and the damage that ended it."""
    parser = ParserCreate("utf-8" if encoding == "utf-8" else None)
    gatherer = Gatherer(parser)
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


def _line(line: int) -> str:
    return _("line {line}").format(line=number(line))


def _place(damage: ExpatError | None) -> str:
    return _line(damage.lineno) if damage else ""


def _why(damage: ExpatError) -> str:
    ends = (errors.XML_ERROR_NO_ELEMENTS, errors.XML_ERROR_UNCLOSED_TOKEN, errors.XML_ERROR_PARTIAL_CHAR)
    if damage.code in {errors.codes[end] for end in ends}:
        return _("it ends too early")
    return errors.messages[damage.code]
