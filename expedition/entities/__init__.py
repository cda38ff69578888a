"""Mapped tables."""
