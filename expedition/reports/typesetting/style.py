"""Paper, grid, type and colour of the books: the only place with measures and hex values."""

from dataclasses import replace
from enum import StrEnum

from expedition.record_classes import dataclass
from expedition.records.report import Paper

MM = 72 / 25.4
INK = "#1d1c1a"
GREY_1 = "#56534e"
GREY_2 = "#8b8780"
GREY_3 = "#c4c0b9"
GREY_4 = "#e6e3de"
RIDING = "#8f8a83"
TINT = "#f6f4f0"
BEYOND = "#efebe6"
WATER, WATER_LINE, WATER_NAME = "#dde3e5", "#a9b6bb", "#7b8a91"
FILL = "#efece7"
WHITE = "#ffffff"
ACCENT = "#b1402a"
SIDE = 46 * MM
GAP = 8 * MM
TEXT = 114 * MM
FULL = SIDE + GAP + TEXT
LINE = 14.0
"""The leading of the text and the step of the base line grid, in points."""


class Face(StrEnum):
    """The font files of the books; values are their names in `resources/fonts`."""

    SERIF = "SourceSerif4-Regular"
    SERIF_LIGHT = "SourceSerif4-Light"
    SERIF_ITALIC = "SourceSerif4-Italic"
    SERIF_STRONG = "SourceSerif4-SemiBold"
    SANS = "SourceSans3-Regular"
    SANS_ITALIC = "SourceSans3-Italic"
    SANS_STRONG = "SourceSans3-SemiBold"
    SANS_BOLD = "SourceSans3-Bold"
    HAN = "NotoSansSC-Regular"
    ARABIC = "NotoNaskhArabic-Regular"
    ARABIC_BOLD = "NotoNaskhArabic-Bold"
    LAST = "DejaVuSans"


STRONG = frozenset({Face.SERIF_STRONG, Face.SANS_STRONG, Face.SANS_BOLD})
"""Faces heavier than those around them."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's measures in points, from its upper left corner; odd pages are rectos.

    Of a single-sided book all pages are rectos, with margins alike.
    """

    width: float
    height: float
    inner: float
    outer: float
    lines: int
    top: float = 22 * MM
    is_single_sided: bool = False

    @property
    def bottom(self) -> float:
        """Where the columns end."""
        return self.top + self.lines * LINE

    @property
    def folio(self) -> float:
        """The base line of the page number."""
        return self.height - 16 * MM

    def single_sided(self) -> "Sheet":
        """The same paper printed on one side."""
        margin = (self.width - FULL) / 2
        return replace(self, inner=margin, outer=margin, is_single_sided=True)

    def is_verso(self, page: int) -> bool:
        """Whether a page is a left one."""
        return page % 2 == 0 and not self.is_single_sided

    def is_verso_at(self, x: float) -> bool:
        """Whether the page is a left one whose full measure starts here."""
        return abs(x - self.outer) < 0.1 and not self.is_single_sided

    def full_x(self, page: int) -> float:
        """Where the full measure starts on a page."""
        return self.outer if self.is_verso(page) else self.inner

    def text_x(self, page: int) -> float:
        """Where the text column starts on a page."""
        return self.outer + SIDE + GAP if self.is_verso(page) else self.inner

    def side_x(self, page: int) -> float:
        """Where the outer column starts on a page."""
        return self.outer if self.is_verso(page) else self.inner + TEXT + GAP


SHEETS = {
    Paper.A4: Sheet(210 * MM, 297 * MM, 24 * MM, 18 * MM, 50),
    Paper.LETTER: Sheet(215.9 * MM, 279.4 * MM, 26.9 * MM, 21 * MM, 46),
}


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours one document is printed in: those of this module, the accent as the reader chose it."""

    accent: str = ACCENT

    def of(self, colour: str) -> str:
        """The ink for a colour."""
        return self.accent if colour == ACCENT else colour


def contrast_on_white(colour: str) -> float:
    """How much darker than the page a colour `#rrggbb` is, from 1 for white to 21 for black."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


@dataclass(frozen=True, slots=True)
class Type:
    """How a piece of text is set: face, size in points, colour."""

    face: Face
    size: float
    colour: str = INK

    def turned(
        self, face: Face | None = None, size: float | None = None, colour: str | None = None
    ) -> "Type":
        """The same with something changed."""
        return Type(face or self.face, size or self.size, colour or self.colour)


BODY = Type(Face.SERIF, 10.4)
TITLE = Type(Face.SERIF, 25)
SMALL_TITLE = Type(Face.SERIF, 17)
OWN_TITLE = Type(Face.SERIF_ITALIC, 13, GREY_1)
LABEL = Type(Face.SANS, 7.4, GREY_1)
AXIS = Type(Face.SANS, 6.4, GREY_1)
NOTE = Type(Face.SANS, 8.4)
NOTE_STRONG = Type(Face.SANS_BOLD, 8.4)
NOTE_LABEL = Type(Face.SANS_BOLD, 8.2, ACCENT)
CAPTION = Type(Face.SANS, 8, GREY_1)
CAPTION_STRONG = Type(Face.SANS_BOLD, 8, GREY_1)
CELL = Type(Face.SANS, 8.6)
CELL_STRONG = Type(Face.SANS_STRONG, 8.6)
CELL_QUIET = Type(Face.SANS, 8.6, GREY_1)
CELL_HEAD = Type(Face.SANS_STRONG, 7, GREY_1)
CHART_TITLE = Type(Face.SANS_BOLD, 9)
CHART_REMARK = Type(Face.SANS, 8, GREY_1)
DAY_LINE = Type(Face.SANS, 9, GREY_1)
DAY_NUMBER = Type(Face.SANS_BOLD, 9, ACCENT)
HEAD = Type(Face.SANS, 8, GREY_1)
FOLIO = Type(Face.SANS_STRONG, 8)
FOLIO_TOTAL = Type(Face.SANS, 8, GREY_2)
