"""Writing tracks: an accepted import plan, and the legs of a trip folder."""

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from expedition.entities import Day, Figures, JoinedSource, Leg, Source, Track, TrackLine, Trip
from expedition.entities.fields import values
from expedition.entities.rows import get
from expedition.kinds import DayKind, LegOrigin, LegPower, Precision
from expedition.operations import crossings, filling, photos, places, replacing
from expedition.records.fields import LegFields, LegFigures, TripFields
from expedition.records.importing import FileState, ImportPlan, PackedLine, PlannedLeg, ReadFile
from expedition.store.attachments import Progress
from expedition.text import _

_THOUGHT_NEW = (FileState.NEW, FileState.UNTIMED)


def add_plan(session: Session, trip_id: int, plan: ImportPlan, progress: Progress | None = None) -> None:
    """Writes every included leg that has a date; days are made where a trip has none yet.

    Legs made from files that the plan replaces go first; what was written by hand on one moves to the new
    leg that starts nearest. The borders that are taken are noted on their days. `progress` hears of each leg
    and may raise `Cancelled`.
    """
    replaced = replacing.remove(session, trip_id, plan.replaces)
    wanted: dict[int, list[PlannedLeg]] = {}
    for planned in sorted(_accepted(plan), key=_start):
        wanted.setdefault(trip_id if planned.trip_id is None else planned.trip_id, []).append(planned)
    count, total = 0, sum(map(len, wanted.values()))
    for number, legs in wanted.items():

        def tell(at: int, before: int = count) -> None:
            if progress is not None:
                progress(before + at, total, _("Writing the days"))

        written = _write(session, get(session, Trip, number), plan, legs, tell)
        count += len(legs)
        if number == trip_id:
            replacing.keep_words(replaced, written)
    session.flush()
    crossings.add_planned(session, trip_id, plan.crossings)
    places.add_plan(session, trip_id, plan, partial(add_source, session))
    photos.add_plan(session, trip_id, plan)


def _write(
    session: Session, trip: Trip, plan: ImportPlan, planned: Sequence[PlannedLeg], tell: Callable[[int], None]
) -> list[Leg]:
    """The legs written into a trip, in order of time; `tell` hears how many are."""
    days = {day.date: day for day in trip.days}
    sources = _Sources(session)
    held = _held(session, trip.id)
    written = []
    filled: dict[date, list[PlannedLeg]] = {}
    for number, leg in enumerate(planned):
        tell(number)
        assert leg.date is not None
        reads = [plan.files[place].read for place in (leg.file, *leg.joined)]
        if leg.state in _THOUGHT_NEW and (reads[0].sha256, leg.figures.start_utc, leg.figures.points) in held:
            continue  # another program wrote it between the plan and now
        day = days.get(leg.date) or _new_day(trip, leg)
        days[leg.date] = day
        fields = LegFields(
            mode=leg.mode, power=leg.power, origin=LegOrigin.RECORDED, title=leg.title, zone=leg.zone
        )
        first, *others = map(sources.of, reads)
        row = attach(day, fields, leg.figures, leg.line, first)
        assert row.track is not None
        row.track.joined = [JoinedSource(source=source) for source in others]
        written.append(row)
        if day.kind is DayKind.REST and leg.power is LegPower.OWN_POWER and not day.diary:
            day.kind = DayKind.RIDE
        day.zone = day.zone or leg.zone
        filled.setdefault(leg.date, []).append(leg)
    filling.fill(trip, {on: (days[on], legs) for on, legs in filled.items()})
    return written


class _Sources:
    """The rows of files, each made once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._rows: dict[str, Source] = {}

    def of(self, read: ReadFile) -> Source:
        """The row of a file."""
        if read.sha256 not in self._rows:
            self._rows[read.sha256] = _source(self._session, read)
        return self._rows[read.sha256]


def _held(session: Session, trip_id: int) -> set[tuple[str, datetime | None, int]]:
    rows = session.execute(
        select(Source.sha256, Figures.start_utc, Figures.points)
        .join(Track, Track.source_id == Source.id)
        .join(Leg, Track.leg_id == Leg.id)
        .join(Figures, Figures.leg_id == Leg.id)
        .join(Day, Leg.day_id == Day.id)
        .where(Day.trip_id == trip_id)
    )
    return {(sha256, start_utc, points) for sha256, start_utc, points in rows}


def begin_with_plan(
    session: Session, fields: TripFields, plan: ImportPlan, progress: Progress | None = None
) -> int:
    """Adds a trip that begins with an import, and returns its id; `progress` as for `add_plan`."""
    trip = Trip(**values(fields))
    session.add(trip)
    session.flush()
    add_plan(session, trip.id, plan, progress)
    return trip.id


def attach(day: Day, fields: LegFields, figures: LegFigures, line: PackedLine, source: Source | None) -> Leg:
    """Adds a leg with its track and figures to a day."""
    leg = Leg(**values(fields), position=len(day.legs))
    give_line(leg, figures, line, [source] if source is not None else [])
    day.legs.append(leg)
    return leg


def give_line(leg: Leg, figures: LegFigures, line: PackedLine, sources: Sequence[Source]) -> None:
    """Gives a leg that has none its track, made of these files, and its figures."""
    leg.start_utc = figures.start_utc
    leg.figures = Figures(**values(figures))
    leg.track = Track(source=sources[0] if sources else None, points=figures.points)
    leg.track.joined = [JoinedSource(source=source) for source in sources[1:]]
    leg.track.lines = [
        TrackLine(level=level, data=data, sha256=hashlib.sha256(data).hexdigest())
        for level, data in enumerate((line.full, *line.levels))
    ]


def add_source(session: Session, read: ReadFile) -> Source:
    """The row of an imported file, made where its content is new."""
    return _source(session, read)


def _accepted(plan: ImportPlan) -> Iterable[PlannedLeg]:
    return (leg for leg in plan.legs if leg.include and leg.date is not None)


def _start(leg: PlannedLeg) -> tuple[date, datetime, int]:
    assert leg.date is not None
    return leg.date, leg.figures.start_utc or datetime.max.replace(tzinfo=UTC), leg.key


def _new_day(trip: Trip, leg: PlannedLeg) -> Day:
    assert leg.date is not None
    carried = leg.power is not LegPower.OWN_POWER
    day = Day(
        date=leg.date,
        date_precision=Precision.EXACT,
        zone=leg.zone,
        kind=DayKind.TRANSIT if carried else DayKind.RIDE,
    )
    trip.days.append(day)
    return day


def text_of(name: str) -> str:
    """A file's name as text, whatever bytes it is made of."""
    return os.fsencode(name).decode("utf-8", "replace")


def _source(session: Session, read: ReadFile) -> Source:
    known = session.execute(select(Source).where(Source.sha256 == read.sha256)).scalars().first()
    if known is not None:
        return known
    source = Source(
        sha256=read.sha256,
        name=text_of(read.name),
        format=read.format,
        size=read.size,
        device=read.device,
        imported_utc=datetime.now(UTC),
    )
    session.add(source)
    return source
