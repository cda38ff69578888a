"""What tests of the day page look at."""

from expedition.queries import days as day_queries
from expedition.records.day import DayPage
from ui.desk import Desk
from ui.panels.day_panel import DayPanel
from ui.panels.entry_card import EntryCard


def page_of(panel: DayPanel, desk: Desk) -> DayPage:
    assert panel.day_id is not None
    return desk.read(day_queries.day_page, panel.day_id)


def card(panel: DayPanel, name: str) -> EntryCard:
    return next(card for card in panel.page.all_cards if card.kind.name == name)


def whats(of: EntryCard) -> list[str]:
    return [row.words.what for row in of.rows]
