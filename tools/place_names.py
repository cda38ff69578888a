"""Which of the names a source lists for a place are worth keeping, and which one its people write."""

import difflib
import re
import unicodedata
from functools import cache
from typing import NamedTuple

from expedition.folding import letters
from tools.local_names import LOCAL_NAMES


def _codes(text: str) -> list[str]:
    return text.split(" ")


_CYRILLIC = frozenset(_codes("RU UA BY BG RS MK ME KZ KG TJ UZ MN BA"))
_ARABIC = frozenset(_codes("SA AE IQ SY JO LB EG LY TN DZ MA EH SD YE OM QA BH KW PS IR AF PK MR"))
_SCRIPTS: dict[str, tuple[str, ...]] = {
    "CN": ("CJK",),
    "CN.13": ("CJK", "ARABIC"),
    "CN.14": ("CJK", "TIBETAN"),
    "TW": ("CJK",),
    "HK": ("CJK",),
    "MO": ("CJK",),
    "SG": ("CJK",),
    "JP": ("CJK", "HIRAGANA", "KATAKANA"),
    "KR": ("HANGUL",),
    "KP": ("HANGUL",),
    "GR": ("GREEK",),
    "CY": ("GREEK",),
    "GE": ("GEORGIAN",),
    "AM": ("ARMENIAN",),
    "IL": ("HEBREW", "ARABIC"),
    "TH": ("THAI",),
    "LA": ("LAO",),
    "KH": ("KHMER",),
    "MM": ("MYANMAR",),
    "IN": ("DEVANAGARI",),
    "NP": ("DEVANAGARI",),
    "BD": ("BENGALI",),
    "LK": ("SINHALA",),
    "ET": ("ETHIOPIC",),
    "ER": ("ETHIOPIC",),
    "BT": ("TIBETAN",),
}
_OWN_LETTERS = {
    "KZ": "әғқңөұүһ",
    "KG": "өүң",
    "TJ": "ғӣқӯҳҷ",
    "UZ": "ўқғҳ",
    "MN": "өү",
    "UA": "ієїґ",
    "BY": "ўі",
    "MK": "јљњќѓѕ",
    "RS": "јљњћђџ",
    "CN": "ۇۆۈېئەڭ",
}
_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_PERSIAN = "آءأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_ALPHABETS = {
    "RU": _RUSSIAN,
    "KZ": _RUSSIAN + "әғқңөұүһі",
    "KG": _RUSSIAN + "өүң",
    "MN": _RUSSIAN + "өү",
    "TJ": "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя",
    "UZ": "абвгғдеёжзийкқлмнопрстуўфхҳцчшъьэюя",
    "UA": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "BY": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "BG": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "MK": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    **dict.fromkeys(("RS", "ME", "BA"), "абвгдђежзијклљмнњопрстћуфхцчџш"),
    **dict.fromkeys(("IR", "AF"), _PERSIAN),
    "PK": _PERSIAN + "ٹڈڑےہھںئ",
}
"""Letters of each country's languages where its neighbours write the same script; PK in Urdu."""
_PERSIAN_KEYS = frozenset(("IR", "AF", "PK"))
_AS_PERSIAN = str.maketrans("كيىة", "کییه")
"""Letters that Arabic keyboards have in their place."""
_UNLIKELY = {
    "RU": re.compile("ъ$|ъ[- ]|[гк]ъ|мь[нс]|[нр]ьск|шч|ець$|етс$|(?<!сов)етск|итск|тсо|^мтс|[нк][ае]й$"),
    "UA": re.compile("чь"),
    "KZ": re.compile("[аоұы][кг]|[кг][аоұы]"),
}
"""What only a neighbour writes so; in KZ of Kazakh names, which have қ and ғ beside these vowels."""
_UKRAINIAN = re.compile("[сцз]ьк")
_SOMETIMES = frozenset(("UA", "BY", "RS", "ME", "MK", "BA"))
"""Where many names have none of the language's own letters."""
_NOT_ARABIC = frozenset("ەێۆۇۈۋېڕڵیکہھےپچژگڤٹڈڑ")
"""Letters of Persian, Urdu, Kurdish and Uyghur."""
_OTHER_LANGUAGES = frozenset(_codes("IR PK AF CN"))
_ROUGH_PAIRS = (
    "аa бb вv гg дd еe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya "
    "әa ғgh қq ңng өo ұu үu һh іi їi єie ґg ўu јj љlj њnj ћc ђdj џdz ةh"
)
_ROUGH = {pair[0]: pair[1:] for pair in _codes(_ROUGH_PAIRS)}
_SYLLABLES = frozenset(("HANGUL", "ETHIOPIC", "HIRAGANA", "KATAKANA"))
_EVERY_SCRIPT = frozenset(_codes("KZ KG TJ UZ TM MN"))
_CODE = re.compile(r"[A-Z]{3}|[A-Z]{4}")
_ASCII_UMLAUT = re.compile(r"[AOU]E[a-z]")
_SUFFIXES = ("市", "镇", "鎮", "县", "縣", "区", "區", "乡", "鄉", "村")
_PARTS = re.compile(r"[\s\-/(),]+")
_SHORT = 4
_LONG = 6
_SOME = 10
_WELL_KNOWN = 100_000
_MANY_NAMES = 40
_LIKE_ENOUGH = 0.4
_OWN_BONUS = 0.06


