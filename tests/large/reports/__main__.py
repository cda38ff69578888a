"""Runs all attacks on the report, or those named, and prints what went wrong."""

import sys
import time

from tests.large.reports import sizes, stopping, strings

_ATTACKS = {"strings": strings.attack, "sizes": sizes.attack, "stopping": stopping.attack}


def main(names: list[str]) -> int:
    """0 where nothing went wrong."""
    count = 0
    for name in names or _ATTACKS:
        start, found = time.monotonic(), list(_ATTACKS[name]())
        count += len(found)
        print(f"{name}: {len(found)} in {time.monotonic() - start:.0f} s", *found, sep="\n  ", flush=True)
    return int(count > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
