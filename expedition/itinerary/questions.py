"""What a file leaves open: times without a zone, dates 1,024 weeks early."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from expedition.atlas.clocks import unset_day
from expedition.itinerary.devices import made_since
from expedition.records.importing import FileState, ImportPlan, PlannedFile, PlannedLeg, Question, ReadFile
from expedition.text import _

ROLLOVER = timedelta(days=7_168)
"""A receiver counts weeks in ten bits: after 1,024 of them some begin anew."""

YES, NO = "yes", "no"
"""The answers to `Question.WEEKS`."""

_NEAR = timedelta(days=3)
_FAR = timedelta(days=3 * 365)
_EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
"""Dates that are earlier even when moved are no better than those the device wrote."""

_GPX_YEAR = 2002

Span = tuple[datetime, datetime]


def with_questions(plan: ImportPlan, needy: Set[int]) -> ImportPlan:
    """The plan with what each file leaves open; `needy` are the files whose dates hang on a zone.

    The legs of a file with a question have no date until it is answered.
    """
    spans = spans_of(plan)
    whys: dict[int, str] = {}
    files = list(plan.files)
    for place, planned in enumerate(plan.files):
        files[place], whys[place] = asked(planned, place, spans, needs_zone=place in needy)
    return waiting(replace(plan, files=tuple(files)), whys)


def spans_of(plan: ImportPlan) -> list[tuple[int, Span]]:
    """From when to when the plan's rides were, by file, and those of the logbook, as of file −1."""
    spans = [(-1, track.start_utc, track.end_utc) for track in plan.held]
    spans += [(leg.file, leg.figures.start_utc, leg.figures.end_utc) for leg in plan.legs]
    return [(file, (start, end)) for file, start, end in spans if start and end]


def waiting(plan: ImportPlan, whys: Mapping[int, str]) -> ImportPlan:
    """The plan in which the legs of these files wait if a question is open, with the reason."""

    def waits(leg: PlannedLeg) -> PlannedLeg:
        if leg.file not in whys or not plan.files[leg.file].waits:
            return leg
        reason = whys[leg.file] or leg.reason or _("until the file's zone is named")
        return replace(leg, state=FileState.UNTIMED, include=False, date=None, reason=reason)

    return replace(plan, legs=tuple(waits(leg) for leg in plan.legs))


def is_early(start: datetime) -> bool:
    """Whether a time is from before GPX files were written, which may be 1,024 weeks early."""
    if unset_day(start, start):
        return False
    return start.year < _GPX_YEAR and _EARLIEST <= start + ROLLOVER <= datetime.now(UTC)


def asked(
    planned: PlannedFile, place: int, spans: Sequence[tuple[int, Span]], *, needs_zone: bool
) -> tuple[PlannedFile, str]:
    """The file with the question it leaves open, and why its legs wait unless they say it themselves."""
    own = [span for file, span in spans if file == place]
    if not own:
        return planned, ""
    start, end = min(span[0] for span in own), max(span[1] for span in own)
    why = "" if Question.WEEKS in planned.answers else _why_early(planned.read, place, (start, end), spans)
    if why:
        shifted = (start + ROLLOVER).date().isoformat()
        reason = _("{date} is 1,024 weeks (7,168 days) before {shifted}, and {why}")
        reason = reason.format(date=start.date().isoformat(), shifted=shifted, why=why)
        return replace(planned, question=Question.WEEKS, proposal=shifted), reason
    if needs_zone and Question.ZONE not in planned.answers:
        zone = planned.read.zones[0] if planned.read.zones else ""
        return replace(planned, question=Question.ZONE, proposal=zone), ""
    return planned, ""


def _why_early(read: ReadFile, place: int, own: Span, spans: Sequence[tuple[int, Span]]) -> str:
    """What speaks for dates 1,024 weeks early; empty where nothing does."""
    start, end = own[0] + ROLLOVER, own[1] + ROLLOVER
    if unset_day(*own) or start < _EARLIEST or end > datetime.now(UTC):
        return ""
    since = made_since(read.device, read.format)
    if since is not None and own[0].year < since:
        name = read.device or read.format.upper()
        return _("no {device} is older than {year}").format(device=name, year=since)
    changed = datetime.fromtimestamp(read.changed_ns / 1e9, UTC)
    if read.changed_ns and start <= changed <= end + _NEAR:
        return _("the file was written then")
    others = [span for file, span in spans if file != place]
    if not any(_meet(span, (start - _NEAR, end + _NEAR)) for span in others):
        return ""
    # A ride from the time written speaks against it, unless that one may be as early itself.
    around = [span for span in others if _meet(span, (own[0] - _FAR, own[1] + _FAR))]
    ridden = {day for span in others for day in _days(span)} if around else set()
    if all(any(day + ROLLOVER.days in ridden for day in _days(span, _NEAR)) for span in around):
        return _("other rides are from then")
    return ""


def _days(span: Span, wider: timedelta = timedelta()) -> range:
    return range((span[0] - wider).toordinal(), (span[1] + wider).toordinal() + 1)


def _meet(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def warnings(planned: PlannedFile) -> tuple[str, ...]:
    """What is odd about a file, and how its doubtful times were read."""
    said = list(planned.read.warnings)
    weeks = planned.answers.get(Question.WEEKS)
    if weeks == YES:
        said.append(_("Its dates were 1,024 weeks early; 7,168 days were added."))
    elif weeks is None and planned.question is Question.WEEKS:
        words = _("Its dates may be 1,024 weeks early; with 7,168 days added it begins on {date}.")
        said.append(words.format(date=planned.proposal))
    if zone := planned.answers.get(Question.ZONE):
        said.append(_("Its times were read by the clock of {zone}.").format(zone=zone))
    return tuple(said)
