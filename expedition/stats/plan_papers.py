"""Visas and permits beside the plan: until when each is good, and where the plan does not fit it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from expedition.kinds import DocumentKind
from expedition.records.fields import DocumentFields
from expedition.records.papers import DayBorders, PaperState, Visit
from expedition.records.plan import PaperDeadline, Plan
from expedition.stats.papers import ends, states
from expedition.stats.presence import in_area, visits

_LEAST_M = 1.0


def planned_borders(
    plan: Plan,
    after: date | None,
    country: str,
    country_at: Callable[[float], str] = lambda _at_m: "",
) -> tuple[DayBorders, ...]:
    """The countries of the planned days after a date, begun in a country.

    A stage's country is that of its end; until its last day one is thought in the country before it, if
    `country_at` does not know better from the planned way.
    """
    made = []
    for day in plan.days:
        if after is not None and day.date <= after:
            continue
        there = country_at(day.stop_m)
        if not there and day.stage is not None:
            stage = plan.stages[day.stage]
            there = stage.country if day.stop_m > plan.ends_m[day.stage] - _LEAST_M else ""
        there = there or country
        made.append(DayBorders(day.date, there, country if country != there else ""))
        country = there
    return tuple(made)


def deadlines(
    papers: Mapping[int, DocumentFields],
    days: Sequence[DayBorders],
    as_of: date,
    area: Callable[[str], Collection[str]],
) -> tuple[PaperDeadline, ...]:
    """What is to be kept to from a date on, the first deadline first; `days` are those logged and planned.

    `area` tells the countries that a paper is good for.
    """
    if not papers:
        return ()
    stays = visits(days)
    last = max((stay.last for stay in stays), default=as_of)
    whole = states(papers, stays, max(last, as_of), area)
    found: list[PaperDeadline] = []
    for paper, fields in papers.items():
        if not fields.country or not (fields.kind is DocumentKind.VISA or fields.stay_days is not None):
            continue
        inside = in_area(stays, area(fields.country))
        # Who is there when everything known ends is thought to be there still.
        coming = next((stay for stay in inside if stay.last >= as_of or stay.is_open), None)
        if coming is None:
            found += _without_visit(paper, fields, as_of)
        else:
            found += _with_visit(paper, fields, papers, stays, coming, as_of, area, whole[paper])
    return tuple(sorted(found, key=lambda deadline: (deadline.until, deadline.paper)))


def _without_visit(paper: int, fields: DocumentFields, as_of: date) -> Iterator[PaperDeadline]:
    """Nobody plans to go there: all that is known is until when it could be used."""
    until = ends(fields)
    if until is not None and until >= as_of:
        yield PaperDeadline(paper, fields.name, fields.country, until)


def _with_visit(
    paper: int,
    fields: DocumentFields,
    papers: Mapping[int, DocumentFields],
    stays: Sequence[Visit],
    coming: Visit,
    as_of: date,
    area: Callable[[str], Collection[str]],
    whole: PaperState,
) -> Iterator[PaperDeadline]:
    """The last day it gives for the coming time in its country."""
    there = max(min(as_of, coming.last), coming.first)
    until = states(papers, stays, there, area)[paper].leave_by or ends(fields)
    if until is None:
        return
    over = 0
    if whole.over_from is not None and coming.last > until:
        over = (coming.last - max(until, coming.first.fromordinal(coming.first.toordinal() - 1))).days
    made = PaperDeadline(
        paper, fields.name, fields.country, until, coming.first, None if coming.is_open else coming.last
    )
    early = 0
    if fields.valid_from is not None and as_of <= coming.first < fields.valid_from:
        last = fields.valid_from if coming.is_open else min(fields.valid_from, coming.last)
        early = (last - coming.first).days
    if until >= as_of or over:
        yield replace(made, over_days=over, early_days=early)
