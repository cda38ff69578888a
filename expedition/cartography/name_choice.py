"""Which of the names of a place, a country or a mountain range are written on a map.

Places have their names without languages: the main one in Latin letters, what their people write, and other
spellings. A language is therefore told by its letters, which is right for most names and not for all.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from expedition.atlas.gazetteer import Names
from expedition.folding import letters
from expedition.record_classes import dataclass

LOCAL = "local"
"""Stands for a language: what the people of each place write."""

LANGUAGES = ("en", "ru", "zh", "ar", "fa", "ug", LOCAL)
"""In which names can be written; others fall back on the Latin letters of `en`."""

_SIGNS = r"[\s\d.,'’ʼ()/-]*"
_HAN = r"[㐀-鿿〇]"
_EXACTLY: Mapping[str, re.Pattern[str]] = {
    "ru": re.compile(rf"(?:[А-Яа-яЁё]|{_SIGNS})+"),
    "kk": re.compile(rf"(?=.*[ӘәҒғҚқҢңӨөҰұҮүҺһІі])(?:[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]|{_SIGNS})+"),
    "ar": re.compile(rf"(?:[ء-غف-ي]|{_SIGNS})+"),
    "fa": re.compile(rf"(?:[آءأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی\u200c]|{_SIGNS})+"),
    "ug": re.compile(rf"(?=.*[ەېۇۆۈۋ])(?:[ئاەبپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىي]|{_SIGNS})+"),
}
"""Names that this language would write just so."""
_ROUGHLY: Mapping[str, re.Pattern[str]] = {
    **dict.fromkeys(("ru", "kk"), re.compile(rf"(?:[Ѐ-ԯ]|{_SIGNS})+")),
    "zh": re.compile(rf"(?:{_HAN}|{_SIGNS})+"),
    **dict.fromkeys(("ar", "fa", "ug"), re.compile(rf"(?:[\u0600-\u06ff\u200c]|{_SIGNS})+")),
}
"""Names in the script of this language at least."""


@dataclass(frozen=True, slots=True)
class NameChoice:
    """What the traveller wants to read on a map.

    Attributes:
        language: One of `LANGUAGES`, or one that a report speaks.
        with_local: Whether a second line says what the people there write.
    """

    language: str = "en"
    with_local: bool = True


Written = tuple[str, str]
"""A name and its second line, which may be empty."""

CanWrite = Callable[[str], bool]
"""Whether a painter has the letters of a name; where not, another one is taken."""


def any_script(_name: str) -> bool:
    """Every name can be written."""
    return True


def place_name(names: Names, choice: NameChoice, can_write: CanWrite = any_script) -> Written:
    """How a place of the gazetteer is written."""
    local = [name for name in names.local if can_write(name)]
    if choice.language == LOCAL:
        return next(iter(local), names.main), ""
    every = (*local, *names.other)
    return with_local(_in_script(every, choice.language, can_write) or names.main, local, choice, can_write)


def area_name(
    names: Mapping[str, str], local: Sequence[str], choice: NameChoice, can_write: CanWrite = any_script
) -> str:
    """How a country or a sea is written, in one line; in English where the language wanted is missing."""
    wanted = next(iter(local), "") if choice.language == LOCAL else names.get(choice.language, "")
    return wanted if wanted and can_write(wanted) else names["en"]


def with_local(
    name: str, local: Sequence[str], choice: NameChoice, can_write: CanWrite = any_script
) -> Written:
    """The name with the first local one that says something else and can be written."""
    if not choice.with_local or choice.language == LOCAL:
        return name, ""
    others = (other for other in local if can_write(other) and not _is_same(name, other))
    return name, next(others, "")


def _is_same(name: str, other: str) -> bool:
    # Folding is dear, and between two scripts it finds nothing.
    return name.isascii() == other.isascii() and letters(name) == letters(other)


def _in_script(names: Sequence[str], language: str, can_write: CanWrite) -> str | None:
    for wanted in (_EXACTLY.get(language), _ROUGHLY.get(language)):
        for name in names if wanted else ():
            if wanted and wanted.fullmatch(name) and can_write(name):
                return name
    return None
