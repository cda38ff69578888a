"""What files leave open, answered; and a plan compared with another trip."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from expedition.atlas.clocks import from_clock, to_clock
from expedition.atlas.zones import count_dates, is_zone, local_days, utc_of, zones_of
from expedition.errors import UserError
from expedition.itinerary.comparing import compared
from expedition.itinerary.crossings import with_crossings
from expedition.itinerary.cut import cut, glued, in_mode, new_key
from expedition.itinerary.draft import drafts
from expedition.itinerary.modes import mode_of
from expedition.itinerary.plan import leg_of
from expedition.itinerary.questions import NO, ROLLOVER, YES, asked, spans_of, waiting
from expedition.kinds import LegMode
from expedition.packing import unpack
from expedition.points import I64, NO_TIME, Points
from expedition.points import join as one_line
from expedition.records.importing import (
    ImportPlan,
    KnownTrack,
    PlannedFile,
    PlannedLeg,
    Question,
    ReadFile,
    ReadTrack,
)
from expedition.text import _

_ROLLOVER_MS = round(ROLLOVER.total_seconds() * 1000)


def answer(plan: ImportPlan, file: int, text: str) -> ImportPlan:
    """The plan with a file's question answered: by a zone, or by yes or no; copies of the file with it.

    Its legs are made anew and compared with all others; those keep what the traveller chose.

    Raises:
        UserError: The answer is no zone, or to no question of the file.
    """
    question = _question(plan.files[file], text)
    sha256 = plan.files[file].read.sha256
    copies = (place for place, planned in enumerate(plan.files) if sha256 and planned.read.sha256 == sha256)
    return with_crossings(_answered(plan, sorted({file, *copies}), question, text))


def answer_all(plan: ImportPlan, text: str) -> ImportPlan:
    """The plan with this answer to all files that it can answer.

    Raises:
        UserError: There is no such zone.
    """
    question = Question.WEEKS if text in (YES, NO) else Question.ZONE
    files = [place for place, planned in enumerate(plan.files) if _is_asked(planned, question)]
    if question is Question.ZONE and not is_zone(text):
        raise UserError(_no_zone(text))
    return with_crossings(_answered(plan, files, question, text)) if files else plan


def remake(plan: ImportPlan, held: Iterable[KnownTrack], mode: LegMode) -> ImportPlan:
    """The plan for another trip: compared with the tracks `held`, its legs travelled as is usual there."""
    legs = plan.legs
    if mode is not plan.mode:
        legs = tuple(_travelled(plan, leg, mode) for leg in legs)
    return with_crossings(compared(replace(plan, legs=legs, held=tuple(held), mode=mode)))


def _travelled(plan: ImportPlan, leg: PlannedLeg, mode: LegMode) -> PlannedLeg:
    """The leg in the trip's new mode, unless its track or the traveller said another."""
    tracks = plan.files[leg.file].read.tracks
    number = leg.parts[0].track if leg.parts else 0
    kind = tracks[number].kind if number < len(tracks) else ""
    new = mode_of(kind, mode)
    if leg.mode is not mode_of(kind, plan.mode) or new is leg.mode:
        return leg
    return in_mode(leg, new)


def _question(planned: PlannedFile, text: str) -> Question:
    question = Question.WEEKS if text in (YES, NO) else Question.ZONE
    if question is Question.ZONE and not is_zone(text):
        raise UserError(_no_zone(text))
    if not _is_asked(planned, question):
        words = {
            Question.WEEKS: _("The dates of {file} are in no doubt."),
            Question.ZONE: _("The times of {file} name their zone."),
        }
        raise UserError(words[question].format(file=planned.read.name))
    return question


def _is_asked(planned: PlannedFile, question: Question) -> bool:
    if question is Question.ZONE:
        return planned.read.has_zoneless_times
    return planned.question is Question.WEEKS or Question.WEEKS in planned.answers


def _no_zone(text: str) -> str:
    return _("There is no time zone “{zone}”: name one like Asia/Almaty.").format(zone=text)


def _answered(plan: ImportPlan, files: Iterable[int], question: Question, text: str) -> ImportPlan:
    for file in files:
        plan = _with_answers(plan, file, {**plan.files[file].answers, question: text})
    return compared(plan)


