"""The command `import`: what reads files comes up while the rest of the program is still being loaded."""

import argparse

from expedition.importers import trip_folder
from expedition.importers.batch import Readers
from expedition.store.glance import only_mode


def import_files(arguments: argparse.Namespace) -> int:
    """Imports tracks, photos and trip folders; exit code 1 if anything could not be."""
    folders = [folder for path in arguments.paths for folder in trip_folder.folders_in(path)]
    others = [path for path in arguments.paths if not trip_folder.folders_in(path)]
    with Readers(others, lambda _done, _of, _what: None, forked=True) as readers:
        mode = only_mode(arguments.logbook)
        if mode is not None:
            readers.begin(mode)
        from expedition.cli import intake

        return intake.import_files(arguments, folders, readers)
