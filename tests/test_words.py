"""The catalogues of the report's words: whole, alike in their gaps, and compiled."""

import re

import pytest
from babel.messages.catalog import Message

from expedition.text import LANGUAGES, SOURCE
from tools import make_words

_GAP = re.compile(r"\{\w*\}")


def _texts(words: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [words] if isinstance(words, str) else list(words or ())


def _gaps(text: str) -> list[str]:
    return sorted(_GAP.findall(text))


def _translated(language: str) -> list[Message]:
    return [message for message in make_words.kept(language) if message.id and message.string]


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != SOURCE])
def test_translations_fill_the_gaps_of_their_message(language: str) -> None:
    messages = _translated(language)
    assert len(messages) > 350
    wrong = [
        (message.id, text)
        for message in messages
        for text in _texts(message.string)
        if text and _gaps(text) not in [_gaps(source) for source in _texts(message.id)]
    ]
    assert not wrong


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != SOURCE])
def test_the_compiled_words_are_those_people_edit(language: str) -> None:
    kept = make_words.kept(language)
    assert not [message.id for message in kept if message.fuzzy]
    assert make_words.po_file(language).with_suffix(".mo").read_bytes() == make_words.as_mo(kept)


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != SOURCE])
def test_every_message_of_the_source_is_translated_and_no_other(language: str) -> None:
    words = make_words.updated(language)
    hint = "translate after: python -m tools.make_words update"
    assert not [message.id for message in make_words.missing(words)], hint
    said = {(message.id, message.context) for message in words}
    assert not {(message.id, message.context) for message in make_words.kept(language)} - said, hint


def test_everything_said_is_read_from_the_source() -> None:
    said = {(one.message, one.several, one.context) for one in make_words.messages()}
    assert ("{n} day", "{n} days", "") in said
    assert ("riding", "", "what is allowed") in said
    assert not [one.path for one in make_words.messages() if one.path in make_words.WINDOW]
