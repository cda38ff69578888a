"""The open line of a file of which nothing becomes a leg: why, in full, and where it lies."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from expedition import units
from expedition.records.importing import PlannedFile
from expedition.text import _
from ui.dialogs.plan_detail import PlanDetail
from ui.theme import Theme
from ui.widgets.controls import label


class FileDetail(PlanDetail):
    """Sentences, to be read and copied."""

    def __init__(self, theme: Theme, file: PlannedFile) -> None:
        super().__init__(theme, _("Details of {name}").format(name=file.read.name))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(82), theme.px(8), theme.px(28), theme.px(10))
        column.setSpacing(3)
        read = file.read
        size = _("{kib} KiB").format(kib=units.number(read.size / 1024, 1))
        facts = " · ".join(part for part in (read.format, size, read.device) if part)
        sentences = dict.fromkeys((file.reason, *read.warnings, facts, str(read.path / read.member)))
        for words in filter(None, sentences):
            line = label(theme, words, "quiet", small=True)
            line.setWordWrap(True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(line)
        column.addStretch(1)
