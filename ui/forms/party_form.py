"""Someone who travels along."""

from collections.abc import Sequence

from expedition.text import _
from ui.forms.form import Form
from ui.forms.makers import Makers
from ui.forms.place import Place


class PersonForm(Form):
    """A member of the party."""

    record = "person"
    spans = (("joined_on", "left_on"),)

    def places(self, make: Makers) -> Sequence[Place]:
        """Who, and for how long."""
        return (
            make.text("name", 6, complete=False),
            make.text("nickname", 6, complete=False),
            make.text("nationality", 4),
            make.text("vehicle", 4, _("bicycle")),
            make.text("role", 4),
            make.date("joined_on", 4),
            make.date("left_on", 4),
            make.yes_no("is_author", 4),
            make.text("languages", 6, rare=True),
            make.text("note", 12, rare=True, complete=False),
        )
