"""Fonts, scripts, line breaking and the wording of figures."""
