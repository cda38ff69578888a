"""Figures on one base line between two rules, each over its label."""

import math
from collections.abc import Sequence

from expedition import units
from expedition.record_classes import dataclass
from expedition.reports.pages.blocks import Drawn, Role, Told
from expedition.reports.pages.pen import Pen
from expedition.reports.typesetting.style import FULL, GREY_1, GREY_3, INK, LABEL, Face, Type
from expedition.reports.typesetting.typecase import Typecase

_LEAST_GAP = 10.0
_SMALLEST = 0.82
"""So much of its size a label keeps where it is too long for its column."""

_BROADEST, _SLACK = 0.5, 4.0
"""The share of a strip that one figure may take; a unit may reach a little further."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as it is printed; a carried one stands in italics."""

    value: str
    unit: str
    label: str
    is_carried: bool = False

    def width(self, case: Typecase, size: float) -> float:
        """Points of its wider line."""
        return max(self._value_width(case, size), self._label_width(case))

    def paint(
        self, pen: Pen, x: float, y: float, size: float, unit_size: float, room: float = math.inf
    ) -> None:
        """Value and unit on the base line y, the label below, smaller where the room asks for it."""
        look = Type(Face.SANS_ITALIC if self.is_carried else Face.SANS_STRONG, size)
        width = pen.text(x, y, self.value, look)
        if self.unit:
            told = Type(Face.SANS, unit_size, GREY_1)
            unit = self.unit if room == math.inf else pen.fitted(self.unit, told, room - width + _SLACK)
            pen.text(x + width + 2, y, unit, told)
        label = LABEL.size * min(1.0, max(_SMALLEST, room / max(1.0, self._label_width(pen.case))))
        small = Type(LABEL.face, label, LABEL.colour)
        pen.text(x, y + 11.5, pen.fitted(self.label, small, room) if room < math.inf else self.label, small)

    def _label_width(self, case: Typecase) -> float:
        return case.width(LABEL.face, LABEL.size, self.label)

    def _value_width(self, case: Typecase, size: float) -> float:
        return case.width(Face.SANS_STRONG, size, self.value) + 2 + case.width(Face.SANS, 8.4, self.unit)


def strip(case: Typecase, figures: Sequence[Shown], width: float = FULL, size: float = 15.0) -> Told:
    """The figures over a width, columns as wide as their texts ask."""
    shown = list(figures)
    natural = [min(figure.width(case, size), width * _BROADEST) for figure in shown]
    while len(shown) > 1 and sum(natural) + _LEAST_GAP * (len(shown) - 1) > width:
        shown.pop()
        natural.pop()
    slack = width - sum(natural)
    gap = min(slack / max(1, len(shown) - 1), 72.0)

    def paint(pen: Pen, x: float, y: float) -> None:
        pen.rule(x, y, width, 0.5, INK)
        at = x
        for figure, own in zip(shown, natural, strict=True):
            figure.paint(pen, at, y + 5 + size * 0.82, size, 8.4, own)
            at += own + gap
        pen.rule(x, y + 20 + size, width, 0.5, GREY_3)

    return told_figures(Drawn(20 + size, paint), figures)


def told_figures(block: Drawn, figures: Sequence[Shown]) -> Told:
    """Drawn figures, each as value, unit and label."""
    pairs = tuple((f"{figure.value}{units.THIN}{figure.unit}".strip(), figure.label) for figure in figures)
    return Told(block, Role.FIGURES, pairs=pairs)
