"""Writing what is typed over the figures of a day."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from expedition.errors import UserError
from expedition.kinds import FigureName, Precision
from expedition.records.fields import StatedFields
from expedition.text import _
from ui.desk import Desk
from ui.panels.figure_words import FigureKind, figure_kinds, stated
from ui.widgets.figures_strip import FiguresStrip


class FigureEdits:
    """What can be read is written; what cannot stays in its field, and its words are kept when it is left."""

    def __init__(
        self,
        desk: Desk,
        strips: Sequence[FiguresStrip],
        day_id: Callable[[], int | None],
        say: Callable[[str], None],
    ) -> None:
        self._desk, self._strips, self._day_id, self._say = desk, strips, day_id, say
        for strip in strips:
            strip.typed.connect(partial(self._state, strip))
            strip.cleared.connect(self._unstate)

    def keep_words(self) -> None:
        """Keep the words that could not be read, as words: the traveller goes elsewhere."""
        for strip in self._strips:
            if strip.editor is not None and strip.editor.text().strip():
                kind, words = _kind(strip.edited_key), strip.editor.text().strip()
                fields = StatedFields(figure=kind.name, precision=Precision.UNKNOWN, words=words)
                self._write(kind, fields)
            strip.forget_edit()

    def _state(self, strip: FiguresStrip, key: str, text: str) -> None:
        kind = _kind(key)
        try:
            fields = stated(kind, text)
        except UserError as error:
            strip.refuse(key, text, str(error))
            return
        self._write(kind, fields)

    def _write(self, kind: FigureKind, fields: StatedFields) -> None:
        self._try(_("Type the {figure}").format(figure=kind.label.casefold()), "state", fields)

    def _unstate(self, key: str) -> None:
        self._try(_("Take the measured figure"), "unstate", FigureName(key))

    def _try(self, label: str, verb: str, *args: Any) -> None:
        from expedition.operations import days

        day_id = self._day_id()
        if day_id is None:
            return
        try:
            self._desk.do(label, getattr(days, verb), day_id, *args)
        except UserError as error:
            self._say(str(error))


def _kind(key: str) -> FigureKind:
    return next(kind for kind in figure_kinds() if kind.name.value == key)
