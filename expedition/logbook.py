"""A logbook: one folder, one door for writes, one for reads."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import event
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.orm import ORMExecuteState, Session

from expedition.errors import BugError, DamagedError, UserError
from expedition.queries.originals import kept_files
from expedition.store import (
    attachments,
    beside,
    database,
    history,
    index,
    locks,
    plainly,
    replay,
    schema,
    steps,
    sums,
)
from expedition.store.attachments import Progress
from expedition.store.copies import copy_open
from expedition.store.guarding import words
from expedition.store.history import Change, Recorder
from expedition.store.locks import Program
from expedition.store.opening import Opened, is_writable, open_beside, open_for_writing, require_folder
from expedition.store.saying import plain
from expedition.store.steps import Ends, Step
from expedition.store.undo_list import UndoList
from expedition.store.watching import Outside
from expedition.text import _
from expedition.writing import make_folder, remove_empty

if TYPE_CHECKING:
    from expedition.records.importing import ReadFile

P = ParamSpec("P")
T = TypeVar("T")

__all__ = ["FOLDERS", "Change", "Logbook", "Outside", "Program", "is_writable", "require_folder"]

FOLDERS = ("originals", "photos", "backups")

history.listen()


class Logbook:
    """An open logbook. Not shared between threads, except for `read` and `keeping_originals`."""

    def __init__(self, folder: Path, opened: Opened) -> None:
        self.folder = folder
        self._engine, self._guard = opened.engine, opened.guard
        self._cannot_write, self.why_read_only = opened.read_only, opened.why
        self.is_on_network = opened.is_on_network
        self._is_closed = False
        self._undo_list = UndoList()

    @classmethod
    def create(cls, folder: Path, program: Program = Program.COMMAND_LINE) -> Self:
        """Makes an empty logbook in a folder that holds none yet.

        Raises:
            UserError: There is one already, or the folder cannot be written.
        """
        file = folder / database.FILE_NAME
        if file.exists():
            raise UserError(_("{folder} already holds a logbook: open it instead.").format(folder=folder))
        made = [path for path in (*(folder / name for name in FOLDERS), folder) if not path.exists()]
        try:
            for name in FOLDERS:
                make_folder(folder / name)
            schema.create(file)
        except (OSError, DatabaseError) as error:
            remove_empty(made)
            raise UserError(
                _("No logbook can be made in {folder}: {why}. Choose another folder.").format(
                    folder=folder, why=plain(getattr(error, "orig", error))
                )
            ) from error
        return cls.open(folder, program)

    @classmethod
    @contextmanager
    def making(cls, folder: Path) -> Iterator[Self]:
        """As `create`, for a logbook that is to be filled at once: if that fails, none is left behind.

        Raises:
            UserError: As `create`; the folder is as it was before.
        """
        made = [path for path in (*(folder / name for name in FOLDERS), folder) if not path.exists()]
        logbook = cls.create(folder)
        try:
            yield logbook
        except BaseException:
            logbook.close()
            (folder / database.FILE_NAME).unlink(missing_ok=True)
            for place in made[:-1] if folder in made else made:
                for kept in place.iterdir():
                    kept.unlink()
            remove_empty(made)
            raise
        finally:
            logbook.close()

    @classmethod
    def open(cls, folder: Path, program: Program = Program.COMMAND_LINE) -> Self:
        """Opens a logbook, updating an older one first; one that cannot be written opens for reading.

        Raises:
            UserError: There is none, it is no logbook of ours, or it was written by a newer version.
        """
        logbook = cls(folder, open_for_writing(folder, program))
        logbook._bring_up_to_date()
        return logbook

    @classmethod
    def beside(cls, folder: Path) -> Self:
        """Opens a logbook only to read it, while another program, or the window, may write it.

        Raises:
            UserError: There is none, or it is of another version.
        """
        return cls(folder, open_beside(folder))

    @classmethod
    def reading(cls, folder: Path) -> Self:
        """Opens a logbook for a look: keeps nobody from writing it meanwhile, and waits for nobody.

        Raises:
            UserError: As `open`; one of an older version is updated first.
        """
        require_folder(folder)
        if database.require_ours(folder / database.FILE_NAME).user_version < database.SCHEMA_VERSION:
            cls.open(folder).close()
        return cls.beside(folder)

    def renew_index(self) -> None:
        """Makes the search index anew from what is written.

        Raises:
            UserError: The logbook cannot be written.
        """
        self.require_writable()
        with self._writing() as session:
            index.renew(session.connection())

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written here, now."""
        return self._cannot_write or not self._guard.may_write

    @property
    def held_by(self) -> str:
        """Which other program writes this logbook, where that is why it can only be read here."""
        return self._guard.held_by

    def look(self) -> Outside:
        """What was done to the file from outside since the last look; costs next to nothing."""
        found = self._guard.look()
        if found is not Outside.NOTHING:
            self._undo_list.forget()
        return found

    def everything(self) -> Change:
        """A change that touches all there is.

        Raises:
            UserError: The file cannot be read.
        """
        return self.read(history.everything)

    @property
    def outside(self) -> str:
        """What was done to the file from outside that keeps it from being written, in a sentence."""
        return words(self._guard.outside, self.folder / database.FILE_NAME) if self._guard.is_lost else ""

    @property
    def journal_aside(self) -> Path | None:
        """What waited to be saved in another file that lay here when a program was killed."""
        return self._guard.aside

    @property
    def is_alone(self) -> bool:
        """Whether other programs can be kept from writing; not all file systems of the world can."""
        return self._guard.keeps_out

    def renew(self) -> bool:
        """Opens the file anew where what belongs to it was taken away; whether that was possible now.

        All of it is in the file by then; not while a job reads.
        """
        if self._engine.pool.checkedout() > 1:  # type: ignore[attr-defined]  # of pools that count
            return False
        self._guard.close()
        self._engine.dispose()
        self._guard.end()
        self._guard = self._guard.renewed(self.folder / database.FILE_NAME, self._engine)
        return not self.read_only

    def may_be_free(self) -> bool:
        """Whether it could be written if it were opened again."""
        return is_writable(self.folder) and locks.is_free(self.folder)

    def stand_back(self) -> None:
        """Lets another opening of the same folder write; for a logbook whose own file is lost."""
        self._guard.release()

    @property
    def place(self) -> Path | None:
        """Where the file that is open lies now, if it was moved and the system tells."""
        return self._guard.place

    def copy_to(self, file: Path) -> None:
        """Writes what is open here as a file of its own, whatever lies in its place by now.

        Raises:
            UserError: It is damaged, or the disk refuses.
        """
        connection = self._guard.connection
        if connection is None:
            raise UserError(_("{folder} cannot be copied: open it again.").format(folder=self.folder))
        copy_open(connection, self.folder / database.FILE_NAME, file)

    def _bring_up_to_date(self) -> None:
        """Makes what is derived where it is missing; what keeps it from being made keeps nobody out.

        Nothing is made where pages are damaged: that would write among them, and take rot for right.
        """
        if self.read_only:
            return
        with suppress(UserError, DatabaseError, UnicodeDecodeError):
            is_found = self.read(lambda session: index.is_current(session.connection()))
            is_summed = self.read(lambda session: sums.is_current(session.connection()))
            if (is_found and is_summed) or not self.read(database.has_sound_pages):
                return
            if not is_found:
                self.renew_index()
            if not is_summed:
                with self._writing() as session:
                    beside.bring_up_to_date(session.connection())

    def close(self) -> None:
        """Closes the file, and lets old steps of the undo list go where no other program has it open."""
        is_long = False
        if not self.read_only and not self._is_closed:
            with suppress(UserError):
                is_long = self.read(_is_long)
        self._is_closed = True
        self._guard.close()
        self._engine.dispose()
        self._guard.end()
        # The last one to close a logbook takes this file away.
        is_last = not (self.folder / f"{database.FILE_NAME}-wal").exists()
        if is_long and is_last and not self.read_only:
            with suppress(UserError), self._writing() as session:
                steps.trim(session.connection())
            self._engine.dispose()
        self._guard.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def read(self, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The records a query gives.

        Raises:
            UserError: The file is damaged, gone or locked.
        """
        with plainly.reading(self.folder / database.FILE_NAME), self._session() as session:
            return query(session, *args, **kwargs)

    def do(
        self,
        label: str,
        operation: Callable[Concatenate[Session, P], Any],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Change:
        """Runs one write verb as one transaction and one step that can be undone.

        Raises:
            UserError: The verb refuses, or the disk does; then nothing has changed.
        """
        return self._do(label, "", lambda session: operation(session, *args, **kwargs))

    def do_merging(
        self,
        label: str,
        merge_key: str,
        operation: Callable[Concatenate[Session, P], Any],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Change:
        """As `do`, but joins the newest step if that has the same key: typing is one step, not hundreds."""
        return self._do(label, merge_key, lambda session: operation(session, *args, **kwargs))

    def keep(
        self, operation: Callable[Concatenate[Session, P], Any], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Writes how something is looked at: no step, nothing to undo, nothing that a list would show.

        Raises:
            UserError: The disk refuses; then nothing has changed.
        """
        self.require_writable()
        with self._writing() as session, beside.noting_looks(session):
            operation(session, *args, **kwargs)

    def _do(self, label: str, merge_key: str, operation: Callable[[Session], Any]) -> Change:
        self.require_writable()
        recorder = Recorder()
        with self._writing() as session:
            session.info["recorder"] = recorder
            result = operation(session)
            session.flush()
            session.info.pop("recorder")
            rows = recorder.rows
            index.update(session.connection(), rows)
            beside.update(session.connection(), rows)
            touched = history.touched(session, rows)
            step = self._undo_list.keep(session.connection(), label, merge_key, rows)
        if step is not None:
            self._undo_list.know(Ends(step))
        return Change(label, touched, result)

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back."""
        done = self._ends.done
        return done.label if done else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again."""
        undone = self._ends.undone
        return undone.label if undone else None

    @property
    def _ends(self) -> Ends:
        """What this program knows of the undo list; nothing where the logbook cannot be written."""
        return self._undo_list.ends(self._look_at_ends)

    def _look_at_ends(self) -> Ends:
        with suppress(UserError):
            return Ends() if self.read_only else self.read(_ends)
        return Ends()

    def undo(self) -> Change | None:
        """Takes the newest step back; None where there is none.

        Raises:
            UserError: Another program changed the logbook meanwhile; then nothing has changed.
        """
        return self._replay(self._ends.done, is_undone=False)

    def redo(self) -> Change | None:
        """Does the step last taken back again; None where there is none.

        Raises:
            UserError: Another program changed the logbook meanwhile; then nothing has changed.
        """
        return self._replay(self._ends.undone, is_undone=True)

    def _replay(self, step: Step | None, *, is_undone: bool) -> Change | None:
        if step is None:
            return None
        self.require_writable()
        try:
            with self._writing(minds_others=False) as session:
                change, now = self._undo_list.replay(session, step, is_undone=is_undone)
        except (IntegrityError, DamagedError) as error:
            raise replay.refused(step, error) from None
        self._undo_list.know(now)
        if change is None:
            raise UserError(
                _("Another program has changed this logbook meanwhile: look again what would be taken back.")
            )
        return change

    def forget_steps(self) -> None:
        """Ends undo and history here: what was removed is no longer in the file."""
        self.require_writable()
        with self._writing() as session:
            steps.forget(session.connection(), *steps.StepState)
        self._undo_list.forget()
        database.compact(self._engine)

    @contextmanager
    def keeping_originals(
        self, files: "Iterable[ReadFile]", progress: Progress
    ) -> Iterator[Callable[[], None]]:
        """Copies files into `originals/` and `photos/`; those that nothing needs go again if the block fails.

        The copies are made beside the block, which is given a function that waits for them: it calls that
        before its own writes are final. May run in a worker.

        Raises:
            UserError: A file cannot be copied, or was changed since it was read; then none was copied.
        """
        self.require_writable()
        with attachments.Keeping(self.folder, tuple(files), progress) as copies:
            try:
                yield copies.wait
                copies.wait()
            except BaseException:
                needed = self.needed_files()
                attachments.remove(file for file in copies.stop() if file not in needed)
                raise

    def needed_files(self) -> frozenset[Path]:
        """The kept files that the logbook names, or would again by undo or redo.

        Raises:
            UserError: The logbook cannot be read.
        """
        return frozenset(
            self.photo(sha256, word) if table == "photo" else self.original(sha256, word)
            for table, sha256, word in self.read(kept_files)
        )

    def photo(self, sha256: str, kind: str) -> Path:
        """Where the bytes of a photo of this format lie."""
        return attachments.photo_path(self.folder, sha256, kind)

    def original(self, sha256: str, name: str) -> Path:
        """Where the original bytes of an imported file lie."""
        return attachments.path_of(self.folder, sha256, name)

    def require_writable(self) -> None:
        """Refuses where nothing can be written.

        Raises:
            UserError: Why not, and what to do.
        """
        self._guard.require_place()
        if self._cannot_write:
            raise UserError(
                _(
                    "{folder} is read-only or its disk is full: make room, or copy the logbook elsewhere."
                ).format(folder=self.folder)
            )

    def _session(self, *, writes: bool = False) -> Session:
        session = Session(self._engine.execution_options(writes=writes))
        event.listen(session, "do_orm_execute", _only_reads)
        return session

    @contextmanager
    def _writing(self, *, minds_others: bool = True) -> Iterator[Session]:
        """A session whose work is committed at the end, or not done at all.

        Raises:
            UserError: The disk is full, the file is locked, or no longer what it was.
        """
        session = self._session(writes=True)
        try:
            said = plainly.writing(self.folder / database.FILE_NAME)
            with said, self._guard.committing(), session:
                session.connection()  # Nobody else commits from here on.
                self._guard.require(minds_others=minds_others)
                yield session
                self._guard.require_place(ours=True)
                session.commit()
        finally:
            if self._guard.has_news:
                self._undo_list.forget()


def _only_reads(state: ORMExecuteState) -> None:
    """Writes that pass the mapper by would escape the history."""
    if not state.is_select:
        message = "a write that the history cannot see"
        raise BugError(message)


def _ends(session: Session) -> Ends:
    return steps.ends(session.connection())


def _is_long(session: Session) -> bool:
    return steps.is_long(session.connection())
