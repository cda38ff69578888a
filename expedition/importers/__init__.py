"""Readers that turn files into records."""
