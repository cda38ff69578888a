"""What came of a row of the bar."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Outcome:
    """How often something was tried, what failed of it in a sentence each, and what was measured."""

    tried: int
    failed: tuple[str, ...] = ()
    figures: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        """In one line, without the failures."""
        told = ", ".join(f"{name} {value}" for name, value in self.figures.items())
        return f"{max(self.tried - len(self.failed), 0)} of {self.tried}" + (f"; {told}" if told else "")
