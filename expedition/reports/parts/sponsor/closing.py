"""What went wrong, whom to thank, and what comes next."""

from collections.abc import Iterator, Sequence

from expedition.records.report import Section
from expedition.reports.making import Making
from expedition.reports.pages.items import Gap, Item, Wide
from expedition.reports.parts.sponsor.sheets import sheet
from expedition.reports.parts.sponsor.summary import columns
from expedition.reports.parts.themes.incidents import incident_heads, incident_rows
from expedition.reports.parts.themes.tables import heading, table
from expedition.reports.parts.themes.thanks import credits_of
from expedition.reports.typesetting.style import FULL
from expedition.text import _, plural

_MOST_INCIDENTS, _MOST_WORDS = 8, 180
_MOST_THANKS = 8
_NEXT = ("next steps", "next", "what next", "what comes next")


def closing(making: Making) -> Iterator[Item]:
    """One page with as much of it as the log has."""
    said = [] if Section.ENCOUNTERS in making.options.omitted else [_incidents(making), _thanks(making)]
    groups = [*said, _next(making)]
    names = (_("What went wrong"), _("Thanks"), _("What comes next"))
    present = [group for group in groups if group]
    title = _("Mishaps and thanks") if len(present) > 1 else _only(groups, names)
    yield from sheet(making, title, "closing", groups, is_alone=False)


def _only(groups: Sequence[Sequence[Item]], names: Sequence[str]) -> str:
    shown = names if len(groups) == len(names) else names[-1:]
    return next((name for name, group in zip(shown, groups, strict=True) if group), "")


def _incidents(making: Making) -> list[Item]:
    rows = incident_rows(making)
    if not rows:
        return []
    more = len(rows) - _MOST_INCIDENTS
    remark = plural("and {n} more", "and {n} more", more) if more > 0 else ""
    return [
        Wide(heading(_("What went wrong"), remark), keep=True),
        Gap(3),
        Wide(table(making, incident_heads(), rows[:_MOST_INCIDENTS], FULL)),
    ]


def _thanks(making: Making) -> list[Item]:
    found = list(dict.fromkeys(credits_of(making)))
    hosts = [record.fields.host for page in making.book.pages for record in page.stays if record.fields.host]
    names = list(dict.fromkeys(hosts))
    if names:
        more = len(names) - _MOST_THANKS
        others = plural("and {n} more", "and {n} more", more) if more > 0 else ""
        listed = ", ".join([*names[:_MOST_THANKS], *([others] if others else [])])
        found.append(_("For a roof: {names}.").format(names=listed))
    block = columns(making, "\n\n".join(found), making.written_in, _MOST_WORDS)
    return [Wide(heading(_("With thanks")), keep=True), Gap(4), Wide(block)] if block is not None else []


def _next(making: Making) -> list[Item]:
    """What comes next, where the log has a line or a text of that name."""
    text = next_steps(making)
    block = columns(making, text, making.written_in, _MOST_WORDS)
    return [Wide(heading(_("What comes next")), keep=True), Gap(4), Wide(block)] if block is not None else []


def next_steps(making: Making) -> str:
    """The trip's own line of that name, else a text over several days under such a title."""
    names = {*_NEXT, _("What comes next").casefold()}
    for pair in making.book.fields.extra:
        if pair.name.strip().casefold() in names:
            return pair.value
    for entry in making.book.entries("span"):
        if entry.fields.title.strip().casefold() in names:
            return str(entry.fields.text)
    return ""
