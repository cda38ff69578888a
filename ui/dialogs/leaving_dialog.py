"""What leaves this machine with a report, before it does."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from expedition import units
from expedition.kinds import Audience
from expedition.records.leaving import Leaving
from expedition.text import _, plural
from ui.dialogs.sheet import Sheet
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import label


class LeavingDialog(Sheet):
    """What goes along and what stays, line by line; Enter saves."""

    def __init__(
        self, theme: Theme, icons: Icons, leaving: Leaving, verb: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, icons, _("What leaves this machine"), verb, parent)
        row = 0
        for words, lines in (
            (_("Goes along"), list(going(leaving))),
            (_("Stays here"), list(staying(leaving))),
        ):
            above = label(theme, words, "quiet", small=True)
            above.setFont(theme.small_medium())
            self.grid.addWidget(above, row, 0, 1, 2)
            said = label(theme, "\n".join(lines) or _("Nothing."))
            said.setWordWrap(True)
            said.setAccessibleName(words)
            self.grid.addWidget(said, row + 1, 0, 1, 2)
            self.grid.setRowMinimumHeight(row + 2, theme.px(8))
            row += 3
        self.go.setFocus()


def going(leaving: Leaving) -> Iterator[str]:
    """What the readers get."""
    held = leaving.goes
    texts = plural("{n} text", "{n} texts", held.texts)
    photos = plural("{n} photo", "{n} photos", held.photos)
    yield f"{plural('{n} day', '{n} days', held.days)}, {texts}, {photos}"
    if held.people:
        yield _("Named: {names}").format(names=", ".join(held.people))
    if held.met:
        yield plural("{n} note that names others", "{n} notes that name others", held.met)
    if held.lines:
        yield _lines(leaving)
    if held.positions:
        yield plural("{n} exact position", "{n} exact positions", held.positions)
    if held.prices:
        yield plural("{n} price", "{n} prices", held.prices)
    if held.contacts:
        yield plural("{n} contact", "{n} contacts", held.contacts)
    if held.files:
        yield plural("{n} name of a file", "{n} names of files", held.files)


def staying(leaving: Leaving) -> Iterator[str]:
    """What they do not get, and why."""
    why = _("for you alone") if leaving.audience is Audience.FAMILY else _("not for everybody")
    for name, words in (
        ("days", plural("{n} day", "{n} days", leaving.left_out("days"))),
        ("texts", plural("{n} text", "{n} texts", leaving.left_out("texts"))),
        ("entries", plural("{n} entry", "{n} entries", leaving.left_out("entries"))),
        ("people", plural("{n} companion", "{n} companions", leaving.left_out("people"))),
        ("contacts", plural("{n} contact", "{n} contacts", leaving.left_out("contacts"))),
    ):
        if leaving.left_out(name):
            yield f"{words}: {why}"
    photos = leaving.left_out("photos")
    if photos:
        yield plural("{n} photo", "{n} photos", photos)
    if leaving.left_out("met"):
        yield _("names of people met, hosts and their numbers")
    if leaving.masked:
        words = plural("in {n} text", "in {n} texts", leaving.masked)
        yield _("names, telephone numbers and addresses {where}: “…” stands for them").format(where=words)
    if leaving.left_out("positions"):
        yield plural("{n} exact position", "{n} exact positions", leaving.left_out("positions"))
    if leaving.left_out("lines"):
        yield plural("{n} line", "{n} lines", leaving.left_out("lines"))


def short_words(leaving: Leaving) -> str:
    """What stays here, in one line under the choice of readers."""
    parts = [
        plural("{n} text", "{n} texts", leaving.left_out("texts")) if leaving.left_out("texts") else "",
        plural("{n} photo", "{n} photos", leaving.left_out("photos")) if leaving.left_out("photos") else "",
        plural("{n} day", "{n} days", leaving.left_out("days")) if leaving.left_out("days") else "",
        _("people and their numbers") if leaving.audience is Audience.PUBLIC else "",
    ]
    said = ", ".join(part for part in parts if part)
    return _("Leaves out {what}.").format(what=said) if said else ""


def _lines(leaving: Leaving) -> str:
    count = plural("{n} line on maps", "{n} lines on maps", leaving.goes.lines)
    if leaving.trim_m:
        trim = f"{units.km(leaving.trim_m)} km"
        return _("{lines}, cut off {far} from where you slept").format(lines=count, far=trim)
    return _("{lines}, to the door").format(lines=count)
