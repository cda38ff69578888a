"""The page of a day at work: what is typed on it is written."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import count
from typing import Any

from PySide6.QtCore import QObject

from expedition import wording
from expedition.errors import UserError
from expedition.kinds import DayKind, Precision
from expedition.records.day import DayPage
from expedition.text import _
from ui.background import Background
from ui.desk import Desk
from ui.icons import Icons
from ui.panels.day_page import DayPageView
from ui.panels.day_suggestions import suggestions
from ui.panels.figure_edits import FigureEdits
from ui.pictures import Pictures
from ui.theme import Theme


class DayWriting(QObject):
    """A page and the verbs behind its fields; it may stand and be written on before the logbook is open.

    Attributes:
        page: The page.
        pictures: Its photos.
        shown: What stands on it, as it was read last.
    """

    def __init__(self, desk: Desk, theme: Theme, icons: Icons, background: Background) -> None:
        super().__init__()
        self._desk, self._background = desk, background
        self._sittings = count()
        self._sitting = next(self._sittings)
        self.shown: DayPage | None = None
        self.pictures = Pictures(background, self)
        page = self.page = DayPageView(desk, theme, icons, self.pictures, self.suggest)
        page.band.edited.connect(self._edit_band)
        page.band.suggest_from(lambda key: self.suggest(_COMPLETED.get(key, "")))
        self._figures = FigureEdits(desk, (page.strip, page.more), self._day_id, page.error.say)
        page.diary.written.connect(self._write_diary)
        page.diary.sitting_over.connect(self.end_sitting)
        desk.refused.connect(self._hear_refused)

    def end_sitting(self) -> None:
        """What is typed next is another step."""
        self._sitting = next(self._sittings)

    def keep_words(self) -> None:
        """Keep what could not be read, as words: the traveller goes elsewhere."""
        self._figures.keep_words()
        words = self.page.band.unread_date()
        self.page.band.forget_edit()
        if words and self.shown is not None:
            self.try_to(_BAND_LABELS["date"](), partial(_change, **_as_words(words)), self.shown.row.id)

    def try_to(self, label: str, verb: Callable[..., Any], *args: Any) -> None:
        """One write; the page says why it is refused."""
        try:
            self._desk.do(label, verb, *args)
        except UserError as error:
            self.page.error.say(str(error))

    def suggest(self, field: str) -> Sequence[str]:
        """What may be meant in a field."""
        if self.shown is None or not field or not self._desk.is_open:
            return ()
        return suggestions(self._desk, self._background, self.shown, field)

    def catch_up(self) -> None:
        """The logbook is open now: write what was typed while it was not."""
        self.page.diary.save()
        for card in self.page.all_cards:
            card.keep_draft()

    def _day_id(self) -> int | None:
        return self.shown.row.id if self.shown is not None else None

    def _write_diary(self, text: str) -> None:
        if self.shown is None:
            return
        day_id = self.shown.row.id
        key = f"diary {day_id} {self._sitting}"
        diary = self.page.diary
        try:
            self._desk.do(_("Write the diary"), _write, day_id, text, initiator=diary, merge_key=key)
            self.page.error.say("")
        except UserError as error:
            diary.keep_unsaved()
            self.page.error.say(str(error))

    def _hear_refused(self, initiator: object, _sentence: str, _words: object) -> None:
        """The diary goes on trying, and says itself why it cannot."""
        if initiator is self.page.diary:
            self.page.diary.keep_unsaved()

    def _edit_band(self, key: str, text: str) -> None:
        if self.shown is None:
            return
        day_id, date = self.shown.row.id, self.shown.fields.date
        try:
            changes = _band_changes(key, text, date)
            if changes:
                self._desk.do(_BAND_LABELS[key](), partial(_change, **changes), day_id)
        except UserError as error:
            self.page.band.refuse(key, text, str(error))


_COMPLETED = {"from_place": "day.to_place", "to_place": "day.to_place", "place": "day.to_place"}
_BAND_LABELS = {
    "date": lambda: _("Change the date"),
    "kind": lambda: _("Change the kind of day"),
    "purpose": lambda: _("Change the purpose"),
    "from_place": lambda: _("Change the start"),
    "to_place": lambda: _("Change the goal"),
    "place": lambda: _("Change the place"),
    "span_text": lambda: _("Change what the text covers"),
    "title": lambda: _("Change the title"),
}


def _change(session: Any, day_id: int, **changes: Any) -> None:
    from expedition.operations import days

    days.change(session, day_id, **changes)


def _write(session: Any, day_id: int, text: str) -> None:
    from expedition.operations import days

    days.write(session, day_id, text)


def _as_words(words: str) -> Mapping[str, Any]:
    return {"date_precision": Precision.UNKNOWN, "date_text": words}


def _band_changes(key: str, text: str, near: Any) -> Mapping[str, Any]:
    if key == "date":
        said = wording.day(text, near)
        return {"date": said.value or near, "date_precision": said.precision, "date_text": said.words}
    if key == "kind":
        return {"kind": DayKind(text)}
    if key == "place":
        return {"from_place": text, "to_place": text}
    return {key: text}
