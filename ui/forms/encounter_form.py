"""Someone or something met."""

from collections.abc import Sequence

from expedition.kinds import EncounterKind
from expedition.text import _
from ui.forms.form import Form
from ui.forms.makers import Makers
from ui.forms.place import Place


class EncounterForm(Form):
    """Who, from where, on what, and the story."""

    record = "encounter"

    def places(self, make: Makers) -> Sequence[Place]:
        """Who first; what is seldom known is folded."""
        return (
            make.text("who", 6, _("Belgian couple"), complete=False),
            make.count("count"),
            make.choice("kind", tuple(EncounterKind), 3),
            make.text("names", 4, complete=False),
            make.text("origin", 4),
            make.text("heading", 4),
            make.text("vehicle", 4),
            make.text("place", 5),
            make.kilometre("distance_m", 3),
            make.story("story"),
            make.text("gift", 8, _("shade, water, two melons"), rare=True),
            make.text("time_text", 4, _("dawn, 14:40"), rare=True, complete=False),
            make.text("quote", 8, rare=True, complete=False),
            make.text("languages", 4, rare=True),
            make.text("nickname", 4, rare=True, complete=False),
            make.text("contact", 8, rare=True, complete=False),
            make.text("planned_route", 6, rare=True, complete=False),
            make.position(),
        )
