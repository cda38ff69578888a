"""Stands before the real package and refuses to be imported."""

raise ModuleNotFoundError("No module named 'PySide6'", name="PySide6")
