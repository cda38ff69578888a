"""Readers fed with damaged files: `python -m tests.fuzzing READER --seconds 60`."""
