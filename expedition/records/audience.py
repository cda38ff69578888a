"""Leaving out what an audience may not read."""

from dataclasses import replace
from typing import Any, Protocol, TypeVar

from expedition.kinds import Audience
from expedition.records.catalogue import Owner, kinds_of
from expedition.records.day import DayPage

_WIDTH = {Audience.ME: 0, Audience.FAMILY: 1, Audience.PUBLIC: 2}


class _HasAudience(Protocol):
    @property
    def audience(self) -> Audience | None: ...


class _Entry(Protocol):
    @property
    def fields(self) -> _HasAudience: ...


E = TypeVar("E", bound=_Entry)


def readable(own: Audience | None, usual: Audience, reader: Audience) -> bool:
    """Whether a reader may see something marked `own`, or, unmarked, as `usual` for its trip."""
    return _WIDTH[reader] <= _WIDTH[own or usual]


def page_for(page: DayPage, usual: Audience, reader: Audience) -> DayPage:
    """A day's page with only the entries, and the diary, that the reader may see."""

    def kept(entries: tuple[E, ...]) -> tuple[E, ...]:
        return tuple(entry for entry in entries if readable(entry.fields.audience, usual, reader))

    lists: dict[str, Any] = {
        kind.plural: kept(page.entries(kind)) for kind in kinds_of(Owner.DAY, Owner.EITHER)
    }
    may_read = readable(page.fields.audience, usual, reader)
    return replace(
        page,
        fields=page.fields if may_read else replace(page.fields, diary="", title=""),
        photos=kept(page.photos),
        **lists,
    )
