"""What was typed, step by step, so that it can be taken back; a step is about a word."""

from expedition.record_classes import dataclass

_MOST = 400


@dataclass(frozen=True, slots=True)
class State:
    """A text and where the caret stood in it."""

    text: str
    caret: int


class TextHistory:
    """Knows nothing of widgets: it is told what stands there and gives back what stood there.

    A text widget's own undo list also holds every change of look, and loses its place among them; this one
    holds only words.
    """

    def __init__(self, text: str = "") -> None:
        self._states = [State(text, len(text))]
        self._at = 0
        self._kind = ""

    def begin(self, text: str) -> None:
        """Forget everything and start from this text."""
        self._states, self._at, self._kind = [State(text, 0)], 0, ""

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return self._at < len(self._states) - 1

    def note(self, text: str, caret: int) -> None:
        """This stands there now."""
        before = self._states[self._at]
        if text == before.text:
            return
        kind = _kind(before, text, caret)
        joins = self._at > 0 and kind == self._kind != "" and not _begins_word(before, text, caret)
        del self._states[self._at + 1 :]
        if joins:
            self._states[self._at] = State(text, caret)
        else:
            self._states.append(State(text, caret))
        del self._states[: max(0, len(self._states) - _MOST)]
        self._at = len(self._states) - 1
        self._kind = kind

    def undo(self) -> State:
        """What stood there one step ago."""
        self._at, self._kind = max(0, self._at - 1), ""
        return self._states[self._at]

    def redo(self) -> State:
        """What stood there one step later."""
        self._at, self._kind = min(len(self._states) - 1, self._at + 1), ""
        return self._states[self._at]


def _kind(before: State, text: str, caret: int) -> str:
    """Typing and rubbing out go on letter by letter at the caret; anything else is a step of its own."""
    grown = len(text) - len(before.text)
    if grown == 1 and caret == before.caret + 1 and text[caret - 1] != "\n":
        return "typing"
    if grown == -1 and caret in (before.caret, before.caret - 1):
        return "rubbing"
    return ""


def _begins_word(before: State, text: str, caret: int) -> bool:
    is_longer = len(text) > len(before.text)
    return is_longer and caret > 1 and text[caret - 2].isspace() and not text[caret - 1].isspace()
