"""What is typed into a cell, read into changes of its entry; what is vague keeps its words."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from expedition import naming, parsing, wording
from expedition.atlas.areas import area_code
from expedition.atlas.country_names import country_code
from expedition.errors import UserError
from expedition.kinds import KmScale, PriceKind
from expedition.records.fields import EntryFields, Said, with_said
from expedition.text import _
from expedition.units import EN_DASH
from expedition.wording import Reading
from ui.models.cell_shapes import NO_PRICE, Shape, is_optional, price_field, shape, value_type

Changes = dict[str, Any]

_CODE_BEHIND = re.compile(r"([^\W\d_]{2,}|[^\w\s.,:;'’+~≈<>≤≥?()\-–—]+)\s*$")
_CODE_BEFORE = re.compile(r"^([A-Z]{3}|[^\w\s.,:;'’+\-~≈<>≤≥(]+)\s*(?=\d)")
_TO = re.compile(r"\s*(?:–|—|-|\bto\b)\s*")
_MOST = 100_000_000


def read(kind: str, field: str, text: str, fields: Any, near: date | None, usual_currency: str) -> Changes:
    """The changes that a text means for an entry, its `said` among them.

    Args:
        kind: The kind of the entry.
        field: The field of the cell.
        text: What was typed.
        fields: The entry as it is.
        near: The date that dates without a year are close to.
        usual_currency: What is meant where none is typed and none stands there.

    Raises:
        UserError: It cannot be read; the sentence says why and how to type it.
    """
    form, text = shape(kind, field), parsing.line(text)
    if form is Shape.PRICE:
        return _price(kind, text, fields, usual_currency)
    if form is Shape.POSITION:
        return _position(text, fields)
    if form in (Shape.TEXT, Shape.PROSE):
        return {field: text}
    if form in (Shape.CHOICE, Shape.AUDIENCE, Shape.YES_NO):
        return {field: _choice(kind, field, text)}
    if form in (Shape.COUNTRY, Shape.AREA):
        return {field: country_code(text) if form is Shape.COUNTRY else area_code(text)}
    if form is Shape.RATING:
        return {field: parsing.whole(text, 1, 5)}
    found = _vague(form, text, near)
    blank = None if is_optional(kind, field) else 0
    return {field: blank if found.value is None else found.value, **_said(fields, field, found)}


def read_kilometre(scale: KmScale, text: str, fields: Any) -> Changes:
    """The kilometre of a waypoint on a scale: typing it there says which scale is meant.

    Raises:
        UserError: It is no distance.
    """
    found = wording.figure(parsing.line(text), parsing.distance, ("", "km"))
    return {"scale": scale, "distance_m": found.value, **_said(fields, "distance_m", found)}


def read_span(scale: KmScale, text: str, fields: Any) -> Changes:
    """The two kilometres of a road note on a scale; one side may be empty: `1317 –`.

    Raises:
        UserError: They are no distances, or the end comes before the start.
    """
    ends = _TO.split(parsing.line(text), maxsplit=1)
    first, last = (wording.figure(end, parsing.distance, ("", "km")) for end in (*ends, "")[:2])
    if first.value is not None and last.value is not None and last.value < first.value:
        raise UserError(_("The end comes before the start; type the smaller kilometre first."))
    said = with_said(
        fields.said,
        Said("from_m", first.precision, first.words),
        Said("to_m", last.precision, last.words),
    )
    return {"scale": scale, "from_m": first.value, "to_m": last.value, "said": said}


def choices(kind: str, field: str) -> tuple[str, ...]:
    """The words that may stand in a cell, where only some may."""
    form = shape(kind, field)
    if form is Shape.YES_NO:
        return (_("yes"), _("no"))
    if form not in (Shape.CHOICE, Shape.AUDIENCE):
        return ()
    words = tuple(naming.name(one) for one in value_type(kind, field))
    return (_as_trip(), *words) if form is Shape.AUDIENCE else words


def _as_trip() -> str:
    return _("as the trip")


def _choice(kind: str, field: str, text: str) -> Any:
    """The one that the words begin; nothing where nothing may stand."""
    form = shape(kind, field)
    if form is Shape.YES_NO:
        named: list[tuple[str, Any]] = [(_("yes"), True), (_("no"), False)]
    else:
        named = [(naming.name(one), one) for one in value_type(kind, field)]
    if is_optional(kind, field):
        if not text:
            return None
        if form is Shape.AUDIENCE:
            named.insert(0, (_as_trip(), None))
    wanted = text.casefold()
    fitting = [value for words, value in named if words.casefold() == wanted]
    fitting = fitting or [value for words, value in named if wanted and words.casefold().startswith(wanted)]
    if len(fitting) != 1:
        message = _("“{text}” is none of these: {words}.")
        words = ", ".join(words for words, _value in named)
        raise UserError(message.format(text=parsing.quoted(text), words=words))
    return fitting[0]


def _vague(form: Shape, text: str, near: date | None) -> Reading[Any]:
    if form is Shape.DATE:
        return wording.day(text, near)
    if form is Shape.COUNT:
        return wording.whole(text, 0, _MOST)
    if form is Shape.DECIMAL:
        return wording.amount(text)
    read_figure, plain = _FIGURES[form]
    return wording.figure(text, read_figure, plain)


_FIGURES: Mapping[Shape, tuple[Callable[[str], parsing.Typed | None], Collection[str]]] = {
    Shape.DISTANCE: (parsing.distance, ("", "km")),
    Shape.HEIGHT: (parsing.height, ("", "m")),
    Shape.DURATION: (parsing.duration, ("", "h", "min", "hmin")),
    Shape.WEIGHT: (parsing.weight, ("", "kg")),
    Shape.NUMBER: (parsing.plain_number, ("",)),
}


def _said(fields: EntryFields, field: str, found: Reading[Any]) -> Changes:
    return {"said": with_said(fields.said, Said(field, found.precision, found.words))}


def _position(text: str, fields: EntryFields) -> Changes:
    found = wording.position(text)
    lat, lon = found.value if found.value is not None else (None, None)
    return {"lat": lat, "lon": lon, **_said(fields, "lat", found)}


def _price(kind: str, text: str, fields: Any, usual_currency: str) -> Changes:
    """`9 000 KZT`, `about 300`, `gift`, `paid`; nothing or a dash where it is not known."""
    field, word = price_field(kind), text.casefold()
    plain = with_said(fields.said, Said(field), Said("currency"))
    if word in ("", "-", EN_DASH, naming.name(PriceKind.UNKNOWN)):
        return {field: None, **NO_PRICE, "said": plain}
    if word == naming.name(PriceKind.GIFT):
        return {field: None, "price_kind": PriceKind.GIFT, "currency": "", "said": plain}
    if word == naming.name(PriceKind.PAID):
        return {field: None, "price_kind": PriceKind.PAID, "currency": fields.currency, "said": plain}
    rest, code = _currency(text)
    found = wording.amount(rest)
    if found.value is None:
        raise UserError(
            _("“{text}” is no price; type it like 9000 KZT, gift, or – where it is not known.").format(
                text=parsing.quoted(text)
            )
        )
    said = with_said(plain, Said(field, found.precision, found.words))
    currency = code or fields.currency or usual_currency
    return {field: found.value, "price_kind": PriceKind.PAID, "currency": currency, "said": said}


def _currency(text: str) -> tuple[str, str]:
    """The sum without its currency, and that; empty where none is typed."""
    for pattern in (_CODE_BEFORE, _CODE_BEHIND):
        found = pattern.search(text)
        if found:
            code = parsing.currency(found[1])
            return (text[: found.start()] + text[found.end() :]).strip(), code
    return text, ""
