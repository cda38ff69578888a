"""The look of charts in the window: the tokens of the theme, in the words the charts use."""

from expedition.charts.style import FALLBACK_FAMILIES, ChartStyle
from expedition.kinds import DayKind
from ui.tokens import Tokens

AXIS, LABEL, TITLE = 11.0, 12.0, 13.0


def chart_style(tokens: Tokens, scale: float = 1.0, *, is_living: bool = True) -> ChartStyle:
    """The style of a theme at the desktop's font scale; a living chart has the window's own cursor."""
    return ChartStyle(
        page=tokens.page,
        ink=tokens.ink,
        ink2=tokens.ink2,
        ink3=tokens.ink3,
        line=tokens.line,
        base=tokens.line,
        edge=tokens.edge,
        here=tokens.here,
        plan=tokens.plan,
        area=tokens.area,
        ridden=tokens.ride,
        height=tokens.ink,
        record=None,
        kinds={kind: tokens.kind(kind) for kind in DayKind},
        heat=(tokens.t0, tokens.t1, tokens.t2, tokens.t3, tokens.t4),
        frost=(tokens.cold1, tokens.cold2),
        families=("Inter", *FALLBACK_FAMILIES),
        title_pt=round(TITLE * scale),
        label_pt=round(LABEL * scale),
        axis_pt=round(AXIS * scale),
        ridden_pt=2.5 * scale,
        height_pt=1.4 * scale,
        has_cursor=not is_living,
    )
