"""A day's page in words: its band and its weather."""

from expedition import naming, units
from expedition.atlas import sun_words
from expedition.kinds import DayKind, Precision
from expedition.records.day import DayPage
from expedition.text import _
from ui.panels.clocks import clock
from ui.panels.entry_words import span_days
from ui.panels.row_words import beginning
from ui.widgets.card_row import RowWords
from ui.widgets.words_layout import Word

_LONGEST_DATE = 40
_STAYING = frozenset({DayKind.REST, DayKind.WAITING, DayKind.SICK, DayKind.WORK})


# The band


def title_words(page: DayPage) -> list[Word]:
    """`Day 3 · Sun 20 July · Shonzhy → Zharkent`."""
    dot = Word(" · ", "page_title_light", "ink2")
    number = _("Day {n}").format(n=page.row.number).replace(" ", "\u00a0")
    said = beginning(page.fields.date_text, _LONGEST_DATE)
    date = Word(
        (said or units.weekday_day_month(page.fields.date)).replace(" ", "\u00a0"),
        "page_title_light",
        "ink2",
        "date",
        _("Date"),
        page.fields.date_text or units.long_date(page.fields.date),
        tip=units.long_date(page.fields.date),
    )
    return [Word(number, "page_title", "here"), dot, date, dot, *_place_words(page)]


def _place_words(page: DayPage) -> list[Word]:
    """Where from and where to; a day that stayed, and says no more, has one place."""
    fields = page.fields
    is_one = fields.kind in _STAYING and fields.to_place in ("", fields.from_place)
    if is_one:
        place = fields.to_place or fields.from_place
        return [_place(place, "place", _("Place"), _("Where?"))]
    return [
        _place(fields.from_place, "from_place", _("From"), _("Start?")),
        Word("\u00a0→ ", "page_title", "ink" if fields.from_place and fields.to_place else "ink3"),
        _place(fields.to_place, "to_place", _("To"), _("Goal?")),
    ]


def _place(words: str, key: str, name: str, if_empty: str) -> Word:
    if words:
        return Word(words, "page_title", "ink", key, name, words, tip=words, can_shrink=True)
    return Word(if_empty, "page_title_light", "ink2", key, name, is_missing=True)


def detail_words(page: DayPage) -> list[Word]:
    """`2025 · Ride · bicycle · 04:15 · 19:18`, and what else is known."""
    fields = page.fields
    kinds = tuple((kind.value, naming.title(kind)) for kind in DayKind)
    kind, purpose = naming.title(fields.kind), fields.purpose
    has_year = fields.date_precision is Precision.EXACT
    words = [Word(f"{fields.date.year} · ")] if has_year else []
    words += [Word(kind, key="kind", name=_("Kind"), edit_text=fields.kind.value, choices=kinds)]
    modes = dict.fromkeys(naming.name(leg.fields.mode) for leg in page.legs)
    words += [Word(f" · {mode}") for mode in modes]
    if purpose or fields.kind in _STAYING:
        words.append(Word(" · "))
        words.append(Word(purpose or _("why?"), key="purpose", name=_("Purpose"), edit_text=purpose))
    words += _sun_words(page)
    for span in page.spans:
        covered = span_days(span.fields)
        if fields.span_text and covered.startswith(fields.span_text):
            continue
        words += [Word(" · "), Word(_("part of “{span}”").format(span=covered), tip=span.fields.title)]
    if fields.span_text:
        part = _("part of “{span}”").format(span=fields.span_text)
        words += [
            Word(" · "),
            Word(part, key="span_text", name=_("The text covers"), edit_text=fields.span_text),
        ]
    words.append(Word(" · "))
    if fields.title:
        return [*words, Word(fields.title, "small_medium", "ink2", "title", _("Title"), fields.title)]
    return [*words, Word(_("title?"), key="title", name=_("Title"))]


def _sun_words(page: DayPage) -> list[Word]:
    if page.sun is None:
        return []
    tip = sun_words.light(page.sun, page.fields.zone)
    if said := sun_words.all_day(page.sun):
        return [Word(" · "), Word(said, tip=tip)]
    words: list[Word] = []
    for moment, icon in ((page.sun.sunrise_utc, "sunrise"), (page.sun.sunset_utc, "sunset")):
        if moment is not None:
            words.append(Word("  " if words else "  ·  "))
            words.append(Word(clock(moment, page.fields.zone), icon=icon, tip=tip))
    return words


# The weather


def weather_rows(page: DayPage) -> list[RowWords]:
    """Sky and wind with the temperatures, then the road and how it felt."""
    fields = page.fields
    sky = ", ".join(part for part in (fields.weather, fields.wind) if part)
    forecast = _("forecast {words}").format(words=fields.forecast) if fields.forecast else ""
    felt = []
    if fields.mood:
        felt.append(_("mood {n} of 5").format(n=fields.mood))
    if fields.rating:
        felt.append(_("day {n} of 5").format(n=fields.rating))
    rows = []
    if sky or forecast:
        rows.append(RowWords(page.row.id, _capital(sky), forecast, temperatures(page)))
    if fields.road or felt:
        right = "" if rows else temperatures(page)
        rows.append(RowWords(page.row.id, _capital(fields.road), ", ".join(felt), right))
    return rows


def temperatures(page: DayPage) -> str:
    """`19 to 44 °C`, or what is known of it."""
    low, high = page.figures.temperature_min.value, page.figures.temperature_max.value
    known = list(dict.fromkeys(units.celsius(value) for value in (low, high) if value is not None))
    return _(" to ").join(known) + " °C" if known else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
