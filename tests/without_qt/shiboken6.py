"""Stands before the real package and refuses to be imported."""

raise ModuleNotFoundError("No module named 'shiboken6'", name="shiboken6")
