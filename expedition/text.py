"""Words of the interface and the report, through gettext so that they can be translated."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files

SOURCE = "en"
"""The language of this source, which the interface speaks."""
LANGUAGES = (SOURCE, "fr", "de", "es", "ru", "kk", "zh")
"""The languages that a report can be written in."""

_spoken: ContextVar[str] = ContextVar("spoken", default=SOURCE)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Until its end all words come in this language; in that of the interface where it is not known.

    It holds for the running thread alone: another thread, and another process, begin in the interface's.
    """
    token = _spoken.set(language if language in LANGUAGES else SOURCE)
    try:
        yield
    finally:
        _spoken.reset(token)


def language() -> str:
    """The language that words come in here and now."""
    return _spoken.get()


def _(message: str) -> str:
    """The message in the language spoken."""
    spoken = _spoken.get()
    if spoken == SOURCE:
        return message
    words = _catalogue(spoken)
    found = words.gettext(message)
    # Before Python 3.11.3 a word that also has a plural is found by its count alone.
    return words.ngettext(message, message, 1) if found == message else found


def said(context: str, message: str) -> str:
    """The message in the language spoken, where one English word needs several translations."""
    spoken = _spoken.get()
    return message if spoken == SOURCE else _catalogue(spoken).pgettext(context, message)


def plural(singular: str, several: str, count: int) -> str:
    """The form of a message that fits the count, with `{n}` replaced by it."""
    return _catalogue(_spoken.get()).ngettext(singular, several, count).replace("{n}", str(count))


@cache
def _catalogue(spoken: str) -> gettext.NullTranslations:
    """The words of a language; the source's own where it has none."""
    words = files("resources").joinpath("locale", spoken, "LC_MESSAGES", "expedition.mo")
    if spoken == SOURCE or not words.is_file():
        return gettext.NullTranslations()
    with words.open("rb") as file:
        return gettext.GNUTranslations(file)
