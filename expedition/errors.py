"""Two kinds of failure: what the user can mend, and what we must."""


class UserError(Exception):
    """One sentence for the traveller: what, where, what to do. Never a traceback."""


class ReadError(UserError):
    """A file that cannot be read, with the reason and, where known, the place in it."""

    def __init__(self, reason: str, place: str = "") -> None:
        super().__init__(f"{reason} ({place})" if place else reason)
        self.reason = reason
        self.place = place


class DamagedError(UserError):
    """A logbook whose file is not what was written: a backup or a salvage may bring it back."""


class Cancelled(Exception):  # noqa: N818 - not an error, a wish
    """The traveller stopped a job; nothing was written."""


class BugError(Exception):
    """A state that must not occur; reported, never explained away."""
