"""Photos for other readers: pictures that tell nothing but what they show."""

import hashlib
from dataclasses import replace
from pathlib import Path

from expedition.imaging.bare import AS_LARGE, without_tags
from expedition.records.folder import FolderPhoto, Picture
from expedition.text import _

_FORMAT = "jpeg"


class BarePhotos:
    """Makes them in a scratch folder, each once, no longer than so many pixels."""

    def __init__(self, scratch: Path, longest: int = AS_LARGE) -> None:
        self._scratch, self._longest = scratch, longest
        self._made: dict[str, Picture] = {}

    def bared(self, photo: FolderPhoto, file: Path) -> FolderPhoto:
        """The photo with such a picture instead of its own, whose file is given.

        Raises:
            ReadError: Nothing of it can be shown.
        """
        own = photo.picture or Picture()
        if own.sha256 not in self._made:
            self._made[own.sha256] = self._make(file)
        made = self._made[own.sha256]
        stem = own.name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
        return replace(photo, picture=replace(made, name=f"{stem or _('photo')}.jpg"))

    def file(self, sha256: str) -> Path:
        """Where the bytes of a picture that was made lie."""
        return self._scratch / f"{sha256}.jpg"

    def _make(self, file: Path) -> Picture:
        bare = without_tags(file, self._longest)
        sha256 = hashlib.sha256(bare.content).hexdigest()
        self.file(sha256).write_bytes(bare.content)
        return Picture("", sha256, _FORMAT, len(bare.content), bare.width, bare.height)
