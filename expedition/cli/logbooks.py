"""The commands `new`, `sample`, `check` and `clean`."""

import argparse
from dataclasses import asdict

from expedition import checking, cleaning, samples
from expedition.cli.output import print_json, say
from expedition.logbook import Logbook
from expedition.operations import trips
from expedition.records.fields import TripFields
from expedition.text import _, plural
from expedition.units import number


def new(arguments: argparse.Namespace) -> int:
    """Makes a logbook with one empty trip."""
    with Logbook.making(arguments.logbook) as logbook:
        logbook.do(_("Add trip"), trips.add, TripFields(title=arguments.title))
    say(_("Made {folder} with the trip “{title}”.").format(folder=arguments.logbook, title=arguments.title))
    return 0


def sample(arguments: argparse.Namespace) -> int:
    """Makes a logbook that holds one sample trip, or all of them."""
    samples.create(arguments.name, arguments.logbook).close()
    say(_("Made {folder}; open it, or make its report.").format(folder=arguments.logbook))
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Looks for damage; exit code 1 if anything is wrong."""
    report = checking.check(arguments.logbook)
    if arguments.json:
        problems = [asdict(problem) for problem in report.problems]
        print_json({"ok": report.ok, "problems": problems, "spare": report.spare})
    else:
        for problem in report.problems:
            say(f"{problem.where}: {problem.what}")
        found = plural("{n} problem found.", "{n} problems found.", len(report.problems))
        say(_("All is well.") if report.ok else found)
    return 0 if report.ok else 1


def clean(arguments: argparse.Namespace) -> int:
    """Removes kept files that nothing refers to any more."""
    gone = cleaning.clean(arguments.logbook, forget=arguments.forget)
    size = sum(one.size for one in gone)
    if arguments.json:
        print_json({"removed": [one.name for one in gone], "bytes": size})
    else:
        files = plural("Removed one file", "Removed {n} files", len(gone))
        say(_("{files}, {size} bytes.").format(files=files, size=number(size)))
    return 0
