"""The command line: everything that needs no eyes, and a contract for scripts."""

from expedition.cli.main import main

__all__ = ["main"]
