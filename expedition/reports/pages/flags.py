"""Pictures of flags from the resources, opened once per document."""

from functools import cached_property
from importlib.resources import files
from io import BytesIO

from PIL import Image


class Flags:
    """The flags of one document."""

    @cached_property
    def codes(self) -> frozenset[str]:
        """Country codes, lower case, of which there is a picture."""
        folder = files("resources") / "flags"
        return frozenset(item.name[:-4] for item in folder.iterdir() if item.name.endswith(".png"))

    def picture(self, code: str) -> tuple[tuple[int, int], bytes]:
        """The size in pixels and the colours of the flag of a code in lower case."""
        data = (files("resources") / "flags" / f"{code}.png").read_bytes()
        image = Image.open(BytesIO(data)).convert("RGBA").convert("RGB")
        return image.size, image.tobytes()