def _with_answers(plan: ImportPlan, file: int, answers: Mapping[Question, str]) -> ImportPlan:
    plan = _apart(plan, file)
    planned = plan.files[file]
    own = [leg for leg in plan.legs if leg.file == file]
    lines: dict[int, list[Points]] = {}
    for leg in own:
        lines.setdefault(leg.parts[0].track, []).append(unpack(leg.line.full))
    numbers = sorted(lines)
    tracks = []
    for number in numbers:
        points = glued(lines[number])
        time_ms = _timed(_as_written(points.time_ms, planned.answers), answers)
        was = planned.read.tracks[number]
        tracks.append(ReadTrack(was.name, was.kind, replace(points, time_ms=time_ms)))
    has_doubt = planned.read.has_zoneless_times and Question.ZONE not in answers
    read = replace(planned.read, tracks=tuple(tracks), has_zoneless_times=has_doubt)
    made = drafts(read, plan.mode)
    keys = [leg.key for leg in own] + [new_key(plan) + k for k in range(len(made))]
    legs = [
        leg_of(key, file, replace(draft, track=numbers[draft.track]))
        for key, draft in zip(keys, made, strict=False)
    ]
    trips = {leg.trip_id for leg in own}
    if len(trips) == 1:
        legs = [replace(leg, trip_id=next(iter(trips))) for leg in legs]
    plan = replace(plan, legs=tuple(_instead(plan.legs, file, legs)))
    facts = _dated(planned.read, one_line([track.points for track in tracks]))
    needs_zone = any(draft.needs_zone for draft in made)
    now, why = asked(
        replace(planned, read=facts, answers=answers), file, spans_of(plan), needs_zone=needs_zone
    )
    files = (*plan.files[:file], now, *plan.files[file + 1 :])
    return waiting(replace(plan, files=files), {file: why})


def _as_written(time_ms: I64, answers: Mapping[Question, str]) -> I64:
    """Times as the file has them, after they were read by earlier answers."""
    if zone := answers.get(Question.ZONE):
        time_ms = to_clock(time_ms, zone)
    return _moved(time_ms, -_ROLLOVER_MS) if answers.get(Question.WEEKS) == YES else time_ms


def _timed(time_ms: I64, answers: Mapping[Question, str]) -> I64:
    """Times of a file as instants, by the answers."""
    if answers.get(Question.WEEKS) == YES:
        time_ms = _moved(time_ms, _ROLLOVER_MS)
    zone = answers.get(Question.ZONE)
    return from_clock(time_ms, zone) if zone else time_ms


def _moved(time_ms: I64, by_ms: int) -> I64:
    return np.where(time_ms == NO_TIME, NO_TIME, time_ms + by_ms)


def _apart(plan: ImportPlan, file: int) -> ImportPlan:
    """The plan in which no leg mixes this file's points with another file's."""
    legs: list[PlannedLeg] = []
    key = new_key(plan)
    for leg in plan.legs:
        if not leg.joined or file not in (leg.file, *leg.joined):
            legs.append(leg)
            continue
        files = np.array([part.file for part in leg.parts])
        ends = np.cumsum([part.points for part in leg.parts])
        edges = [0, *ends[np.flatnonzero(np.diff(files))].tolist(), int(ends[-1])]
        parts = cut(leg, list(pairwise(edges)), key)
        key += len(parts)
        legs.extend(parts)
    return replace(plan, legs=tuple(legs))


def _instead(legs: Sequence[PlannedLeg], file: int, made: Sequence[PlannedLeg]) -> Iterator[PlannedLeg]:
    """Legs with those of a file replaced where the first of them stood."""
    at = next((place for place, leg in enumerate(legs) if leg.file == file), len(legs))
    yield from legs[:at]
    yield from made
    yield from (leg for leg in legs[at:] if leg.file != file)


def _dated(read: ReadFile, points: Points) -> ReadFile:
    """The file's facts with other times."""
    times = points.time_ms[points.has_time]
    return replace(
        read,
        first_utc=utc_of(int(times.min())) if len(times) else None,
        last_utc=utc_of(int(times.max())) if len(times) else None,
        dates=count_dates(local_days(points, *zones_of(points))),
    )
