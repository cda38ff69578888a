"""Words whose pixels are kept: shaping them anew takes most of the time of drawing a chart again."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from expedition.charts import fonts
from expedition.record_classes import dataclass

_MIDDLE = {"left": 0.0, "center": 0.5, "right": 1.0}


class Lettering(Text):
    """A line of text, drawn on pixels from a kept picture of it and anywhere else as text."""

    def draw(self, renderer: RendererBase) -> None:
        """Draw it with its left edge and its lowest ink on whole pixels."""
        if not isinstance(renderer, RendererAgg) or self.get_bbox_patch() is not None:
            super().draw(renderer)
            return
        word = self._word(float(renderer.dpi))
        if word is None or not self.get_visible():
            return
        x, y = self._corner(word)
        context = renderer.new_gc()
        renderer.draw_image(
            context, round(x + word.left), round(y), _coloured(word, to_rgba(self.get_color()))
        )
        context.restore()

    def get_window_extent(self, renderer: RendererBase | None = None, dpi: float | None = None) -> Bbox:
        """Where it stands, in pixels: as wide as it runs, as high as its ink."""
        word = None if self.get_bbox_patch() is not None else self._word(dpi or float(self.figure.dpi))
        if word is None:
            return super().get_window_extent(renderer, dpi)
        return Bbox.from_bounds(*self._corner(word), word.width, word.ink.shape[0])

    def _word(self, dpi: float) -> "_Word | None":
        families, weight = tuple(self.get_fontfamily()), int(self.get_fontweight())
        return _word(self.get_text(), families, weight, float(self.get_fontsize()), dpi)

    def _corner(self, word: "_Word") -> tuple[float, float]:
        """The lower left corner of the word in pixels."""
        x, y = self.get_transform().transform(self.get_position())
        middle = word.ascent / 2 if self.get_verticalalignment() == "center_baseline" else 0.0
        return x - word.width * _MIDDLE[self.get_horizontalalignment()], y - word.descent - middle


@dataclass(frozen=True, slots=True, eq=False)
class _Word:
    """A line of text as pixels from the bottom up, and where they stand to its place on the baseline."""

    ink: npt.NDArray[np.uint8]
    width: float
    left: float
    ascent: float
    descent: float


@lru_cache(maxsize=2048)
def _word(text: str, families: tuple[str, ...], weight: int, size: float, dpi: float) -> _Word | None:
    """The picture of a line, None where it has no ink."""
    font = fonts.shaped("lp", families, weight, size, dpi)
    usual = (font.get_width_height()[1] - font.get_descent()) / 64
    font = fonts.shaped(text, families, weight, size, dpi)
    font.draw_glyphs_to_bitmap(antialiased=True)
    ink = font.get_image()[::-1].copy()
    if not ink.size:
        return None
    width, height = font.get_width_height()
    descent = font.get_descent() / 64
    left = font.get_bitmap_offset()[0] / 64
    return _Word(ink, width / 64, left, max(usual, height / 64 - descent), descent)


@lru_cache(maxsize=2048)
def _coloured(word: _Word, colour: tuple[float, float, float, float]) -> npt.NDArray[np.uint8]:
    """The pixels in a colour, red, green, blue and alpha."""
    picture = np.empty((*word.ink.shape, 4), dtype=np.uint8)
    picture[..., :3] = np.round(np.array(colour[:3]) * 255)
    picture[..., 3] = np.round(word.ink * colour[3])
    return picture
