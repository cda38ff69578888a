"""Figures computed from points."""
