"""Tooltips of what travellers wrote: words, never markup."""

from html import escape


def plain(words: str) -> str:
    """The words so that a tooltip shows them as they are; Qt would take a tag in them for rich text."""
    return f"<qt>{escape(words)}</qt>" if "<" in words else words
