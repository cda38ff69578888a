"""Numbers, addresses and names inside text that strangers are not to read."""

import re
from collections.abc import Callable, Iterable

GONE = "…"
"""Stands where something was taken out."""

Mask = Callable[[str], str]

_DAY, _MONTH = "(?:0?[1-9]|[12]\\d|3[01])", "(?:0?[1-9]|1[0-2])"
_SPACE = "[ \u00a0\u2009\u202f]"
_HARMLESS = (
    rf"\d{{4}}[-./]{_MONTH}[-./]{_DAY}(?!\d)",
    rf"{_DAY}[-./]{_MONTH}[-./](?:\d{{4}}|\d{{2}})(?![-./]?\d)",
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)",
    r"(?:1[89]|20)\d\d ?[-–/] ?(?:(?:1[89]|20)\d\d|\d\d)(?![-–/ ]?\d)",
    r"\d{1,2}(?:[,.]\d{3}){1,2}(?![-.,\d])",
    rf"\d{{1,2}}(?:{_SPACE}\d{{3}}){{1,2}}(?!{_SPACE}?[-\d])",
    r"\d{1,5}[.,]\d{1,2}(?: ?[-–] ?\d{1,5}[.,]\d{1,2})?(?![-.,]?\d)",
    r"\d{1,4} ?– ?\d{1,4}(?![-– ]?\d)",
    r"(?<=km )\d{1,4}-\d{1,4}(?![- ]?\d)",
    r"\d{5,9}(?= ?(?:[A-Z]{3}\b|[₸€$¥£₽]|k?m\b))",
)
_NETWORKS = "|".join(
    name.replace(".", r"\.")
    for name in (
        *("facebook.com", "fb.com", "instagram.com", "t.me", "wa.me", "vk.com", "twitter.com", "x.com"),
        *("tiktok.com", "linkedin.com", "threads.net", "ok.ru"),
    )
)
_PRIVATE = (
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    r"(?<![\w.@/])@\w[\w.]+",
    rf"(?<![\w.])(?:https?://)?(?:www\.|m\.)?(?:{_NETWORKS})/\S*\w",
    r"(?i:\b(?:telegram|whats ?app|instagram|insta|wechat|weixin|skype|viber|facebook|fb|微信)) ?[:：] ?\S+",
    r"(?<!\w)[A-Z]{1,2} ?(?:№ ?)?\d{6,9}(?!\w)",
    rf"-?\d{{1,3}}\.\d{{4,}}°?{_SPACE}?[NSEW]?{_SPACE}?[,;/ ]{_SPACE}?-?\d{{1,3}}\.\d{{4,}}°?(?: ?[NSEW])?",
    r"\d{1,3}° ?\d{1,2}(?:[.,]\d+)? ?[′'’](?: ?\d{1,2}(?:[.,]\d+)? ?[″\"”])?(?: ?[NSEW])?",
)
_NUMBER = rf"(?<!\w)\+?\(?\d(?:{_SPACE}?[-.()/–]{{0,2}}{_SPACE}?\d)+"
_ANY = re.compile(
    f"(?P<private>{'|'.join(_PRIVATE)})|(?<![\\w+])(?:{'|'.join(_HARMLESS)})|(?P<number>{_NUMBER})"
)
_LEAST_DIGITS = 7
_APART = re.compile(r"[,;/&\n+()]|\s(?:and|und|et|y|e|и|және|мен|with)\s|[、，；和与]")
_WORD = re.compile(r"\w[\w’'-]*")
_LEAST_LETTERS = 3


def without_numbers(text: str) -> str:
    """Text without telephone numbers, numbers of papers, addresses of people, their handles, positions."""
    return _ANY.sub(_told, text) if text else text


def _told(found: re.Match[str]) -> str:
    whole = found.group()
    if found["private"]:
        return GONE
    if found["number"] and sum(sign.isdigit() for sign in whole) >= _LEAST_DIGITS:
        return GONE
    return whole


def names_in(words: str) -> list[str]:
    """The names a traveller wrote into one field: "Aigul and Serik (driver)" holds two and a remark."""
    parts = (part.strip(" .:·–-\t") for part in _APART.split(words))
    return [part for part in parts if _is_name(part)]


def masking(names: Iterable[str], texts: Iterable[str], kept: Iterable[str] = ()) -> Mask:
    """Takes out numbers and these names wherever they stand.

    Args:
        names: Whole names; of several words, each is taken out too unless it is an ordinary word.
        texts: What is to be masked, to know ordinary words from names.
        kept: Names that stay, of people and places.
    """
    staying = set(kept)
    hidden = {name for name in names if name not in staying}
    several = [parts for name in hidden if len(parts := _WORD.findall(name)) > 1]
    if several:
        usual = {word for text in texts for word in _WORD.findall(text) if word[0].islower()}
        staying |= {word for name in staying for word in _WORD.findall(name)}
        hidden |= {
            word
            for parts in several
            for word in parts
            if _is_name(word) and word not in staying and word.lower() not in usual
        }
    if not hidden:
        return without_numbers
    pattern = re.compile("|".join(map(_whole, sorted(hidden, key=len, reverse=True))))
    return lambda text: without_numbers(pattern.sub(GONE, text)) if text else text


def _is_name(word: str) -> bool:
    """Begins with a capital, is in a script without them, or is a number."""
    if not any(sign.isupper() or sign.isdigit() or _is_caseless(sign) for sign in word[:1]):
        return False
    return len(word) >= (2 if _is_caseless(word[0]) else _LEAST_LETTERS)


def _is_caseless(sign: str) -> bool:
    return sign.isalpha() and sign.lower() == sign.upper()


def _whole(name: str) -> str:
    """A pattern of the name as words of their own, where its script parts words."""
    if any(_is_caseless(sign) for sign in name):
        return re.escape(name)
    return rf"(?<!\w){re.escape(name)}(?!\w)"
