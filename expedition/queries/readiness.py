"""What a logbook needs to be written in and not to be looked at."""

from expedition.entities import Base


def prepare_writes() -> None:
    """Set up the mappers of all entities, some hundredths of a second that the first write would wait for."""
    Base.registry.configure()