class Named(NamedTuple):
    """The name of a place, what its people write, and all other spellings worth keeping."""

    main: str
    local: tuple[str, ...]
    other: tuple[str, ...]


def named(main: str, alternate: list[str], region: str, people: int) -> Named:
    """The names kept of a place in a region like `CN.13`, each spelling once."""
    country = region.partition(".")[0]
    is_known = people >= _WELL_KNOWN or len(alternate) >= _MANY_NAMES or country in _EVERY_SCRIPT
    wanted = {"LATIN", *scripts(region)} | ({"CYRILLIC"} if country in _CYRILLIC | {"CN"} else set())
    unlike: dict[str, str] = {}
    usable: list[str] = []
    for name in sorted((_clean(name, country) for name in alternate), key=_oddness):
        if _is_name(name) and (is_known or script(name) in wanted):
            usable.append(name)
            unlike.setdefault(letters(name), name)
    unlike[letters(main)] = main
    local = tuple(name for name in _local(main, usable, region) if name != main)
    unlike |= {letters(name): name for name in local}
    every = [name for key, name in unlike.items() if key]
    kept = [letters(name) for name in (main, *local)]
    other: list[str] = []
    for name in every:
        key = letters(name)
        if name not in (main, *local) and not any(_is_slip(key, known) for known in kept):
            other.append(name)
            if len(other) > _SOME:
                kept.append(key)
    return Named(main, local, tuple(other))


def _is_slip(key: str, known: str) -> bool:
    """Whether two spellings differ by one letter, which whoever types may do as well."""
    if len(key) < _LONG or abs(len(key) - len(known)) > 1:
        return False
    first = next((at for at, (a, b) in enumerate(zip(key, known, strict=False)) if a != b), len(key))
    rest, other = key[first:], known[first:]
    return rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


def keys_of(names: Named) -> tuple[set[str], set[str], set[str]]:
    """What is compared of a place: the names it goes by, its other names, the later words of the first."""
    called = {letters(name) for name in (names.main, *names.local)} - {""}
    other = {letters(name) for name in names.other} - called
    words = {
        letters(" ".join(parts[at:]))
        for name in (names.main, *names.local)
        for parts in (_PARTS.split(name),)
        for at in range(1, len(parts))
        if len(letters(parts[at])) >= _SHORT
    }
    return called, other, words - called - other


def scripts(region: str) -> tuple[str, ...]:
    """The scripts other than Latin in which names are written there, the first one first."""
    country = region.partition(".")[0]
    usual = ("CYRILLIC",) if country in _CYRILLIC else ("ARABIC",) if country in _ARABIC else ()
    return _SCRIPTS.get(region, _SCRIPTS.get(country, usual))


def script(name: str) -> str:
    """The script of a name, as Unicode calls it; nothing for a name of two scripts."""
    found = {_name_of(letter)[0] for letter in name if letter.isalpha() and letter != "ー"}
    if found <= {"CJK", "HIRAGANA", "KATAKANA"}:
        return min(found, default="")
    return found.pop() if len(found) == 1 else ""


@cache
def _name_of(letter: str) -> list[str]:
    return unicodedata.name(letter, "UNKNOWN").split(" ")


def _clean(name: str, country: str) -> str:
    """The name on one line; the sound of Chinese signs in one word, as it is written."""
    name = " ".join(re.sub(r"[;\t\n\r]", " ", name).split()).removesuffix(" شەھىرى")
    if country == "CN" and name[:1].islower() and name.isascii():
        return name.replace(" ", "").capitalize()
    return name


def _oddness(name: str) -> tuple[bool, int, int]:
    """Of two spellings that compare equal the less odd one is kept."""
    return name[:1].islower(), sum(not letter.isalnum() for letter in name), len(name)


