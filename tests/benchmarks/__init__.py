"""Measurements, run by hand: `python -m tests.benchmarks.NAME`; they print tables and are no tests."""
