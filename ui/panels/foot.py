"""The foot of the list: saved, what is being done, what was just done."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from expedition.text import _
from ui.background import Job
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import label, tool
from ui.widgets.tips import plain

NOTICE_MS = 8000
_QUIET_MS = 300
_HEIGHT, _EDGE = 32, 7


class Foot(QWidget):
    """One quiet line that becomes progress with a cancel while something runs; a long sentence is folded."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._job: Job[object] | None = None
        self._is_unsaved, self._is_kept = False, True
        self._sign = QLabel()
        self._words = label(theme, look="hint", small=True)
        self._words.setAccessibleName(_("State of the logbook"))
        self._backup = label(theme, look="hint", small=True)
        self._backup.setAccessibleName(_("Last backup"))
        self._cancel = tool(theme, icons, "x", _("Stop this"))
        self._cancel.setFixedSize(theme.px(24), theme.px(24))
        self._cancel.clicked.connect(self.cancel)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), 1, theme.px(10), 0)
        row.setSpacing(theme.px(7))
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self._backup)
        row.addWidget(self._cancel)
        self._notice = QTimer(self, singleShot=True, interval=NOTICE_MS)
        self._notice.timeout.connect(self._rest)
        self._patience = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._patience.timeout.connect(self._show_bar)
        self._rest()
        theme.changed.connect(self._repaint_sign)

    @property
    def words(self) -> str:
        """What stands there now."""
        return self._words.text()

    @property
    def backup_words(self) -> str:
        """What is said of backups."""
        return self._backup.text()

    def tell_backup(self, words: str) -> None:
        """Say when the last backup was made, beside what stands there at rest."""
        self._backup.setText(words)
        self._backup.setToolTip(words)

    def tell(self, sentence: str, *, is_error: bool = False) -> None:
        """Say something for eight seconds; an error stays until something else happens."""
        self._show(
            "triangle-alert" if is_error else "check", "bad" if is_error else "good", sentence, folds=True
        )
        self._words.setToolTip(plain(sentence))
        self._notice.stop()
        if not is_error:
            self._notice.start()

    def wait_for_save(self, *, is_unsaved: bool) -> None:
        """Claim nothing while typed text is still on its way to the disk."""
        self._is_unsaved = is_unsaved
        self._rest_again()

    def tell_kept(self, *, is_kept: bool) -> None:
        """Whether the logbook can be saved in at all: what cannot be is not called saved."""
        self._is_kept = is_kept
        self._rest_again()

    def watch(self, job: Job[object], name: str) -> None:
        """Show a job's progress, if it takes longer than a moment."""
        self._job = job
        self._bar.setRange(0, 0)
        self._patience.start()
        job.progressed.connect(self._progress)
        job.ended.connect(self._ended)
        self._notice.stop()
        self._show("", "", name)

    def cancel(self) -> None:
        """Stop the job shown."""
        if self._job is not None:
            self._job.cancel()

    def resizeEvent(self, event: object) -> None:
        """The bar lies on the upper edge."""
        self._bar.setGeometry(0, 0, self.width(), 2)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A hairline above."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._theme.color("line"))

    def _progress(self, done: int, of: int, what: str) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        if what:
            self._words.setText(
                _("{what} · {done} of {of}").format(what=what, done=done, of=of) if of else what
            )

    def _show_bar(self) -> None:
        self._bar.show()
        self._cancel.show()

    def _ended(self) -> None:
        self._job = None
        self._rest()

    def _rest_again(self) -> None:
        if self._job is None and not self._notice.isActive() and self.words in _resting_words():
            self._rest()

    def _rest(self) -> None:
        self._patience.stop()
        self._bar.hide()
        self._cancel.hide()
        saved, saving, read_only = _resting_words()
        if not self._is_kept:
            self._show("lock", "ink2", read_only)
        elif self._is_unsaved:
            self._show("", "", saving)
        else:
            self._show("check", "good", saved)

    def _show(self, sign: str, token: str, words: str, *, folds: bool = False) -> None:
        self._backup.setVisible(words in _resting_words())
        self._painted = (sign, token)
        self._words.setText(words)
        self._words.setToolTip("")
        self._words.setWordWrap(folds)
        self._repaint_sign()
        self._fit()

    def _fit(self) -> None:
        px, height = self._theme.px, 0
        if self._words.wordWrap():
            height = self._row.totalHeightForWidth(self.width()) + px(2 * _EDGE)
        self.setFixedHeight(max(px(_HEIGHT), height))

    def _repaint_sign(self) -> None:
        sign, token = self._painted
        self._sign.setVisible(bool(sign))
        if sign:
            self._sign.setPixmap(self._icons.pixmap(sign, 14, token, self.devicePixelRatioF()))


def _resting_words() -> tuple[str, str, str]:
    return _("All saved"), _("Saving …"), _("Read only")
