"""What stands beside the sums of money: nights, gifts, and what is not known."""

from collections.abc import Iterator, Sequence

from expedition.records.money import Spending
from expedition.reports.making import Making
from expedition.reports.pages.blocks import Block
from expedition.reports.pages.items import Note
from expedition.reports.parts.note_block import note_block
from expedition.reports.parts.themes.sums import gifts, unknown
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import ACCENT, GREY_1, NOTE, NOTE_STRONG, SIDE, TEXT
from expedition.reports.typesetting.wording import capital, day_range, joined, money, pretty, sentence
from expedition.text import _, plural

MOST_LISTED = 25
"""Prices up to which all of them are printed."""
_LEAST_NIGHTS, _MOST_NAMED, _LONGEST = 3, 6, 60


def money_notes(making: Making) -> Iterator[Note]:
    """Notes for the outer column."""
    spent = making.book.spendings
    nights = [one for one in spent if one.payment.kind == "stay" and one.home is not None]
    if len(nights) >= _LEAST_NIGHTS:
        nights.sort(key=lambda one: one.home or 0)
        told = sentence(
            _("{night}, the least paid for one").format(night=_priced(making, nights[0])),
            _("Dearest: {night}").format(night=_priced(making, nights[-1])),
        )
        yield _note(making, _("Paid nights"), f"{len(nights)}.", told, ACCENT)
    if len(spent) <= MOST_LISTED:
        return
    given = gifts(spent)
    if given:
        count = plural("{n} time.", "{n} times.", len(given))
        yield _note(making, _("Given to us"), count, _named(making, given), ACCENT)
    missing = unknown(spent)
    if missing:
        count = plural("{n} price,", "{n} prices,", len(missing))
        told = _("in no sum: {names}").format(names=_named(making, missing))
        yield _note(making, _("Not known"), count, told, GREY_1)


def _note(making: Making, label: str, strong: str, rest: str, colour: str) -> Note:
    language = making.written_in
    paragraphs = [[Span(strong + " ", NOTE_STRONG), Span(pretty(rest, language), NOTE)]]

    def made(width: float) -> Block:
        return note_block(making, label, paragraphs, width, colour)

    return Note(made(SIDE), lambda: made(TEXT))


def _priced(making: Making, one: Spending) -> str:
    payment = one.payment
    amount = money(one.paid, payment.currency) if one.paid is not None else ""
    return joined((_short(payment.what), _day(making, one), amount), ", ")


def _named(making: Making, spent: Sequence[Spending]) -> str:
    names = [joined((_short(one.payment.what), _day(making, one)), ", ") for one in spent[:_MOST_NAMED]]
    more = len(spent) - _MOST_NAMED
    if more > 0:
        names.append(plural("{n} more", "{n} more", more))
    return sentence(capital(joined(names, "; ")))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + "…"


def _day(making: Making, one: Spending) -> str:
    """The day by its number, where it is one of the book."""
    numbers = (page.row.number for page in making.book.pages if page.row.id == one.payment.day_id)
    number = next(numbers, None)
    return day_range(number, number) if number is not None else ""
