"""How the people of a trip change."""

from expedition.record_classes import dataclass
from expedition.records.fields import PersonFields


@dataclass(frozen=True, slots=True)
class PartyChange:
    """Who joined, who (by id) is described anew, and the ids of those who are taken out."""

    joined: tuple[PersonFields, ...] = ()
    changed: tuple[tuple[int, PersonFields], ...] = ()
    left: tuple[int, ...] = ()
