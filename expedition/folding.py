"""How words are compared: without capitals, accents and what keyboards leave out."""

import unicodedata

_ALIKE = str.maketrans(
    {
        # Latin letters that Unicode does not take apart.
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ħ": "h",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ə": "a",
        "ŋ": "ng",
        # Letters of Kazakh and its neighbours, typed with a Russian keyboard.
        "ә": "а",
        "ғ": "г",
        "қ": "к",
        "ң": "н",
        "ө": "о",
        "ұ": "у",
        "ү": "у",
        "һ": "х",
        "і": "и",
        "ҳ": "х",
        "ҷ": "ч",
        "ӣ": "и",
        # Letters of the Arabic script that differ from keyboard to keyboard.
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ھ": "ه",
        "ہ": "ه",
        "ە": "ه",
        "ة": "ه",
        "ـ": "",
        # Apostrophes that count as letters.
        "ʻ": "",
        "ʼ": "",
        "ʿ": "",
        "ʾ": "",
        "ʹ": "",
        "ʺ": "",
    }
)


def folded(text: str) -> str:
    """The text as it is compared: `Ürümqi` is found by `urumqi`."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def letters(text: str) -> str:
    """Only the letters and figures of a name, folded: `Geer'mu` and `ge er mu` agree."""
    return "".join(letter for letter in folded(text).translate(_ALIKE) if letter.isalnum())
