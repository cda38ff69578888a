"""The tables of a language read from its file: values stand there as the log stores them."""

import tomllib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_type_hints

from expedition.kinds import Audience, FigureName
from expedition.quick.understood import DAY, DIARY, LEG
from expedition.quick.vocabulary import Head, Noun, Vocabulary
from expedition.records.catalogue import entry_kind
from expedition.records.fields import DayFields, LegFields
from resources import FOLDER

LANGUAGES = ("en",)
_REST, _WORDS, _STAY = "rest", "words", "stay"


@cache
def vocabulary(language: str = LANGUAGES[0]) -> Vocabulary:
    """The words of a language; English where it has no table."""
    name = language if language in LANGUAGES else LANGUAGES[0]
    table = tomllib.loads((FOLDER / "words" / f"{name}.toml").read_text(encoding="utf-8"))
    sets = {
        name: frozenset(_phrases(table[name]))
        for name in ("fillers", "vague", "gifts", "said", "until", "since", "articles", "lows", "flat")
    }
    return Vocabulary(
        heads=_heads(table["heads"]),
        nouns={kind: _nouns(kind, modes) for kind, modes in table["nouns"].items()},
        ties={
            kind: {phrase: field for field, words in fields.items() for phrase in _phrases(words)}
            for kind, fields in table["ties"].items()
        },
        numbers=table["numbers"],
        audiences={
            phrase: Audience(name) for name, words in table["audiences"].items() for phrase in _phrases(words)
        },
        tyre=table["tyre"],
        **sets,
    )


def _phrases(words: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in words.split(",")]


def _heads(kinds: Mapping[str, Mapping[str, Any]]) -> dict[str, list[Head]]:
    found: dict[str, list[Head]] = {}
    for kind, table in kinds.items():
        stays = bool(table.get(_STAY, False))
        for field, value, phrase in _groups({name: rest for name, rest in table.items() if name != _STAY}):
            if field == _WORDS:
                head = Head(kind, stays=stays)
            elif field == _REST:
                head = Head(kind, rest=value)
            else:
                head = Head(kind, field, _value(kind, field, value), _rest_of(kind, field), stays)
            found.setdefault(phrase, []).append(head)
    return found


def _rest_of(kind: str, field: str) -> str:
    """Behind the kind of a day stands its purpose."""
    return "purpose" if (kind, field) == (DAY, "kind") else ""


def _nouns(kind: str, modes: Mapping[str, Mapping[str, Any]]) -> dict[str, Noun]:
    return {
        phrase: Noun(
            field, _value(kind, field, value), stays=mode in ("kept", "likely"), guess=mode == "likely"
        )
        for mode, table in modes.items()
        for field, value, phrase in _groups(table)
    }


def _groups(table: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Field, value and phrase; the value is empty where the words themselves are meant."""
    for field, group in table.items():
        values = group if isinstance(group, dict) else {"": group}
        for value, words in values.items():
            for phrase in _phrases(words):
                yield field, value, phrase


def _value(kind: str, field: str, text: str) -> Any:
    """A value as its field holds it, None for none.

    Raises:
        ValueError: The field has no such value.
    """
    if not text:
        return None
    if field == "stated":
        return FigureName(text)
    meant = _types(kind)[field]
    return meant(text) if issubclass(meant, StrEnum | int) else text


@cache
def _types(kind: str) -> Mapping[str, type]:
    """The type of each field, without its None."""
    own = {DAY: DayFields, LEG: LegFields, DIARY: DayFields}
    fields = own[kind] if kind in own else entry_kind(kind).fields
    found = {}
    for name, hint in get_type_hints(fields).items():
        choices = [choice for choice in get_args(hint) if choice is not type(None)]
        found[name] = choices[0] if choices else hint
    return found
