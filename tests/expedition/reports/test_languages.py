"""One book in every language: its fixed words, dates and figures, and nothing of another one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from expedition.kinds import DayKind, StayKind
from expedition.records.fields import DayFields, StayFields, TripFields
from expedition.records.report import ReportOptions
from expedition.records.trip import TripBook
from expedition.reports.building import build
from expedition.text import LANGUAGES, language
from tests.expedition.reports import books
from tests.expedition.reports.books import day, line
from tests.expedition.reports.made_trips import CHARYN, KARKARA, KEGEN
from tests.expedition.reports.map_reading import leave_out_names_around
from tests.expedition.reports.pdf_text import text_of

_TOLD = {
    "en": [
        "18–20 July 2025",
        "3 days",
        "Contents",
        "Itinerary",
        "From – to",
        "Friday 18 July 2025",
        "wild camp",
    ],
    "fr": ["18–20 juillet 2025", "3 jours", "Sommaire", "Itinéraire", "De – à", "vendredi 18 juillet 2025"],
    "de": ["18.–20. Juli 2025", "3 Tage", "Inhalt", "Reiseverlauf", "Von – nach", "Freitag, 18. Juli 2025"],
    "es": [
        "18–20 de julio de 2025",
        "3 días",
        "Índice",
        "Itinerario",
        "De – a",
        "viernes, 18 de julio de 2025",
    ],
    "ru": ["18–20 июля 2025 г.", "3 дня", "Содержание", "Откуда – куда", "пятница, 18 июля 2025 г."],
    "kk": ["2025 ж. 18–20 шілде", "3 күн", "Мазмұны", "Қайдан – қайда", "2025 ж. 18 шілде, жұма"],
    "zh": ["2025年7月18日至20日", "3天", "目录", "行程表", "起点–终点", "2025年7月18日 星期五"],
}
"""What stands in the book, in the order of its pages."""
_FIGURES = {
    "en": ["47.3", "climbed", "Day 1", "Night 1 wild camp"],
    "fr": ["47,3", "dénivelé +", "Jour 1", "Nuit 1 bivouac"],
    "de": ["47,3", "Anstieg", "Tag 1", "Nacht 1 Wildcamp"],
    "es": ["47,3", "desnivel +", "Día 1", "Noche 1 acampada libre"],
    "ru": ["47,3", "набор высоты", "День 1", "Ночь 1 дикая стоянка"],
    "kk": ["47,3", "өрлеу", "1-күн", "1-түн далада түнеу"],
    "zh": ["47.3", "累计爬升", "第1天", "第1夜 野营"],
}


def _short(written_in: str = "en") -> TripBook:
    first = date(2025, 7, 18)
    days = [
        day(
            1,
            first,
            DayFields(
                date=first, from_place="Karkara", to_place="Kegen", country="KZ", diary='He said "go".'
            ),
            line([KARKARA, KEGEN]),
            stay=StayFields(kind=StayKind.WILD_CAMP),
            distance=47_300,
            moving=11_520,
            climb=1318,
        ),
        day(
            2,
            first + timedelta(1),
            DayFields(date=first + timedelta(1), from_place="Kegen", to_place="Charyn", country="KZ"),
            line([KEGEN, CHARYN]),
            distance=104_800,
            climb=612,
        ),
        day(3, first + timedelta(2), DayFields(date=first + timedelta(2), kind=DayKind.REST, country="KZ")),
    ]
    return books.book(TripFields(title="Karkara to Charyn", language=written_in), days)


@pytest.fixture(autouse=True)
def _no_names_around(monkeypatch: pytest.MonkeyPatch) -> None:
    leave_out_names_around(monkeypatch)


def _told(book: TripBook, spoken: str) -> str:
    text = text_of(build(book, ReportOptions(language=spoken)))
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_fixed_words_dates_and_figures_come_in_the_language_of_the_report(spoken: str) -> None:
    text = _told(_short(), spoken)
    at = 0
    for words in _TOLD[spoken]:
        assert words in text[at:], words
        at = text.index(words, at)
    assert not [words for words in _FIGURES[spoken] if words not in text]
    assert "\N{WHITE SQUARE}" not in text


def test_two_books_one_after_the_other_do_not_mix() -> None:
    german, russian, english = (_told(_short(), spoken) for spoken in ("de", "ru", "en"))
    assert "Reiseverlauf" in german
    assert not any(word in russian for word in ("Reiseverlauf", "Inhalt", "Tage", "Kasachstan"))
    assert not any(word in english for word in ("Inhalt", "Содержание", "Казахстан"))
    assert language() == "en"


def test_the_diary_keeps_the_quotes_of_its_own_language() -> None:
    assert "He said “go”." in _told(_short("en"), "de")
    assert "He said „go“." in _told(_short("de"), "en")


def test_progress_is_told_in_the_language_of_the_interface() -> None:
    said = []
    build(_short(), ReportOptions(language="ru"), lambda _done, _of, what: said.append(what))
    assert set(said) == {"Setting the text", "Drawing the pages", "Finished"}


def test_what_is_written_in_no_known_language_is_set_all_the_same() -> None:
    book = _short()
    odd = replace(book, fields=replace(book.fields, language="x-../.."))
    assert "He said “go”." in _told(odd, "kk")
