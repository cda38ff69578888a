"""An unbroken part of a day in one mode."""

from collections.abc import Sequence

from expedition.kinds import LegMode, LegPower, usual_power
from expedition.text import _
from ui.forms.editors import ChoiceEditor
from ui.forms.form import Form, Place
from ui.forms.makers import Makers
from ui.icons import Icons
from ui.theme import Theme


class LegForm(Form):
    """Mode, power, ends, and the distance where nothing was recorded."""

    record = "leg"

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons)
        mode, power = self.editor("mode"), self.editor("power")
        if isinstance(mode, ChoiceEditor):
            mode.box.activated.connect(lambda _index: power.show_value(usual_power(mode.value())))

    def places(self) -> Sequence[Place]:
        """How, by whose effort, from where to where."""
        make = Makers(self.theme, self.icons, self.record)
        return (
            make.choice("mode", _("Mode"), tuple(LegMode)),
            make.choice("power", _("Power"), tuple(LegPower)),
            make.kilometre("stated_distance_m", _("Distance"), 4),
            make.text("from_place", _("From"), 6, complete=False),
            make.text("to_place", _("To"), 6, complete=False),
            make.text("note", _("Note"), 12, complete=False),
            make.text("title", _("Title"), 8, rare=True, complete=False),
            make.audience(),
        )
