"""What leaves this machine with a report, and what stays."""

from collections.abc import Iterable
from typing import Any

from expedition.kinds import Audience
from expedition.record_classes import dataclass
from expedition.records.catalogue import Owner, kinds_of
from expedition.records.report import Edition, ReportOptions, Section
from expedition.records.trip import TripBook


@dataclass(frozen=True, slots=True)
class Held:
    """What a book holds, counted; `people` are the names of the party, `met` how many notes name others."""

    days: int = 0
    texts: int = 0
    photos: int = 0
    entries: int = 0
    people: tuple[str, ...] = ()
    met: int = 0
    lines: int = 0
    positions: int = 0
    prices: int = 0
    contacts: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class Leaving:
    """What goes along, what there is in all, how many texts were masked, and metres cut off lines."""

    goes: Held
    all: Held
    masked: int
    trim_m: float
    audience: Audience

    def left_out(self, name: str) -> int:
        """How many of something stay here."""
        there, going = getattr(self.all, name), getattr(self.goes, name)
        return len(set(there) - set(going)) if isinstance(there, tuple) else max(0, there - going)


def leaving(book: TripBook, whole: TripBook, options: ReportOptions) -> Leaving:
    """Compares a book with all that there is of the same days."""
    before = set(_texts(whole))
    masked = sum(1 for text in _texts(book) if text not in before)
    return Leaving(
        _held(book, options), _held(whole, ReportOptions()), masked, options.trim_m, options.audience
    )


def _held(book: TripBook, options: ReportOptions) -> Held:
    entries = list(_entries(book))
    has_maps = Section.MAPS not in options.omitted
    has_files = options.edition is Edition.EVIDENCE
    files = {leg.source_sha256 for page in book.pages for leg in page.legs if leg.source_sha256}
    return Held(
        days=len(book.pages),
        texts=sum(1 for _text in _texts(book)),
        photos=0 if Section.PHOTOS in options.omitted else sum(len(page.photos) for page in book.pages),
        entries=len(entries),
        people=tuple(person.fields.name for person in book.people),
        met=sum(1 for entry in entries if getattr(entry, "names", "") or getattr(entry, "host", "")),
        lines=len(book.lines) if has_maps else 0,
        positions=sum(1 for entry in entries if getattr(entry, "lat", None) is not None) if has_maps else 0,
        prices=len(book.spendings),
        contacts=len(book.entries("contact")),
        files=len(files) if has_files else 0,
    )


def _entries(book: TripBook) -> Iterable[Any]:
    """The fields of all entries, of days and of none."""
    for page in book.pages:
        for kind in kinds_of(Owner.DAY, Owner.EITHER):
            yield from (entry.fields for entry in page.entries(kind))
    for entries in book.loose.values():
        yield from (entry.fields for entry in entries)


def _texts(book: TripBook) -> Iterable[str]:
    """Longer words of the traveller: diaries, captions, stories, notes."""
    for page in book.pages:
        captions = (photo.fields.caption for photo in page.photos)
        yield from (text for text in (page.fields.diary, *captions) if text.strip())
    for fields in _entries(book):
        for name in ("story", "text", "note", "remarks", "body"):
            text = getattr(fields, name, "")
            if isinstance(text, str) and text.strip():
                yield text
