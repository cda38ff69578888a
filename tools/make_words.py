"""The words of reports in all their languages: read from the source, kept in catalogues, compiled.

    python -m tools.make_words update      bring the catalogues up to the source and compile them
    python -m tools.make_words missing     list what waits for a translation

They lie in `resources/locale/<language>/LC_MESSAGES`: `expedition.po` is what people edit, `expedition.mo`
what the program reads. What is translated stays, what is no longer said goes.
"""

import argparse
import ast
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from expedition.text import LANGUAGES, SOURCE

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
SPOKEN = (
    "expedition/reports",
    "expedition/charts",
    "expedition/atlas/heights.py",
    "expedition/atlas/nearby.py",
    "expedition/atlas/sun_words.py",
    "expedition/atlas/whereabouts.py",
    "expedition/cartography/scale_bar.py",
    "expedition/itinerary/crossing_words.py",
    "expedition/naming.py",
    "expedition/titles.py",
    "expedition/units.py",
    "expedition/wording.py",
)
"""What speaks in reports; the rest of the source does so only in the window, in errors and in commands."""
WINDOW = (
    "expedition/charts/readings.py",
    "expedition/charts/stretch.py",
    "expedition/charts/kinds",
    "expedition/charts/years.py",
)
"""Parts of these that only the window shows."""
_NO_PLURALS = ("kk", "zh")
"""Languages that count without a plural."""


class Said(NamedTuple):
    """A message in the source; `several` is its plural, `context` tells equal ones apart."""

    message: str
    several: str
    context: str
    path: str


def sources() -> list[Path]:
    """The modules that speak in reports."""
    found = [path for spoken in SPOKEN for path in _modules(ROOT / spoken)]
    return [path for path in found if not path.relative_to(ROOT).as_posix().startswith(WINDOW)]


def _modules(place: Path) -> list[Path]:
    return sorted(place.rglob("*.py")) if place.is_dir() else [place]


@cache
def messages() -> tuple[Said, ...]:
    """Everything that is said, in the order of the source."""
    return tuple(said for path in sources() for said in _said_in(path))


def _said_in(path: Path) -> Iterator[Said]:
    name = path.relative_to(ROOT).as_posix()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            words = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            match node.func.id, [word for word in words if isinstance(word, str)]:
                case "_", [message]:
                    yield Said(message, "", "", name)
                case "plural", [message, several]:
                    yield Said(message, several, "", name)
                case "said", [context, message]:
                    yield Said(message, "", context, name)


class Words(Catalog):
    """A catalogue whose head says nothing but how to read it, so that the same words make the same bytes."""

    @property
    def num_plurals(self) -> int:
        """How many forms a counted message has."""
        return 1 if self.language in _NO_PLURALS else super().num_plurals

    @property
    def plural_expr(self) -> str:
        """Which of them fits a count."""
        return "0" if self.language in _NO_PLURALS else super().plural_expr

    @property
    def language(self) -> str:
        """Its code."""
        return str(self.locale_identifier)

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The head."""
        return [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Language", self.language),
            ("Plural-Forms", self.plural_forms),
        ]


def template(language: str) -> Words:
    """A catalogue of all messages, without translations."""
    catalogue = Words(locale=language, header_comment="# What reports say, in another language.", fuzzy=False)
    for said in messages():
        key = (said.message, said.several) if said.several else said.message
        catalogue.add(key, locations=[(said.path, 0)], context=said.context or None)
    return catalogue


def po_file(language: str) -> Path:
    """Where the words of a language are kept."""
    return LOCALE / language / "LC_MESSAGES" / "expedition.po"


def kept(language: str) -> Catalog:
    """The kept words of a language; none where it is new."""
    path = po_file(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str) -> Words:
    """The messages of the source with what is kept of their translations."""
    catalogue, old = template(language), kept(language)
    for message in catalogue:
        before = old.get(message.id, message.context) if message.id else None
        if before is not None and before.id == message.id and not before.fuzzy:
            message.string = before.string
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    """A catalogue as people edit it."""
    file = io.BytesIO()
    write_po(file, catalogue, width=110, ignore_obsolete=True, include_lineno=False, sort_by_file=True)
    return file.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """A catalogue as the program reads it; what is not translated whole stays in the source's words."""
    whole = Words(locale=catalogue.locale_identifier, fuzzy=False)
    for message in catalogue:
        if message.id and _is_whole(message):
            whole.add(message.id, message.string, context=message.context)
    file = io.BytesIO()
    write_mo(file, whole)
    return file.getvalue()


def missing(catalogue: Catalog) -> list[Message]:
    """The messages without a translation, or without one of its plural forms."""
    return [message for message in catalogue if message.id and not _is_whole(message)]


def _is_whole(message: Message) -> bool:
    forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return all(forms)


def update() -> None:
    """Write all catalogues anew."""
    for language in LANGUAGES:
        if language != SOURCE:
            catalogue = updated(language)
            path = po_file(language)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(as_po(catalogue))
            path.with_suffix(".mo").write_bytes(as_mo(catalogue))
            print(f"{language}: {len(catalogue)} messages, {len(missing(catalogue))} to translate")


def tell_missing() -> None:
    """List what waits for a translation."""
    for language in LANGUAGES:
        if language != SOURCE:
            for message in missing(updated(language)):
                print(f"{language}  {message.context or ''}  {message.id!r}")


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(prog="tools.make_words", description=__doc__)
    parser.add_argument("what", choices=("update", "missing"))
    {"update": update, "missing": tell_missing}[parser.parse_args().what]()


if __name__ == "__main__":
    main()
