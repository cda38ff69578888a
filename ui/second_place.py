"""The second place of a logbook: a folder on a stick or another disk that gets a copy of it by itself."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from expedition import units
from expedition.text import _, plural
from ui.background import Progress
from ui.settings import Settings

_PATIENCE = timedelta(days=7)
"""A place may be away for so long before it is spoken of."""


class SecondPlace:
    """Knows the place of each logbook and when it got its last copy; may be asked in jobs, except to keep."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def of(self, folder: Path) -> Path | None:
        """Where the copy of a logbook lies, whether it is there now or not."""
        return self._settings.second_place(folder)

    def keep(self, folder: Path, place: Path | None) -> None:
        """From now on copies go there, or nowhere."""
        self._settings.keep_second_place(folder, place)
        self.come(folder)

    def come(self, folder: Path) -> None:
        """A logbook is there: what is known of it goes with it, if its folder was moved or got another name.

        A logbook that was copied is another one, as long as the first is where it was.
        """
        if not self._settings.has_homes:
            return
        from expedition.second_place import identity_of

        identity = identity_of(folder)
        home = self._settings.home(identity) if identity else None
        if home is not None and home != folder and self.of(folder) is None:
            if identity_of(home) == identity:
                return
            place, at = self.of(home), self._settings.copied_at(home)
            self._settings.keep_second_place(folder, place)
            if at is not None:
                self._settings.keep_copied_at(folder, at)
            self._settings.keep_second_place(home, None)
        if identity and self.of(folder) is not None:
            self._settings.keep_home(identity, folder)

    def note_copied(self, folder: Path) -> None:
        """A copy was made just now."""
        self._settings.keep_copied_at(folder, datetime.now(UTC))

    def words(self, folder: Path) -> str:
        """Where the copy is and when it was made; empty where there is no place."""
        place, at = self.of(folder), self._settings.copied_at(folder)
        if place is None:
            return ""
        if at is None:
            return _("{place}, no copy yet").format(place=place)
        here = at.astimezone()
        when = f"{units.day_month_year(here.date())}, {units.clock(here)}"
        return _("{place}, last copy {when}").format(place=place, when=when)

    def missed(self, folder: Path, now: datetime) -> str:
        """That the place was away too long, in a few words; empty where it was not."""
        place, at = self.of(folder), self._settings.copied_at(folder)
        if place is None or at is None or now - at <= _PATIENCE:
            return ""
        days = plural("{n} day", "{n} days", (now - at).days)
        return _("No copy for {days}: {place}").format(place=short_name(place), days=days)


def short_name(place: Path) -> str:
    """How a place is called where there is little room: most often as the stick is; asks no disk."""
    return place.parent.name or str(place)


def copy_if_due(folder: Path, place: Path, progress: Progress) -> bool:
    """In a job: a copy where the place is there and something was written since the last one.

    Raises:
        UserError: As `back_up_to`.
    """
    from expedition.second_place import back_up_to, is_copy_due, is_there

    if not is_there(place) or not is_copy_due(folder, place):
        return False
    back_up_to(folder, place, progress)
    return True
