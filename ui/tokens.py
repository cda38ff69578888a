"""The colours of the window: one frozen set per theme, the only hex values in the interface."""

from expedition.kinds import DayKind
from expedition.record_classes import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of one theme as `#RRGGBB` (`shade` as `#AARRGGBB`), by what it is for."""

    is_dark: bool

    # Surfaces, text, lines.
    window: str
    page: str
    side: str
    raised: str
    field: str
    hover: str
    ink: str
    ink2: str
    ink3: str
    line: str
    edge: str
    here: str
    here_tint: str
    on_here: str
    good: str
    warn: str
    bad: str
    shade: str

    # Kinds of days; fills only, never lines or text.
    ride: str
    sick: str
    work: str
    transit: str
    waiting: str
    rest: str

    # Charts: `t0` to `t4` are below 22, 28, 34, 40 °C and above, `cold1` and `cold2` below 0 and −10.
    plan: str
    area: str
    t0: str
    t1: str
    t2: str
    t3: str
    t4: str
    cold1: str
    cold2: str

    # Lines on the ground; `past` and `past_odd` are days in turn.
    land: str
    water: str
    river: str
    water_ink: str
    border: str
    town: str
    halo: str
    past: str
    past_odd: str
    casing: str

    # Paper lying on the desk: the grey under it, its outline; paper itself is white in both themes.
    desk: str
    paper_line: str
    paper: str = "#FFFFFF"

    def kind(self, kind: DayKind) -> str:
        """The fill of a kind of day."""
        fills = {
            DayKind.RIDE: self.ride,
            DayKind.REST: self.rest,
            DayKind.WAITING: self.waiting,
            DayKind.TRANSIT: self.transit,
            DayKind.SICK: self.sick,
            DayKind.WORK: self.work,
        }
        return fills[kind]

    def heat(self, temperature_c: float) -> str:
        """The fill of a temperature, from frost to above 40 °C."""
        steps = (
            (-10.0, self.cold2),
            (0.0, self.cold1),
            (22.0, self.t0),
            (28.0, self.t1),
            (34.0, self.t2),
            (40.0, self.t3),
        )
        return next((fill for below, fill in steps if temperature_c < below), self.t4)


LIGHT = Tokens(
    is_dark=False,
    window="#FAFAF8",
    page="#FFFFFF",
    side="#F4F4F1",
    raised="#FFFFFF",
    field="#FFFFFF",
    hover="#ECECE7",
    ink="#1C2021",
    ink2="#4F5654",
    ink3="#5F6663",
    line="#E3E3DE",
    edge="#7F8582",
    here="#B83A06",
    here_tint="#FBE9DE",
    on_here="#FFFFFF",
    good="#2F6B3A",
    warn="#8A5A00",
    bad="#A3123A",
    shade="#611C2021",
    ride="#1D4E79",
    sick="#A8446F",
    work="#7775C0",
    transit="#3AA596",
    waiting="#D0A94F",
    rest="#BCC8CC",
    plan="#8A918E",
    area="#E2E7E8",
    t0="#D3E3E9",
    t1="#F0D9A0",
    t2="#E8B066",
    t3="#D2733A",
    t4="#97301A",
    cold1="#7FAFC9",
    cold2="#3B6FA0",
    land="#F2F0EA",
    water="#C3D9E4",
    river="#86AEC4",
    water_ink="#2B5A73",
    border="#77697F",
    town="#2E3537",
    halo="#F8F7F3",
    past="#3C4A55",
    past_odd="#6A7B88",
    casing="#FFFFFF",
    desk="#DEDED9",
    paper_line="#C4C4BE",
)

DARK = Tokens(
    is_dark=True,
    window="#181A1B",
    page="#1B1E1F",
    side="#151718",
    raised="#24282A",
    field="#141617",
    hover="#222627",
    ink="#E8EAE6",
    ink2="#B1B7B3",
    ink3="#98A09B",
    line="#303536",
    edge="#6C7371",
    here="#FF8B52",
    here_tint="#3B2A20",
    on_here="#231208",
    good="#7DBB86",
    warn="#E0B04A",
    bad="#F2859F",
    shade="#8C000000",
    ride="#8FC6F2",
    sick="#C2407C",
    work="#8A7FD0",
    transit="#35AD9C",
    waiting="#F3D588",
    rest="#566064",
    plan="#8B938F",
    area="#2D3336",
    t0="#2F4A58",
    t1="#64664C",
    t2="#A5803F",
    t3="#E88F45",
    t4="#FFC49A",
    cold1="#4C86BC",
    cold2="#8FC6F2",
    land="#262B2C",
    water="#17303C",
    river="#3E6A80",
    water_ink="#8FB8CC",
    border="#A396AB",
    town="#D5DAD6",
    halo="#1E2223",
    past="#B9C4CB",
    past_odd="#84929B",
    casing="#14181A",
    desk="#101213",
    paper_line="#3A4042",
)
