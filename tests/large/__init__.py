"""Long attacks, run by hand: `python -m tests.large.NAME`; the suite has a small share of each."""
