"""Changes of a whole plan, made beside the window: hundreds of legs are computed anew."""

from collections.abc import Callable

from expedition.records.importing import ImportPlan
from ui.background import Background, Job, Progress

Change = Callable[[ImportPlan], ImportPlan]


class PlanWork:
    """One job at a time; a change that comes before the last one is done follows it in the same job."""

    def __init__(self, background: Background) -> None:
        self._background = background
        self._job: Job[ImportPlan] | None = None
        self._changes: tuple[Change, ...] = ()

    @property
    def is_under_way(self) -> bool:
        """Whether the plan shown is about to be another."""
        return self._job is not None

    def begin(
        self,
        plan: ImportPlan,
        change: Change,
        done: Callable[[ImportPlan], None],
        failed: Callable[[str], None],
    ) -> None:
        """Change the plan in a job; `done(plan)` or `failed(sentence)` follows."""
        changes = (*self._changes, change)
        self.cancel()

        def work(progress: Progress) -> ImportPlan:
            made = plan
            for step in changes:
                progress(0, 0, "")
                made = step(made)
            return made

        def end(made: ImportPlan) -> None:
            self._forget()
            done(made)

        def fail(sentence: str) -> None:
            self._forget()
            failed(sentence)

        self._changes = changes
        self._job = self._background.run(work, done=end, failed=fail)

    def cancel(self) -> None:
        """Throw away what is under way."""
        if self._job is not None:
            self._job.cancel()
        self._forget()

    def _forget(self) -> None:
        self._job, self._changes = None, ()
