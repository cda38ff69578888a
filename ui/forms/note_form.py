"""What has no other home, and words spoken."""

from collections.abc import Sequence

from expedition.kinds import NoteKind
from expedition.text import _
from ui.forms.form import Form
from ui.forms.makers import Makers
from ui.forms.place import Place


class NoteForm(Form):
    """Anything seen, tasted, warned of or worth knowing."""

    record = "note"

    def places(self, make: Makers) -> Sequence[Place]:
        """What it is about, then the text."""
        return (
            make.choice("kind", tuple(NoteKind)),
            make.text("title", 8, _("Horses"), complete=False),
            make.story("text"),
            make.count("count", 3),
            make.text("place", 6),
            make.kilometre("distance_m"),
            make.text("time_text", 4, rare=True, complete=False),
            make.text("source", 4, rare=True),
            make.date("as_of", rare=True),
            make.text("url", 6, rare=True, complete=False),
            make.position(),
        )


class QuoteForm(Form):
    """Words spoken, by one or several."""

    record = "quote"

    def places(self, make: Makers) -> Sequence[Place]:
        """The words, and who said them."""
        return (
            make.story("text"),
            make.text("speakers", 6),
            make.text("place", 6),
            make.text("language", 4),
            make.text("role", 4),
            make.text("organisation", 4),
            make.story("original", rare=True),
        )
