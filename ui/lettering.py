"""Which letter is the capital of which, for the libraries below."""

import locale
import sys
from contextlib import suppress


def keep_letters_plain() -> None:
    """Let “I” be the capital of “i”, whatever the language; to be called once the application stands.

    PySide makes `setInterval` of `interval` by the rules of the C library, which know no such capital in
    Turkish and its sisters: there, no widget could be given such a property. Qt's own language comes from
    elsewhere and stays.
    """
    for name in ("C",) if sys.platform == "win32" else ("C.UTF-8", "en_US.UTF-8"):
        with suppress(locale.Error):
            locale.setlocale(locale.LC_CTYPE, name)
            return
