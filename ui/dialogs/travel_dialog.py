"""A thin logbook to travel with: for whom, with which photos, and how near to the nights."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from expedition.kinds import Audience
from expedition.record_classes import dataclass
from expedition.text import _
from expedition.travel_copy import Pictures, Thinning, usual_trim_m
from ui.dialogs.sheet import Sheet
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.choices import Segments
from ui.widgets.controls import label

_ONE, _ALL = "one", "all"
_TRIMS_M = (0.0, 1_000.0, 5_000.0)


@dataclass(frozen=True, slots=True)
class TravelWish:
    """What is to be made; `trip_ids` are the trips meant."""

    trip_ids: tuple[int, ...]
    thinning: Thinning


class TravelDialog(Sheet):
    """Readers, photos, nights and trips; says what stays at home."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        trip_id: int,
        all_ids: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, icons, _("Travel copy"), _("Choose a place …"), parent)
        self._trip_id, self._all_ids = trip_id, tuple(all_ids)
        self._readers = Segments(
            theme,
            _("For"),
            [(Audience.ME, _("Me")), (Audience.FAMILY, _("Family")), (Audience.PUBLIC, _("Everybody"))],
        )
        pictures = [
            (Pictures.NONE, _("None")),
            (Pictures.SMALL, _("Small")),
            (Pictures.FULL, _("Full size")),
        ]
        self._pictures = Segments(theme, _("Photos"), pictures)
        trims = [(trim_m, _("{km} km").format(km=f"{trim_m / 1000:.0f}")) for trim_m in _TRIMS_M[1:]]
        self._trim = Segments(theme, _("Cut off lines near nights"), [(0.0, _("Nothing")), *trims])
        self._trips = Segments(theme, _("Trips"), [(_ALL, _("All trips")), (_ONE, _("This trip"))])
        self._left, self._about = label(theme), label(theme, look="quiet")
        self._place()
        self._readers.choose(Audience.FAMILY)
        self._pictures.choose(Pictures.NONE)
        self._trim.choose(0.0)
        self._trips.choose(_ALL)
        self._readers.chosen.connect(lambda _value: self._turn())
        self._pictures.chosen.connect(lambda _value: self._say())
        self._say()
        self._readers.setFocus()

    def wish(self) -> TravelWish:
        """What is chosen."""
        ids = self._all_ids if self._trips.value() == _ALL else (self._trip_id,)
        trim_m = self._trim.value()
        assert isinstance(trim_m, float)
        return TravelWish(ids, Thinning(self._audience, Pictures(str(self._pictures.value())), trim_m))

    @property
    def _audience(self) -> Audience:
        return Audience(str(self._readers.value()))

    def _place(self) -> None:
        self.add_field(_("For"), self._readers, 0)
        self.add_field(_("Photos"), self._pictures, 1)
        self.add_field(_("Cut off lines near nights"), self._trim, 2)
        above = self.add_field(_("Trips"), self._trips, 3)
        for part in (above, self._trips):
            part.setVisible(len(self._all_ids) > 1)
        for row, words in enumerate((self._left, self._about), start=12):
            words.setWordWrap(True)
            self.grid.addWidget(words, row, 0, 1, 2)
        self._about.setText(
            _("A new logbook, made fresh: what stays at home is nowhere in it. This one stays whole.")
        )

    def _turn(self) -> None:
        self._trim.choose(usual_trim_m(self._audience))
        self._say()

    def _say(self) -> None:
        """What stays at home."""
        always = _("originals, backups, what could be undone")
        stays = {
            Audience.ME: always,
            Audience.FAMILY: _("what is marked only for you, {always}").format(always=always),
            Audience.PUBLIC: _(
                "what is not marked for everybody, names, numbers, exact places of nights, {always}"
            ).format(always=always),
        }[self._audience]
        self._left.setText(_("Stays at home: {things}.").format(things=stays))
        self.tell("")
