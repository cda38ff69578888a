"""The command `find`."""

import argparse

from expedition.cli.output import complain, print_json, say
from expedition.errors import UserError
from expedition.field_names import kind_name
from expedition.logbook import Logbook
from expedition.queries.search import find as find_words
from expedition.queries.trips import named
from expedition.records.search import Found, Hit
from expedition.text import _

_MOST = 1_000


def find(arguments: argparse.Namespace) -> int:
    """Tells which records have the words; nothing found is not an error."""
    with Logbook.reading(arguments.logbook) as logbook:
        trip_id = logbook.read(named, arguments.trip) if arguments.trip else None
        words = " ".join(arguments.words)
        found = logbook.read(find_words, words, trip_id, limit=_MOST, each=_MOST)
    if arguments.json:
        print_json(_facts(found))
        return 0
    if found.instead:
        complain(
            UserError(_("Nothing has these words; this is found for “{words}”:").format(words=found.instead))
        )
    for hit in found.hits:
        say(_line(hit))
    return 0


def _line(hit: Hit) -> str:
    when = f"{hit.day.number:4}  {hit.day.date}" if hit.day else " " * 16
    excerpt = f"  {hit.excerpt.text}" if hit.excerpt.text else ""
    return f"{when}  {kind_name(hit.kind):12}  {hit.title}{excerpt}"


def _facts(found: Found) -> dict[str, object]:
    return {
        "instead": found.instead or None,
        "found": [
            {
                "kind": hit.kind,
                "trip": hit.trip_title,
                "day": hit.day.number if hit.day else None,
                "date": hit.day.date if hit.day else None,
                "title": hit.title,
                "field": hit.field or None,
                "excerpt": hit.excerpt.text or None,
            }
            for hit in found.hits
        ],
    }
