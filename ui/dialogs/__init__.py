"""Dialogs, the few questions that need a place of their own."""
