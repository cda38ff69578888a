"""How the figures of the evidence log are computed, and every file they come from."""

from collections.abc import Iterator

from expedition import __version__, units
from expedition.atlas.ground import CREDITS
from expedition.records.day import LegRecord
from expedition.records.trip import SourceRecord
from expedition.reports.making import Entry, Making
from expedition.reports.pages.items import Gap, Item, Mark, Room, Wide, height_of
from expedition.reports.pages.table import Cell, Column, Table, head_cells
from expedition.reports.parts.evidence_front import groups, number_of
from expedition.reports.parts.section import section_title
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import CELL_QUIET, CELL_STRONG, FULL, MM, Face, Type
from expedition.reports.typesetting.wording import day_range, joined, sentence, with_unit
from expedition.stats.constants import KM_H, USUAL
from expedition.text import _, plural

_STRONG = Type(Face.SANS_BOLD, 9)
_TEXT = Type(Face.SANS, 9)
_HASH = Type(Face.SANS, 7.8)
_FACTS = CELL_QUIET.turned(size=7.8)
_LEADING = 12.5
_FILES = (Column(110 * MM), Column(58 * MM))
_BEFORE = 34.0
_KIB = 1024
_MINUTE_S = 60


def method(making: Making) -> Iterator[Item]:
    """One paragraph for each figure, and how the number of the log is made."""
    making.entries.append(Entry(_("Method"), "", "method", 0))
    told: list[Item] = [Wide(section_title(making, _("Method")), keep=True)]
    for name, text in _paragraphs(making):
        spans = [Span(name, _STRONG), Span(" " + text, _TEXT)]
        told += [Wide(making.setter.lines(spans, FULL, _LEADING)), Gap(5)]
    yield Room(height_of(told) + _BEFORE)
    yield Gap(_BEFORE)
    yield Mark("method")
    yield from told


def _paragraphs(making: Making) -> Iterator[tuple[str, str]]:
    versions = {
        leg.figures.version for page in making.book.pages for leg in page.legs if leg.figures is not None
    }
    yield (
        _("Distance."),
        _(
            "The length of the line on the WGS 84 ellipsoid after cleaning. Ways between parts of a "
            "recording are gaps and not part of it. Carried ways are never added to those under own power."
        ),
    )
    yield _cleaning()
    yield (
        _("Climb."),
        _(
            "Heights are averaged over {cell} m of way and smoothed over {cells} such cells. A rise or fall "
            "counts from {gps} m on, with a barometer from {barometer} m on."
        ).format(
            cell=units.number(USUAL.cell_m),
            cells=USUAL.smooth_cells,
            gps=units.number(USUAL.climb_gps_m),
            barometer=units.number(USUAL.climb_barometer_m),
        ),
    )
    yield (
        _("Moving time."),
        _(
            "Slower than {riding} km/h ({walking} km/h on foot) is standing; a stand shorter than "
            "{pause} s is no pause; more than {pieces} min between two points is a break, of "
            "which nothing is known."
        ).format(
            riding=units.number(USUAL.riding_m_s / KM_H, 1),
            walking=units.number(USUAL.walking_m_s / KM_H, 1),
            pause=units.number(USUAL.pause_s),
            pieces=units.number(USUAL.break_s / _MINUTE_S),
        ),
    )
    yield (
        _("Typed."),
        _("What the traveller wrote stands beside what was computed and replaces nothing here."),
    )
    yield from _number(making)
    numbers = ", ".join(str(version) for version in sorted(versions))
    yield (
        _("Made with"),
        sentence(
            _("Expedition Logbook {version}, method {numbers}").format(
                version=__version__, numbers=numbers or USUAL.version
            ),
            _("The ground of the map: {credits}").format(credits=CREDITS),
        ),
    )


def _cleaning() -> tuple[str, str]:
    return (
        _("Cleaning."),
        _(
            "A point is left out where its acceleration stands out by a modified z-score above {score} and "
            "is above {least} m/s² ({motor} m/s² with an engine), and the way without it is shorter by at "
            "least {detour} m; and where no one could have reached it: by bicycle faster than "
            "{bicycle} km/h, on foot faster than {foot} km/h, beyond an error of {error} m. The points stay "
            "in the file and in the log; their number is printed as left out."
        ).format(
            score=units.number(USUAL.z_score, 1),
            least=units.number(USUAL.jump_m_s2),
            motor=units.number(USUAL.motor_jump_m_s2),
            detour=units.number(USUAL.detour_m),
            bicycle=_limit("BICYCLE"),
            foot=_limit("FOOT"),
            error=units.number(USUAL.error_m),
        ),
    )


def _limit(mode: str) -> str:
    """The speed beyond which nobody goes, in km/h."""
    return units.number(
        next(value for key, value in USUAL.speed_limits_m_s.items() if key.name == mode) / KM_H
    )


def _number(making: Making) -> Iterator[tuple[str, str]]:
    yield (
        _("The number of the log"),
        _(
            "is the SHA-256 of a text in ASCII, each line ended by a line feed: first "
            "“expedition evidence 1”; then, in rising order, “file ” and the SHA-256 of each file "
            "listed below; then for each day by date “day ”, the date, and with single spaces between them "
            "distance, carried way and climb in "
            "metres and moving time in seconds, each computed and then typed, rounded to whole numbers, “-” "
            "for what is not known, and last the number of points, of points left out, and the metres "
            "between parts of recordings. It is {number}."
        ).format(number=" ".join(groups(number_of(making)))),
    )


def files(making: Making) -> Iterator[Item]:
    """Each imported file with its whole hash, and what of it was left out."""
    if not making.book.sources:
        return
    making.entries.append(Entry(_("Files"), "", "files", 0))
    yield Gap(26)
    yield Room(130)
    yield Mark("files")
    yield Wide(section_title(making, _("Files")), keep=True)
    names = (_("File"), _("SHA-256"))
    rows = [_file(making, source) for source in making.book.sources]
    yield Wide(Table.of(making.setter, _FILES, [head_cells(names)], rows))


def _file(making: Making, source: SourceRecord) -> tuple[Cell, ...]:
    legs = [
        (page.row.number, leg) for page in making.book.pages for leg in page.legs if leg.id in source.leg_ids
    ]
    numbers = [number for number, _leg in legs]
    size = with_unit(units.number(max(1, round(source.size / _KIB))), "KiB") if source.size else ""
    parts = groups(source.sha256)
    facts = joined(
        (
            day_range(min(numbers), max(numbers)) if numbers else "",
            source.format.upper(),
            size,
            source.device,
            _("imported {date}").format(date=units.day_month_year(source.imported_utc.date())),
            *(_mended(leg) for _number, leg in legs[:1]),
        )
    )
    return (
        Cell((Span(source.name, CELL_STRONG), Span("\n" + facts, _FACTS))),
        Cell((Span("\n".join((" ".join(parts[:8]), " ".join(parts[8:]))), _HASH),)),
    )


def _mended(leg: LegRecord) -> str:
    """What the figures do without."""
    if leg.figures is None:
        return ""
    dropped = leg.figures.dropped
    return plural("{n} point left out", "{n} points left out", dropped) if dropped else _("no point left out")
