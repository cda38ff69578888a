"""The line of totals under a table: of what it shows, reckoned at once or, of many lines, in a job."""

from functools import partial

from ui.background import Background, Job
from ui.models.record_table import NEW, RecordTable
from ui.models.table_specs import TableSpec
from ui.models.table_totals import TableTotals, table_totals
from ui.panels.table_page import TablePage
from ui.panels.table_reading import TableData

AT_ONCE = 500
"""So many lines are reckoned, or read, without making anybody wait."""


class Totalling:
    """Keeps the totals of a page those of the lines it shows."""

    def __init__(self, page: TablePage, model: RecordTable, background: Background) -> None:
        self._page, self._model, self._background = page, model, background
        self._job: Job[TableTotals] | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether they are still being reckoned."""
        return self._job is not None

    def stop(self) -> None:
        """Nobody waits for them any more."""
        if self._job is not None:
            self._job.cancel()
        self._job = None

    def show(self, spec: TableSpec | None, data: TableData | None = None) -> None:
        """Show them for the lines there are; `data` holds those of all lines just read."""
        model = self._model
        if model.ledger is None or spec is None:
            return
        if not model.lines:
            self._page.teach(spec.empty)
            return
        written = [line for line in model.shown if line.id != NEW]
        if data is not None and len(written) == len(data.lines):
            self._put(data.totals)
            return
        of = sum(line.id != NEW for line in model.lines)
        work = partial(table_totals, spec, written, of, model.ledger)
        self.stop()
        if len(written) <= AT_ONCE:
            self._put(work())
        else:
            self._job = self._background.run(lambda _progress: work(), done=self._put, failed=self._fail)

    def _put(self, totals: TableTotals) -> None:
        self._job = None
        if self._model.lines:
            self._page.show_totals(totals)

    def _fail(self, sentence: str) -> None:
        self._job = None
        self._page.say(sentence)
