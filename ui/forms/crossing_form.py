"""Passing a border, a checkpoint, a pass or a water."""

from collections.abc import Sequence

from expedition.kinds import CrossingKind
from expedition.text import _
from ui.forms.form import Form, Place
from ui.forms.makers import Makers
from ui.forms.special_editors import CountryEditor


class CrossingForm(Form):
    """The post and what it took."""

    record = "crossing"

    def places(self) -> Sequence[Place]:
        """Names per side first; hours and services for those who follow are folded."""
        make = Makers(self.theme, self.icons, self.record)
        return (
            make.choice("kind", _("Kind"), tuple(CrossingKind)),
            make.text("name", _("Name"), 4, _("Karkara")),
            make.text("name_beyond", _("Name on the other side"), 4),
            Place("country_from", CountryEditor(self.theme, _("From")), 4),
            Place("country_to", CountryEditor(self.theme, _("To")), 4),
            make.duration("time_lost_s", _("Time it took"), 4),
            make.text("queue", _("Queue"), 4),
            make.text("search", _("Search"), 4),
            make.text("documents", _("Documents"), 4),
            make.text("remarks", _("Remarks"), 9, complete=False),
            make.kilometre("distance_m", _("At km")),
            make.text("hours", _("Opening hours"), 4, rare=True),
            make.text("services", _("Services"), 8, rare=True),
            make.height("height_m", _("Height"), 4, rare=True),
            make.text("time_text", _("When"), 4, rare=True, complete=False),
            make.audience(),
        )
