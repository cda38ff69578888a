"""Leaving out what an audience may not read."""

from dataclasses import replace
from typing import Any, Protocol, TypeVar

from expedition.kinds import Audience
from expedition.records.catalogue import Owner, kinds_of
from expedition.records.day import DayPage
from expedition.records.fields import DayFields, TripFields

_WIDTH = {Audience.ME: 0, Audience.FAMILY: 1, Audience.PUBLIC: 2}

_WORDLESS_DAY: dict[str, Any] = {
    **dict.fromkeys(("title", "diary", "purpose", "span_text", "date_text"), ""),
    **dict.fromkeys(("weather", "wind", "forecast", "road"), ""),
    **dict.fromkeys(("mood", "rating")),
    **dict.fromkeys(("said", "extra"), ()),
}
_WORDLESS_LEG: dict[str, Any] = {
    **dict.fromkeys(("title", "by_whom", "note"), ""),
    **dict.fromkeys(("said", "extra"), ()),
}
_WORDLESS_TRIP: dict[str, Any] = {
    **dict.fromkeys(("summary", "measured_how"), ""),
    **dict.fromkeys(("said", "extra"), ()),
}


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


def day_for(fields: DayFields, usual: Audience, reader: Audience) -> DayFields:
    """A day without its words, where these are not for the reader: when and where it was stays."""
    return fields if readable(fields.audience, usual, reader) else replace(fields, **_WORDLESS_DAY)


def trip_for(fields: TripFields, reader: Audience) -> TripFields:
    """A trip without its words but title and subtitle, where these are not for the reader."""
    return fields if readable(None, fields.audience, reader) else replace(fields, **_WORDLESS_TRIP)


def page_for(page: DayPage, usual: Audience, reader: Audience) -> DayPage:
    """A day's page with only the entries, and the diary, that the reader may see."""

    def kept(entries: tuple[E, ...]) -> tuple[E, ...]:
        return tuple(entry for entry in entries if readable(entry.fields.audience, usual, reader))

    lists: dict[str, Any] = {
        kind.plural: kept(page.entries(kind)) for kind in kinds_of(Owner.DAY, Owner.EITHER)
    }
    fields = day_for(page.fields, usual, reader)
    return replace(
        page,
        row=replace(page.row, title=fields.title, purpose=fields.purpose),
        fields=fields,
        legs=tuple(
            leg
            if readable(leg.fields.audience, usual, reader)
            else replace(leg, fields=replace(leg.fields, **_WORDLESS_LEG))
            for leg in page.legs
        ),
        photos=kept(page.photos),
        spans=kept(page.spans),
        **lists,
    )
