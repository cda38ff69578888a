"""The contents of a page: parts and days as links, long parts folded."""

from collections.abc import Sequence

from expedition.reports.making import Entry
from expedition.reports.typesetting.style import Face
from expedition.reports.web.inline import Inline
from expedition.text import _, plural

_MOST_OPEN = 12


def contents(inline: Inline, entries: Sequence[Entry]) -> str:
    """The navigation; nothing where there is nowhere to go."""
    groups: list[tuple[Entry, list[Entry]]] = []
    for entry in entries:
        if entry.level == 0 or not groups:
            groups.append((entry, []))
        else:
            groups[-1][1].append(entry)
    if not groups:
        return ""
    lines = "".join(f"<li>{_line(inline, entry)}{_below(inline, held)}</li>" for entry, held in groups)
    name = inline.words(_("Contents"), Face.SANS_STRONG)
    return f'<nav aria-labelledby="contents"><h2 id="contents">{name}</h2><ol>{lines}</ol></nav>'


def _below(inline: Inline, held: Sequence[Entry]) -> str:
    if not held:
        return ""
    lines = "".join(f"<li>{_line(inline, entry)}</li>" for entry in held)
    if len(held) <= _MOST_OPEN:
        return f"<ol>{lines}</ol>"
    words = inline.words(plural("{n} entry", "{n} entries", len(held)))
    return f"<details><summary>{words}</summary><ol>{lines}</ol></details>"


def _line(inline: Inline, entry: Entry) -> str:
    flag = f"{inline.flag(entry.flag)} " if entry.flag else ""
    aside = f' <span class="q">{inline.words(entry.aside)}</span>' if entry.aside else ""
    words = inline.words(entry.title.strip() or "…", Face.SERIF)
    return f"{flag}{inline.link(f'#{entry.mark}', words)}{aside}"
