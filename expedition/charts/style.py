"""How charts look: every colour, face and size, decided by whoever asks for the chart."""

from collections.abc import Mapping

from expedition.kinds import DayKind
from expedition.record_classes import dataclass

FALLBACK_FAMILIES = ("Noto Naskh Arabic", "Noto Sans SC", "DejaVu Sans")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartStyle:
    """Everything a chart needs to know about looks; colours are `#RRGGBB`, sizes points (pixels at 72 dpi).

    Attributes:
        page: Ground under the chart.
        ink: Titles, values, the height line.
        ink2: What stands beside a title.
        ink3: Axis labels.
        line: Horizontal hairlines.
        base: The lowest hairline, on which bars stand.
        edge: Border uprights, outline of a plateau.
        here: The chosen day.
        plan: The planned line.
        area: Ground under the height line.
        ridden: The line of ridden kilometres.
        height: The height line.
        record: The one bar that is a record, None where records are named but not coloured.
        kinds: Fill of each kind of day.
        heat: Below 22, 28, 34, 40 degrees, and above.
        frost: Down to −10 degrees, and below.
        families: Faces in order of preference.
        title_pt: Height of the title.
        label_pt: Height of names and values in the chart.
        axis_pt: Height of axis labels.
        ridden_pt: Width of the ridden line.
        height_pt: Width of the height line.
        counts_days: Whether the day axis counts days; else it shows dates.
        has_cursor: Whether the chosen day gets an upright; a window draws its own, that moves.
        has_flags: Whether borders carry flags; else the letters of the country.
        dpi: Dots per inch; 72 makes a point a pixel.
    """

    page: str
    ink: str
    ink2: str
    ink3: str
    line: str
    base: str
    edge: str
    here: str
    plan: str
    area: str
    ridden: str
    height: str
    record: str | None
    kinds: Mapping[DayKind, str]
    heat: tuple[str, str, str, str, str]
    frost: tuple[str, str]
    families: tuple[str, ...] = ("Inter", *FALLBACK_FAMILIES)
    title_pt: float = 13.0
    label_pt: float = 11.5
    axis_pt: float = 11.0
    ridden_pt: float = 2.5
    height_pt: float = 1.4
    counts_days: bool = False
    has_cursor: bool = True
    has_flags: bool = True
    dpi: float = 72.0

    @property
    def scale(self) -> float:
        """How much larger everything is than on a screen, where axis labels are 11 points high."""
        return self.axis_pt / 11.0


def print_style() -> ChartStyle:
    """The style of the report: one red for where the trip went and for records, greys for the rest."""
    ink, grey1, grey2, grey3, grey4 = "#1d1c1a", "#56534e", "#8b8780", "#c4c0b9", "#e6e3de"
    riding, accent = "#8f8a83", "#b1402a"
    return ChartStyle(
        page="#ffffff",
        ink=ink,
        ink2=grey1,
        ink3=grey1,
        line=grey4,
        base=ink,
        edge=grey2,
        here=accent,
        plan=grey2,
        area="#efece7",
        ridden=accent,
        height=accent,
        record=accent,
        kinds={
            DayKind.RIDE: riding,
            DayKind.REST: grey3,
            DayKind.WAITING: ink,
            DayKind.SICK: ink,
            DayKind.WORK: grey1,
            DayKind.TRANSIT: grey1,
        },
        heat=(grey3, "#a9a49d", riding, "#6d6861", grey1),
        frost=("#a9b6bb", "#7d8d94"),
        families=("Source Sans 3", *FALLBACK_FAMILIES),
        title_pt=9.0,
        label_pt=6.6,
        axis_pt=6.4,
        ridden_pt=1.4,
        height_pt=1.05,
        counts_days=True,
        has_flags=False,
    )