def _is_name(name: str) -> bool:
    """No code of an airport, no sound of a name in another script, no spelling for old machines."""
    if not script(name) or not letters(name) or max(name) > "\uffff" or _CODE.fullmatch(name):
        return False
    if _ASCII_UMLAUT.match(name) or name.startswith("http"):
        return False
    first = next(letter for letter in name if letter.isalnum())
    return not first.islower() or script(name) != "LATIN"


def _local(main: str, every: list[str], region: str) -> list[str]:
    """What the people of the place write: at most one name a script, two where two languages share one."""
    country, found = region.partition(".")[0], list[str]()
    if (country, main) in LOCAL_NAMES:
        return LOCAL_NAMES[country, main].split("/")
    for wanted in scripts(region):
        if found and wanted in _SYLLABLES:
            continue
        here = [name for name in every if script(name) == wanted]
        if wanted == "ARABIC" and country in _PERSIAN_KEYS:
            here = list(dict.fromkeys(name.translate(_AS_PERSIAN) for name in here))
        here = [name for name in here if _is_spelled_there(name, country, wanted)] or here
        own = [name for name in here if set(name.casefold()) & set(_OWN_LETTERS.get(country, ""))]
        own = [name for name in own if wanted == "ARABIC" or _likeness(main, name) > _LIKE_ENOUGH]
        if wanted == "ARABIC" and country not in _OTHER_LANGUAGES:
            own = [name for name in here if not _NOT_ARABIC & set(name)]
        if here and wanted == "CJK":
            found.append(max(here, key=lambda name: _han(name, here, country)))
        elif here and country == "CN":
            found += [min(own or here, key=len)]
        elif here:
            # In Kazakhstan the Russian name is in use beside the Kazakh one.
            russian = [name for name in here if not set(filter(str.isalpha, name.casefold())) - set(_RUSSIAN)]
            groups = (
                (own, russian) if country == "KZ" else (here,) if country in _SOMETIMES else (own or here,)
            )
            found += [max(group, key=lambda name: _fitness(main, name, country)) for group in groups if group]
    return list(dict.fromkeys(found))[:2]


def _is_spelled_there(name: str, country: str, wanted: str) -> bool:
    """Whether a name has only letters of the country's languages."""
    letters_of = set(_ALPHABETS.get(country, "")) if wanted in {"CYRILLIC", "ARABIC"} else set()
    if wanted == "ARABIC" and not letters_of and country not in _OTHER_LANGUAGES:
        return not _NOT_ARABIC & set(name) and not name.startswith("ئ")
    low = name.casefold()
    is_judged = country != "KZ" or bool(set(low) & set(_OWN_LETTERS["KZ"]))
    if wanted == "CYRILLIC" and is_judged and country in _UNLIKELY and _UNLIKELY[country].search(low):
        return False
    if wanted == "CYRILLIC" and ("\u0301" in low or (country != "UA" and _UKRAINIAN.search(low))):
        return False
    return not letters_of or not {letter for letter in low if letter.isalpha()} - letters_of


def _fitness(main: str, name: str, country: str) -> tuple[float, bool, bool, int]:
    """Better: sounds like the main name, has letters of the language, is parted alike, is written in full."""
    own = bool(set(name.casefold()) & set(_OWN_LETTERS.get(country, "")))
    parts = [sum(letter in each for letter in " -") for each in (main, name)]
    bonus = _OWN_BONUS if own and country in _SOMETIMES else 0.0
    full = len(name) if country in {"RU", "UA", "KZ", "KG"} else -len(name)
    return _likeness(main, name) + bonus, own, parts[0] == parts[1], full


def _likeness(main: str, name: str) -> float:
    rough = "".join(map(_sound, name.casefold()))
    article = 0.3 if name.startswith("ال") else 0.0
    return article + difflib.SequenceMatcher(None, letters(main), letters(rough)).ratio()


@cache
def _sound(letter: str) -> str:
    """Roughly how a letter sounds; Unicode's names of letters tell for most scripts."""
    if letter in _ROUGH or not letter.isalpha():
        return _ROUGH.get(letter, "")
    words = _name_of(letter)
    if words[0] in _SYLLABLES or len(words[-1]) <= 2:
        return words[-1]
    return words[-1][0]


def _han(name: str, here: list[str], country: str) -> tuple[int, bool, int]:
    """Better: the stem of other forms, signs in use there, short."""
    forms = sum(other.startswith(name) for other in here)
    try:
        name.encode("gb2312" if country in {"CN", "SG"} else "euc_jp" if country == "JP" else "big5")
    except UnicodeEncodeError:
        return 0, False, -len(name)
    is_stem = not name.endswith(_SUFFIXES) or len(name) <= 2
    return forms if is_stem else 0, is_stem, -len(name)
