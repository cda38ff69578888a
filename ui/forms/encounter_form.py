"""Someone or something met."""

from collections.abc import Sequence

from expedition.kinds import EncounterKind
from expedition.text import _
from ui.forms.form import Form, Place
from ui.forms.makers import Makers


class EncounterForm(Form):
    """Who, from where, on what, and the story."""

    record = "encounter"

    def places(self) -> Sequence[Place]:
        """Who first; what is seldom known is folded."""
        make = Makers(self.theme, self.icons, self.record)
        return (
            make.text("who", _("Who"), 6, _("Belgian couple"), complete=False),
            make.count("count", _("How many")),
            make.choice("kind", _("Kind"), tuple(EncounterKind), 3),
            make.text("names", _("Names"), 4, complete=False),
            make.text("origin", _("From"), 4),
            make.text("heading", _("Bound for"), 4),
            make.text("vehicle", _("Travelling by"), 4),
            make.text("place", _("Where"), 5),
            make.kilometre("distance_m", _("At km"), 3),
            make.story("story", _("Story")),
            make.text("gift", _("Gift"), 6, _("shade, water, two melons"), rare=True),
            make.text("quote", _("What they said"), 6, rare=True, complete=False),
            make.text("contact", _("Contact"), 5, rare=True, complete=False),
            make.text("time_text", _("When"), 3, _("dawn, 14:40"), rare=True, complete=False),
            make.audience(),
        )
