"""Photos on their way to the screen: read and decoded beside the window, the latest kept."""

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QTransform

from expedition.errors import UserError
from expedition.imaging.sizes import PAGE, STRIP
from ui.background import Background, Job, Progress
from ui.failures import unexpected

_KEPT = {STRIP: 96, PAGE: 6}
"""How many of each size are held: some 30 MB of the small, 40 MB of the large ones."""
_TURNED = 24


class Pictures(QObject):
    """Gives pictures that were read, and reads those that were not.

    Signals:
        arrived: The SHA-256 of a photo and the longer edge of its picture: it is there, or never will be.
    """

    arrived = Signal(str, int)
    _read = Signal(str, int, QImage, str)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._held: dict[int, OrderedDict[str, QImage]] = {size: OrderedDict() for size in _KEPT}
        self._turned: OrderedDict[tuple[str, int, int], QImage] = OrderedDict()
        self._meanwhile: dict[str, QImage] = {}
        self._refused: dict[str, str] = {}
        self._jobs: dict[int, Job[None]] = {}
        self._read.connect(self._take)

    def picture(self, sha256: str, longest: int, turned: int = 0) -> QImage | None:
        """The picture of a photo at this size, turned clockwise by so many degrees.

        None where it is not there yet or cannot be shown.
        """
        image = self._held[longest].get(sha256)
        if image is None and longest == STRIP:
            return self._meanwhile.get(sha256)
        if image is None or not turned:
            return image
        key = (sha256, longest, turned)
        if key not in self._turned:
            self._turned[key] = image.transformed(QTransform().rotate(turned))
            while len(self._turned) > _TURNED:
                self._turned.popitem(last=False)
        return self._turned[key]

    def show_meanwhile(self, sha256: str, image: QImage) -> None:
        """What a small picture looked like on the screen, turned as it is, until it is read."""
        self._meanwhile[sha256] = image

    def why_not(self, sha256: str) -> str:
        """Why a photo cannot be shown; empty where it can or nobody knows yet."""
        return self._refused.get(sha256, "")

    def want(self, photos: Sequence[tuple[str, Path]], longest: int) -> None:
        """Read those that are missing, in this order; what was wanted of this size before is given up."""
        held = self._held[longest]
        missing = [(sha256, path) for sha256, path in photos if sha256 and sha256 not in held]
        earlier = self._jobs.pop(longest, None)
        if earlier is not None:
            earlier.cancel()
        if missing:
            self._jobs[longest] = self._background.run(
                partial(self._read_all, missing, longest), done=lambda _none: None, failed=lambda _why: None
            )

    def forget(self) -> None:
        """Hold none that was read: another logbook lies on the desk."""
        for longest in _KEPT:
            self.want((), longest)
            self._held[longest].clear()
        self._turned.clear()
        self._refused.clear()

    def _read_all(self, photos: Sequence[tuple[str, Path]], longest: int, progress: Progress) -> None:
        """In a job."""
        from expedition.importers import thumbnails

        for done, (sha256, path) in enumerate(photos):
            progress(done, len(photos), "")
            image, reason = QImage(), ""
            try:
                image = QImage.fromData(thumbnails.small(path, longest))
                reason = unexpected() if image.isNull() else ""
            except UserError as error:
                reason = str(error)
            progress(done, len(photos), "")
            self._read.emit(sha256, longest, image, reason)

    def _take(self, sha256: str, longest: int, image: QImage, reason: str) -> None:
        held = self._held[longest]
        if longest == STRIP:
            self._meanwhile.pop(sha256, None)
        if reason:
            self._refused[sha256] = reason
        else:
            self._refused.pop(sha256, None)
            held[sha256] = image
            while len(held) > _KEPT[longest]:
                held.popitem(last=False)
        self.arrived.emit(sha256, longest)
