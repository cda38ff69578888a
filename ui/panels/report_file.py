"""Where the report goes: its name and its kind, as the traveller chooses them."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from expedition.text import _

_PAGES = (".html", ".htm")


def ask_file(parent: QWidget, folder: Path, title: str) -> Path | None:
    """A file for a PDF or a page of the web; a name without an ending gets that of the kind chosen."""
    kinds = {_("PDF (*.pdf)"): ".pdf", _("Web page (*.html)"): ".html"}
    proposed = folder / f"{_file_name(title)}.pdf"
    chosen, kind = QFileDialog.getSaveFileName(parent, _("Save report"), str(proposed), ";;".join(kinds))
    if not chosen:
        return None
    file, ending = Path(chosen), kinds.get(kind, ".pdf")
    known = file.suffix.lower()
    if known == ".pdf" and ending == ".html":
        return _free(file.with_suffix(ending))  # The kind was changed after the name was proposed.
    return file if known in (".pdf", *_PAGES) else _free(file.with_name(f"{file.name}{ending}"))


def is_page(file: Path) -> bool:
    """Whether a file of this name is a page of the web."""
    return file.suffix.lower() in _PAGES


def _free(file: Path) -> Path:
    """A file nobody was asked about is never written over: the next free number goes with the name."""
    free, number = file, 2
    while free.exists():
        free, number = file.with_stem(f"{file.stem} {number}"), number + 1
    return free


def _file_name(title: str) -> str:
    """A title as the name of a file."""
    kept = "".join(sign if sign.isalnum() or sign in " -_." else " " for sign in title)
    return " ".join(kept.split()) or _("Report")
