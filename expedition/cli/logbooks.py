"""The commands `new`, `sample`, `check`, `salvage` and `clean`."""

import argparse
from collections.abc import Iterable
from dataclasses import asdict

from expedition import checking, cleaning, mending, salvaging, samples
from expedition.checking import Problem
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
    """Looks for damage, mends what can be mended if that is asked for; exit code 1 if anything is wrong."""
    if arguments.repair:
        return _repair(arguments)
    report = checking.check(arguments.logbook, arguments.places)
    if arguments.json:
        problems = [asdict(problem) for problem in report.problems]
        print_json({"ok": report.ok, "problems": problems, "spare": report.spare, "notes": report.notes})
    else:
        _say_problems(report.problems)
        found = plural("{n} problem found.", "{n} problems found.", len(report.problems))
        say(_("All is well.") if report.ok else found)
        if any(problem.repairable for problem in report.problems):
            say(_("Some of it can be mended: check --repair."))
        for note in report.notes:
            say(note)
    return 0 if report.ok else 1


def _repair(arguments: argparse.Namespace) -> int:
    mended = mending.mend(arguments.logbook, places=arguments.places)
    if arguments.json:
        print_json(
            {
                "ok": not mended.left,
                "mended": [asdict(problem) for problem in mended.mended],
                "problems": [asdict(problem) for problem in mended.left],
                "aside": str(mended.aside) if mended.aside else None,
            }
        )
        return 0 if not mended.left else 1
    if mended.mended:
        say(plural("Mended {n} problem:", "Mended {n} problems:", len(mended.mended)))
        _say_problems(mended.mended)
    if mended.aside:
        say(_("What was there is kept as {file}.").format(file=mended.aside))
    if mended.left:
        say(plural("{n} problem stays:", "{n} problems stay:", len(mended.left)))
        _say_problems(mended.left)
        say(_("Restore a backup, or bring what can be read into a new logbook: expedition salvage."))
    else:
        say(_("All is well."))
    return 0 if not mended.left else 1


def _say_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        say(f"{problem.where}: {problem.what}")


def salvage(arguments: argparse.Namespace) -> int:
    """Brings what can be read of a damaged logbook into a new one; exit code 1 if anything is lost."""
    found = salvaging.salvage(arguments.logbook, arguments.target)
    if arguments.json:
        print_json({**asdict(found), "folder": str(found.folder)})
        return 1 if found.lost else 0
    for one in (*found.doubtful, *found.lost):
        say(one)
    say(
        _("{folder} holds what could be read: {days}, {legs}, {rows} records in all, {files}.").format(
            folder=found.folder,
            days=plural("{n} day", "{n} days", found.counts.get("day", 0)),
            legs=plural("{n} leg", "{n} legs", found.counts.get("leg", 0)),
            rows=number(sum(found.counts.values())),
            files=plural("{n} file", "{n} files", found.files),
        )
    )
    if found.from_backup:
        say(
            plural(
                "{n} of the records is from a backup; its checksum proves it.",
                "{n} of the records are from backups; their checksums prove them.",
                found.from_backup,
            )
        )
    say(
        _("{folder} is as it was. What could be undone there was not brought over.").format(
            folder=arguments.logbook
        )
    )
    return 1 if found.lost else 0


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
