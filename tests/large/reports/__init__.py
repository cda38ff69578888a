"""Attacks on the report: each yields a sentence for everything that went wrong."""
