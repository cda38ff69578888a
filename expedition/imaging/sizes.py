"""How large the small pictures of photos are."""

STRIP, PAGE = 320, 1600
"""Pixels of the longer edge: in a row of pictures, and filling a page or a window."""
