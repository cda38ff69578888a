"""The rarer choices of a report: colour, cover, density, what stands in it, what is cut off."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QLabel, QVBoxLayout, QWidget

from expedition.errors import UserError
from expedition.kinds import Audience
from expedition.records.accents import accents, checked_accent
from expedition.records.report import Density, Edition, ReportOptions
from expedition.text import LANGUAGES, _, plural
from ui.icons import Icons
from ui.panels.report_words import LANGUAGE_NAMES, density_words, section_words
from ui.theme import Theme
from ui.widgets.choices import Check, Segments
from ui.widgets.controls import Chooser, label
from ui.widgets.fold import Fold
from ui.widgets.swatches import Swatches

_MARKED, _MAP, _OWN = range(3)
_PUBLIC_TRIM_M = 1_000.0


class ReportLooks(QWidget):
    """Everything below "More choices".

    Signals:
        changed: Another report is wished.
        cover_wished: A photo for the cover is to be chosen.
    """

    changed = Signal()
    cover_wished = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._photo: int | None = None
        self._is_trim_proposed = False
        self.density = Segments(theme, _("Days on pages"), density_words())
        self.cover = Chooser(theme, icons, _("Cover"))
        self.cover.addItems([_("Photo marked as cover"), _("A map"), _("Choose a photo …")])
        self.accent = Swatches(theme, icons, _("Colour"), accents(), _("Another colour …"))
        self.accent_fault = label(theme, "", "quiet", small=True)
        self.accent_fault.setWordWrap(True)
        self.accent_fault.hide()
        self.trim = Segments(
            theme,
            _("Starts and ends of lines cut off"),
            [(0.0, _("Off")), (500.0, "500 m"), (1_000.0, "1 km"), (2_000.0, "2 km")],
        )
        self.second = Chooser(theme, icons, _("Second language of the summary"))
        self.second.addItem(_("None"), "")
        for code in LANGUAGES:
            self.second.addItem(LANGUAGE_NAMES[code], code)
        self.single_sided = Check(theme, _("Printed on one side"))
        self.signatures = Check(theme, _("Lines for signatures"))
        self.sections = {section: Check(theme, words) for section, words in section_words()}
        self.inside = Fold(theme, icons, _("What stands in it"), self._section_list())
        self._lay_out()
        self._connect()
        self.show_options(ReportOptions())

    def show_options(self, options: ReportOptions) -> None:
        """Put choices in force without telling."""
        self.density.choose(options.density)
        self._photo = options.cover_photo
        self.show_edition(options.edition)
        self._show_cover(is_map=options.has_map_cover)
        self.accent.choose(options.accent)
        self.trim.choose(min((0.0, 500.0, 1_000.0, 2_000.0), key=lambda trim: abs(trim - options.trim_m)))
        self._is_trim_proposed = False
        self.second.setCurrentIndex(max(0, self.second.findData(options.second_language)))
        self.single_sided.setChecked(options.is_single_sided)
        self.signatures.setChecked(options.has_signature_lines)
        for section, box in self.sections.items():
            box.setChecked(section not in options.omitted)
        self._say_sections()

    def applied(self, options: ReportOptions) -> ReportOptions:
        """Other choices with these in them."""
        density, trim_m = self.density.value(), self.trim.value()
        assert isinstance(density, Density)
        assert isinstance(trim_m, float)
        colour = self.accent.value()
        return replace(
            options,
            density=density,
            accent="" if colour == accents()[0][0] else colour,
            cover_photo=self._photo if self.cover.currentIndex() == _OWN else None,
            has_map_cover=self.cover.currentIndex() == _MAP,
            second_language=self.second.currentData() or "",
            omitted=frozenset(section for section, box in self.sections.items() if not box.isChecked()),
            trim_m=trim_m,
            is_single_sided=self.single_sided.isChecked(),
            has_signature_lines=self.signatures.isChecked(),
        )

    def show_edition(self, edition: Edition) -> None:
        """Only an evidence log is signed."""
        self.signatures.setVisible(edition is Edition.EVIDENCE)

    def propose_for(self, audience: Audience) -> None:
        """For strangers, cut lines off where one slept, unless the traveller has chosen; back for others."""
        if audience is Audience.PUBLIC and self.trim.value() == 0.0:
            self.trim.choose(_PUBLIC_TRIM_M)
            self._is_trim_proposed = True
        elif audience is not Audience.PUBLIC and self._is_trim_proposed:
            self.trim.choose(0.0)
            self._is_trim_proposed = False

    def take_cover(self, photo_id: int | None) -> None:
        """A photo was chosen for the cover, or none after all."""
        if photo_id is not None:
            self._photo = photo_id
        self._show_cover(is_map=False)
        self.changed.emit()

    def take_accent(self, colour: str) -> None:
        """Use another colour, or say why it cannot be read."""
        try:
            self.accent.choose(checked_accent(colour))
        except UserError as error:
            self.accent_fault.setText(str(error))
            self.accent_fault.show()
            return
        self.accent_fault.hide()
        self.changed.emit()

    def _connect(self) -> None:
        for part in (self.density, self.accent):
            part.chosen.connect(lambda _value: self._tell())
        self.trim.chosen.connect(lambda _value: self._take_trim())
        self.second.activated.connect(lambda _place: self._tell())
        self.cover.activated.connect(self._choose_cover)
        self.accent.own_wished.connect(self._ask_colour)
        for box in (self.single_sided, self.signatures, *self.sections.values()):
            box.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.accent_fault.hide()
        self._say_sections()
        self.changed.emit()

    def _take_trim(self) -> None:
        self._is_trim_proposed = False
        self._tell()

    def _choose_cover(self, place: int) -> None:
        if place == _OWN:
            self.cover_wished.emit()
        else:
            self.changed.emit()

    def _ask_colour(self) -> None:
        colour = QColorDialog.getColor(QColor(self.accent.value()), self, _("Colour of the report"))
        if colour.isValid():
            self.take_accent(colour.name())

    def _show_cover(self, *, is_map: bool) -> None:
        own = _MARKED if self._photo is None else _OWN
        self.cover.setItemText(_OWN, _("Choose a photo …") if self._photo is None else _("A chosen photo …"))
        self.cover.setCurrentIndex(_MAP if is_map else own)

    def _say_sections(self) -> None:
        without = sum(not box.isChecked() for box in self.sections.values())
        self.inside.say(plural("{n} left out", "{n} left out", without) if without else "")

    def _section_list(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(self._theme.px(8), 0, 0, 0)
        column.setSpacing(0)
        for box in self.sections.values():
            column.addWidget(box)
        return made

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(4), px(8), 0)
        column.setSpacing(px(6))
        for words, content in (
            (_("Days on pages"), self.density),
            (_("Cover"), self.cover),
            (_("Colour"), self.accent),
            (_("Lines cut off where you slept"), self.trim),
            (_("Second language of the summary"), self.second),
        ):
            column.addWidget(self._heading(words))
            column.addWidget(content)
            if content is self.accent:
                column.addWidget(self.accent_fault)
            column.addSpacing(px(8))
        column.addWidget(self.single_sided)
        column.addWidget(self.signatures)
        column.addWidget(self.inside)

    def _heading(self, words: str) -> QLabel:
        made = label(self._theme, words, "quiet", small=True)
        made.setFont(self._theme.small_medium())
        made.setWordWrap(True)
        return made
