"""Pictures inside a page: each flag once, everything as data of the page itself."""

from base64 import b64encode
from importlib.resources import files
from io import BytesIO

from PIL import Image

from expedition.reports.pages.flags import Flags
from expedition.reports.photos.picture import Print
from expedition.reports.web.svg_path import number

_QUALITY = 85
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture upright, by how its pixels lie."""
_WIDTH, _HEIGHT, _EDGE = 40.0, 30.0, 1.2


class Pictures:
    """The pictures of one page."""

    def __init__(self, flags: Flags) -> None:
        self._flags = flags
        self._used: dict[str, None] = {}

    def flag(self, code: str) -> str:
        """The id under which a country's flag can be used, empty where there is none."""
        name = code.lower()
        if name not in self._flags.codes:
            return ""
        self._used[name] = None
        return f"flag-{name}"

    def address(self, jpeg: bytes) -> str:
        """A JPEG as an address that holds it."""
        return f"data:image/jpeg;base64,{b64encode(jpeg).decode()}"

    def photo(self, shown: Print) -> str:
        """A photo as an address that holds it, upright."""
        data = shown.content()
        if shown.orientation == 1:
            return self.address(data)
        image = Image.open(BytesIO(data)).transpose(_TURNS[shown.orientation])
        stream = BytesIO()
        image.save(stream, "JPEG", quality=_QUALITY, optimize=True)
        return self.address(stream.getvalue())

    def symbols(self) -> str:
        """The flags that were used, in a drawing that takes no room."""
        if not self._used:
            return ""
        held = "".join(self._symbol(name) for name in sorted(self._used))
        return f'<svg class="store" aria-hidden="true" width="0" height="0">{held}</svg>'

    def _symbol(self, name: str) -> str:
        data = b64encode((files("resources") / "flags" / f"{name}.png").read_bytes()).decode()
        box = f'width="{number(_WIDTH)}" height="{number(_HEIGHT)}"'
        return (
            f'<symbol id="flag-{name}" viewBox="0 0 {number(_WIDTH)} {number(_HEIGHT)}">'
            f'<image {box} preserveAspectRatio="none" href="data:image/png;base64,{data}"/>'
            f'<rect {box} class="rim" stroke-width="{_EDGE}"/></symbol>'
        )
