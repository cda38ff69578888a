"""The open line of a leg: what was read, what was cleaned, what becomes of it."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from expedition.record_classes import dataclass
from expedition.records.importing import PlannedFile, PlannedLeg, Stop
from expedition.text import _
from ui.background import Background
from ui.dialogs.import_choices import LegChoices
from ui.dialogs.import_question import QuestionStrip
from ui.dialogs.import_tools import LegTools, TripNames
from ui.dialogs.plan_detail import PlanDetail
from ui.icons import Icons
from ui.maps.small_map import SmallMap
from ui.models.plan_facts import heights, outline, was_cleaned, was_read
from ui.theme import Theme
from ui.widgets.controls import label
from ui.widgets.small_profile import SmallProfile

_MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class LegFacts:
    """What a detail needs to know around its leg; `alike` is how many files ask the same question."""

    file: PlannedFile
    leg: PlannedLeg
    day_name: str
    today: date
    alike: int
    trips: TripNames
    stops_of: Callable[[], Sequence[Stop]]


class ImportDetail(PlanDetail):
    """One leg, to be corrected."""

    def __init__(self, theme: Theme, icons: Icons, background: Background, facts: LegFacts) -> None:
        super().__init__(theme, _("Details of {name}").format(name=facts.file.read.name))
        self._leg, self._file, self._background = facts.leg, facts.file, background
        self.choices = LegChoices(theme, facts.leg, facts.day_name, facts.today)
        self.choices.entered.connect(self.left)
        self.tools = LegTools(theme, icons, facts.leg, facts.stops_of, facts.trips)
        self.tools.rearranged.connect(self.rearranged)
        self.question: QuestionStrip | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(82), theme.px(8), theme.px(28), theme.px(8))
        column.setSpacing(theme.px(6))
        if facts.file.waits:
            self.question = QuestionStrip(theme, icons, facts.file, facts.alike)
            column.addWidget(self.question)
        row = QHBoxLayout()
        row.setSpacing(theme.px(20))
        row.addLayout(self._facts(_("What was read"), was_read(facts.file, facts.leg)), 5)
        row.addLayout(self._facts(_("What was cleaned"), was_cleaned(facts.file, facts.leg)), 5)
        row.addWidget(self.choices, 5)
        row.addLayout(self._figure(), 6)
        column.addLayout(row)
        column.addWidget(self.tools)

    @property
    def waits(self) -> bool:
        """Whether it cannot be taken before its day is chosen or its question answered."""
        return self._leg.date is None

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keys, in reading order."""
        asked = self.question.stops if self.question is not None else ()
        return (*asked, *self.choices.stops, *self.tools.stops)

    def enter(self, part: str = "") -> None:
        """Take the keys: at what is asked for, else at what is missing, else at the choice in force."""
        if part == "split":
            self.tools.ask()
        elif part == "date" or (self.question is None and self.waits):
            self.choices.enter(at_date=True)
        elif self.question is not None:
            self.question.enter()
        else:
            self.choices.enter(at_date=False)

    def settle(self) -> bool:
        """Take the date that was typed; False where it cannot be read."""
        return self.choices.settle()

    def _facts(self, title: str, lines: Sequence[str]) -> QVBoxLayout:
        column = _column()
        heading = label(self.theme, title, small=True)
        heading.setFont(self.theme.small_strong())
        column.addWidget(heading)
        for words in lines[:_MOST_LINES]:
            line = label(self.theme, words, "quiet", small=True)
            line.setWordWrap(True)
            line.setMinimumWidth(self.theme.px(80))
            column.addWidget(line)
        column.addStretch(1)
        return column

    def _figure(self) -> QVBoxLayout:
        column = _column()
        drawn = QHBoxLayout()
        drawn.setContentsMargins(0, self.theme.px(4), 0, 0)
        drawn.setSpacing(self.theme.px(10))
        profile = SmallProfile(self.theme, heights(self._leg), _("Heights"))
        profile.setMinimumHeight(self.theme.px(56))
        lines, name = outline(self._leg), _("Where the line lies")
        drawn.addWidget(SmallMap(self.theme, self._background, lines, name))
        drawn.addWidget(profile, 1)
        column.addLayout(drawn, 1)
        return column


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(3)
    return column
