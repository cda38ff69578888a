"""The tokens as a palette: Qt's controls read them there, and so does the style sheet, by the role's name.

A style sheet that named the colours themselves would have to be set anew with each theme, and Qt then goes
through all widgets once for every level they lie deep: half a second in a window with all its views.
"""

from PySide6.QtGui import QColor, QPalette

from expedition.record_classes import dataclass
from ui.tokens import Tokens

_HANDLE_ALPHA = 0x99


@dataclass(frozen=True, slots=True)
class InSheet:
    """What the style sheet writes for each token; roles that Qt names otherwise are free in this program.

    Tool tips have their colours from the sheet, nothing is engraved, and no text has links.
    """

    window: str = "palette(window)"
    page: str = "palette(base)"
    side: str = "palette(alternate-base)"
    raised: str = "palette(button)"
    hover: str = "palette(midlight)"
    field: str = "palette(light)"
    ink: str = "palette(text)"
    ink2: str = "palette(link-visited)"
    ink3: str = "palette(placeholder-text)"
    line: str = "palette(mid)"
    edge: str = "palette(dark)"
    handle: str = "palette(shadow)"
    here: str = "palette(accent)"
    here_tint: str = "palette(highlight)"
    on_here: str = "palette(bright-text)"
    warn: str = "palette(tooltip-text)"
    bad: str = "palette(tooltip-base)"


def palette(tokens: Tokens) -> QPalette:
    """The tokens in the roles that Qt's own controls and the style sheet read."""
    role = QPalette.ColorRole
    made = QPalette()
    for name, value in (
        (role.Window, tokens.window),
        (role.Base, tokens.page),
        (role.AlternateBase, tokens.side),
        (role.Button, tokens.raised),
        (role.Midlight, tokens.hover),
        (role.Light, tokens.field),
        (role.Text, tokens.ink),
        (role.WindowText, tokens.ink),
        (role.ButtonText, tokens.ink),
        (role.HighlightedText, tokens.ink),
        (role.LinkVisited, tokens.ink2),
        (role.PlaceholderText, tokens.ink3),
        (role.Mid, tokens.line),
        (role.Dark, tokens.edge),
        (role.Accent, tokens.here),
        (role.Link, tokens.here),
        (role.Highlight, tokens.here_tint),
        (role.BrightText, tokens.on_here),
        (role.ToolTipText, tokens.warn),
        (role.ToolTipBase, tokens.bad),
    ):
        made.setColor(name, QColor(value))
    handle = QColor(tokens.edge)
    handle.setAlpha(_HANDLE_ALPHA)
    made.setColor(role.Shadow, handle)
    for name in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.edge))
    return made
