"""Words of the interface and the report, through gettext so that they can be translated."""

import gettext
from functools import cache

_DOMAIN = "expedition"


@cache
def _catalogue() -> gettext.NullTranslations:
    return gettext.translation(_DOMAIN, fallback=True)


def _(message: str) -> str:
    """The message in the traveller's language."""
    return _catalogue().gettext(message)


def plural(singular: str, several: str, count: int) -> str:
    """The form of a message that fits the count, with `{n}` replaced by it."""
    return _catalogue().ngettext(singular, several, count).replace("{n}", str(count))


def language() -> str:
    """The language the words of the interface come in; empty for that of this source."""
    return _catalogue().info().get("language", "")
