"""Someone or an office to call or go to."""

from collections.abc import Sequence

from expedition.kinds import ContactKind
from expedition.text import _
from ui.forms.form import Form
from ui.forms.makers import Makers
from ui.forms.place import Place


class ContactForm(Form):
    """Whom, how to reach them, when."""

    record = "contact"

    def places(self, make: Makers) -> Sequence[Place]:
        """Name and numbers first."""
        return (
            make.choice("kind", tuple(ContactKind)),
            make.text("name", 8, complete=False),
            make.text("role", 4),
            make.text("numbers", 8, complete=False),
            make.text("place", 4),
            make.country("country"),
            make.text("hours", 4),
            make.text("address", 12, _("opposite the station"), complete=False),
            make.text("languages", 6, rare=True),
            make.text("turnaround", 6, rare=True),
            make.text("note", 12, rare=True, complete=False),
        )
