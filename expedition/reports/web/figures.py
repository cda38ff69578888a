"""Drawings with what is written under and over them, one for wide screens and one for phones."""

from dataclasses import field, replace

from expedition.record_classes import dataclass
from expedition.reports.pages.blocks import Role, Told
from expedition.reports.typesetting.style import FULL
from expedition.reports.web.markup import attribute
from expedition.reports.web.pictures import Pictures
from expedition.reports.web.svg_pen import SvgPen
from expedition.text import _

SMALL = 200.0
"""Points of a drawing beside the text, which fits a phone as well."""
_NARROW = 270.0
"""Points that a phone is wide."""


@dataclass(slots=True)
class Figure:
    """A figure of the page, to which a caption may still come; `ratio` is that of a photo, else 0."""

    drawings: list[str] = field(default_factory=list)
    title: str = ""
    caption: str = ""
    ratio: float = 0.0

    def __str__(self) -> str:
        """The element."""
        said = f"<figcaption>{self.caption}</figcaption>" if self.caption else ""
        title = f'<p class="chart">{self.title}</p>' if self.title else ""
        shape = f' class="photo" style="--ratio:{self.ratio:.3g}"' if self.ratio else ""
        return f"<figure{shape}>{title}{''.join(self.drawings)}{said}</figure>"


def figure(pen: SvgPen, pictures: Pictures, told: Told, title: str = "") -> Figure:
    """A photo, or a drawing in the widths that screens ask for."""
    while isinstance(told.block, Told) and told.block.role is Role.FIGURE:
        told = replace(told.block, words=told.words)
    photo = pen.photo_of(told.block)
    if photo is None:
        return Figure(_drawn(pen, told), title)
    upright = photo.orientation < 5
    width, height = (photo.width, photo.height) if upright else (photo.height, photo.width)
    image = (
        f'<img src="{pictures.photo(photo)}" width="{width}" height="{height}" '
        f'alt="{attribute(told.words) or _("Photo")}" loading="lazy" decoding="async">'
    )
    return Figure([image], title, ratio=photo.ratio)


def broad(drawing: str, width: float) -> str:
    """A drawing of one width, which phones move sideways rather than make too small to read."""
    return drawing.replace("<svg ", '<svg class="broad" ', 1) if width > _NARROW else drawing


def _drawn(pen: SvgPen, told: Told) -> list[str]:
    width = told.width or FULL
    if told.sized is None:
        return [broad(pen.drawing(told, width, told.words), width)]
    if width <= SMALL:
        return [pen.drawing(told.sized(SMALL), SMALL, told.words)]
    wide = pen.drawing(told, width, told.words).replace("<svg ", '<svg class="wide" ', 1)
    narrow = pen.drawing(told.sized(_NARROW), _NARROW, told.words)
    return [wide, narrow.replace("<svg ", '<svg class="narrow" ', 1)]
