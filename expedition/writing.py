"""Writing a file whole or not at all."""

import os
import tempfile
from pathlib import Path

from expedition.errors import UserError
from expedition.text import _


def write_whole(file: Path, content: bytes) -> None:
    """Writes beside the file, then takes its name, so that no half file ever stands under it.

    Raises:
        UserError: The disk or the folder refuses; an earlier file stays as it was.
    """
    name = ""
    try:
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".new-", delete=False) as unfinished:
            name = unfinished.name
            unfinished.write(content)
            unfinished.flush()
            os.fsync(unfinished.fileno())
        Path(name).chmod(0o644)  # temporary files are private, what the traveller saves is not
        Path(name).replace(file)
    except OSError as error:
        if name:
            Path(name).unlink(missing_ok=True)
        raise UserError(
            _("{file} could not be written: {why}. Choose another place.").format(
                file=file, why=error.strerror or error
            )
        ) from error
