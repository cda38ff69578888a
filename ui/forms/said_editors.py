"""Editors for values that may be vague: the words typed are kept with what could be read from them."""

import re
from abc import abstractmethod
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

from expedition import parsing, units, wording
from expedition.errors import UserError
from expedition.kinds import Precision
from expedition.record_classes import dataclass
from expedition.records.fields import Said
from expedition.text import _
from expedition.wording import Reading
from ui.forms.editors import TextEditor
from ui.theme import Theme
from ui.widgets.controls import label

_LONGEST = 200
_POINT_ZERO = re.compile(r"\.0(?!\d)")


class SaidEditor(TextEditor):
    """One value in words; `blank` stands where none is known."""

    blank: Any = None

    def __init__(self, theme: Theme, name: str, hint: str = "") -> None:
        super().__init__(theme, name, hint)
        self._line: Said | None = None
        self._known: Reading[Any] = Reading()
        self._text = ""
        self._beside = label(theme, "", "hint", small=True)
        self._beside.hide()
        self.row.addWidget(self._beside)
        self.line.textEdited.connect(lambda _text: self._show_beside())

    @abstractmethod
    def read(self, text: str) -> Reading[Any]:
        """What is meant by a text.

        Raises:
            UserError: Nothing sensible.
        """

    @abstractmethod
    def write(self, value: Any) -> str:
        """A value as it is usually written."""

    def converted(self, _reading: Reading[Any]) -> str:
        """What the words come to, where that helps beside them."""
        return ""

    def show_said(self, lines: Mapping[str, Said]) -> None:
        """Take the words said."""
        self._line = lines.get(self.fields[0]) if self.fields else None

    def show_value(self, value: Any) -> None:
        """Show the words said, else the value."""
        said, self._line = self._line, None
        written = "" if value is None or value == self.blank else self.write(value)
        if said is None:
            self._known = Reading(value)
        else:
            self._known = Reading(value, said.precision, said.words)
            if said.precision is Precision.ABOUT and written:
                written = _("about {figure}").format(figure=written)
        self.line.setText(self._known.words or written)
        self._text = self.line.text()
        self._show_beside()

    def reading(self) -> Reading[Any]:
        """What stands there; what was not touched is as exact as it was.

        Raises:
            UserError: It cannot be read.
        """
        text = self.line.text()
        was_unread = self._known.value == self.blank and self._known.words
        if text == self._text and not was_unread:
            return self._known
        return self.read(parsing.line(text))

    def value(self) -> Any:
        """The value, blank where nothing or nothing certain stands."""
        found = self.reading().value
        return self.blank if found is None else found

    def said(self) -> tuple[Said, ...]:
        """The words, where they say more than the value."""
        found = self.reading()
        return (Said(self.fields[0], found.precision, found.words),) if self.fields else ()

    def draft(self) -> tuple[Any, tuple[Said, ...]]:
        """As it stands; of what cannot be read, the words."""
        try:
            return self.value(), self.said()
        except UserError:
            words = parsing.line(self.line.text())
            return self.blank, (Said(self.fields[0], Precision.UNKNOWN, words),)

    def _show_beside(self) -> None:
        words = ""
        if len(self.line.text()) <= _LONGEST:
            with suppress(UserError):
                words = self.converted(self.reading())
        self._beside.setText(words)
        self._beside.setVisible(bool(words))


@dataclass(frozen=True, slots=True)
class Unit:
    """How a figure is read and written, and the units it is written in anyhow."""

    read: Callable[[str], parsing.Typed | None]
    write: Callable[[float], str]
    plain: Collection[str] = ("",)
    hint: str = ""


class MeasureEditor(SaidEditor):
    """A figure typed in words and kept in SI."""

    def __init__(self, theme: Theme, name: str, unit: Unit) -> None:
        super().__init__(theme, name, unit.hint)
        self._unit = unit

    def read(self, text: str) -> Reading[Any]:
        """The figure in SI."""
        return wording.figure(text, self._unit.read, self._unit.plain)

    def write(self, value: Any) -> str:
        """The figure in its usual unit."""
        return self._unit.write(value)

    def converted(self, reading: Reading[Any]) -> str:
        """The usual unit beside another one, and the middle of a range."""
        if reading.value is None or not reading.words:
            return ""
        _precision, parts = parsing.loosely(reading.words)
        is_usual = len(parts) == 1 and not wording.figure(parts[0], self._unit.read, self._unit.plain).words
        if is_usual:
            return ""
        if reading.precision is Precision.EXACT:
            return "= " + self._unit.write(reading.value)
        # Two digits are all that a vague figure has.
        return "≈ " + _POINT_ZERO.sub("", self._unit.write(float(f"{reading.value:.2g}")))


class CountEditor(SaidEditor):
    """A whole number from `least` on."""

    def __init__(self, theme: Theme, name: str, least: int = 1, blank: int | None = None) -> None:
        super().__init__(theme, name)
        self._least, self.blank = least, blank

    def read(self, text: str) -> Reading[Any]:
        """A count, also a vague one."""
        return wording.whole(text, self._least, 100_000_000)

    def write(self, value: Any) -> str:
        """Digits."""
        return str(value)


class NumberEditor(SaidEditor):
    """A plain number without a unit, kept as it is."""

    def read(self, text: str) -> Reading[Any]:
        """A number, also a vague one."""
        return wording.figure(text, parsing.plain_number)

    def write(self, value: Any) -> str:
        """As many digits as there are."""
        return units.plain(value)


class AmountEditor(SaidEditor):
    """A decimal number as money needs it."""

    def read(self, text: str) -> Reading[Any]:
        """A sum, also a vague one."""
        return wording.amount(text)

    def write(self, value: Any) -> str:
        """With all its decimals."""
        return units.plain(Decimal(value))


class DateEditor(SaidEditor):
    """A date, also a vague one; without a year it is near the day the form is about."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, _("20 July 2025, June 2021"))

    def read(self, text: str) -> Reading[Any]:
        """A date, or the first day it may be."""
        return wording.day(text, self.near)

    def write(self, value: Any) -> str:
        """A date in full."""
        return units.day_month_year(value)


class OwnDateEditor(DateEditor):
    """The date of a day itself: with precision and words a value of three; there is always one."""

    def show_value(self, value: Any) -> None:
        """Show the words for the date, or the date."""
        day, precision, words = value
        self._day: date = day
        self._line = Said("date", precision, words)
        super().show_value(day)

    def value(self) -> Any:
        """Date, precision, words."""
        found = self.reading()
        return found.value or self._day, found.precision, found.words

    def said(self) -> tuple[Said, ...]:
        """Nothing: a day has fields for that."""
        return ()

    def draft(self) -> tuple[Any, tuple[Said, ...]]:
        """The date it had, with what was typed beside it where that cannot be read."""
        try:
            return self.value(), ()
        except UserError:
            return (self._day, Precision.UNKNOWN, parsing.line(self.line.text())), ()

    def read(self, text: str) -> Reading[Any]:
        """Near the date it has."""
        found = wording.day(text, self._day)
        if not text:
            return Reading(self._day)
        return found
