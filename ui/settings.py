"""What the window remembers from one evening to the next; nothing of a logbook is in here."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QByteArray, QSettings

from ui.theme_choice import ThemeChoice

if TYPE_CHECKING:
    from datetime import datetime

_RECENT = 8
_MOST_DIGITS = 19
"""A longer number is none of a day."""


class KeptSearch(NamedTuple):
    """Words to look for, under a name."""

    name: str
    words: str


class Settings:
    """Typed access to the desktop's settings store, or to one file for tests."""

    def __init__(self, file: Path | None = None) -> None:
        if file is None:
            self._store = QSettings("Expedition Logbook", "Expedition Logbook")
        else:
            self._store = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def theme(self) -> ThemeChoice:
        """Light, dark, or as the desktop has it."""
        value = self._text("theme")
        return ThemeChoice(value) if value in set(ThemeChoice) else ThemeChoice.SYSTEM

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._store.setValue("theme", choice.value)

    @property
    def recent(self) -> tuple[Path, ...]:
        """Logbooks opened before, the newest first."""
        lines = self._text("recent").splitlines()
        return tuple(Path(line) for line in lines if line)

    @property
    def last_logbook(self) -> Path | None:
        """The newest of them that is still there."""
        return next((known for known in self.recent if known.is_dir()), None)

    def add_recent(self, folder: Path) -> None:
        """Put a logbook first in the list of recent ones."""
        others = [known for known in self.recent if known != folder]
        self._store.setValue("recent", "\n".join(map(str, [folder, *others][:_RECENT])))

    def forget_recent(self, folder: Path) -> None:
        """Take a logbook out of the list, because it is gone."""
        self._store.setValue("recent", "\n".join(str(known) for known in self.recent if known != folder))

    def forget(self, folder: Path) -> None:
        """Keep nothing of a logbook any more: it was taken away."""
        self.forget_recent(folder)
        for group in ("last_day", "second_place", "copied_at"):
            self._store.remove(f"{group}/{self._key(folder)}")
        self._store.sync()

    @property
    def last_folder(self) -> Path:
        """Where files were chosen last."""
        return Path(self._text("last_folder") or Path.home())

    @last_folder.setter
    def last_folder(self, folder: Path) -> None:
        self._store.setValue("last_folder", str(folder))

    @property
    def import_folder(self) -> Path | None:
        """Where files were imported from last, None before the first time."""
        text = self._text("import_folder")
        return Path(text) if text else None

    @import_folder.setter
    def import_folder(self, folder: Path) -> None:
        self._store.setValue("import_folder", str(folder))

    def last_day(self, logbook: Path) -> int | None:
        """The day that was open when the logbook was left."""
        value = self._text(f"last_day/{self._key(logbook)}")
        is_number = value.isascii() and value.isdigit() and len(value) < _MOST_DIGITS
        return int(value) if is_number else None

    def keep_last_day(self, logbook: Path, day_id: int) -> None:
        """Remember the day to come back to."""
        self._store.setValue(f"last_day/{self._key(logbook)}", str(day_id))

    @property
    def searches(self) -> tuple[KeptSearch, ...]:
        """The searches kept under a name, by name; they belong to who looks, not to a logbook."""
        import json

        try:
            kept = [KeptSearch(str(name), str(words)) for name, words in json.loads(self._text("searches"))]
        except (ValueError, TypeError, RecursionError):
            kept = []
        return tuple(sorted(kept, key=lambda one: one.name.casefold()))

    def keep_search(self, search: KeptSearch) -> None:
        """Keep a search instead of others of its name or its words."""
        others = [one for one in self.searches if one.name != search.name and one.words != search.words]
        self._put_searches([*others, search])

    def forget_search(self, words: str) -> None:
        """Take a search out of the kept ones."""
        self._put_searches([one for one in self.searches if one.words != words])

    def _put_searches(self, searches: list[KeptSearch]) -> None:
        import json

        self._store.setValue("searches", json.dumps(searches))

    def state(self, name: str) -> QByteArray:
        """Geometry of a window or a splitter; empty at first."""
        value = self._store.value(f"state/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_state(self, name: str, value: QByteArray) -> None:
        """Remember a geometry."""
        self._store.setValue(f"state/{name}", value)

    def choice(self, name: str) -> str:
        """What the traveller chose of a view, as it was kept; empty at first."""
        return self._text(f"choice/{name}")

    def keep_choice(self, name: str, value: str) -> None:
        """Remember a choice."""
        self._store.setValue(f"choice/{name}", value)

    def table(self, name: str) -> str:
        """How the traveller arranged the columns of a table; empty at first."""
        return self._text(f"table/{name}")

    def keep_table(self, name: str, arrangement: str) -> None:
        """Remember an arrangement."""
        self._store.setValue(f"table/{name}", arrangement)

    def second_place(self, logbook: Path) -> Path | None:
        """Where a copy of the logbook goes by itself, None where nowhere."""
        text = self._text(f"second_place/{self._key(logbook)}")
        return Path(text) if text else None

    def keep_second_place(self, logbook: Path, place: Path | None) -> None:
        """Remember where copies go, or that none do."""
        self._store.setValue(f"second_place/{self._key(logbook)}", str(place or ""))

    def home(self, identity: str) -> Path | None:
        """The folder of the logbook of this identity that has a second place, None where none is known."""
        text = self._text(f"second_home/{identity}")
        return Path(text) if text else None

    def keep_home(self, identity: str, logbook: Path) -> None:
        """Remember which folder it is."""
        self._store.setValue(f"second_home/{identity}", str(logbook))

    @property
    def has_homes(self) -> bool:
        """Whether any logbook has a second place."""
        return any(group.startswith("second_") for group in self._store.childGroups())

    def copied_at(self, logbook: Path) -> "datetime | None":
        """When the copy in the second place was last made."""
        from datetime import datetime

        try:
            return datetime.fromisoformat(self._text(f"copied_at/{self._key(logbook)}"))
        except ValueError:
            return None

    def keep_copied_at(self, logbook: Path, at: "datetime") -> None:
        """Remember when it was made."""
        self._store.setValue(f"copied_at/{self._key(logbook)}", at.isoformat())

    def _text(self, key: str) -> str:
        value = self._store.value(key, "")
        return value if isinstance(value, str) else ""

    @staticmethod
    def _key(logbook: Path) -> str:
        return str(logbook).replace("/", "|").replace("\\", "|")
