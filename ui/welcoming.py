"""The welcome page's samples: their covers, drawn from their own tracks, and opening one as a copy."""

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from expedition.text import _, plural
from ui.actions import Actions
from ui.background import Background, Progress
from ui.icons import Icons
from ui.opening import Opener, documents, free_folder
from ui.theme import Theme
from ui.widgets.veil import veiled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from expedition.records.folder import TripFolder
    from ui.panels.sample_card import SampleCover
    from ui.panels.welcome import WelcomePanel

_COVER_POINTS = 160


class Welcoming(QObject):
    """Fills the welcome page and answers to it."""

    def __init__(
        self,
        opener: Opener,
        background: Background,
        theme: Theme,
        icons: Icons,
        actions: Actions,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._opener, self._background = opener, background
        self._theme, self._icons, self._actions, self._window = theme, icons, actions, window
        self._page: WelcomePanel | None = None
        self._is_filled = False

    @property
    def page(self) -> "WelcomePanel":
        """The page, built when it is first needed: whoever has a logbook seldom sees it."""
        if self._page is None:
            from ui.panels.welcome import WelcomePanel

            self._page = WelcomePanel(self._theme, self._icons, self._actions, self._background)
            self._page.sample_chosen.connect(self._open_sample)
        return self._page

    def hover(self, paths: "Sequence[Path]") -> None:
        """Something hangs over the window, or nothing any more."""
        if self._page is not None and paths:
            self._page.target.hover(paths)
        elif self._page is not None:
            self._page.target.rest()

    def tell(self, sentence: str) -> None:
        """Say why something did not work, where the page is in sight."""
        if self._page is not None:
            self._page.tell(sentence)

    def fill(self) -> None:
        """Find the samples and draw their covers, once, in a job."""
        if not self._is_filled:
            self._is_filled = True
            self._background.run(covers, done=self.page.show_samples, failed=self._no_samples)

    def _no_samples(self, sentence: str) -> None:
        self.page.show_samples(())
        self.page.tell(sentence)

    def new_folder(self, title: str, verb: str, name: str) -> "Path | None":
        """Ask for name and place of a new logbook."""
        from ui.dialogs.logbook_dialog import LogbookDialog

        proposed = free_folder(documents(), name)
        dialog = LogbookDialog(self._theme, self._icons, title, verb, proposed, self._window)
        with veiled(self._theme, self._window):
            answer = dialog.exec()
        dialog.deleteLater()
        return dialog.folder() if answer == QDialog.DialogCode.Accepted else None

    def _open_sample(self, name: str) -> None:
        card = next(card for card in self.page.cards if card.cover.name == name)
        folder = self.new_folder(_("A copy of this sample"), _("Open the copy"), card.cover.title)
        if folder is not None:
            self._opener.sample(name, folder)


def covers(_progress: Progress) -> "tuple[SampleCover, ...]":
    """In a job: every sample as a card."""
    from importlib.resources import as_file, files

    from expedition import samples
    from expedition.importers import trip_folder

    # What draws the covers is read here, beside the window, and not when the cards are made.
    import_module("ui.maps.still_map")
    with as_file(files("sample_trips")) as root:
        return tuple(
            _cover(sample.name, trip_folder.read(root / sample.name)) for sample in samples.available()
        )


def _cover(name: str, folder: "TripFolder") -> "SampleCover":
    from expedition.cartography.loose_lines import loose_lines
    from expedition.importers.read import read
    from expedition.kinds import LegPower
    from expedition.packing import thin
    from expedition.stats.leg import compute
    from ui.panels.sample_card import SampleCover

    legs = {leg.gpx: leg.fields for day in folder.days for leg in day.legs if leg.gpx is not None}
    ways = [(track.points, leg) for path, leg in legs.items() for track in read(folder.root / path).tracks]
    parts = [(thin(points, _COVER_POINTS), leg.power is not LegPower.OWN_POWER) for points, leg in ways]
    drawn = [leg.fields for day in folder.days for leg in day.legs if leg.gpx is not None]
    return SampleCover(
        name=name,
        title=folder.fields.title,
        detail=_detail(folder, sum(compute(points, leg.mode).distance_m for points, leg in ways)),
        lines=loose_lines(parts),
        start=drawn[0].from_place or folder.days[0].fields.from_place if drawn else "",
        end=drawn[-1].to_place or folder.days[-1].fields.to_place if drawn else "",
    )


def _detail(folder: "TripFolder", recorded_m: float) -> str:
    """One line about a trip; its kilometres as the traveller states them, else as recorded."""
    from expedition import naming, units
    from expedition.atlas.country_names import country_name

    countries = dict.fromkeys(day.fields.country for day in folder.days if day.fields.country)
    stated = next((row.value for row in folder.stated if row.figure == "distance_m" and row.value), None)
    parts = [naming.title(folder.fields.mode), plural("{n} day", "{n} days", len(folder.days))]
    distance_m = stated or recorded_m
    if distance_m:
        parts.append(f"{units.km(distance_m, 0)} km")
    parts.extend(country_name(country) for country in countries)
    return ", ".join(parts)
