"""What became of a logbook and its entries, step by step."""

from datetime import datetime

from expedition.record_classes import dataclass


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the undo list; `is_past` can be read of but not be taken back any more.

    `about` names what it was done to, and the day that is on.
    """

    id: int
    at_utc: datetime
    label: str
    about: str = ""
    is_undone: bool = False
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an entry before and after a step, in words; empty where nothing was said."""

    field: str
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EntryChange:
    """What a step did to one entry.

    Attributes:
        step_id: The step.
        at_utc: When it was done, for the last time where typing went on.
        label: What the step was called.
        kind: The kind of entry.
        row_id: Its id.
        title: What the entry is called now, or was last.
        is_added: It began with this step.
        is_removed: It went with this step.
        can_return: What it said before can be said again by one step.
        fields: What was said then, where it began or went; what became different, otherwise.
    """

    step_id: int
    at_utc: datetime
    label: str
    kind: str
    row_id: int
    title: str
    is_added: bool
    is_removed: bool
    can_return: bool
    fields: tuple[FieldChange, ...]
