"""Pictures of flags from the resources, opened once per document."""

from functools import cached_property
from importlib.resources import files
from io import BytesIO
from typing import Any

from PIL import Image
from reportlab.lib.utils import ImageReader


class Flags:
    """The flags of one document."""

    def __init__(self) -> None:
        self._pictures: dict[str, Any] = {}

    @cached_property
    def codes(self) -> frozenset[str]:
        """Country codes, lower case, of which there is a picture."""
        folder = files("resources") / "flags"
        return frozenset(item.name[:-4] for item in folder.iterdir() if item.name.endswith(".png"))

    def picture(self, code: str) -> Any | None:
        """The flag of a country code in either case, or None where there is none."""
        name = code.lower()
        if name not in self._pictures:
            self._pictures[name] = self._open(name) if name in self.codes else None
        return self._pictures[name]

    def _open(self, name: str) -> Any:
        data = (files("resources") / "flags" / f"{name}.png").read_bytes()
        return ImageReader(Image.open(BytesIO(data)).convert("RGBA").convert("RGB"))
