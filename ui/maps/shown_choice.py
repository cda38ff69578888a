"""What the traveller wants to see on maps; remembered from one evening to the next."""

from PySide6.QtCore import QObject, Signal

from expedition.cartography.name_choice import LANGUAGES, NameChoice
from ui.maps.symbol_signs import SHOWN_KINDS
from ui.settings import Settings

_HIDDEN, _LANGUAGE, _LOCAL = "map_hidden", "map_language", "map_local"
NAMES = "names"


class ShownChoice(QObject):
    """Which kinds of signs are shown, and names in which language.

    Signals:
        changed: Something else is wanted.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._hidden = frozenset(settings.choice(_HIDDEN).split(",")) & {*SHOWN_KINDS, NAMES}
        language = settings.choice(_LANGUAGE)
        self._names = NameChoice(
            language if language in LANGUAGES else NameChoice().language, settings.choice(_LOCAL) != "no"
        )

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of signs that are shown."""
        return frozenset(SHOWN_KINDS) - self._hidden

    @property
    def has_names(self) -> bool:
        """Whether anything is written on the ground."""
        return NAMES not in self._hidden

    @property
    def names(self) -> NameChoice:
        """In which language."""
        return self._names

    def show(self, kind: str, *, is_shown: bool) -> None:
        """Show or hide a kind of signs, or the `NAMES`."""
        hidden = self._hidden - {kind} if is_shown else self._hidden | {kind}
        if hidden != self._hidden:
            self._hidden = hidden
            self._settings.keep_choice(_HIDDEN, ",".join(sorted(hidden)))
            self.changed.emit()

    def choose_names(self, names: NameChoice) -> None:
        """Write names in another language."""
        if names != self._names:
            self._names = names
            self._settings.keep_choice(_LANGUAGE, names.language)
            self._settings.keep_choice(_LOCAL, "yes" if names.with_local else "no")
            self.changed.emit()
