"""What is said of backups: when and why each was made, what lies in it, what restoring it would change."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from expedition import units
from expedition.text import _, plural

if TYPE_CHECKING:
    from expedition.backing_up import Backup
    from expedition.records.glimpse import Difference, Glimpse

_MOST_TITLES = 6


def made_words(backup: "Backup") -> str:
    """When a backup was made, by the clock of this machine."""
    here = backup.made_at.astimezone()
    today = datetime.now().astimezone().date()
    if here.date() == today:
        return _("Today {time}").format(time=units.clock(here))
    date = units.day_month(here.date()) if here.year == today.year else units.day_month_year(here.date())
    return _("{date}, {time}").format(date=date, time=units.clock(here))


def reason_words(backup: "Backup") -> str:
    """Why it was made."""
    return {
        "asked": _("asked for"),
        "session": _("after a session"),
        "import": _("before an import"),
        "removal": _("before a removal"),
        "update": _("before an update"),
        "restore": _("what a restore replaced"),
        "repair": _("what a repair replaced"),
        "copy": _("a whole copy"),
        "outside": _("before a change from outside"),
    }[backup.reason.value]


def size_words(size: int) -> str:
    """A size in bytes as megabytes."""
    return f"{units.number(size / 1e6, 1)} MB"


def days_words(glimpse: "Glimpse") -> str:
    """How many days."""
    return plural("{n} day", "{n} days", len(glimpse.days))


def content_words(glimpse: "Glimpse") -> str:
    """What lies in it, in two lines."""
    trips = plural("{n} trip", "{n} trips", len(glimpse.trips))
    if glimpse.first is None or glimpse.last is None:
        return _("{trips}, no days").format(trips=trips)
    counts = _counts(glimpse.words, glimpse.entries, glimpse.photos)
    parts = (f"{units.km(glimpse.distance_m, 0)} km", counts, size_words(glimpse.size))
    figures = ", ".join(part for part in parts if part)
    return f"{trips}, {days_words(glimpse)}, {units.date_span(glimpse.first, glimpse.last)}\n{figures}"


def trip_lines(glimpse: "Glimpse") -> Sequence[str]:
    """The trips with their days, the newest first; of many only some."""
    shown = glimpse.trips[::-1][:_MOST_TITLES]
    lines = [f"{trip.title}, {plural('{n} day', '{n} days', trip.days)}" for trip in shown]
    more = len(glimpse.trips) - len(shown)
    return (*lines, plural("and {n} more", "and {n} more", more)) if more else lines


def difference_lines(found: "Difference") -> Sequence[str]:
    """What would be otherwise in the logbook, line by line."""
    return tuple(_differences(found)) or (_("It tells the same as the logbook now."),)


def _differences(found: "Difference") -> Iterator[str]:
    for title in found.trips_coming[:_MOST_TITLES]:
        yield _("The trip “{title}” would come back.").format(title=title)
    for title in found.trips_going[:_MOST_TITLES]:
        yield _("The trip “{title}” would be gone.").format(title=title)
    coming, going, changed = found.coming, found.going, found.changed
    for days, words in (
        (coming, plural("{n} day would come back", "{n} days would come back", len(coming))),
        (going, plural("{n} day would be gone", "{n} days would be gone", len(going))),
        (changed, plural("{n} day says something else", "{n} days say something else", len(changed))),
    ):
        if days:
            yield _("{what}: {dates}").format(what=words, dates=units.date_span(min(days), max(days)))
    amounts = (found.words, found.entries, found.photos)
    more, fewer = (_counts(*(max(0, sign * amount) for amount in amounts)) for sign in (1, -1))
    if more:
        yield _("{counts} more than now").format(counts=more)
    if fewer:
        yield _("{counts} fewer than now").format(counts=fewer)


def _counts(words: int, entries: int, photos: int) -> str:
    """Those that are not none."""
    parts = (
        (words, plural("{count} word", "{count} words", words)),
        (entries, plural("{count} entry", "{count} entries", entries)),
        (photos, plural("{count} photo", "{count} photos", photos)),
    )
    return ", ".join(text.format(count=units.number(amount)) for amount, text in parts if amount)
