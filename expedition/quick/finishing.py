"""A filled line made the record it stands for, with what the day itself makes likely, marked as guessed."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import fields as fields_of
from dataclasses import replace
from typing import Any

from expedition import naming
from expedition.atlas.country_names import country_code
from expedition.errors import UserError
from expedition.folding import folded
from expedition.kinds import (
    CrossingKind,
    EncounterKind,
    ExpenseCategory,
    KmScale,
    LegMode,
    NoteKind,
    StayKind,
    WaypointKind,
    usual_power,
)
from expedition.quick.filling import Filling
from expedition.quick.items import Sort
from expedition.quick.preparing import guess, guess_scale
from expedition.quick.understood import DAY, DIARY, LEG, Context, Understood
from expedition.quick.vocabulary import Vocabulary
from expedition.records.catalogue import entry_kind
from expedition.records.fields import EntryFields, LegFields

_BY_WHOM = (StayKind.HOST, StayKind.STRANGER)
_SURE = 6


def finished(kind: str, filling: Filling, context: Context, words: Vocabulary) -> Understood | None:
    """The record, or None where the words make none."""
    finish = _FINISH.get(kind)
    if finish is not None and not finish(filling, context, words):
        return None
    spans = tuple(sorted(filling.spans, key=lambda span: span.start))
    if kind == DAY:
        return _day(filling, spans)
    made = LegFields if kind == LEG else entry_kind(kind).fields
    known = {field.name for field in fields_of(made)}
    values = {name: clean(value) for name, value in filling.values.items() if name in known}
    said = tuple(replace(one, words=clean(one.words)) for one in filling.said if one.field in known)
    fields: EntryFields = made(**values, said=said)
    return Understood(kind, fields, spans=spans, guesses=frozenset(filling.guesses), score=filling.score)


def clean(value: Any) -> Any:
    """Text without signs that cannot be shown or kept; other values as they are."""
    if type(value) is not str:
        return value
    kept = (" " if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") else sign for sign in value)
    return " ".join("".join(kept).split())


def _day(filling: Filling, spans: Any) -> Understood | None:
    values = dict(filling.values)
    if "to_place" in values:
        filling.score += 4
    stated = values.pop("stated", ())
    changes = {name: clean(value) for name, value in values.items() if name}
    if not changes and not stated:
        return None
    guesses = frozenset(filling.guesses)
    return Understood(DAY, changes=changes, stated=stated, spans=spans, guesses=guesses, score=filling.score)


def _price(filling: Filling, context: Context, amount: str) -> None:
    if filling.values.get(amount) is not None:
        guess(filling, "currency", context.currency)


def _encounter(filling: Filling, _context: Context, _words: Vocabulary) -> bool:
    values = filling.values
    if values.get("kind") is EncounterKind.ANIMAL:
        filling.score -= 1
    return bool(values.get("who") or values.get("names") or values.get("origin") or values.get("story"))


def _repair(filling: Filling, context: Context, words: Vocabulary) -> bool:
    problem = str(filling.values.get("problem", ""))
    if (
        any(word in words.flat for word in folded(problem).replace(",", " ").split())
        and "part" not in filling.values
    ):
        guess(filling, "part", words.tyre)
    guess(filling, "vehicle", context.vehicle)
    _price(filling, context, "cost")
    return True


def _stay(filling: Filling, context: Context, words: Vocabulary) -> bool:
    values = filling.values
    kind = values.get("kind")
    name = str(values.get("name", ""))
    if name and folded(name) in context.places and "place" not in values:
        values["place"], name = values.pop("name"), ""
    if kind is None:
        guess(filling, "kind", StayKind.OTHER)
    elif name and kind in _BY_WHOM and "host" not in values:
        values["host"] = values.pop("name")
    elif name:
        values["name"] = _with_kind(filling, name, words)
    _price(filling, context, "price")
    guess(filling, "place", context.place)
    return True


def _with_kind(filling: Filling, name: str, words: Vocabulary) -> str:
    """`Hotel Aray`, `Camp by the river`: the word of the kind begins the name it stands before."""
    for span in filling.spans:
        typed = filling.line[span.start : span.end]
        if span.field == "kind" and folded(typed) in words.heads:
            whole = f"{typed} {name}"
            return whole[:1].upper() + whole[1:]
    return name


def _expense(filling: Filling, context: Context, _words: Vocabulary) -> bool:
    values = filling.values
    if "price_kind" not in values and filling.score <= _SURE:
        # A word like "coffee" alone is no expense.
        return False
    what = folded(str(values.get("what", "")))
    category = context.categories.get(what)
    if category is not None:
        values.pop("category", None)
        guess(filling, "category", category)
        filling.score += 3
    elif "category" in values and what != folded(naming.name(values["category"])):
        filling.guesses.add("category")
    elif "category" in values:
        filling.guesses.discard("category")
    else:
        guess(filling, "category", ExpenseCategory.OTHER)
    _price(filling, context, "amount")
    return values.get("amount") is not None or bool(what)


def _crossing(filling: Filling, context: Context, _words: Vocabulary) -> bool:
    if filling.values.get("kind") is CrossingKind.BORDER and context.country_from:
        guess(filling, "country_from", context.country_from)
        guess(filling, "country_to", context.country)
    if filling.values.get("kind") is CrossingKind.PASS and "height_m" not in filling.values:
        filling.score -= 2
    return "kind" in filling.values


def _waypoint(filling: Filling, context: Context, _words: Vocabulary) -> bool:
    values = filling.values
    begins_with_km = Sort.KM in filling.items[0].values
    if begins_with_km:
        filling.score += 7
    if "kind" not in values and not begins_with_km:
        return False
    distance_m = values.get("distance_m")
    if distance_m is not None:
        filling.score += 1
        guess_scale(filling, context, distance_m)
    guess(filling, "kind", WaypointKind.OTHER)
    name = str(values.get("name", ""))
    if folded(name) == folded(naming.name(values["kind"])):
        values["name"] = ""
    else:
        values["name"] = name[:1].upper() + name[1:]
    return True


def _road(filling: Filling, _context: Context, _words: Vocabulary) -> bool:
    values = filling.values
    if "length_m" in values or "from_m" in values:
        filling.score += 4
    guess(filling, "scale", KmScale.DAY)
    return filling.score >= _SURE


def _note(filling: Filling, _context: Context, _words: Vocabulary) -> bool:
    values = filling.values
    if values.get("kind") is not NoteKind.WILDLIFE:
        values.pop("count", None)
        filling.said = tuple(said for said in filling.said if said.field != "count")
    if "kind" not in values:
        guess(filling, "kind", NoteKind.OBSERVATION)
    return bool(values.get("text") or values.get("url"))


def _errand(filling: Filling, context: Context, _words: Vocabulary) -> bool:
    _price(filling, context, "cost")
    return "kind" in filling.values


def _incident(filling: Filling, _context: Context, _words: Vocabulary) -> bool:
    return "kind" in filling.values


def _leg(filling: Filling, _context: Context, _words: Vocabulary) -> bool:
    values = filling.values
    mode: LegMode | None = values.get("mode")
    if mode is None:
        return False
    values["power"] = usual_power(mode)
    if values.get("from_place") and "to_place" not in values:
        values["title"] = values.pop("from_place")
    return True


def _document(filling: Filling, context: Context, _words: Vocabulary) -> bool:
    values = filling.values
    if "kind" not in values:
        return False
    name = str(values.get("name", ""))
    try:
        country = country_code(name) if len(name) > 2 else ""
    except UserError:
        country = ""
    if country:
        filling.put("country", country)
    _price(filling, context, "cost")
    first, last = values.get("valid_from"), values.get("valid_until")
    return len(values) > 1 and (first is None or last is None or first <= last)


def diary(line: str) -> dict[str, str]:
    """The whole line as text."""
    return {DIARY: "\n".join(clean(part) for part in line.strip().splitlines())}


_Finish = Callable[[Filling, Context, Vocabulary], bool]
_FINISH: Mapping[str, _Finish] = {
    "encounter": _encounter,
    "repair": _repair,
    "stay": _stay,
    "expense": _expense,
    "crossing": _crossing,
    "waypoint": _waypoint,
    "road": _road,
    "note": _note,
    "errand": _errand,
    "incident": _incident,
    "leg": _leg,
    "document": _document,
}
