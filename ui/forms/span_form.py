"""A text over several days."""

from collections.abc import Sequence

from expedition.text import _
from ui.forms.form import Form
from ui.forms.makers import Makers
from ui.forms.place import Place


class SpanForm(Form):
    """Which days, and the text of all of them."""

    record = "span"
    spans = (("first", "last"),)

    def places(self, make: Makers) -> Sequence[Place]:
        """Title and days, then the text."""
        return (
            make.text("title", 12, _("From the border to Zharkent"), complete=False),
            make.date("first", 4),
            make.date("last", 4),
            make.text("date_text", 4, _("18 to 21 July"), complete=False),
            make.story("text"),
            make.text("from_place", 4, rare=True),
            make.text("to_place", 4, rare=True),
            make.country("country", rare=True),
        )
