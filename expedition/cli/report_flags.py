"""The words after `report`, and the choices they stand for."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from math import inf
from pathlib import Path
from typing import Any

from expedition.errors import UserError
from expedition.kinds import Audience
from expedition.records.accents import checked_accent
from expedition.records.day import DayPage, DayRow
from expedition.records.report import Density, Edition, Paper, Quality, ReportOptions, Section
from expedition.reports.editions import available
from expedition.text import LANGUAGES, _

_MOST_TRIM_KM = 50.0


def add_flags(command: argparse.ArgumentParser) -> None:
    """All that can be said of a report; what is not said is as usual, or as kept."""
    add = command.add_argument
    add("-o", "--output", required=True, type=_pdf, metavar="FILE.pdf")
    add("--trip", default="")
    add("--days", type=checked_days, default="", metavar="FROM..TO", help=_("dates, or numbers of days"))
    add("--audience", choices=[one.value for one in Audience])
    add_choices(command)


def add_choices(command: argparse._ActionsContainer) -> None:
    """How a book is made, whatever it is written to."""
    languages = partial(_one_of, LANGUAGES)
    add = command.add_argument
    add("--as-kept", action="store_true", help=_("as the trip's report was last chosen in the window"))
    add("--edition", choices=[one.value for one in available()])
    add("--country", type=_country, metavar="CC")
    add("--paper", choices=[one.value for one in Paper])
    add("--language", type=languages, metavar="CODE", help=", ".join(LANGUAGES))
    add("--second-language", type=languages, metavar="CODE", help=_("of the second summary"))
    add("--density", choices=[one.value for one in Density], help=_("how days stand on pages"))
    add("--accent", type=_accent, metavar="#RRGGBB", help=_("the one colour"))
    covers = command.add_mutually_exclusive_group()
    covers.add_argument(
        "--cover-photo", default="", metavar="FILE", help=_("the name of a photo of the trip")
    )
    covers.add_argument("--map-cover", action="store_true", help=_("a map on the cover, no photo"))
    add("--print", action="store_true", dest="is_for_print", help=_("photos for a printer, not for mail"))
    add(
        "--leave-out",
        type=_sections,
        metavar="SECTION,…",
        help=", ".join(section.value for section in Section),
    )
    add_trim(command)
    add("--signature-lines", action="store_true", help=_("an evidence log with lines for witnesses to sign"))
    add("--single-sided", action="store_true", help=_("all pages alike, for printing on one side"))


def add_trim(command: argparse._ActionsContainer) -> None:
    """The flag `--trim`, in kilometres; its value is in metres, None where it is not given."""
    command.add_argument(
        "--trim", type=_trim_m, metavar="KM", help=_("cut so much off lines where one slept")
    )


def has_choices(arguments: argparse.Namespace) -> bool:
    """Whether anything is said that only a book knows of."""
    known = argparse.ArgumentParser(add_help=False)
    add_choices(known)
    return any(getattr(arguments, name) != usual for name, usual in vars(known.parse_args([])).items())


def options_of(arguments: argparse.Namespace, rows: tuple[DayRow, ...], kept: ReportOptions) -> ReportOptions:
    """The choices, without the photo of the cover, which is known once the days are.

    Raises:
        UserError: The days named are none of the trip's.
    """
    options = kept if arguments.as_kept else ReportOptions()
    said: dict[str, Any] = {
        "edition": arguments.edition and Edition(arguments.edition),
        "country": arguments.country,
        "audience": arguments.audience and Audience(arguments.audience),
        "paper": arguments.paper and Paper(arguments.paper),
        "language": arguments.language,
        "second_language": arguments.second_language,
        "density": arguments.density and Density(arguments.density),
        "accent": arguments.accent,
        "has_map_cover": arguments.map_cover or None,
        "quality": Quality.PRINT if arguments.is_for_print else None,
        "omitted": arguments.leave_out,
        "trim_m": arguments.trim,
        "has_signature_lines": arguments.signature_lines or None,
        "is_single_sided": arguments.single_sided or None,
    }
    if arguments.days:
        first, last = span(arguments.days, rows)
        options = replace(options, first=first, last=last)
    return replace(options, **{name: value for name, value in said.items() if value is not None})


def with_cover(options: ReportOptions, name: str, pages: Sequence[DayPage]) -> ReportOptions:
    """The choices with the photo of this file name, or this number, on the cover.

    Raises:
        UserError: The chosen days have no such photo for these readers.
    """
    if not name:
        return options
    for page in pages:
        for photo in page.photos:
            if name in (photo.name, str(photo.id)):
                return replace(options, cover_photo=photo.id, has_map_cover=False)
    raise UserError(_("No photo of these days is called “{name}”: name one by its file.").format(name=name))


def span(text: str, rows: tuple[DayRow, ...]) -> tuple[date | None, date | None]:
    """Dates or day numbers around `..`, each of which may be left out.

    Raises:
        UserError: They name no day.
    """
    if not text:
        return None, None
    first, dots, last = text.partition("..")
    return _end(first, rows, text), _end(last if dots else first, rows, text)


def checked_days(text: str) -> str:
    """The words after `--days`, whatever days the trip has.

    Raises:
        argparse.ArgumentTypeError: They are neither dates nor numbers.
    """
    try:
        for word in text.split("..", 1):
            if word and not word.isdecimal():
                date.fromisoformat(word)
    except ValueError:
        raise argparse.ArgumentTypeError(_names_none(text)) from None
    return text


def _end(word: str, rows: tuple[DayRow, ...], text: str) -> date | None:
    if not word:
        return None
    if not word.isdecimal():
        return date.fromisoformat(word)
    found = next((row.date for row in rows if row.number == int(word)), None)
    if found is None:
        raise UserError(_names_none(text))
    return found


def _names_none(text: str) -> str:
    message = _("“{text}” names no days: write dates as 2025-07-18..2025-07-21, or numbers as 1..4.")
    return message.format(text=text)


def _pdf(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() in (".html", ".htm"):
        message = _("{name} would be a page of the web: write it with “export --format html”")
        raise argparse.ArgumentTypeError(message.format(name=path.name))
    return path


def _country(text: str) -> str:
    if len(text) == 2 and text.isascii() and text.isalpha():
        return text.upper()
    message = _("“{text}” is no country: write its two letters, as KZ")
    raise argparse.ArgumentTypeError(message.format(text=text))


def _one_of(known: Sequence[str], word: str) -> str:
    if word in known:
        return word
    message = _("“{word}” is none of {known}").format(word=word, known=", ".join(known))
    raise argparse.ArgumentTypeError(message)


def _accent(text: str) -> str:
    try:
        return checked_accent(text)
    except UserError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _sections(text: str) -> frozenset[Section]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    return frozenset(Section(_one_of([section.value for section in Section], name)) for name in names)


def _trim_m(text: str) -> float:
    try:
        trim_km = float(text.replace(",", "."))
    except ValueError:
        trim_km = inf
    if 0 <= trim_km <= _MOST_TRIM_KM:
        return trim_km * 1000
    message = _("“{text}” is no distance to cut off: write kilometres from 0 to {most}, as 1 or 0.5")
    raise argparse.ArgumentTypeError(message.format(text=text, most=f"{_MOST_TRIM_KM:.0f}"))
