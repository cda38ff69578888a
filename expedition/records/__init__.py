"""Frozen values that travel between layers."""
