"""What a salvage brought into a new logbook, and what it did not."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from expedition.text import _, plural
from ui.dialogs.crash_dialog import NoticeDialog
from ui.icons import Icons
from ui.theme import Theme

if TYPE_CHECKING:
    from expedition.salvaging import Salvaged


def salvaged_dialog(
    theme: Theme, icons: Icons, found: "Salvaged", parent: QWidget | None = None
) -> NoticeDialog:
    """Counts, and in the report what is doubtful or lost."""
    sentences = [
        _("{what} came into {name}. The damaged logbook is where it was, unchanged.").format(
            what=_counted(found), name=found.folder.name
        )
    ]
    if found.from_backup:
        sentences.append(
            plural(
                "One line was taken from a backup, which proves it.",
                "{n} lines were taken from backups, which prove them.",
                found.from_backup,
            )
        )
    if found.doubtful:
        sentences.append(
            plural(
                "One line came over though nothing proves it: look at it.",
                "{n} lines came over though nothing proves them: look at them.",
                len(found.doubtful),
            )
        )
    sentences.append(
        plural("One thing could not be read.", "{n} things could not be read.", len(found.lost))
        if found.lost
        else _("Nothing was lost, as far as can be told.")
    )
    report = "\n".join((*found.doubtful, *found.lost))
    title = _("Salvaged")
    dialog = NoticeDialog(theme, icons, title, sentences, report, parent)
    dialog.add_button(_("Close"), is_main=True).clicked.connect(dialog.accept)
    dialog.fit()
    return dialog


def _counted(found: "Salvaged") -> str:
    days, legs = found.counts.get("day", 0), found.counts.get("leg", 0)
    parts = (
        plural("{n} day", "{n} days", days),
        plural("{n} leg", "{n} legs", legs),
        plural("{n} photo or original", "{n} photos and originals", found.files),
    )
    return ", ".join(parts)
