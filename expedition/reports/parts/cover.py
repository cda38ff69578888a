"""The cover: a photo or the map of the trip, and the title below."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from expedition import units
from expedition.records.report import Edition
from expedition.reports.making import Making
from expedition.reports.maps.parts import COVER, has_line
from expedition.reports.maps.route_map import route_map, words
from expedition.reports.maps.sheet import MapSheet
from expedition.reports.pages.blocks import Drawn, Lines, Role, Told
from expedition.reports.pages.items import Item, PageBreak, Text
from expedition.reports.pages.pen import Pen, Point
from expedition.reports.parts.cover_photo import cover_shot, sketch
from expedition.reports.parts.figures import figure
from expedition.reports.parts.stated import stated_km
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import FULL, GREY_1, GREY_3, MM, TINT, Face, Type
from expedition.reports.typesetting.wording import joined, pretty, with_unit
from expedition.text import _, plural

_MAP_SHARE = 205 / 297
_ONE_LINE = (43.0, 40.0, 37.0, 34.0, 31.5)
_MORE_LINES = ((34.0, 2), (30.0, 3), (24.0, 4))
_TRACKED = 40.0
_PICTURE_SHAPE = 0.6
_BLEED = 2.0
"""Points by which a photo goes over the edges of the sheet."""
_SUBTITLE = Type(Face.SERIF_ITALIC, 15, GREY_1)
_STRONG = Type(Face.SANS_BOLD, 9.5)
_PLAIN = Type(Face.SANS, 9.5)


def cover(making: Making) -> Iterator[Item]:
    """The first page."""
    yield PageBreak(is_bare=True)
    sheet = making.sheet
    foot = sheet.height * _MAP_SHARE
    shot = cover_shot(making, sheet.width / foot)
    photo = figure(making, shot, sheet.width + 2 * _BLEED, foot + _BLEED) if shot else None

    def paint(pen: Pen, _x: float, _y: float) -> None:
        if shot is not None and photo is not None and making.album.shown(shot.picture) is not None:
            photo.paint(pen, -_BLEED, -_BLEED)
            sketch(making, pen, *_sketch_box(making), 44 * MM, 15 * MM)
        else:
            _paint_map(making, pen, foot)
        _titles(making, pen, sheet.inner, foot + 14 * MM)

    yield Text(_told(making, Drawn(1.0, paint), photo))


def _sketch_box(making: Making) -> Point:
    """The upper left corner of the line of the route under a photo."""
    sheet = making.sheet
    return sheet.inner + FULL - 44 * MM, sheet.height - 41 * MM


def _told(making: Making, block: Drawn, photo: Told | None) -> Told:
    fields = making.book.fields
    said = [_lines(making, told) for told in (_when(making), _who(making)) if told]
    return Told(
        block,
        Role.TITLE,
        fields.title.strip(),
        aside=fields.subtitle.strip(),
        parts=((photo,) if photo else _picture(making)) + tuple(said),
    )


def _picture(making: Making) -> tuple[Told, ...]:
    """The map of the cover in the shape of a picture."""
    if not has_line(making.routes(making.book.pages)):
        return ()
    return (route_map(making.subject(making.book.pages), FULL, FULL * _PICTURE_SHAPE, COVER),)


def _lines(making: Making, told: Sequence[str]) -> Lines:
    strong, *rest = told
    spans = [Span(strong, _STRONG), *(Span("\n" + text, _PLAIN) for text in rest)]
    return making.setter.lines(spans, FULL, 13.5)


def _paint_map(making: Making, pen: Pen, foot: float) -> None:
    sheet = making.sheet
    pen.rect(0, 0, sheet.width, foot, fill=TINT)
    if has_line(making.routes(making.book.pages)):
        look = replace(COVER, inset=sheet.inner)
        subject = making.subject(making.book.pages)
        with pen.reading.figure(words(subject)):
            MapSheet(subject, sheet.width, foot, look).paint(pen, 0, 0)


def _titles(making: Making, pen: Pen, x: float, y: float) -> None:
    fields, language = making.book.fields, making.written_in
    text = pretty(fields.title, language).strip()
    size, most = _size(making, text)
    look = Type(Face.SERIF_LIGHT, size)
    title = making.setter.balanced([Span(text, look)], FULL, size * 1.13, most)
    if most == 1 and not title.is_rtl:
        pen.text(x, y + size * 0.87, text, look, track=-0.6 if size > _TRACKED else 0.0)
    else:
        title.paint(pen, x, y)
    y += title.height
    if fields.subtitle:
        lines = making.setter.lines([Span(pretty(fields.subtitle, language), _SUBTITLE)], FULL, 19.0, most=2)
        lines.paint(pen, x, y + 2)
        y += lines.height
    y += 14
    pen.rule(x, y, FULL, 0.5, GREY_3)
    _column(making, pen, x, y + 6, _when(making))
    _column(making, pen, x + 72 * MM, y + 6, _who(making))


def _size(making: Making, title: str) -> tuple[float, int]:
    """Size and lines of a title: one line as long as it can be large, then two or three smaller ones."""
    unit = making.case.width(Face.SERIF_LIGHT, 1.0, title[:400])
    for size in _ONE_LINE:
        if unit * size <= FULL and "\n" not in title:
            return size, 1
    fitting = ((size, most) for size, most in _MORE_LINES if unit * size <= FULL * (most - 0.35))
    return next(fitting, _MORE_LINES[-1])


def _column(making: Making, pen: Pen, x: float, y: float, told: Sequence[str]) -> None:
    for index, text in enumerate(told):
        look = _STRONG if index == 0 else _PLAIN
        lines = making.setter.lines([Span(pretty(text, making.written_in), look)], 68 * MM, 13.5, most=2)
        lines.paint(pen, x, y)
        y += lines.height


def _when(making: Making) -> list[str]:
    pages, totals = making.book.pages, making.book.totals
    if not pages:
        return []
    ridden = stated_km(making.book) or (units.km(totals.distance_m, 0) if totals.distance_m else "")
    distance = with_unit(ridden, _("km")) if ridden else ""
    countries = len({page.row.country for page in pages if page.row.country})
    facts = joined(
        (
            distance,
            plural("{n} day", "{n} days", len(pages)),
            plural("{n} country", "{n} countries", countries) if countries > 1 else "",
        )
    )
    return [units.date_span(pages[0].row.date, pages[-1].row.date), facts]


def _who(making: Making) -> list[str]:
    names = [person.fields.name for person in making.book.people]
    if not names:
        return [_kind(making)]
    if len(names) > 1:
        told = _("{names} and {last}").format(names=joined(names[:-1], ", "), last=names[-1])
    else:
        told = names[0]
    return [told, _kind(making)]


def _kind(making: Making) -> str:
    """What book it is."""
    if making.options.edition is Edition.SPONSOR:
        return _("Report to our supporters")
    return _("a family logbook")
