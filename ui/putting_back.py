"""Putting typed words back where they were typed."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui.drafts import Draft
from ui.panels.entry_card import EntryCard
from ui.panels.trip_tree import TripPanel
from ui.quick_flow import QuickFlow
from ui.typing_watch import fill
from ui.verbs import Verbs
from ui.views import View, Views

_OPENED_MS = 50


class PuttingBack:
    """Knows the way to every place where something is typed."""

    def __init__(self, side: TripPanel, views: Views, quick: QuickFlow, verbs: Verbs) -> None:
        self._side, self._views, self._quick = side, views, quick
        self._dialogs: Mapping[str, Callable[[], None]] = {
            "dialog trip": verbs.edit_trip,
            "dialog new trip": verbs.new_trip,
            "dialog DayDialog": verbs.add_day,
        }

    def put(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Put drafts back; those that have no place any more."""
        return [draft for draft in sorted(drafts, key=_turn) if not self._put(draft)]

    def _put(self, draft: Draft) -> bool:
        if draft.trip_id is not None and (draft.trip_id != self._side.trip_id or not _is_dialog(draft)):
            self._go(draft)
        kind, _space, rest = draft.place.partition(" ")
        ways: Mapping[str, Callable[[Draft, str], bool]] = {
            "diary": self._put_diary,
            "quick": self._put_quick,
            "word": self._put_word,
            "form": self._put_form,
            "dialog": self._put_dialog,
        }
        return kind in ways and ways[kind](draft, rest)

    def _go(self, draft: Draft) -> None:
        if draft.trip_id is not None:
            self._side.go_to(draft.trip_id, draft.day_id)
        self._views.show(View.DAY)
        if self._views.day is not None:
            self._views.day.show_day(self._side.day_id)

    def _put_diary(self, draft: Draft, _rest: str) -> bool:
        day, typed = self._views.day, draft.typed[0]
        if day is None or day.day_id != draft.day_id:
            return False
        diary = day.page.diary
        # Where the page was written on meanwhile, nothing of it is replaced.
        is_as_before = diary.text == typed.before
        diary.put_back(typed.text if is_as_before else f"{diary.text}\n\n{typed.text}".strip())
        diary.save()
        day.focus_diary()
        return True

    def _put_quick(self, draft: Draft, _rest: str) -> bool:
        self._quick.open()
        if self._quick.panel is None or not self._quick.is_open:
            return False
        self._quick.panel.line.put(draft.typed[0].text)
        return True

    def _put_word(self, draft: Draft, key: str) -> bool:
        day = self._views.day
        if day is None or day.day_id != draft.day_id:
            return False
        for line in (day.page.band.title, day.page.band.details):
            line.refuse(key, draft.typed[0].text)
        return any(line.edited_key == key for line in (day.page.band.title, day.page.band.details))

    def _put_form(self, draft: Draft, rest: str) -> bool:
        kind, _space, number = rest.partition(" ")
        day = self._views.day
        card = next((card for card in day.page.all_cards if card.kind.name == kind), None) if day else None
        if card is None or card.day_id != draft.day_id:
            return False
        _open(card, int(number))
        return card.form is not None and not fill(card.form, draft.typed)

    def _put_dialog(self, draft: Draft, _rest: str) -> bool:
        open_it = self._dialogs.get(draft.place)
        if open_it is None:
            return False
        QTimer.singleShot(_OPENED_MS, self._side, lambda: _fill_open(draft))
        QTimer.singleShot(0, self._side, open_it)
        return True


def _open(card: EntryCard, key: int) -> None:
    if card.kind.add is None or not card.has(key):
        card.add()
    else:
        card.open(key)


def _fill_open(draft: Draft) -> None:
    """Into the dialog that stands open now, if it is the one."""
    dialog: QWidget | None = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog) and getattr(dialog, "draft_place", "") == draft.place:
        fill(dialog, draft.typed)


def _is_dialog(draft: Draft) -> bool:
    return draft.place.startswith("dialog")


def _turn(draft: Draft) -> int:
    """What saves itself comes first: then the window may go to another day; what stays open comes last."""
    order = ("diary", "form", "word", "field", "quick", "dialog")
    kind = draft.place.partition(" ")[0]
    return order.index(kind) if kind in order else 0
