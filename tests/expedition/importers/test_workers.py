import subprocess
import sys
from pathlib import Path

import sample_trips

TRACKS = Path(sample_trips.__file__).parent / "norway_motorbike" / "tracks"
SCRIPT = """
import sys
from pathlib import Path
from expedition.importers.batch import read_files
if __name__ == "__main__":
    files = read_files([Path(sys.argv[1])], lambda done, of, what: None)
    print(sum(file.is_readable for file in files))
"""


def test_where_no_worker_can_start_the_files_are_read_all_the_same() -> None:
    # A program that came through a pipe cannot be started a second time by its workers.
    done = subprocess.run(
        [sys.executable, "-", TRACKS], input=SCRIPT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "8\n")
