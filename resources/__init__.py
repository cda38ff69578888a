"""Fonts, icons, flags and themes, read at run time through importlib.resources."""
