"""An unbroken part of a day in one mode."""

from collections.abc import Sequence

from expedition.kinds import LegMode, LegOrigin, LegPower, usual_power
from expedition.text import _
from ui.forms.editors import ChoiceEditor
from ui.forms.form import Form
from ui.forms.makers import Makers
from ui.forms.place import Place
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

    def places(self, make: Makers) -> Sequence[Place]:
        """How, by whose effort, from where to where."""
        return (
            make.choice("mode", tuple(LegMode)),
            make.choice("power", tuple(LegPower)),
            make.kilometre("stated_distance_m", 4),
            make.text("from_place", 6, complete=False),
            make.text("to_place", 6, complete=False),
            make.text("depart_text", 4, _("dawn, 6:30"), complete=False),
            make.text("arrive_text", 4, complete=False),
            make.text("by_whom", 4, _("who carried you"), complete=False),
            make.text("surface", 6, _("asphalt, then gravel"), complete=False),
            make.text("note", 6, complete=False),
            make.text("title", 4, rare=True, complete=False),
            make.choice("origin", tuple(LegOrigin), rare=True),
            make.zone("zone", rare=True),
        )
